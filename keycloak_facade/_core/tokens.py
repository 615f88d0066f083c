"""Token answers, and how long a token is good."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Required, TypedDict, cast

from keycloak_openapi._json import is_object
from keycloak_openapi.errors import ApiError, KeycloakError, Unauthorized, UnexpectedAnswer

from .hidden import hidden

if TYPE_CHECKING:
    from collections.abc import Mapping

    from keycloak_openapi._http import httpx

ACCESS_TOKEN_TYPE = "urn:ietf:params:oauth:token-type:access_token"  # noqa: S105 - a type's name, no token

LARGEST_MARGIN = 30.0
"""Seconds before its expiry at which a token is renewed, at the most."""
RELATIVE_MARGIN = 0.1
"""The same as a part of its lifespan; a token of five seconds cannot be renewed 30 seconds before."""

_GOOD_ONCE = frozenset({"client_assertion", "refresh_token", "totp"})

TokenResponse = TypedDict(
    "TokenResponse",
    {
        "access_token": Required[str],
        "expires_in": int,
        "refresh_expires_in": int,
        "refresh_token": str,
        "token_type": str,
        "id_token": str,
        "not-before-policy": int,
        "session_state": str,
        "scope": str,
        "issued_token_type": str,
    },
    total=False,
)
"""The answer of the token endpoint; lifespans are in seconds, and a refresh lifespan of 0 means offline or none."""


class TokenError(KeycloakError):
    """No token could be had.

    Attributes:
        error: the OAuth error code, such as `invalid_grant`.
        error_description: the server's explanation.
        hint: what it takes, where that is known.
    """

    def __init__(self, message: str, *, original_exc: BaseException | None = None) -> None:
        super().__init__(message, original_exc=original_exc)
        answer = original_exc if isinstance(original_exc, ApiError) else None
        self.error: str | None = answer.error if answer else None
        self.error_description: str | None = answer.error_description if answer else None
        self.hint: str | None = answer.hint if answer else None


class InvalidTokenError(Unauthorized):
    """The access token that a call was made with has expired, its session has ended, or it never was one.

    Authorization services and UMA raise it; there the server says so with 400 or 403.
    """


def token_response(answer: Any) -> TokenResponse:
    """Take a JSON value for an answer of the token endpoint.

    Raises:
        TypeError: if there is no access token in it.
    """
    if not is_object(answer) or not isinstance(answer.get("access_token"), str):
        raise TypeError("there is no access token in it")
    return cast("TokenResponse", answer)


def revoked(answer: httpx.Response) -> None:
    """Read the answer to a revocation, in which the server may tell of an error.

    Raises:
        UnexpectedAnswer: it does.
    """
    if answer.content:
        raise UnexpectedAnswer(answer)


def bound_token_response(answer: Any) -> TokenResponse:
    """Take a JSON value for such an answer, whose access token is bound to a key (RFC 9449, section 5).

    Raises:
        TokenError: if the access token is good without the key.
        TypeError: if there is none.
    """
    tokens = token_response(answer)
    if tokens.get("token_type", "Bearer").lower() == "bearer":
        raise TokenError("the server has not bound the access token to the key: does it have DPoP switched on?")
    return tokens


class GrantedToken:
    """An access token with the clock readings, in seconds, that it is good until.

    Args:
        answer: the token endpoint's.
        requested_at: the reading before the request, so that the token never seems to last longer.

    Raises:
        TokenError: if the access token cannot stand in a header.
    """

    def __init__(self, answer: TokenResponse, *, requested_at: float) -> None:
        lifespan = float(answer.get("expires_in", 0))
        refresh_lifespan = float(answer.get("refresh_expires_in", 0))
        self.access_token = checked_token(answer["access_token"])
        self.refresh_token = hidden(answer.get("refresh_token"))
        self.renew_at = requested_at + lifespan - min(LARGEST_MARGIN, RELATIVE_MARGIN * lifespan)
        self.refresh_until = requested_at + refresh_lifespan if refresh_lifespan else float("inf")

    def __repr__(self) -> str:
        return f"GrantedToken(renew_at={self.renew_at}, refresh_until={self.refresh_until})"

    def is_good(self, now: float) -> bool:
        """Tell whether the access token need not be renewed yet."""
        return now < self.renew_at

    def can_refresh(self, now: float) -> bool:
        """Tell whether the refresh token may still be used."""
        return self.refresh_token is not None and now < self.refresh_until


def may_repeat(form: Mapping[str, str | None]) -> bool:
    """Tell whether a token request may be sent twice: not if it uses up what it brings."""
    return _GOOD_ONCE.isdisjoint(name for name, value in form.items() if value is not None)


def login_failed(error: ApiError, *, client_id: str, realm: str, elsewhere: bool) -> TokenError:
    """Return the error of a refused login, with what to look at."""
    said = [part for part in (error.error, error.error_description) if part]
    reason = ". ".join(filter(None, (": ".join(said), error.hint))) if said else str(error)
    hint = "" if elsewhere else '. An account or client of another realm needs realm="..."'
    hint = hint and f'{hint}, that of the server\'s administrators is realm="master"'
    return TokenError(f"login of client {client_id!r} at realm {realm!r}: {reason}{hint}", original_exc=error)


def checked_token(token: Any) -> str:
    """Return a bearer token that can stand in a header.

    Raises:
        TokenError: if it is no string, empty, or holds a character that a header cannot; it is not quoted.
    """
    if not isinstance(token, str):
        raise TokenError(f"expected an access token as a string, got {type(token).__name__}")
    if not token or not token.isascii() or not token.isprintable() or " " in token:
        raise TokenError("the access token is empty or holds a character that cannot stand in a header")
    return hidden(token)
