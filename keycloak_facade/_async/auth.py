"""Puts an access token on requests."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Protocol

from keycloak_openapi._http import httpx

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator


class AsyncTokenSource(Protocol):
    """Where access tokens come from."""

    async def token(self, *, rejected: str | None = None) -> str:
        """Return an access token.

        Args:
            rejected: a token that the server has refused; another one is returned if there is one.
        """
        ...


class AsyncBearerAuth(httpx.Auth):
    """Sends the access token; where the server refuses it, asks for a new one and repeats the request, once."""

    def __init__(self, source: AsyncTokenSource) -> None:
        self.source = source

    async def async_auth_flow(self, request: httpx.Request) -> AsyncGenerator[httpx.Request, httpx.Response]:
        """Authenticate one request."""
        token = await self.source.token()
        self._put_on(request, token)
        response = yield request
        if self._wants_another(response):
            self._put_on(request, token)
            response = yield request
        if response.status_code == HTTPStatus.UNAUTHORIZED:
            renewed = await self.source.token(rejected=token)
            if renewed != token:
                self._put_on(request, renewed)
                yield request

    def _put_on(self, request: httpx.Request, token: str) -> None:
        request.headers["Authorization"] = f"Bearer {token}"

    def _wants_another(self, response: httpx.Response) -> bool:
        """Tell whether the request should be sent again with the same token."""
        del response
        return False
