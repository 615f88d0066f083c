"""No error leads to a token, a password or a body that was sent: not by its text, its attributes, its causes."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from keycloak_facade import AsyncKeycloakRealm, KeycloakRealm
from keycloak_facade.credentials import (
    ClientSecret,
    ClientSecretJwt,
    Password,
    RefreshToken,
    StaticToken,
    TokenProvider,
)
from keycloak_facade.exceptions import ApiError, KeycloakError, TokenError, TransportError
from keycloak_openapi.client import AsyncClient, Client
from keycloak_openapi.request import Request, nothing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SECRET = "canary-5d0e-of-at-least-thirty-two-bytes"
URL = "https://keycloak.test"


def reachable(error: BaseException) -> Iterator[Any]:
    """Yield all that attributes, items, arguments, causes and contexts lead to; not the frames of tracebacks."""
    seen: set[int] = set()
    waiting: list[Any] = [error]
    kept: list[Any] = []
    while waiting:
        value = waiting.pop()
        if id(value) in seen:
            continue
        seen.add(id(value))
        kept.append(value)
        yield value
        waiting += parts_of(value)


def parts_of(value: Any) -> list[Any]:
    if isinstance(value, (str, bytes, int, float, type, type(None))):
        return []
    parts: list[Any] = [
        getattr(value, name, None) for name in ("__dict__", "args", "__cause__", "__context__", "object")
    ]
    slots: Any = getattr(value, "__slots__", ())
    parts += [getattr(value, name, None) for name in slots if not name.startswith("__")]
    if isinstance(value, dict):
        parts += [*value, *value.values()]
    if isinstance(value, (list, tuple, set, frozenset)):
        parts += value
    if isinstance(value, httpx.Request):
        parts += [value.headers.raw, value.read()]
    if isinstance(value, httpx.Response):
        parts += [value.headers.raw, value.content, value.request]
    return parts


def assert_no_secret(error: BaseException) -> None:
    for value in reachable(error):
        text = value if isinstance(value, bytes) else f"{value!r}{value!s}".encode(errors="backslashreplace")
        assert SECRET.encode() not in text, type(value)
    if isinstance(error, KeycloakError):
        assert SECRET.encode() not in pickle.dumps(error, 2)


REQUEST = httpx.Request("GET", URL, headers={"Authorization": SECRET})


@pytest.mark.parametrize(
    "cause",
    [
        ValueError(SECRET),
        httpx.ConnectError("x", request=REQUEST),
        httpx.HTTPStatusError("x", request=httpx.Request("GET", URL), response=httpx.Response(400, request=REQUEST)),
        UnicodeEncodeError("ascii", SECRET, 0, 1, "x"),
    ],
    ids=lambda cause: type(cause).__name__,
)
def test_the_search_itself_finds_a_secret(cause: Exception) -> None:
    error = KeycloakError("x")
    error.__context__ = cause
    with pytest.raises(AssertionError):
        assert_no_secret(error)


def answering(status: int, **content: Any) -> Callable[[httpx.Request], httpx.Response]:
    return lambda _request: httpx.Response(status, **content)


def failing(kind: type[httpx.RequestError], text: str = "broken") -> Callable[[httpx.Request], httpx.Response]:
    """Fail as the wire does: an error of httpx, that one of another library is behind."""

    def handle(request: httpx.Request) -> httpx.Response:
        raise kind(text, request=request) from OSError(text)

    return handle


ANSWERS = {
    "400": answering(400, json={"error": "invalid_grant"}),
    "401": answering(401, headers={"WWW-Authenticate": 'Bearer error="invalid_token"'}),
    "403": answering(403, headers={"Set-Cookie": f"KEYCLOAK_SESSION={SECRET}"}),
    "500": answering(500, content=b"<html>"),
    "302": answering(302, headers={"Location": "https://other.test/"}),
}
FAILURES = {
    kind.__name__: failing(kind)
    for kind in (
        *(httpx.ReadTimeout, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.WriteTimeout, httpx.ConnectError),
        *(httpx.ReadError, httpx.WriteError, httpx.RemoteProtocolError, httpx.ProxyError, httpx.UnsupportedProtocol),
    )
} | {
    f"{kind.__name__} that quotes a header": failing(kind, f"Illegal header value {SECRET}")
    for kind in (httpx.LocalProtocolError, httpx.DecodingError, httpx.TooManyRedirects, httpx.RequestError)
}
SENT: dict[str, dict[str, Any]] = {
    "json": {"json": {"a": SECRET}},
    "form": {"data": {"a": SECRET}},
    "text": {"content": SECRET},
    "file": {"files": {"a": SECRET.encode()}},
    "query": {"params": {"code": SECRET}},
}
each_handler = pytest.mark.parametrize("handle", (ANSWERS | FAILURES).values(), ids=(ANSWERS | FAILURES).keys())


@each_handler
@pytest.mark.parametrize("parts", SENT.values(), ids=SENT.keys())
async def test_an_error_of_any_request(handle: Any, parts: dict[str, Any]) -> None:
    request = Request(method="POST", url="/x", decode=nothing, headers={"Authorization": f"Bearer {SECRET}"}, **parts)
    with (
        httpx.Client(transport=httpx.MockTransport(handle)) as http,
        pytest.raises((ApiError, TransportError)) as caught,
    ):
        Client(http, URL).send(request)
    assert_no_secret(caught.value)
    async with httpx.AsyncClient(transport=httpx.MockTransport(handle)) as http_async:
        with pytest.raises((ApiError, TransportError)) as caught_async:
            await AsyncClient(http_async, URL).send(request)
    assert_no_secret(caught_async.value)


UNENCODABLE: dict[str, dict[str, Any]] = {
    "json": {"json": {"a": f"{SECRET}\ud800"}},
    "form": {"data": {"a": f"{SECRET}\ud800"}},
    "query": {"params": {"a": f"{SECRET}\ud800"}},
    "header": {"headers": {"X-Mine": f"{SECRET}ä\ud800"}},
}


@pytest.mark.parametrize("parts", UNENCODABLE.values(), ids=UNENCODABLE.keys())
def test_a_value_that_cannot_be_encoded(parts: dict[str, Any]) -> None:
    with httpx.Client(transport=httpx.MockTransport(answering(200))) as http, pytest.raises(ValueError) as caught:  # noqa: PT011 - the text is below
        Client(http, URL).send(Request(method="POST", url="/x", decode=nothing, **parts))
    assert str(caught.value).startswith("POST /x: a value cannot be encoded as ")
    assert not isinstance(caught.value, UnicodeError)
    assert_no_secret(caught.value)


CREDENTIALS = [
    Password("ann", SECRET, client_secret=SECRET, totp=SECRET),
    ClientSecret("c", SECRET),
    ClientSecretJwt("c", SECRET),
    RefreshToken(SECRET, client_id="c", client_secret=SECRET),
    StaticToken(SECRET),
    StaticToken(f"{SECRET}\r\nX-Injected: 1"),
    TokenProvider(lambda: SECRET),
]


@each_handler
@pytest.mark.parametrize("credentials", CREDENTIALS, ids=lambda credentials: type(credentials).__name__)
async def test_an_error_of_any_login(handle: Any, credentials: Any) -> None:
    http = httpx.Client(transport=httpx.MockTransport(handle))
    realm = KeycloakRealm(URL, "r", {"X-Mine": SECRET}, credentials=credentials, http_client=http)
    with pytest.raises((ApiError, TransportError, TokenError)) as caught:
        realm.admin.realms.by_name("r").users.by_id("1").reset_password(SECRET)
    assert_no_secret(caught.value)
    http_async = httpx.AsyncClient(transport=httpx.MockTransport(handle))
    aio = AsyncKeycloakRealm(URL, "r", {"X-Mine": SECRET}, credentials=credentials, http_client=http_async)
    with pytest.raises((ApiError, TransportError, TokenError)) as caught_async:
        await aio.admin.realms.by_name("r").users.by_id("1").reset_password(SECRET)
    assert_no_secret(caught_async.value)


@pytest.mark.parametrize("mark", ["?", "#"])
def test_the_text_of_a_redirect_names_the_target_alone(mark: str) -> None:
    handle = answering(302, headers={"Location": f"https://other.test/cb{mark}code={SECRET}"})
    with httpx.Client(transport=httpx.MockTransport(handle)) as http, pytest.raises(ApiError) as caught:
        Client(http, URL).send(Request(method="GET", url="/x", decode=nothing))
    assert str(caught.value) == "GET /x: 302 Found: redirects to https://other.test/cb, which is not followed"
