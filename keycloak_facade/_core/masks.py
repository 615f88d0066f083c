"""The asterisks that the server answers in the place of a secret."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from keycloak_openapi._json import is_mapping, is_sequence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MASK = "**********"

_USERS = frozenset({"users", "federatedUsers"})
"""What the server exports without its secrets, and has many of."""
_NAMES = ("clientId", "alias", "name")

M = TypeVar("M", bound="Mapping[str, Any]")


def unmasked(created: M) -> M:
    """Return what is to be created, which must not have asterisks for a secret, as a copy of what was read has.

    When something is updated, the server takes them for the secret that it has already, but for that of a client; when
    it is created, there is none yet, and they would be stored: whoever knows that can use them.

    Raises:
        ValueError: if a value is masked, but for those of users.
    """
    masked = list(_masked(created))
    if masked:
        raise ValueError(f"{', '.join(masked)}: the server has hidden it by asterisks; give it anew, or leave it out")
    return created


def _masked(value: Any, *path: str) -> Iterator[str]:
    """Yield where asterisks stand."""
    if is_mapping(value):
        for key, item in value.items():
            if key not in _USERS:
                yield from _masked(item, *path, key)
    elif is_sequence(value):
        for item in value:
            yield from _masked(item, *path, *_name(item))
    elif value == MASK:
        yield ".".join(path)


def _name(item: Any) -> list[str]:
    """Return what an item of a list is called."""
    names = [item.get(key) for key in _NAMES] if is_mapping(item) else []
    return [name for name in names if isinstance(name, str)][:1]
