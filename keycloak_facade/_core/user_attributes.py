"""Attributes of users that the server drops or hides without a word."""

from __future__ import annotations

import warnings
from inspect import currentframe
from typing import TYPE_CHECKING

from keycloak_openapi._json import is_mapping, is_sequence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_FIELDS = frozenset({"username", "email", "firstName", "lastName"})
"""Taken for the fields of these names, and not among the attributes when read."""
_LOCALE = "locale"
"""Declared by the server itself, and that only in a realm of several languages, whatever its user profile says."""
_NOT_THE_CALLERS = frozenset({__name__.partition(".")[0], "asyncio"})
"""The packages of which no line is blamed for what a caller asks of the library."""


class UnmanagedAttributeWarning(UserWarning):
    """The server has answered with success, and has dropped some attributes of a user, or shows them to nobody."""


class KeptAttributes:
    """The attributes that realms have been seen to keep: these need not be looked for again.

    Args:
        is_told_once: whether those that they do not keep are not looked for again either.
        is_of_imports: whether users are imported; the server keeps all that they have, and does not show all.
    """

    def __init__(self, *, is_told_once: bool = False, is_of_imports: bool = False) -> None:
        self._is_told_once = is_told_once
        self._is_of_imports = is_of_imports
        self._known: set[tuple[str, str]] = set()

    def in_doubt(self, realm_name: str, attributes: Mapping[str, Sequence[str]] | None) -> set[str]:
        """Return which of a user's attributes the server may have dropped; those without a value it may."""
        written: Mapping[str, object] = attributes if is_mapping(attributes) else {}
        given = {name for name, values in written.items() if name not in _FIELDS and values_of(values)}
        wanted = {name for name in given if (realm_name, name) not in self._known}
        if self._is_told_once:
            self._know(realm_name, wanted)
        return wanted

    def warn_of_missing(self, realm_name: str, wanted: set[str], found: Mapping[str, Sequence[str]] | None) -> None:
        """Warn whoever has called the library of what is not among the attributes that were found."""
        kept = wanted.intersection(found if is_mapping(found) else ())
        self._know(realm_name, kept)
        if lost := wanted - kept:
            told = _told(realm_name, lost, is_of_imports=self._is_of_imports)
            warnings.warn(told, UnmanagedAttributeWarning, stacklevel=_level_of_caller())

    def _know(self, realm_name: str, names: set[str]) -> None:
        self._known.update((realm_name, name) for name in names)


def values_of(given: object) -> list[str]:
    """Return the values of an attribute as the server keeps them, be they given as a list of text or not."""
    values = given if is_sequence(given) else [given]
    texts = (str(value).lower() if isinstance(value, bool) else str(value) for value in values if value is not None)
    return [text for text in texts if text]


def _level_of_caller() -> int:
    """Return the `stacklevel` with which the caller of this function blames the line that has called the library.

    Of a task that the line has made, it is the line that runs the loop.
    """
    frame, level = currentframe(), 0
    while frame is not None and str(frame.f_globals.get("__name__")).partition(".")[0] in _NOT_THE_CALLERS:
        frame, level = frame.f_back, level + 1
    return level


def _told(realm_name: str, lost: set[str], *, is_of_imports: bool) -> str:
    names = f"the attribute{'s' * (len(lost) > 1)} {', '.join(map(repr, sorted(lost)))}"
    what, may = (f"keeps {names} unseen", "see") if is_of_imports else (f"has dropped {names}", "set")
    if lost == {_LOCALE}:
        return f"the server {what}: realm {realm_name!r} needs internationalization_enabled"
    return (
        f"the server {what}: the user profile of realm {realm_name!r} does not let administrators {may} what it does "
        "not declare. Declare it with "
        'user_profile.attributes.create(name, permissions={"view": ["admin"], "edit": ["admin"]}), or allow all with '
        'user_profile.update(unmanaged_attribute_policy="ADMIN_EDIT")'
    )
