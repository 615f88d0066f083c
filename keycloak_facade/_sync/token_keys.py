# Made by scripts/unasync.py from keycloak_facade/_async/token_keys.py; not to be edited.
"""The public keys of a realm, kept until a token names another one, or for an hour."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Any

from keycloak_openapi.errors import ApiError, TransportError
from keycloak_openapi.model import of_type
from keycloak_openapi.request import Request, json_body, segment

from .._core.jwt_keys import VerificationKeys, load_keys
from .._core.trust import MAX_DOCUMENT_SIZE
from ._runtime import Lock

if TYPE_CHECKING:
    from .realm import KeycloakRealm

REFETCH_INTERVAL = 10.0
"""Seconds between two fetches for unknown key ids: forged tokens with made-up key ids must not become requests."""
MAX_AGE = 3600.0
"""Seconds after which keys are fetched anew: one that the realm has withdrawn, stolen perhaps, must not stay."""


class TokenKeys:
    """The public keys of a realm; however many callers need them, they are fetched once."""

    def __init__(self, realm: KeycloakRealm) -> None:
        self._realm = realm
        self._lock = Lock()
        self._keys: VerificationKeys | None = None
        self._fetched_at = self._refetched_at = float("-inf")

    def get(self, *, but_not: VerificationKeys | None = None) -> VerificationKeys:
        """Return the keys.

        Args:
            but_not: keys among which the one that is looked for was not; newer ones are fetched, unless that was
                done a moment ago.
        """
        keys = self._keys
        if keys is None or keys is but_not or self._are_old():
            with self._lock:
                # Another caller may have fetched them meanwhile.
                keys = self._keys
                if keys is None:
                    keys = self._fetch()
                elif (keys is but_not or self._are_old()) and monotonic() - self._refetched_at >= REFETCH_INTERVAL:
                    self._refetched_at = monotonic()
                    keys = self._fetch_newer(keys, is_needed=keys is but_not)
        return keys

    def _are_old(self) -> bool:
        return monotonic() - self._fetched_at >= MAX_AGE

    def _fetch_newer(self, keys: VerificationKeys, *, is_needed: bool) -> VerificationKeys:
        try:
            return self._fetch()
        except (ApiError, TransportError):
            # A server that is down for a moment is no reason to refuse the tokens that it has signed.
            if is_needed:
                raise
            return keys

    def _fetch(self) -> VerificationKeys:
        url = f"/realms/{segment(self._realm.realm_name)}/protocol/openid-connect/certs"
        request = Request[VerificationKeys](method="GET", url=url, decode=json_body(_verification_keys))
        started = monotonic()
        self._keys = self._realm.client.send(request, max_answer_size=MAX_DOCUMENT_SIZE)
        self._fetched_at = started
        return self._keys


def _verification_keys(jwks: Any) -> VerificationKeys:
    return load_keys(of_type(dict)(jwks))
