# Made by scripts/unasync.py from keycloak_facade/_async/admin/initial_access_tokens.py; not to be edited.
"""Initial access tokens, with which clients register themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from keycloak_openapi.api import initial_access as api
from keycloak_openapi.models import ClientInitialAccessCreatePresentation

from .node import Node

if TYPE_CHECKING:
    from keycloak_openapi.models import ClientInitialAccessCreatePresentationFields, ClientInitialAccessPresentation


class InitialAccessTokens(Node):
    """The initial access tokens of a realm."""

    def create(self, **fields: Unpack[ClientInitialAccessCreatePresentationFields]) -> ClientInitialAccessPresentation:
        """Create a token and return it, with its `id` and the `token`, which the server does not tell again.

        Args:
            **fields: `count` (how many clients it registers, 1 unless given), `expiration` (seconds from now, 0 for
                never), `web_origins` (from where browsers may use it).
        """
        body = ClientInitialAccessCreatePresentation.from_fields(fields)
        return self._send(api.create_initial_access_token, body)

    def all(self) -> list[ClientInitialAccessPresentation]:
        """Return what is known of each, but for the token itself."""
        return self._send(api.list_initial_access_tokens)

    def by_id(self, initial_access_id: str) -> InitialAccessToken:
        """Return one token."""
        return self._at(InitialAccessToken, initial_access_id)


class InitialAccessToken(Node):
    """One initial access token of a realm."""

    def delete(self) -> None:
        """Delete the token, with which no client can register from now on; it is no error if there is none."""
        self._send(api.delete_initial_access_token)
