"""The token by which the server tells a client that a session is over (OpenID Connect Back-Channel Logout 1.0)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Required, TypedDict, cast

from keycloak_openapi._json import is_object

from .jwt_errors import JWTClaimsError, shown

if TYPE_CHECKING:
    from collections.abc import Mapping

LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout"
LOGOUT_TYPE = "Logout"
LOGOUT_OPTIONS = {"require_iat": True, "require_exp": True, "require_jti": True}


class LogoutToken(TypedDict, total=False):
    """The claims of a logout token: the session `sid`, or else all sessions of the user `sub`; times in seconds."""

    iss: Required[str]
    aud: Required[str | list[str]]
    iat: Required[int]
    exp: Required[int]
    jti: Required[str]
    events: Required[dict[str, Any]]
    sub: str
    sid: str
    typ: str


def logout_claims(claims: Mapping[str, Any]) -> LogoutToken:
    """Check what makes a token one of a logout, after the checks of any token (section 2.6).

    Raises:
        JWTClaimsError: it is not.
    """
    events = claims.get("events")
    if not is_object(events) or not is_object(events.get(LOGOUT_EVENT)):
        raise JWTClaimsError(f"a logout token has the event {LOGOUT_EVENT}, this one has events {shown(events)}")
    if "nonce" in claims:
        raise JWTClaimsError("a logout token has no nonce, this one has: it is an ID token, or made of one")
    named = [claims[name] for name in ("sub", "sid") if name in claims]
    if not named or not all(isinstance(value, str) and value for value in named):
        raise JWTClaimsError("a logout token has sub or sid, this one names neither a user nor a session")
    if not claims["jti"]:
        raise JWTClaimsError("the token's jti is empty")
    return cast("LogoutToken", claims)
