# Made by scripts/unasync.py from keycloak_facade/_async/admin/role_mappings.py; not to be edited.
"""Roles that were given: to users and to groups, the realm's own and those of clients."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from .base import KeycloakAdminBase

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from keycloak_openapi.models import RoleRepresentation
    from keycloak_openapi.request import Request

    from .admin import KeycloakAdmin
    from .base import Lookup


class RoleMappings(KeycloakAdminBase):
    """The roles of one kind that one user or group was given.

    A subclass names the operations; all of them take the same path.
    """

    _list: ClassVar[Callable[..., Request[list[RoleRepresentation]]]]
    _available: ClassVar[Callable[..., Request[list[RoleRepresentation]]]]
    _effective: ClassVar[Callable[..., Request[list[RoleRepresentation]]]]
    _add: ClassVar[Callable[..., Request[None]]]
    _remove: ClassVar[Callable[..., Request[None]]]

    def __init__(self, path: tuple[str | Lookup, ...], client: KeycloakAdmin) -> None:
        super().__init__(client)
        self._path = path

    def get(self) -> list[RoleRepresentation]:
        """Return the roles that were given directly."""
        return self._client.send(self._list(*self._values()))

    def effective(self, *, brief_representation: bool | None = None) -> list[RoleRepresentation]:
        """Return the roles that were given directly, by a group or as part of a composite role.

        Args:
            brief_representation: False for their attributes too.
        """
        request = self._effective(*self._values(), brief_representation=brief_representation)
        return self._client.send(request)

    def available(self) -> list[RoleRepresentation]:
        """Return the roles that could be given yet."""
        return self._client.send(self._available(*self._values()))

    def add(self, roles: Sequence[RoleRepresentation | Mapping[str, Any]]) -> None:
        """Give roles; each is known by its `id` and `name`."""
        self._client.send(self._add(*self._values(), roles))

    def delete(self, roles: Sequence[RoleRepresentation | Mapping[str, Any]]) -> None:
        """Take roles away; each is known by its `id` and `name`."""
        self._client.send(self._remove(*self._values(), roles))

    def _values(self) -> list[str]:
        return [self._id(value) for value in self._path]
