"""The public keys of a realm, kept until a token names another one."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Any

from keycloak_openapi.model import of_type
from keycloak_openapi.request import Request, json_body, segment

from .._core.jwt_keys import VerificationKeys, load_keys
from ._runtime import Lock

if TYPE_CHECKING:
    from .realm import AsyncKeycloakRealm

REFETCH_INTERVAL = 10.0
"""Seconds between two fetches for unknown key ids: forged tokens with made-up key ids must not become requests."""


class AsyncTokenKeys:
    """The public keys of a realm; however many callers need them, they are fetched once."""

    def __init__(self, realm: AsyncKeycloakRealm) -> None:
        self._realm = realm
        self._lock = Lock()
        self._keys: VerificationKeys | None = None
        self._refetched_at = float("-inf")

    async def get(self, *, but_not: VerificationKeys | None = None) -> VerificationKeys:
        """Return the keys.

        Args:
            but_not: keys among which the one that is looked for was not; newer ones are fetched, unless that was
                done a moment ago.
        """
        keys = self._keys
        if keys is None or keys is but_not:
            async with self._lock:
                # Another caller may have fetched them meanwhile.
                keys = self._keys
                if keys is None:
                    keys = self._keys = await self._fetch()
                elif keys is but_not and monotonic() - self._refetched_at >= REFETCH_INTERVAL:
                    self._refetched_at = monotonic()
                    keys = self._keys = await self._fetch()
        return keys

    async def _fetch(self) -> VerificationKeys:
        url = f"/realms/{segment(self._realm.realm_name)}/protocol/openid-connect/certs"
        request = Request[VerificationKeys](method="GET", url=url, decode=json_body(_verification_keys))
        return await self._realm.client.send(request)


def _verification_keys(jwks: Any) -> VerificationKeys:
    return load_keys(of_type(dict)(jwks))
