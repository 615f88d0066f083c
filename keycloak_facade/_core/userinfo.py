"""Claims about a user, plain or signed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from keycloak_openapi.model import of_type
from keycloak_openapi.request import parse_json

if TYPE_CHECKING:
    from keycloak_openapi._http import httpx


def claims_or_token(answer: httpx.Response) -> dict[str, Any] | str:
    """Read claims, or the signed token that they are in (OpenID Connect Core 1.0, section 5.3.2)."""
    if answer.headers.get("content-type", "").partition(";")[0].strip() == "application/jwt":
        return answer.text
    claims: dict[str, Any] = of_type(dict)(parse_json(answer))
    return claims
