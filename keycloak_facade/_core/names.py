"""The names by which things are looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeGuard

from keycloak_openapi.errors import InvalidPathError

if TYPE_CHECKING:
    from collections.abc import Mapping


def is_name(value: object) -> TypeGuard[str]:
    """Tell whether a value can name something: whether it is a string that is not blank."""
    return isinstance(value, str) and bool(value.strip())


def checked_name(name: object) -> str:
    """Return a name that is to be looked up.

    Where a name is empty or blank, the server takes the filter for absent and answers all that there is, so that
    deleting what is found would delete something else.

    Raises:
        InvalidPathError: if it is no string, or nothing but white space.
    """
    if not is_name(name):
        raise InvalidPathError(f"expected a name to look up, got {name!r}")
    return name


def is_wanted(found: Mapping[str, Any], wanted: Mapping[str, str]) -> bool:
    """Tell whether what was found has the wanted entries."""
    return all(_comparable(key, found.get(key)) == _comparable(key, value) for key, value in wanted.items())


def _comparable(key: str, value: Any) -> Any:
    # The server keeps usernames in lower case, whichever they are given or looked up in.
    return value.lower() if key == "username" and isinstance(value, str) else value
