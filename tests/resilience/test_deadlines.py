"""A call is over within its deadline and half a second, whatever the server does."""

from __future__ import annotations

import asyncio
import threading
import time
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from keycloak_facade import AsyncKeycloakRealm, KeycloakRealm
from keycloak_facade.credentials import ClientSecret
from keycloak_facade.exceptions import (
    ServerError,
    TimeoutError,  # noqa: A004 - this package's own
)
from keycloak_openapi.request import Request, bytes_body
from tests.resilience.slow import DEADLINE, HEAD, LATEST, Connection, asked, done, each_kind, seconds_of, serving

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.loopback
PATH = "/admin/realms/r"
REFUSED = b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n"
TOKEN = b'{"access_token": "t", "expires_in": 60}'


def silent(connection: Connection) -> None:
    connection.receive()
    connection.is_over.wait()


def mute(connection: Connection) -> None:
    connection.is_over.wait()


def drips_body(connection: Connection) -> None:
    connection.receive()
    connection.send(HEAD + b"Content-Length: 1000\r\n\r\n")
    connection.drip(b" " * 1000)


def drips_chunks(connection: Connection) -> None:
    connection.receive()
    connection.send(HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
    connection.drip(b"1;a=" + b"x" * 1000)


def pours_body(connection: Connection) -> None:
    connection.receive()
    connection.send(HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
    while not connection.is_over.wait(0.0005):
        connection.send(b"1\r\n \r\n")


def drips_head(connection: Connection) -> None:
    connection.receive()
    connection.drip(HEAD + b"X-Long: " + b"x" * 1000)


def drips_then_stops(connection: Connection) -> None:
    connection.receive()
    connection.send(HEAD + b"Content-Length: 1000\r\n\r\n")
    connection.drip(b" " * 8)
    connection.is_over.wait()


def drips_informational(connection: Connection) -> None:
    connection.receive()
    while not connection.is_over.wait(0.1):
        connection.send(b"HTTP/1.1 103 Early Hints\r\n\r\n")


def refuses(connection: Connection) -> None:
    while connection.receive():
        connection.send(REFUSED + b"\r\n")


def breaks_off(connection: Connection) -> None:
    connection.receive()
    connection.is_over.wait(0.15)
    connection.socket.close()


SLOW: dict[str, Callable[[Connection], None]] = {
    "accepts and is silent": silent,
    "drips the body": drips_body,
    "drips a chunk's head": drips_chunks,
    "pours an endless body": pours_body,
    "drips the head": drips_head,
    "drips, then stops": drips_then_stops,
    "drips other heads": drips_informational,
    "breaks off again and again": breaks_off,
}


@pytest.mark.parametrize("name", SLOW)
@each_kind
async def test_a_slow_server_does_not_outlast_it(kind: type[Any], name: str) -> None:
    async with asked(kind, SLOW[name], max_retries=20) as realm:
        call = realm.admin.set_token("t").realms.by_name("r").get
        seconds = await seconds_of(call, rf"^GET {PATH}: not over within the deadline of {DEADLINE:g} s: .*GET {PATH} ")
        assert DEADLINE - 0.1 <= seconds < LATEST


@each_kind
async def test_a_server_that_reads_nothing(kind: type[Any]) -> None:
    request = Request[bytes](method="PUT", url="/x", content=bytes(30_000_000), decode=bytes_body)
    async with asked(kind, mute) as realm:
        assert await seconds_of(lambda: realm.client.send(request), "PUT /x was not answered yet") < LATEST


@each_kind
async def test_a_server_that_reads_a_little_now_and_then(kind: type[Any]) -> None:
    def sip(connection: Connection) -> None:
        while not connection.is_over.wait(0.02):
            connection.socket.recv(10_000)

    request = Request[bytes](method="PUT", url="/x", content=bytes(30_000_000), decode=bytes_body)
    async with asked(kind, sip) as realm:
        assert await seconds_of(lambda: realm.client.send(request), "PUT /x was not answered yet") < LATEST


@each_kind
async def test_a_server_that_does_not_speak_tls(kind: type[Any]) -> None:
    with serving(mute) as url:
        realm = kind(url.replace("http:", "https:"), "r", deadline=DEADLINE)
        assert await seconds_of(realm.published, "GET /realms/r was not answered yet") < LATEST
        await done(realm.close())


@each_kind
async def test_a_pool_that_is_full(kind: type[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    for flavour in ("_sync", "_async"):
        monkeypatch.setattr(f"keycloak_facade.{flavour}.transport.LIMITS", httpx.Limits(max_connections=1))
    is_free = threading.Event()

    def handle(connection: Connection) -> None:
        while connection.receive():
            is_free.wait(10)
            connection.send(HEAD + b"Content-Length: 2\r\n\r\n{}")

    async with asked(kind, handle, max_retries=0) as realm:

        def occupy() -> Any:
            return realm.client.session.get(f"{realm.server_url}/x")

        busy: Any = threading.Thread(target=occupy) if kind is KeycloakRealm else asyncio.create_task(occupy())
        if kind is KeycloakRealm:
            busy.start()
        await asyncio.sleep(0.3)
        for _ in range(2):
            assert await seconds_of(realm.published, "GET /realms/r was not answered yet") < LATEST
        if kind is AsyncKeycloakRealm:
            got = await asyncio.gather(*(realm.published() for _ in range(20)), return_exceptions=True)
            assert [type(each) for each in got] == [TimeoutError] * 20
        is_free.set()
        _ = busy.join(10) if kind is KeycloakRealm else await busy
        assert await done(realm.published()) == {}


@each_kind
async def test_it_covers_what_is_sent_again(kind: type[Any]) -> None:
    async with asked(kind, refuses, max_retries=100) as realm:
        seconds = await seconds_of_either(realm.published)
        assert seconds < LATEST


async def seconds_of_either(call: Callable[[], Any]) -> float:
    started = time.monotonic()
    with pytest.raises((TimeoutError, ServerError)):
        await done(call())
    return time.monotonic() - started


@each_kind
async def test_a_time_to_come_back_that_is_too_late_is_not_waited_for(kind: type[Any]) -> None:
    def refuse(connection: Connection) -> None:
        connection.receive()
        connection.send(REFUSED + b"Retry-After: 2\r\n\r\n")

    async with asked(kind, refuse) as realm:
        started = time.monotonic()
        with pytest.raises(ServerError):
            await done(realm.published())
        assert time.monotonic() - started < DEADLINE


@each_kind
async def test_it_covers_the_token_request_and_tells_of_it(kind: type[Any]) -> None:
    async with asked(kind, silent, credentials=ClientSecret("c", "secret-canary")) as realm:
        call = realm.admin.realms.by_name("r").get
        assert (
            await seconds_of(call, rf"^GET {PATH}: not over within .* {DEADLINE:g} s: a new token was waited for")
            < LATEST
        )


@each_kind
async def test_it_covers_the_waiting_for_anothers_token_request(kind: type[Any]) -> None:
    async with asked(kind, silent, credentials=ClientSecret("c", "secret-canary")) as realm:
        call = realm.admin.realms.by_name("r").get
        started = time.monotonic()
        if kind is KeycloakRealm:
            got: list[BaseException] = []

            def ask() -> None:
                with pytest.raises(TimeoutError) as caught:
                    call()
                got.append(caught.value)

            threads = [threading.Thread(target=ask) for _ in range(8)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join(10)
        else:
            got = await asyncio.gather(*(call() for _ in range(8)), return_exceptions=True)
        assert time.monotonic() - started < LATEST
        assert [type(each) for each in got] == [TimeoutError] * 8
        assert "secret-canary" not in str(got)


@each_kind
async def test_it_covers_a_refused_token(kind: type[Any]) -> None:
    def handle(connection: Connection) -> None:
        while head := connection.receive():
            paths.append(head.split()[1])
            if len(paths) == 3:
                connection.is_over.wait()
            elif b"/token" in head:
                connection.send(HEAD + b"Content-Length: %d\r\n\r\n%s" % (len(TOKEN), TOKEN))
            else:
                connection.send(b"HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n")

    paths: list[bytes] = []
    async with asked(kind, handle, credentials=ClientSecret("c", "s")) as realm:
        told = f"GET {PATH} was answered 401; a new token was waited for"
        assert await seconds_of(realm.admin.realms.by_name("r").get, told) < LATEST


@each_kind
async def test_it_covers_the_search_for_the_base_path(kind: type[Any]) -> None:
    def handle(connection: Connection) -> None:
        while head := connection.receive():
            if b"/auth/" in head:
                connection.is_over.wait()
            connection.send(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")

    async with asked(kind, handle) as realm:
        told = "GET /realms/r was answered 404; the server's base path was looked for"
        assert await seconds_of(realm.published, told) < LATEST


@each_kind
async def test_what_is_answered_in_time_is_not_touched(kind: type[Any]) -> None:
    def handle(connection: Connection) -> None:
        while connection.receive():
            connection.send(HEAD + b"Content-Length: 15\r\n\r\n")
            connection.drip(b'{"realm": "r"}\n', every=0.01)

    async with asked(kind, handle, deadline=30) as realm:
        for _ in range(6):
            assert (await done(realm.admin.set_token("t").realms.by_name("r").get()))["realm"] == "r"
