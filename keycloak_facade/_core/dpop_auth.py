"""Puts proofs of possession on requests."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from keycloak_openapi._http import httpx
from keycloak_openapi.errors import ApiError

from .dpop import DPoPKey
from .trust import origin_of

if TYPE_CHECKING:
    from collections.abc import Generator

_NONCE = "DPoP-Nonce"


class DPoPProofs:
    """Proofs with one key, and the nonces that servers want in them (RFC 9449, sections 8 and 9).

    Args:
        key: the key.

    Raises:
        TypeError: it is none.
    """

    def __init__(self, key: DPoPKey) -> None:
        if not isinstance(key, DPoPKey):  # pyright: ignore[reportUnnecessaryIsInstance] - callers may not check types
            raise TypeError(f"expected a DPoPKey, got {type(key).__name__}")
        self._key = key
        self._nonces: dict[str, str] = {}

    def put_on(self, request: httpx.Request, access_token: str | None = None) -> None:
        """Put a new proof on a request, together with the token that is bound to the key."""
        nonce = self._nonces.get(origin_of(request.url))
        if access_token is not None:
            request.headers["Authorization"] = f"DPoP {access_token}"
        request.headers["DPoP"] = self._key.proof(
            request.method, str(request.url), access_token=access_token, nonce=nonce
        )

    def wants_another(self, response: httpx.Response) -> bool:
        """Tell whether the request should be sent again with a new proof, and remember the nonce for it."""
        nonce = response.headers.get(_NONCE)
        if nonce:
            self._nonces[origin_of(response.request.url)] = nonce
        if response.status_code == HTTPStatus.UNAUTHORIZED and _was_repeated(response):
            # The server may have seen the proof already, and takes each only once.
            return True
        return bool(nonce) and _error(response) == "use_dpop_nonce"


class DPoPAuth(httpx.Auth):
    """Sends a new proof with each request, with a token that is bound to the key or to get one.

    Args:
        proofs: where the proofs come from.
        access_token: the token, if there is one.
    """

    requires_response_body = True

    def __init__(self, proofs: DPoPProofs, access_token: str | None = None) -> None:
        self._proofs = proofs
        self._access_token = access_token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Prove one request; a second time where the first proof does not suffice."""
        self._proofs.put_on(request, self._access_token)
        response = yield request
        if self._proofs.wants_another(response):
            self._proofs.put_on(request, self._access_token)
            response = yield request
            self._proofs.wants_another(response)


def _was_repeated(response: httpx.Response) -> bool:
    retry: Any = response.extensions.get("retry")
    return retry is not None and retry.attempts_made > 0


def _error(response: httpx.Response) -> str | None:
    return ApiError(response).error
