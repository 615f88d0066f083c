"""Attributes of users that the server drops without a word."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

from keycloak_openapi._json import is_mapping, is_sequence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_FIELDS = frozenset({"username", "email", "firstName", "lastName"})
"""Taken for the fields of these names, and not among the attributes when read."""
_LOCALE = "locale"
"""Declared by the server itself, and that only in a realm of several languages, whatever its user profile says."""


class UnmanagedAttributeWarning(UserWarning):
    """The server has answered with success, and has not kept some attributes of a user."""


class KeptAttributes:
    """The attributes that realms have been seen to keep: these need not be looked for again."""

    def __init__(self) -> None:
        self._kept: set[tuple[str, str]] = set()

    def in_doubt(self, realm_name: str, attributes: Mapping[str, Sequence[str]] | None) -> set[str]:
        """Return which of a user's attributes the server may have dropped; those without a value it may."""
        given = {name for name, values in (attributes or {}).items() if name not in _FIELDS and values_of(values)}
        return {name for name in given if (realm_name, name) not in self._kept}

    def warn_of_missing(self, realm_name: str, wanted: set[str], found: Mapping[str, Sequence[str]] | None) -> None:
        """Warn the caller of this one's caller's caller of what is not among the attributes that were found."""
        kept = wanted.intersection(found if is_mapping(found) else ())
        self._kept.update((realm_name, name) for name in kept)
        if dropped := wanted - kept:
            warnings.warn(_told(realm_name, dropped), UnmanagedAttributeWarning, stacklevel=4)


def values_of(given: object) -> list[str]:
    """Return the values of an attribute as the server keeps them, be they given as a list of text or not."""
    values = given if is_sequence(given) else [given]
    texts = (str(value).lower() if isinstance(value, bool) else str(value) for value in values if value is not None)
    return [text for text in texts if text]


def _told(realm_name: str, dropped: set[str]) -> str:
    names = ", ".join(map(repr, sorted(dropped)))
    if dropped == {_LOCALE}:
        return f"the server has dropped the attribute {names}: realm {realm_name!r} needs internationalization_enabled"
    return (
        f"the server has dropped the attribute{'s' * (len(dropped) > 1)} {names}: the user profile of realm "
        f"{realm_name!r} does not let administrators set what it does not declare. Declare it with "
        'user_profile.attributes.create(name, permissions={"view": ["admin"], "edit": ["admin"]}), or allow all with '
        'user_profile.update(unmanaged_attribute_policy="ADMIN_EDIT")'
    )
