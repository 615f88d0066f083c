# Made by scripts/unasync.py from keycloak_facade/_async/provided_tokens.py; not to be edited.
"""Access tokens that the caller has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core.tokens import checked_token
from ..credentials import StaticToken
from ._runtime import resolve

if TYPE_CHECKING:
    from ..credentials import TokenProvider


class ProvidedTokens:
    """Tokens that the caller has: one, or a function that is asked at each request."""

    def __init__(self, credentials: StaticToken | TokenProvider) -> None:
        self._credentials = credentials

    def token(self, *, rejected: str | None = None) -> str:
        """Return the caller's token."""
        del rejected
        if isinstance(self._credentials, StaticToken):
            return checked_token(self._credentials.token)
        return checked_token(resolve(self._credentials.callable()))
