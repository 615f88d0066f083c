"""What the server says of a token, and why it may say that one is not active."""

from __future__ import annotations

import time
from typing import Any, Required, TypedDict, cast

from keycloak_openapi._json import is_array, is_object

from .jwt_errors import JWTError, shown


class IntrospectedPermission(TypedDict, total=False):
    """One permission of a requesting party token; `scopes` are names."""

    rsid: Required[str]
    rsname: str
    scopes: list[str]
    resource_id: str
    resource_scopes: list[str]


IntrospectionResponse = TypedDict(
    "IntrospectionResponse",
    {
        "active": Required[bool],
        "exp": int,
        "iat": int,
        "nbf": int,
        "auth_time": int,
        "jti": str,
        "iss": str,
        "aud": str | list[str],
        "sub": str,
        "typ": str,
        "azp": str,
        "sid": str,
        "acr": str,
        "scope": str,
        "client_id": str,
        "username": str,
        "token_type": str,
        "preferred_username": str,
        "name": str,
        "given_name": str,
        "family_name": str,
        "email": str,
        "email_verified": bool,
        "allowed-origins": list[str],
        "realm_access": dict[str, list[str]],
        "resource_access": dict[str, dict[str, list[str]]],
        "permissions": list[IntrospectedPermission],
        "act": dict[str, Any],
        "cnf": dict[str, str],
    },
    total=False,
)
"""The answer to an introspection (RFC 7662): `active` alone if that is False, otherwise the token's claims too.

Times are in seconds since 1970; mappers of the client add claims of their own.
"""


def introspection_response(answer: Any) -> IntrospectionResponse:
    """Take a JSON value for the answer to an introspection.

    Raises:
        TypeError: if it does not tell whether the token is active.
    """
    if not is_object(answer) or not isinstance(answer.get("active"), bool):
        raise TypeError("it does not tell whether the token is active")
    return cast("IntrospectionResponse", answer)


def why_inactive(token: str, client_id: str) -> str | None:
    """Tell why a token that has not expired may be called inactive, None where nothing is seen.

    The token is not verified, and nothing is decided by what it says.
    """
    from .jwt_parse import parse_object, parse_token  # noqa: PLC0415 - loads joserfc, for those who need the reason

    try:
        claims = parse_object(parse_token(token).payload, "payload")
    except JWTError:
        return None
    exp, aud, kind = claims.get("exp"), claims.get("aud", []), str(claims.get("typ"))
    if not isinstance(exp, (int, float)) or exp <= time.time():
        return None
    if kind in {"Refresh", "Offline"}:
        return "the server looks for an access token; a refresh token needs token_type_hint='refresh_token'"
    if client_id in (aud if is_array(aud) else [aud]):
        return None
    return (
        f"the token is not for client {shown(client_id)}, and since 26.6.2 the server tells nobody else about it: its "
        f'aud is {shown(aud)}. An audience mapper ("oidc-audience-mapper") at the client that it was issued to adds one'
    )
