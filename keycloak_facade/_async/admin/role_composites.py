"""The roles that a role includes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..._core.roles import CompositeOperations
from .node import AsyncNodeOf
from .paging import LARGE_PAGE_SIZE, PAGE_SIZE

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Mapping, Sequence

    from keycloak_openapi.models import RoleRepresentation


class AsyncRealmComposites(AsyncNodeOf[CompositeOperations]):
    """The realm's own roles among those that a role includes."""

    async def all(self) -> list[RoleRepresentation]:
        """Return all of them."""
        return await self._send(self._operations.realm)


class AsyncClientComposites(AsyncNodeOf[CompositeOperations]):
    """The roles of one client among those that a role includes."""

    async def all(self) -> list[RoleRepresentation]:
        """Return all of them."""
        return await self._send(self._operations.client)


class AsyncClientsComposites(AsyncNodeOf[CompositeOperations]):
    """The roles of clients among those that a role includes."""

    def by_id(self, client_id: str) -> AsyncClientComposites:
        """Return those of one client, by its internal id."""
        return AsyncClientComposites(*self._path, client_id, client=self._client, operations=self._operations)


class AsyncRoleComposites(AsyncNodeOf[CompositeOperations]):
    """The roles that a role includes: who has it has them too."""

    async def all(self) -> list[RoleRepresentation]:
        """Return the roles that the role includes itself, not through others."""
        return await self._send(self._operations.all)

    async def add(self, roles: Sequence[RoleRepresentation | Mapping[str, Any]]) -> None:
        """Include roles; each is known by its `id`."""
        await self._send(self._operations.add, roles)

    async def delete(self, roles: Sequence[RoleRepresentation | Mapping[str, Any]]) -> None:
        """No longer include roles; each is known by its `id`."""
        await self._send(self._operations.remove, roles)

    @property
    def realm(self) -> AsyncRealmComposites:
        """The realm's own roles among them."""
        return AsyncRealmComposites(*self._path, client=self._client, operations=self._operations)

    @property
    def clients(self) -> AsyncClientsComposites:
        """The roles of clients among them."""
        return AsyncClientsComposites(*self._path, client=self._client, operations=self._operations)


class AsyncRoleByIdComposites(AsyncRoleComposites):
    """The roles that a role includes, which the server can search."""

    async def all(self, *, page_size: int = LARGE_PAGE_SIZE, search: str | None = None) -> list[RoleRepresentation]:
        """Return the roles that the role includes itself and that fit; see `iter`."""
        return [role async for role in self.iter(page_size=page_size, search=search)]

    def iter(self, *, page_size: int = PAGE_SIZE, search: str | None = None) -> AsyncGenerator[RoleRepresentation]:
        """Iterate over the roles that fit, page by page.

        Args:
            page_size: roles a request.
            search: a part of the name.
        """
        return self._pages(self._operations.all, page_size, search=search)
