"""What speaks to the registration of clients."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from .authentication import bearer_auth

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from keycloak_openapi.request import Request

    from .realm import AsyncKeycloakRealm

T = TypeVar("T")


class AsyncRegistration:
    """What speaks to the registration of clients, with a token of the caller's.

    Args:
        realm: the realm object.
        token: a token, a function that is asked for one at each request, or None to send none.
    """

    def __init__(
        self, realm: AsyncKeycloakRealm, token: str | Callable[[], str | Awaitable[str]] | None = None
    ) -> None:
        self._realm = realm
        self._token = token

    async def _send(self, request: Request[T]) -> T:
        auth = None if self._token is None else bearer_auth(self._token)
        return await self._realm.client.send(request, auth=auth)
