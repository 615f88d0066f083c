"""Errors that this package finds itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from keycloak_openapi._http import httpx
from keycloak_openapi.errors import NotFound

if TYPE_CHECKING:
    from keycloak_openapi.request import Request


def not_found(request: Request[Any], what: str) -> NotFound:
    """Return the error for a name that a list request did not find."""
    answer = httpx.Response(404, request=httpx.Request(request.method, httpx.URL("http://keycloak").join(request.url)))
    return NotFound(answer, problem=f"there is no {what}")
