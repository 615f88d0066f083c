"""Access tokens that the caller has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core.tokens import checked_token
from ..credentials import StaticToken
from ._runtime import resolve

if TYPE_CHECKING:
    from ..credentials import TokenProvider


class AsyncProvidedTokens:
    """Tokens that the caller has: one, or a function that is asked at each request."""

    def __init__(self, credentials: StaticToken | TokenProvider) -> None:
        self._credentials = credentials

    async def token(self, *, rejected: str | None = None) -> str:
        """Return the caller's token."""
        del rejected
        if isinstance(self._credentials, StaticToken):
            return checked_token(self._credentials.token)
        return checked_token(await resolve(self._credentials.callable()))
