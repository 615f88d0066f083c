"""Initial access tokens, with which clients register themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from keycloak_openapi.api import initial_access as api
from keycloak_openapi.models import ClientInitialAccessCreatePresentation

from .node import AsyncNode

if TYPE_CHECKING:
    from keycloak_openapi.models import ClientInitialAccessCreatePresentationFields, ClientInitialAccessPresentation


class AsyncInitialAccessTokens(AsyncNode):
    """The initial access tokens of a realm."""

    async def create(
        self, **fields: Unpack[ClientInitialAccessCreatePresentationFields]
    ) -> ClientInitialAccessPresentation:
        """Create a token and return it, with its `id` and the `token`, which the server does not tell again.

        Args:
            **fields: `count` (how many clients it registers, 1 unless given), `expiration` (seconds from now, 0 for
                never), `web_origins` (from where browsers may use it).
        """
        body = ClientInitialAccessCreatePresentation.from_fields(fields)
        return await self._send(api.create_initial_access_token, body)

    async def all(self) -> list[ClientInitialAccessPresentation]:
        """Return what is known of each, but for the token itself."""
        return await self._send(api.list_initial_access_tokens)

    def by_id(self, initial_access_id: str) -> AsyncInitialAccessToken:
        """Return one token."""
        return self._at(AsyncInitialAccessToken, initial_access_id)


class AsyncInitialAccessToken(AsyncNode):
    """One initial access token of a realm."""

    async def delete(self) -> None:
        """Delete the token, with which no client can register from now on; it is no error if there is none."""
        await self._send(api.delete_initial_access_token)
