"""The roles that something has, as the admin console asks for them: no stable API."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._core.console import CLIENT, CLIENT_SCOPE, GROUP, ROLE, USER
from .node import AsyncNode
from .paging import LARGE_PAGE_SIZE

if TYPE_CHECKING:
    from keycloak_openapi.models import ConsoleClientRole, ConsoleEffectiveRole

    from ..._core.console import ConsoleOwnerOperations, ConsoleRoleOperations
    from .admin import AsyncKeycloakAdmin
    from .base import AsyncLookup


class AsyncUnstableRoles(AsyncNode):
    """The roles that users, groups, clients, client scopes and composite roles have, or could have."""

    def by_user(self, user_id: str) -> AsyncUnstableOwnerRoles:
        """Return the roles of one user, those of its groups included."""
        return self._of(user_id, USER)

    def by_group(self, group_id: str) -> AsyncUnstableOwnerRoles:
        """Return the roles of one group, those of the groups above it included."""
        return self._of(group_id, GROUP)

    def by_client(self, client_uuid: str) -> AsyncUnstableOwnerRoles:
        """Return the roles in the scope of one client, by its internal id."""
        return self._of(client_uuid, CLIENT)

    def by_client_scope(self, client_scope_id: str) -> AsyncUnstableOwnerRoles:
        """Return the roles in one client scope."""
        return self._of(client_scope_id, CLIENT_SCOPE)

    def by_role(self, role_id: str) -> AsyncUnstableRoleRoles:
        """Return the roles that one role is composed of."""
        return AsyncUnstableRoleRoles(*self._path, role_id, client=self._client, operations=ROLE)

    def _of(self, owner_id: str, operations: ConsoleOwnerOperations) -> AsyncUnstableOwnerRoles:
        return AsyncUnstableOwnerRoles(*self._path, owner_id, client=self._client, operations=operations)


class AsyncUnstableRoleRoles(AsyncNode):
    """The roles that one thing has.

    Args:
        path: leads to it.
        client: what sends.
        operations: those of its kind.
    """

    def __init__(self, *path: str | AsyncLookup, client: AsyncKeycloakAdmin, operations: ConsoleRoleOperations) -> None:
        super().__init__(*path, client=client)
        self._operations = operations

    async def effective(self) -> list[ConsoleEffectiveRole]:
        """Return all roles of the realm and of clients: those mapped, and what they are composed of.

        Raises:
            NotFound: if there is no such thing, or the server is older than 26.5.
        """
        return await self._send(self._operations.effective)

    async def available_client_roles(
        self, *, search: str | None = None, page_size: int = LARGE_PAGE_SIZE
    ) -> list[ConsoleClientRole]:
        """Return all roles of clients that could be mapped yet, or those found.

        Args:
            search: part of the name of a role or of its client.
            page_size: roles a request.
        """
        pages = self._pages(self._operations.available_of_clients, page_size, search=search)
        return [role async for role in pages]


class AsyncUnstableOwnerRoles(AsyncUnstableRoleRoles):
    """The roles that one thing has which is no role itself.

    Args:
        path: leads to it.
        client: what sends.
        operations: those of its kind.
    """

    _operations: ConsoleOwnerOperations

    def __init__(
        self, *path: str | AsyncLookup, client: AsyncKeycloakAdmin, operations: ConsoleOwnerOperations
    ) -> None:
        super().__init__(*path, client=client, operations=operations)

    async def effective_client_roles(self) -> list[ConsoleClientRole]:
        """Return the roles of clients among `effective`."""
        return await self._send(self._operations.effective_of_clients)
