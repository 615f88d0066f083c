"""What the server keeps in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keycloak_openapi.api import caches as api

from .node import AsyncNode

if TYPE_CHECKING:
    from .admin import AsyncKeycloakAdmin


class AsyncCaches(AsyncNode):
    """What the server keeps in memory, to be read anew where something else has changed it.

    Args:
        realm_name: the realm that the caller may manage; the caches are those of all realms.
        client: what sends.
    """

    def __init__(self, realm_name: str, client: AsyncKeycloakAdmin) -> None:
        super().__init__(realm_name, client=client)

    async def clear_realm(self) -> None:
        """Forget realms, clients, roles, groups and client scopes."""
        await self._send(api.clear_realm_cache)

    async def clear_users(self) -> None:
        """Forget users."""
        await self._send(api.clear_user_cache)

    async def clear_keys(self) -> None:
        """Forget the public keys of clients and identity providers."""
        await self._send(api.clear_keys_cache)

    async def clear_crls(self) -> None:
        """Forget certificate revocation lists."""
        await self._send(api.clear_crl_cache)
