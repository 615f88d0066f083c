"""The roles of a client."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from keycloak_openapi.api import client_roles as api
from keycloak_openapi.models import RoleRepresentation

from ..._core.predecessor import PATHS
from .base import AsyncKeycloakAdminBase
from .paging import LARGE_PAGE_SIZE, PAGE_SIZE, iterate

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from keycloak_openapi.api.client_roles import ListClientRolesFilters
    from keycloak_openapi.models import NewRoleRepresentationFields

    from .admin import AsyncKeycloakAdmin
    from .base import AsyncLookup


class AsyncClientRoles(AsyncKeycloakAdminBase):
    """The roles of a client.

    Args:
        realm_name: the realm.
        client_id: the client's internal id.
        client: what sends.
    """

    _paths = PATHS["ClientRoles"]

    def __init__(self, realm_name: str, client_id: str | AsyncLookup, client: AsyncKeycloakAdmin) -> None:
        super().__init__(client)
        self._realm_name = realm_name
        self._client_id = client_id

    async def create(self, name: str, **fields: Unpack[NewRoleRepresentationFields]) -> None:
        """Create a role.

        Raises:
            Conflict: if there is one of this name.
        """
        body = RoleRepresentation.from_fields({"name": name, **fields})
        await self._client.send(api.create_client_role(self._realm_name, await self._id(self._client_id), body))

    async def all(
        self, *, page_size: int = LARGE_PAGE_SIZE, **filters: Unpack[ListClientRolesFilters]
    ) -> list[RoleRepresentation]:
        """Return all roles that fit; filters are `search` and `brief_representation`."""
        return [role async for role in self.iter(page_size=page_size, **filters)]

    async def iter(
        self, *, page_size: int = PAGE_SIZE, **filters: Unpack[ListClientRolesFilters]
    ) -> AsyncIterator[RoleRepresentation]:
        """Iterate over the roles that fit, with one page in memory at a time."""
        client_id = await self._id(self._client_id)
        async for role in iterate(
            self._client,
            lambda first, size: api.list_client_roles(self._realm_name, client_id, first=first, max=size, **filters),
            page_size,
        ):
            yield role

    def by_name(self, role_name: str) -> AsyncClientRole:
        """Return one role."""
        return AsyncClientRole(self._realm_name, self._client_id, role_name, self._client)


class AsyncClientRole(AsyncKeycloakAdminBase):
    """One role of a client.

    Args:
        realm_name: the realm.
        client_id: the client's internal id.
        role_name: the role.
        client: what sends.
    """

    _paths = PATHS["ClientRole"]

    def __init__(
        self, realm_name: str, client_id: str | AsyncLookup, role_name: str, client: AsyncKeycloakAdmin
    ) -> None:
        super().__init__(client)
        self._realm_name = realm_name
        self._client_id = client_id
        self._role_name = role_name

    async def get(self) -> RoleRepresentation:
        """Return the role."""
        client_id = await self._id(self._client_id)
        return await self._client.send(api.get_client_role(self._realm_name, client_id, self._role_name))

    async def update(self, name: str | None = None, **fields: Unpack[NewRoleRepresentationFields]) -> None:
        """Change the given fields; the others stay as they are.

        Args:
            name: a new name.
            **fields: `description`, `attributes`, ...
        """
        role = await self._changed(RoleRepresentation, self.get, fields)
        role.name = name or role.name
        await self.replace(role)

    async def replace(self, representation: RoleRepresentation | Mapping[str, Any]) -> None:
        """Write the role as given."""
        client_id = await self._id(self._client_id)
        await self._client.send(api.update_client_role(self._realm_name, client_id, self._role_name, representation))

    async def delete(self) -> None:
        """Delete the role."""
        client_id = await self._id(self._client_id)
        await self._client.send(api.delete_client_role(self._realm_name, client_id, self._role_name))
