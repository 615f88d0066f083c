"""Access tokens that are bound to a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .auth import AsyncBearerAuth

if TYPE_CHECKING:
    from keycloak_openapi._http import httpx

    from .._core.dpop_auth import DPoPProofs
    from .auth import AsyncTokenSource


class AsyncBoundTokenAuth(AsyncBearerAuth):
    """Sends access tokens that are bound to a key, with a proof of having it."""

    def __init__(self, source: AsyncTokenSource, proofs: DPoPProofs) -> None:
        super().__init__(source)
        self._proofs = proofs

    def _put_on(self, request: httpx.Request, token: str) -> None:
        self._proofs.put_on(request, token)

    def _wants_another(self, response: httpx.Response) -> bool:
        return self._proofs.wants_another(response)
