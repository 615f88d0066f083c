"""Requests that no specification describes, and tokens on those that one does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from attrs import evolve

from keycloak_openapi._json import is_mapping, is_sequence
from keycloak_openapi.request import Request, json_or_nothing, parse_json

from .hidden import hidden
from .tokens import checked_token

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from keycloak_openapi._http import httpx

T = TypeVar("T")

_KEYWORDS_OF_HTTP_LIBRARIES = frozenset(
    {"allow_redirects", "auth", "cert", "content", "cookies", "files", "follow_redirects", "hooks", "json", "params"}
    | {"proxies", "stream", "timeout", "verify"}
)


def raw_request(
    method: str,
    url: str,
    *,
    data: Any = None,
    headers: Mapping[str, str] | None = None,
    params: Mapping[str, Any] | None = None,
) -> Request[Any]:
    """Describe a request with a body of JSON, where the headers say so, or a form, or what is text or bytes already."""
    sent = {"Accept": "application/json"} | dict(headers or {})
    body: dict[str, Any] = {"content": data}
    if _says_json(sent) and (is_mapping(data) or is_sequence(data)):
        body = {"json": dict(data) if is_mapping(data) else data}
    elif is_mapping(data):
        body = {"data": {key: value for key, value in data.items() if value is not None}}
    return Request(method=method, url=url, params=dict(params or {}), headers=sent, decode=_json_or_bytes, **body)


def with_bearer(request: Request[T], token: str) -> Request[T]:
    """Return the request with a token of the caller's."""
    return evolve(request, headers={**request.headers, "Authorization": hidden(f"Bearer {checked_token(token)}")})


def check_query(query: Mapping[str, Any]) -> None:
    """Refuse as a query what is meant for an HTTP library, which the predecessor handed some keywords to.

    Raises:
        TypeError: a parameter has the name of such a keyword.
    """
    if meant := sorted(_KEYWORDS_OF_HTTP_LIBRARIES & query.keys()):
        raise TypeError(
            f"{meant[0]}= would become a parameter of the query: a body is data=, parameters are keywords each, and how"
            " requests are sent is said to the realm object"
        )


def form_request(
    url: str,
    form: Mapping[str, Any],
    *,
    decode: Callable[[httpx.Response], Any] | None = None,
) -> Request[Any]:
    """Describe the POST of a form; entries of None are left out, lists are repeated.

    Args:
        url: where to.
        form: what.
        decode: reads the answer, which is JSON or nothing unless said otherwise.
    """
    return Request(
        method="POST",
        url=url,
        data={key: value for key, value in form.items() if value is not None},
        decode=decode or json_or_nothing(),
    )


def _says_json(headers: Mapping[str, str]) -> bool:
    return any(name.lower() == "content-type" and "json" in value.lower() for name, value in headers.items())


def _json_or_bytes(response: httpx.Response) -> Any:
    if not response.content:
        return None
    try:
        return parse_json(response)
    except ValueError:
        return response.content
