"""The public keys of a realm, kept until a token names another one, or for an hour."""

from __future__ import annotations

from copy import copy
from time import monotonic
from typing import TYPE_CHECKING, Any

from keycloak_openapi.errors import ApiError, TransportError
from keycloak_openapi.model import of_type
from keycloak_openapi.request import Request, json_body, segment

from .._core.jwt_keys import VerificationKeys, load_keys
from .._core.trust import MAX_DOCUMENT_SIZE

if TYPE_CHECKING:
    from .realm import AsyncKeycloakRealm

REFETCH_INTERVAL = 10.0
"""Seconds between two fetches for unknown key ids, unless said otherwise."""
RETRY_INTERVAL = 1.0
"""The same where the first fetch has failed: a server that is starting has no keys yet, and will have some soon."""
MAX_AGE = 3600.0
"""Seconds after which keys are fetched anew: one that the realm has withdrawn, stolen perhaps, must not stay."""


class AsyncTokenKeys:
    """The public keys of a realm; however many callers need them, they are fetched once.

    Attributes:
        refetch_interval: seconds between two fetches for unknown key ids, ten at first: forged tokens with made-up ones
            must not become requests, and those of a new key are refused until the next fetch.
    """

    def __init__(self, realm: AsyncKeycloakRealm) -> None:
        self.refetch_interval = REFETCH_INTERVAL
        self._realm = realm
        self._keys: VerificationKeys | None = None
        self._failure: ApiError | TransportError | None = None
        self._fetched_at = self._paused_until = float("-inf")

    @property
    def are_there(self) -> bool:
        """Whether they have been fetched."""
        return self._keys is not None

    async def get(self, *, but_not: VerificationKeys | None = None) -> VerificationKeys:
        """Return the keys.

        Args:
            but_not: keys among which the one that is looked for was not; newer ones are fetched, unless that was
                done a moment ago.
        """
        keys = self._keys
        usable = None if keys is but_not else keys
        if usable is not None and monotonic() - self._fetched_at < MAX_AGE:
            return usable
        home = self._realm.client.home
        if usable is not None and home.is_at(self._newer, keys):
            return usable
        try:
            return await home.once(self._newer, keys)
        except (ApiError, TransportError):
            # A server that is down for a moment is no reason to refuse the tokens that it has signed.
            if usable is None:
                raise
            return usable

    async def _newer(self, old: VerificationKeys | None) -> VerificationKeys:
        if self._keys is not None and self._keys is not old:  # another caller has fetched them meanwhile
            return self._keys
        if monotonic() < self._paused_until:
            if old is not None:
                return old
            if self._failure is not None:
                raise copy(self._failure)
        try:
            keys = await self._fetch()
        except (ApiError, TransportError) as failure:
            self._failure = copy(failure)  # without the frames, which lead to those of the caller
            self._paused_until = monotonic() + (RETRY_INTERVAL if old is None else self.refetch_interval)
            raise
        self._failure = None
        if old is not None:
            self._paused_until = monotonic() + self.refetch_interval
        return keys

    async def _fetch(self) -> VerificationKeys:
        url = f"/realms/{segment(self._realm.realm_name)}/protocol/openid-connect/certs"
        request = Request[VerificationKeys](method="GET", url=url, decode=json_body(_verification_keys))
        started = monotonic()
        self._keys = await self._realm.client.send(request, max_answer_size=MAX_DOCUMENT_SIZE)
        self._fetched_at = started
        return self._keys


def _verification_keys(jwks: Any) -> VerificationKeys:
    return load_keys(of_type(dict)(jwks))
