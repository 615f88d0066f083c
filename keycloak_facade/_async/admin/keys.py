"""The keys of a realm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keycloak_openapi.api import keys as api

from .node import AsyncNode

if TYPE_CHECKING:
    from keycloak_openapi.models import KeysMetadataRepresentation


class AsyncKeys(AsyncNode):
    """The keys of a realm; a component each makes them."""

    async def get(self) -> KeysMetadataRepresentation:
        """Return all keys as `keys_`, without what is private, and the `active` key's id of each algorithm."""
        return await self._send(api.get_keys)
