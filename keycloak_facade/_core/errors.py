"""Errors that this package finds itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from keycloak_openapi._http import httpx
from keycloak_openapi.errors import ApiError, Conflict, NotFound, UnexpectedAnswer

if TYPE_CHECKING:
    from keycloak_openapi.request import Request

E = TypeVar("E", bound=ApiError)


def not_found(request: Request[Any], what: str) -> NotFound:
    """Return the error for a name that a list request did not find."""
    return _error(NotFound, 404, request, f"there is no {what}")


def conflict(request: Request[Any], what: str) -> Conflict:
    """Return the error for a name that a list request found taken."""
    return _error(Conflict, 409, request, f"{what} exists already")


def incomplete(request: Request[Any], what: str) -> UnexpectedAnswer:
    """Return the error for what a list request found without something that it must have."""
    return _error(UnexpectedAnswer, 200, request, f"there is no {what} in the answer")


def _error(kind: type[E], status: int, request: Request[Any], problem: str) -> E:
    error = kind(_answer(status, request), problem=problem)
    error.template = request.template
    return error


def retold(refusal: ApiError, kind: type[E], hint: str | None = None) -> E:
    """Return what the server answered as an error of another class, or with a hint."""
    error = kind(refusal.response, hint=hint)
    error.template = refusal.template
    return error


def is_of_keycloak(answer: httpx.Response) -> bool:
    """Tell whether the answer for a realm that is not there comes from where realms are."""
    return ApiError(answer).error == "Realm does not exist"


def _answer(status: int, request: Request[Any]) -> httpx.Response:
    url = httpx.URL("http://keycloak").join(request.url)
    return httpx.Response(status, request=httpx.Request(request.method, url))
