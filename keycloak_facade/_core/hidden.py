"""Secrets that do not show in the variables that a traceback lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from .masks import MASK

if TYPE_CHECKING:
    from collections.abc import Mapping

T = TypeVar("T")


class Hidden(str):
    """A string as any other, whose repr does not show it."""

    __slots__ = ()

    def __repr__(self) -> str:
        return repr(MASK)


def hidden(value: T) -> T:
    """Return a string as one that does not show, and anything else as it is."""
    return value if isinstance(value, Hidden) or not isinstance(value, str) else cast("T", Hidden(value))


def hidden_text(value: str) -> str:
    """Do so for an attribute that is a string.

    Raises:
        TypeError: if it is none, such as a variable that is not in the environment; it is not quoted.
    """
    _require_string(value)
    return hidden(value)


def hidden_option(value: str | None) -> str | None:
    """Do so for one that may be missing.

    Raises:
        TypeError: as above.
    """
    return None if value is None else hidden_text(value)


def _require_string(value: object) -> None:
    if not isinstance(value, str):
        raise TypeError(f"a secret is a string, not {type(value).__name__}")


def hidden_values(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the same with values that do not show."""
    return {name: hidden(value) for name, value in values.items()}
