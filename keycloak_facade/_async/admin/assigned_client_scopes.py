"""Client scopes that are assigned to a client, or to each client that the realm will create."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keycloak_openapi.errors import KeycloakError

from ..._core.client_scopes import AssignedScopeOperations
from .node import AsyncNodeOf

if TYPE_CHECKING:
    from collections.abc import Callable

    from keycloak_openapi.models import ClientScopeRepresentation
    from keycloak_openapi.request import Request


class AsyncAssignedClientScopes(AsyncNodeOf[AssignedScopeOperations]):
    """The client scopes that are assigned in one way: by default, or for a request that asks for them.

    A scope is assigned in one of both ways at the most.
    """

    async def all(self) -> list[ClientScopeRepresentation]:
        """Return them all, by `id` and `name`."""
        return await self._send(self._operations.all)

    async def add(self, client_scope_id: str) -> None:
        """Assign a client scope in this way, and no longer in the other.

        A client does not take one of another protocol, and the server does not say so.
        """
        if await self._is_among(self._operations.all_others, client_scope_id):
            await self._move(client_scope_id)
        elif not await self._is_among(self._operations.all, client_scope_id):
            await self._send(self._operations.add, client_scope_id)

    async def delete(self, client_scope_id: str) -> None:
        """Take a client scope away, in whichever way it is assigned."""
        await self._send(self._operations.remove, client_scope_id)

    async def _is_among(
        self, operation: Callable[..., Request[list[ClientScopeRepresentation]]], client_scope_id: str
    ) -> bool:
        return any(scope.id == client_scope_id for scope in await self._send(operation))

    async def _move(self, client_scope_id: str) -> None:
        # Alone, the addition of a scope that is assigned in the other way is ignored, or a conflict.
        await self.delete(client_scope_id)
        try:
            await self._send(self._operations.add, client_scope_id)
        except KeycloakError as error:
            try:
                await self._send(self._operations.add_other, client_scope_id)
            except KeycloakError as failure:
                error.add_note(f"the client scope was assigned in the other way, and could not be put back: {failure}")
            raise
