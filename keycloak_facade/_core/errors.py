"""Errors that this package finds itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from keycloak_openapi._http import httpx
from keycloak_openapi.errors import ApiError, Conflict, NotFound

if TYPE_CHECKING:
    from keycloak_openapi.request import Request


def not_found(request: Request[Any], what: str) -> NotFound:
    """Return the error for a name that a list request did not find."""
    return NotFound(_answer(404, request), problem=f"there is no {what}")


def conflict(request: Request[Any], what: str) -> Conflict:
    """Return the error for a name that a list request found taken."""
    return Conflict(_answer(409, request), problem=f"{what} exists already")


def is_of_keycloak(answer: httpx.Response) -> bool:
    """Tell whether the answer for a realm that is not there comes from where realms are."""
    return ApiError(answer).error == "Realm does not exist"


def _answer(status: int, request: Request[Any]) -> httpx.Response:
    url = httpx.URL("http://keycloak").join(request.url)
    return httpx.Response(status, request=httpx.Request(request.method, url))
