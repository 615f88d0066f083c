"""Client types: what clients of one kind have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from keycloak_openapi.api import client_types as api

from .node import AsyncNode

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from keycloak_openapi.models import ClientTypeRepresentation, ClientTypesRepresentation


class AsyncClientTypes(AsyncNode):
    """The client types of a realm; they need the feature `client-types`."""

    async def get(self) -> ClientTypesRepresentation:
        """Return the realm's own, as `client_types`, and those of the server, as `global_client_types`.

        Raises:
            ServerError: with status 501, if the server does not have the feature.
        """
        return await self._send(api.get_client_types)

    async def replace(self, client_types: Sequence[ClientTypeRepresentation | Mapping[str, Any]]) -> None:
        """Write the realm's own; those that are left out are deleted.

        Args:
            client_types: each with its `name`, `provider` (`default`), `parent` if any, and `config`: for each
                property of a client, whether it is `applicable`, and the `value` that it always has.

        Raises:
            BadRequest: if one has no provider that the server knows.
            ServerError: with status 501, if the server does not have the feature.
        """
        await self._send(api.update_client_types, {"client-types": client_types})
