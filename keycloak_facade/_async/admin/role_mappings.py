"""Roles that users and groups were given, and roles in the scope of clients: the same verbs on other operations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from ..._core.mappings import RoleOperations
from .node import AsyncNode, AsyncNodeOf

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from keycloak_openapi.models import MappingsRepresentation, RoleRepresentation

    from ..._core.mappings import MappingOperations


class AsyncRoleMappings(AsyncNodeOf[RoleOperations]):
    """The mapped roles of one kind."""

    async def get(self) -> list[RoleRepresentation]:
        """Return the roles that were mapped directly."""
        return await self._send(self._operations.mapped)

    async def effective(self, *, brief_representation: bool | None = None) -> list[RoleRepresentation]:
        """Return the roles that were mapped directly, by a group or as part of a composite role.

        Args:
            brief_representation: False for their attributes too.
        """
        return await self._send(self._operations.effective, brief_representation=brief_representation)

    async def available(self) -> list[RoleRepresentation]:
        """Return the roles that could be mapped yet."""
        return await self._send(self._operations.available)

    async def add(self, roles: Sequence[RoleRepresentation | Mapping[str, Any]]) -> None:
        """Map roles; each is known by its `id` and `name`."""
        await self._send(self._operations.add, roles)

    async def delete(self, roles: Sequence[RoleRepresentation | Mapping[str, Any]]) -> None:
        """Unmap roles; each is known by its `id` and `name`."""
        await self._send(self._operations.remove, roles)


class AsyncClientRoleMappings(AsyncNodeOf[RoleOperations]):
    """The mapped roles of clients."""

    def by_id(self, client_id: str) -> AsyncRoleMappings:
        """Return the mapped roles of one client, by its internal id."""
        return AsyncRoleMappings(*self._path, client_id, client=self._client, operations=self._operations)


class AsyncAllRoleMappings(AsyncNode):
    """All roles that are mapped to one thing; a subclass names the operations."""

    _operations: ClassVar[MappingOperations]

    async def get(self) -> MappingsRepresentation:
        """Return the roles that were mapped directly, the realm's own and those of clients."""
        return await self._send(self._operations.get)

    @property
    def realm(self) -> AsyncRoleMappings:
        """The realm's own roles."""
        return AsyncRoleMappings(*self._path, client=self._client, operations=self._operations.realm)

    @property
    def clients(self) -> AsyncClientRoleMappings:
        """The roles of clients."""
        return AsyncClientRoleMappings(*self._path, client=self._client, operations=self._operations.client)
