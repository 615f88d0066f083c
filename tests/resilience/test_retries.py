"""What is sent again and what is not, when, and how often altogether."""

from __future__ import annotations

import socket
from contextlib import nullcontext
from typing import Any

import httpx
import pytest

from keycloak_facade import AsyncKeycloakRealm, KeycloakRealm
from keycloak_facade.credentials import ClientSecret, ClientSecretJwt, DPoP, Password, RefreshToken
from keycloak_facade.exceptions import (
    ApiError,
    ConnectionError,  # noqa: A004 - this package's own
    TokenError,
    TransportError,
)
from keycloak_openapi.request import Request, bytes_body
from tests.resilience.calls import call, each_flavour, refusing
from tests.security.loopback import Answering, stub
from tests.unit.wire import URL, Wire, answering, send

HARMLESS = ("GET", "HEAD", "PUT", "DELETE")
AGAIN, ONCE = True, False


# What comes back, whether a harmless request is sent again then, and whether a POST is.
TABLE: dict[str, tuple[Any, bool, bool]] = {
    "no connection": (httpx.ConnectError("x"), AGAIN, AGAIN),
    "no connection in time": (httpx.ConnectTimeout("x"), AGAIN, AGAIN),
    "429, with a time": (refusing(429, "0"), AGAIN, AGAIN),
    "503, with a time": (refusing(503, "0"), AGAIN, AGAIN),
    "429": (429, AGAIN, ONCE),
    "503": (503, AGAIN, ONCE),
    "502": (502, AGAIN, ONCE),
    "504": (504, AGAIN, ONCE),
    "503, with nonsense": (refusing(503, "soon"), AGAIN, ONCE),
    "502, with a time": (refusing(502, "0"), AGAIN, ONCE),
    "504, with a time": (refusing(504, "0"), AGAIN, ONCE),
    "no answer in time": (httpx.ReadTimeout("x"), AGAIN, ONCE),
    "broken off while reading": (httpx.ReadError("x"), AGAIN, ONCE),
    "broken off while writing": (httpx.WriteError("x"), AGAIN, ONCE),
    "not written in time": (httpx.WriteTimeout("x"), AGAIN, ONCE),
    "closed": (httpx.RemoteProtocolError("x"), AGAIN, ONCE),
    "no connection free": (httpx.PoolTimeout("x"), ONCE, ONCE),
    "proxy refuses": (httpx.ProxyError("x"), ONCE, ONCE),
    **{str(status): (status, ONCE, ONCE) for status in (400, 401, 403, 404, 409, 500, 501)},
}


@pytest.mark.parametrize("trouble", TABLE)
@each_flavour
async def test_what_is_sent_again(flavour: str, wire: Wire, trouble: str) -> None:
    answer, harmless, others = TABLE[trouble]
    wire.answers = [answer]
    for method in (*HARMLESS, "POST", "PATCH"):
        again = harmless if method in HARMLESS else others
        for retries in (0, 1, 2, 5):
            wire.requests.clear()
            wire.pauses.clear()
            with pytest.raises((ApiError, TransportError)):
                await send(flavour, call(method, url="/x"), max_retries=retries)
            sent = [request.method for request in wire.requests if request.url.path == "/x"]
            assert sent == [method] * (1 + retries * again)
            assert len(wire.pauses) == retries * again


@each_flavour
async def test_the_last_of_several_troubles_is_told(flavour: str, wire: Wire) -> None:
    wire.answers = [503, httpx.ReadError("x"), httpx.ConnectError("refused"), answering(204)]
    with pytest.raises(ConnectionError, match="refused"):
        await send(flavour, call(), max_retries=2)
    assert len(wire.requests) == 3
    wire.requests.clear()
    wire.answers = [503, httpx.ReadError("x"), httpx.ConnectError("refused"), answering(204)]
    assert await send(flavour, call(), max_retries=3) is None
    assert len(wire.requests) == 4


def test_negative_retries_are_refused() -> None:
    with pytest.raises(ValueError, match="max_retries is how often a request is repeated, 0 or more, not -1"):
        KeycloakRealm(URL, "r", max_retries=-1)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_attempts_to_connect_are_counted_as_requests_are(monkeypatch: pytest.MonkeyPatch, method: str) -> None:
    attempts: list[Any] = []

    def refuse(address: Any, *_arguments: Any, **_keywords: Any) -> socket.socket:
        attempts.append(address)
        raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr("time.sleep", [].append)
    monkeypatch.setattr("keycloak_facade._sync.client.environment_proxies", dict)
    for retries in (0, 1, 2):
        attempts.clear()
        with pytest.raises(ConnectionError, match="Connection refused"):
            KeycloakRealm("http://127.0.0.1:9", "r", max_retries=retries).client.send(call(method))
        assert attempts == [("127.0.0.1", 9)] * (1 + retries)


@pytest.mark.parametrize("retries", [0, 2])
@pytest.mark.loopback
@each_flavour
async def test_an_answer_that_breaks_off_is_asked_for_again(flavour: str, retries: int) -> None:
    def answer(answering: Answering) -> None:
        is_last = len(server.received) == 3
        answering.send(200, b"0123456789"[: 10 if is_last else 5], content_length="10")
        answering.close_connection = True

    with stub(answer) as server:
        kind = KeycloakRealm if flavour == "sync" else AsyncKeycloakRealm
        realm: Any = kind(server.url, "r", max_retries=retries)
        request = Request[bytes](method="GET", url="/x", decode=bytes_body)
        if retries:
            sent = realm.client.send(request)
            assert (sent if flavour == "sync" else await sent) == b"0123456789"
        else:
            with pytest.raises(ConnectionError):
                _ = realm.client.send(request) if flavour == "sync" else await realm.client.send(request)
        closed = realm.close()
        _ = closed if flavour == "sync" else await closed
        assert len(server.received) == 1 + retries


LOGINS: list[tuple[Any, bool]] = [
    (Password("ann", "p"), AGAIN),
    (ClientSecret("c", "s"), AGAIN),
    (Password("ann", "p", totp="123456"), ONCE),
    (ClientSecretJwt("c", "a-secret-of-more-than-32-characters"), ONCE),
    (RefreshToken("r0", client_id="c"), ONCE),
    (DPoP(ClientSecret("c", "s")), ONCE),
]


@pytest.mark.parametrize(("credentials", "again"), LOGINS, ids=lambda value: type(value).__name__)
@pytest.mark.parametrize("trouble", [503, httpx.ReadError("x")], ids=str)
@each_flavour
async def test_a_login_is_sent_again_unless_it_uses_something_up(
    flavour: str, wire: Wire, trouble: Any, credentials: Any, again: bool
) -> None:
    wire.answers = [trouble]
    kind: Any = KeycloakRealm if flavour == "sync" else AsyncKeycloakRealm
    call = kind(URL, "r", credentials=credentials).admin.realms.by_name("r").get
    with pytest.raises((TokenError, TransportError)):
        _ = call() if flavour == "sync" else await call()
    assert len(wire.requests) == (3 if again else 1)


CALLS = 2000
BUDGET = 100


@pytest.mark.parametrize(("authentication", "times"), [("client_secret_post", 2), ("client_secret_jwt", 1)])
@each_flavour
async def test_a_question_about_a_token_is_sent_again_unless_it_is_signed(
    flavour: str, wire: Wire, authentication: Any, times: int
) -> None:
    realm, aio = KeycloakRealm(URL, "r"), AsyncKeycloakRealm(URL, "r")
    endpoint = f"{URL}/realms/r/protocol/openid-connect/token/introspect"
    known = answering(json={"issuer": f"{URL}/realms/r", "introspection_endpoint": endpoint})
    wire.answers = [known, 502, answering(json={"active": True})]
    how = {"client_secret": "a secret of some length, for HMAC", "authentication": authentication}
    with pytest.raises(ApiError) if times == 1 else nullcontext():
        if flavour == "sync":
            realm.open_id_connect("app", **how).introspect("t")
        else:
            await aio.open_id_connect("app", **how).introspect("t")
    assert [str(request.url) for request in wire.requests].count(endpoint) == times


@each_flavour
async def test_a_server_that_is_down_is_not_sent_a_multiple(flavour: str, wire: Wire) -> None:
    wire.answers = [503]
    realm, aio = KeycloakRealm(URL, "r"), AsyncKeycloakRealm(URL, "r")
    for _ in range(CALLS):
        with pytest.raises(ApiError):
            _ = realm.client.send(call()) if flavour == "sync" else await aio.client.send(call())
    assert CALLS + BUDGET == len(wire.requests) <= 1.1 * CALLS + BUDGET


async def test_what_is_answered_pays_for_what_is_not(wire: Wire) -> None:
    realm = KeycloakRealm(URL, "r")
    wire.answers = [httpx.ReadError("x")]
    for _ in range(BUDGET):
        with pytest.raises(TransportError):
            realm.client.send(call())
    sent = len(wire.requests)
    wire.answers = [200]
    for _ in range(41):
        realm.client.send(call())
    wire.answers = [503]
    for expected in (3, 3, 1):
        wire.requests.clear()
        with pytest.raises(ApiError):
            realm.client.send(call())
        assert len(wire.requests) == expected
    assert sent == 2 * BUDGET


def test_each_object_has_a_budget_of_its_own(wire: Wire) -> None:
    wire.answers = [503]
    for _ in range(2):
        with KeycloakRealm(URL, "r") as realm:
            for _ in range(BUDGET):
                with pytest.raises(ApiError):
                    realm.client.send(call())
    assert len(wire.requests) == 2 * (BUDGET + BUDGET)
