"""What the server keeps in memory."""

from __future__ import annotations

from keycloak_openapi.api import caches as api

from .node import AsyncNode


class AsyncCaches(AsyncNode):
    """What the server keeps in memory of all realms, to be read anew where something else has changed it."""

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
