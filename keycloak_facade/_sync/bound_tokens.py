# Made by scripts/unasync.py from keycloak_facade/_async/bound_tokens.py; not to be edited.
"""Access tokens that are bound to a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .auth import BearerAuth

if TYPE_CHECKING:
    from keycloak_openapi._http import httpx

    from .._core.dpop_auth import DPoPProofs
    from .auth import TokenSource


class BoundTokenAuth(BearerAuth):
    """Sends access tokens that are bound to a key, with a proof of having it."""

    def __init__(self, source: TokenSource, proofs: DPoPProofs) -> None:
        super().__init__(source)
        self._proofs = proofs

    def _put_on(self, request: httpx.Request, token: str) -> None:
        self._proofs.put_on(request, token)

    def _wants_another(self, response: httpx.Response) -> bool:
        return self._proofs.wants_another(response)
