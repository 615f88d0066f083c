# Made by scripts/unasync.py from keycloak_facade/_async/auth.py; not to be edited.
"""Puts an access token on requests."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Protocol

from keycloak_openapi._http import httpx

if TYPE_CHECKING:
    from collections.abc import Generator


class TokenSource(Protocol):
    """Where access tokens come from."""

    def token(self, *, rejected: str | None = None) -> str:
        """Return an access token.

        Args:
            rejected: a token that the server has refused; another one is returned if there is one.
        """
        ...


class BearerAuth(httpx.Auth):
    """Sends the access token; where the server refuses it, asks for a new one and repeats the request, once."""

    def __init__(self, source: TokenSource) -> None:
        self.source = source

    def sync_auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Authenticate one request."""
        token = self.source.token()
        self._put_on(request, token)
        response = yield request
        if self._wants_another(response):
            self._put_on(request, token)
            response = yield request
        if response.status_code == HTTPStatus.UNAUTHORIZED:
            renewed = self.source.token(rejected=token)
            if renewed != token:
                self._put_on(request, renewed)
                yield request

    def _put_on(self, request: httpx.Request, token: str) -> None:
        request.headers["Authorization"] = f"Bearer {token}"

    def _wants_another(self, response: httpx.Response) -> bool:
        """Tell whether the request should be sent again with the same token."""
        del response
        return False
