# Made by scripts/unasync.py from keycloak_facade/_async/authentication.py; not to be edited.
"""What authenticates requests, by the credentials."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

from .._core.tokens import TokenError
from .auth import BearerAuth
from .granted_tokens import GrantedTokens

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..credentials import Credentials, GrantCredentials
    from .auth import TokenSource
    from .realm import KeycloakRealm


class NoTokens:
    """What stands where nobody has logged in."""

    def token(self, *, rejected: str | None = None) -> str:
        """Refuse."""
        del rejected
        raise TokenError("not logged in: call admin.login(...) or give the realm credentials=...")


def bearer_auth(token: str | Callable[[], str]) -> BearerAuth:
    """Return what sends a token of the caller's, or those of a function that is asked at each request."""
    from ..credentials import StaticToken, TokenProvider  # noqa: PLC0415 - loaded by those who use it

    return BearerAuth(_provided_tokens(TokenProvider(token) if callable(token) else StaticToken(token)))


def auth_of(realm: KeycloakRealm, credentials: Credentials | None) -> BearerAuth:
    """Return what authenticates requests with the credentials.

    Raises:
        TypeError: if they are none.
    """
    if credentials is None:
        return BearerAuth(NoTokens())
    if _is_grant(credentials):
        return BearerAuth(GrantedTokens(realm, credentials))
    return _auth_of_others(realm, credentials)


def _auth_of_others(realm: KeycloakRealm, credentials: Credentials) -> BearerAuth:
    """Do so for what is rarer than a password or a secret, and loaded by those who use it."""
    from .._core.dpop_auth import DPoPAuth, DPoPProofs  # noqa: PLC0415
    from ..credentials import DPoP  # noqa: PLC0415
    from .bound_tokens import BoundTokenAuth  # noqa: PLC0415

    if not isinstance(credentials, DPoP):
        return BearerAuth(_provided_tokens(credentials))
    proofs, inner = DPoPProofs(credentials.key), credentials.credentials
    source = GrantedTokens(realm, inner, DPoPAuth(proofs)) if _is_grant(inner) else _provided_tokens(inner)
    return BoundTokenAuth(source, proofs)


def _provided_tokens(credentials: object) -> TokenSource:
    from ..credentials import StaticToken, TokenProvider  # noqa: PLC0415 - as above
    from .provided_tokens import ProvidedTokens  # noqa: PLC0415

    if isinstance(credentials, (StaticToken, TokenProvider)):
        return ProvidedTokens(credentials)
    raise TypeError(f"expected one of keycloak_facade.credentials, got {type(credentials).__name__}")


def _is_grant(credentials: object) -> TypeGuard[GrantCredentials]:
    # A protocol: a class of the caller's will do.
    return hasattr(credentials, "grant")
