"""What authenticates requests, by the credentials."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

from .._core.tokens import TokenError
from .auth import AsyncBearerAuth
from .granted_tokens import AsyncGrantedTokens

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from ..credentials import Credentials, GrantCredentials
    from .auth import AsyncTokenSource
    from .realm import AsyncKeycloakRealm


class AsyncNoTokens:
    """What stands where nobody has logged in."""

    async def token(self, *, rejected: str | None = None) -> str:
        """Refuse."""
        del rejected
        raise TokenError("not logged in: call admin.login(...) or give the realm credentials=...")


def bearer_auth(token: str | Callable[[], str | Awaitable[str]]) -> AsyncBearerAuth:
    """Return what sends a token of the caller's, or those of a function that is asked at each request."""
    from ..credentials import StaticToken, TokenProvider  # noqa: PLC0415 - loaded by those who use it

    return AsyncBearerAuth(_provided_tokens(TokenProvider(token) if callable(token) else StaticToken(token)))


def auth_of(realm: AsyncKeycloakRealm, credentials: Credentials | None) -> AsyncBearerAuth:
    """Return what authenticates requests with the credentials.

    Raises:
        TypeError: if they are none.
    """
    if credentials is None:
        return AsyncBearerAuth(AsyncNoTokens())
    if _is_grant(credentials):
        return AsyncBearerAuth(AsyncGrantedTokens(realm, credentials))
    return _auth_of_others(realm, credentials)


def _auth_of_others(realm: AsyncKeycloakRealm, credentials: Credentials) -> AsyncBearerAuth:
    """Do so for what is rarer than a password or a secret, and loaded by those who use it."""
    from .._core.dpop_auth import DPoPAuth, DPoPProofs  # noqa: PLC0415
    from ..credentials import DPoP  # noqa: PLC0415
    from .bound_tokens import AsyncBoundTokenAuth  # noqa: PLC0415

    if not isinstance(credentials, DPoP):
        return AsyncBearerAuth(_provided_tokens(credentials))
    proofs, inner = DPoPProofs(credentials.key), credentials.credentials
    source = AsyncGrantedTokens(realm, inner, DPoPAuth(proofs)) if _is_grant(inner) else _provided_tokens(inner)
    return AsyncBoundTokenAuth(source, proofs)


def _provided_tokens(credentials: object) -> AsyncTokenSource:
    from ..credentials import StaticToken, TokenProvider  # noqa: PLC0415 - as above
    from .provided_tokens import AsyncProvidedTokens  # noqa: PLC0415

    if isinstance(credentials, (StaticToken, TokenProvider)):
        return AsyncProvidedTokens(credentials)
    raise TypeError(f"expected one of keycloak_facade.credentials, got {type(credentials).__name__}")


def _is_grant(credentials: object) -> TypeGuard[GrantCredentials]:
    # A protocol: a class of the caller's will do.
    return hasattr(credentials, "grant")
