"""What is sent again, and what is not; and what is raised where nothing came back."""

from __future__ import annotations

import socket
from typing import Any

import httpx
import pytest

from keycloak_facade import KeycloakRealm
from keycloak_facade.exceptions import (
    ApiError,
    ConnectionError,  # noqa: A004 - this package's own
    ServerError,
    TimeoutError,  # noqa: A004 - this package's own
    TooManyRequests,
    TransportError,
)
from keycloak_openapi.request import Request, json_or_nothing, nothing
from tests.unit.wire import URL, Wire, answering, send

each_flavour = pytest.mark.parametrize("flavour", ["sync", "async"])
BROKEN = [httpx.ReadTimeout("x"), httpx.ReadError("x"), httpx.WriteError("x"), httpx.RemoteProtocolError("x")]


@pytest.fixture
def wire(monkeypatch: pytest.MonkeyPatch) -> Wire:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    return Wire(monkeypatch)


def call(method: str = "GET", **parts: Any) -> Request[Any]:
    return Request(method=method, url="/realms/r", decode=json_or_nothing(), **parts)


@pytest.mark.parametrize(
    ("original", "kind"),
    [
        (httpx.ReadTimeout("x"), TimeoutError),
        (httpx.ConnectTimeout("x"), TimeoutError),
        (httpx.WriteTimeout("x"), TimeoutError),
        (httpx.PoolTimeout("x"), TimeoutError),
        (httpx.ConnectError("[Errno 111] Connection refused"), ConnectionError),
        (httpx.ReadError(""), ConnectionError),
        (httpx.RemoteProtocolError("Server disconnected"), ConnectionError),
        (httpx.ProxyError("407"), ConnectionError),
        (httpx.DecodingError("x"), TransportError),
        (httpx.LocalProtocolError("x"), TransportError),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else "",
)
@each_flavour
async def test_errors_of_httpx_become_ours(
    flavour: str, wire: Wire, original: Exception, kind: type[TransportError]
) -> None:
    wire.answers = [original]
    with pytest.raises(TransportError) as caught:
        await send(flavour, call(), max_retries=0)
    assert type(caught.value) is kind
    assert caught.value.original_exc is original
    assert str(caught.value).startswith("GET /realms/r: ")
    if kind is ConnectionError:
        assert str(original) in str(caught.value)


@pytest.mark.parametrize("url", ["https://host:port/", "https://" + "a" * 70_000])
def test_a_url_that_is_none(wire: Wire, url: str) -> None:
    realm = KeycloakRealm(URL, "r")
    with pytest.raises(TransportError):
        realm.client.send(Request(method="GET", url=url, decode=nothing))
    assert wire.requests == []


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE"])
@pytest.mark.parametrize("trouble", [429, 502, 503, 504, *BROKEN], ids=str)
@each_flavour
async def test_what_does_no_harm_is_repeated(flavour: str, wire: Wire, method: str, trouble: Any) -> None:
    wire.answers = [trouble, trouble, answering(204)]
    await send(flavour, call(method))
    assert [request.method for request in wire.requests] == [method] * 3
    assert len(wire.pauses) == 2
    assert all(0 <= pause <= 1 for pause in wire.pauses)


@pytest.mark.parametrize("trouble", [429, 500, 502, 503, 504, *BROKEN], ids=str)
@each_flavour
async def test_a_post_is_sent_once(flavour: str, wire: Wire, trouble: Any) -> None:
    wire.answers = [trouble, answering(204)]
    with pytest.raises((ApiError, TransportError)):
        await send(flavour, call("POST", json={}))
    assert len(wire.requests) == 1


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
@pytest.mark.parametrize("status", [400, 401, 403, 409, 500, 501])
@each_flavour
async def test_what_would_be_answered_alike_again_is_not_repeated(
    flavour: str, wire: Wire, method: str, status: int
) -> None:
    wire.answers = [status]
    with pytest.raises(ApiError):
        await send(flavour, call(method))
    assert len(wire.requests) == 1


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "POST"])
@pytest.mark.parametrize("trouble", [429, 503, *BROKEN], ids=str)
@each_flavour
async def test_no_retries_means_one_request(flavour: str, wire: Wire, method: str, trouble: Any) -> None:
    wire.answers = [trouble]
    with pytest.raises((ApiError, TransportError)):
        await send(flavour, call(method), max_retries=0)
    assert len(wire.requests) == 1
    assert wire.pauses == []


@pytest.mark.parametrize("retries", [1, 2, 5])
@each_flavour
async def test_the_number_of_retries_is_the_most(flavour: str, wire: Wire, retries: int) -> None:
    wire.answers = [503]
    with pytest.raises(ServerError):
        await send(flavour, call(), max_retries=retries)
    assert len(wire.requests) == 1 + retries


def test_negative_retries_are_refused(wire: Wire) -> None:
    with pytest.raises(ValueError, match="non-negative"):
        KeycloakRealm(URL, "r", max_retries=-1).client.send(call())
    assert wire.requests == []


@pytest.mark.parametrize(
    ("header", "pause"), [("2", 2.0), ("1000000000", 30.0), ("0", None), ("soon", None), ("-1", None)]
)
@each_flavour
async def test_the_server_says_when(flavour: str, wire: Wire, header: str, pause: float | None) -> None:
    wire.answers = [answering(429, headers={"Retry-After": header})]
    with pytest.raises(TooManyRequests):
        await send(flavour, call())
    if pause is None:
        assert all(0 <= seconds <= 1 for seconds in wire.pauses)
    else:
        assert wire.pauses == [pause, pause]


def test_a_connection_that_is_refused_is_tried_again_for_a_post_too(monkeypatch: pytest.MonkeyPatch) -> None:
    attempts: list[Any] = []

    def refuse(address: Any, *_arguments: Any, **_keywords: Any) -> socket.socket:
        attempts.append(address)
        raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setattr(socket, "create_connection", refuse)
    pauses: list[float] = []
    monkeypatch.setattr("time.sleep", pauses.append)
    monkeypatch.setattr("keycloak_facade._sync.client.environment_proxies", dict)
    for method, retries in (("POST", 2), ("GET", 2), ("POST", 0)):
        attempts.clear()
        with pytest.raises(ConnectionError, match="Connection refused"):
            KeycloakRealm("http://127.0.0.1:9", "r", max_retries=retries).client.send(call(method))
        assert attempts == [("127.0.0.1", 9)] * (1 + retries)
