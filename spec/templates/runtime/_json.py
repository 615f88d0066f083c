"""What JSON values are, told in a way that type checkers follow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeGuard


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Tell whether a value is a JSON object."""
    return isinstance(value, dict)


def is_array(value: object) -> TypeGuard[list[Any]]:
    """Tell whether a value is a JSON array."""
    return isinstance(value, list)


def is_mapping(value: object) -> TypeGuard[Mapping[str, Any]]:
    """Tell whether a value can stand for a JSON object."""
    # A dict is one too, and is found out far quicker.
    return isinstance(value, (dict, Mapping))


def is_sequence(value: object) -> TypeGuard[Sequence[Any]]:
    """Tell whether a value is written as a JSON array."""
    return isinstance(value, (list, tuple))
