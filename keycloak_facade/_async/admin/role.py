"""One role, found by its name or by its id."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Unpack

from keycloak_openapi.models import RoleRepresentation

from ..._core.roles import ROLE_BY_ID, in_path
from .node import AsyncNode
from .role_composites import AsyncRoleByIdComposites, AsyncRoleComposites
from .role_holders import AsyncRoleGroups, AsyncRoleUsers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from keycloak_openapi.models import NewRoleRepresentationFields

    from ..._core.roles import NamedRoleOperations, SingleRoleOperations
    from .admin import AsyncKeycloakAdmin
    from .base import AsyncLookup
    from .management_permissions import AsyncManagementPermissions


class AsyncAnyRole(AsyncNode):
    """One role; a subclass names the operations."""

    _single: ClassVar[SingleRoleOperations]

    async def get(self) -> RoleRepresentation:
        """Return the role."""
        return await self._send(self._single.get)

    async def update(self, name: str | None = None, **fields: Unpack[NewRoleRepresentationFields]) -> None:
        """Change the given fields; the others stay as they are.

        Args:
            name: a new name.
            **fields: `description`, `attributes`, ... None removes either. The server leaves `composites` as they are:
                see `composites`.
        """
        role = await self._changed(RoleRepresentation, self.get, fields)
        role.name = name or role.name
        await self.replace(role)

    async def replace(self, representation: RoleRepresentation | Mapping[str, Any]) -> None:
        """Write the role as given, but for the roles that it includes."""
        await self._send(self._single.update, representation)

    async def delete(self) -> None:
        """Delete the role."""
        await self._send(self._single.delete)


class AsyncNamedRole(AsyncAnyRole):
    """One role that is found by its name, after what `path` leads to."""

    _named: ClassVar[NamedRoleOperations]

    def __init__(self, *path: str | AsyncLookup, role_name: str, client: AsyncKeycloakAdmin) -> None:
        super().__init__(*path, in_path(role_name), client=client)

    @property
    def composites(self) -> AsyncRoleComposites:
        """The roles that the role includes."""
        return AsyncRoleComposites(*self._path, client=self._client, operations=self._single.composites)

    @property
    def users(self) -> AsyncRoleUsers:
        """The users that have the role themselves."""
        return AsyncRoleUsers(*self._path, client=self._client, operations=self._named)

    @property
    def groups(self) -> AsyncRoleGroups:
        """The groups that have the role themselves."""
        return AsyncRoleGroups(*self._path, client=self._client, operations=self._named)


class AsyncRoleById(AsyncAnyRole):
    """One role, the realm's own or a client's, by its id."""

    _single = ROLE_BY_ID

    @property
    def composites(self) -> AsyncRoleByIdComposites:
        """The roles that the role includes."""
        return AsyncRoleByIdComposites(*self._path, client=self._client, operations=self._single.composites)

    @property
    def management_permissions(self) -> AsyncManagementPermissions:
        """Permissions of its own that decide who may manage the role."""
        from ..._core.management_permissions import ROLE_BY_ID_PERMISSIONS
        from .management_permissions import AsyncManagementPermissions

        return AsyncManagementPermissions(*self._path, client=self._client, operations=ROLE_BY_ID_PERMISSIONS)
