"""One realm object in threads, in one event loop after another, and in a forked process."""

from __future__ import annotations

import asyncio
import gc
import multiprocessing
import os
import threading
import warnings
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from keycloak_facade import AsyncKeycloakRealm, KeycloakRealm
from keycloak_facade.credentials import ClientSecret, RefreshToken
from keycloak_facade.exceptions import TokenError
from tests.security.loopback import Answering, Received, Stub, stub

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.connection import Connection

pytestmark = pytest.mark.loopback
WATCHDOG = 30
TOKEN = b'{"access_token": "t", "expires_in": 60, "refresh_token": "r"}'
forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")


@pytest.fixture
def server() -> Iterator[Stub]:
    """It grants tokens, and shows the realm."""

    def answer(answering: Answering) -> None:
        is_token_request = answering.path.endswith("/token")
        body = (
            b'{"access_token": "t", "expires_in": 60, "refresh_token": "r"}' if is_token_request else b'{"realm": "r"}'
        )
        answering.send(200, body)

    with stub(answer) as running:
        yield running


def login() -> ClientSecret:
    return ClientSecret("c", "s")


def token_requests(server: Stub) -> list[Received]:
    return [each for each in server.received if each.path.endswith("/token")]


def test_threads_share_it(server: Stub) -> None:
    with KeycloakRealm(server.url, "r", credentials=login()) as realm, ThreadPoolExecutor(16) as pool:
        got = list(pool.map(lambda _: realm.admin.realms.by_name("r").get()["realm"], range(200)))
    assert got == ["r"] * 200
    assert server.connections <= 16


async def many(realm: AsyncKeycloakRealm) -> list[str]:
    calls = (realm.admin.realms.by_name("r").get() for _ in range(16))
    return [str(each["realm"]) for each in await asyncio.wait_for(asyncio.gather(*calls), WATCHDOG)]


def in_new_loops(work: Callable[[], Any], times: int) -> list[Any]:
    """Run it in a thread of its own, since this one may have a loop."""
    with ThreadPoolExecutor(1) as pool:
        return [pool.submit(asyncio.run, work()).result(WATCHDOG) for _ in range(times)]


def test_one_event_loop_after_another(server: Stub) -> None:
    realm = AsyncKeycloakRealm(server.url, "r", credentials=login())

    async def work() -> list[str]:
        async with realm:
            return await many(realm)

    assert in_new_loops(work, 3) == [["r"] * 16] * 3
    assert len([sent for sent in server.received if sent.path.endswith("/token")]) == 1


def leaving_connections(work: Callable[[], None]) -> None:
    """Run it; the connections that it leaves behind open are told by Python when they are collected."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        work()
        gc.collect()


def test_one_event_loop_after_another_whose_connections_were_not_closed(server: Stub) -> None:
    def serve() -> None:
        realm = AsyncKeycloakRealm(server.url, "r", credentials=login())
        assert in_new_loops(lambda: many(realm), 3) == [["r"] * 16] * 3

    leaving_connections(serve)


def test_it_is_closed_in_a_later_event_loop(server: Stub) -> None:
    def serve() -> None:
        realm = AsyncKeycloakRealm(server.url, "r", credentials=login())
        in_new_loops(lambda: many(realm), 1)
        in_new_loops(realm.close, 1)
        assert "session" not in vars(realm.client)

    leaving_connections(serve)


def test_two_event_loops_at_once_are_told(server: Stub) -> None:
    realm = AsyncKeycloakRealm(server.url, "r", credentials=login())
    is_used, may_end = threading.Event(), threading.Event()

    async def stay() -> list[str]:
        async with realm:
            got = await many(realm)
            is_used.set()
            await asyncio.to_thread(may_end.wait, WATCHDOG)
            return got + await many(realm)

    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(lambda: asyncio.run(stay()))
        assert is_used.wait(WATCHDOG)
        with pytest.raises(RuntimeError, match="belong to another running event loop; make one object for each loop"):
            in_new_loops(lambda: many(realm), 1)
        may_end.set()
        assert first.result(WATCHDOG) == ["r"] * 32


def in_child(work: Callable[[], Any]) -> Any:
    """Return what a forked process returns."""
    with warnings.catch_warnings():
        # Since Python 3.12 it tells of threads that the child will not have; they are what some of this is about.
        warnings.simplefilter("ignore", DeprecationWarning)
        context = multiprocessing.get_context("fork")
        here, there = context.Pipe(duplex=False)
        process = context.Process(target=_send_result, args=(work, there))
        process.start()
    try:
        assert here.poll(WATCHDOG), "the child hangs"
        return here.recv()
    finally:
        process.kill()
        process.join()
        process.close()
        here.close()
        there.close()


def _send_result(work: Callable[[], Any], there: Connection) -> None:
    try:
        there.send(work())
    except BaseException as exc:  # noqa: BLE001 - the parent looks at it
        there.send(repr(exc))


@forks
def test_a_forked_process_makes_connections_of_its_own(server: Stub) -> None:
    with KeycloakRealm(server.url, "r", credentials=login()) as realm:
        get = realm.admin.realms.by_name("r").get
        get()
        assert in_child(lambda: [get()["realm"] for _ in range(3)]) == ["r"] * 3
        get()
        assert server.connections == 2


@forks
def test_a_forked_process_logs_in_for_itself_when_its_token_is_old(server: Stub) -> None:
    with KeycloakRealm(server.url, "r", credentials=login()) as realm:
        source: Any = realm.admin._auth.source  # noqa: SLF001 - what has the token
        realm.admin.realms.by_name("r").get()
        assert in_child(lambda: source.token(rejected="t")) == "t"
        source.token(rejected="t")
    sent = [b"refresh_token" if b"refresh_token" in each.body else b"login" for each in server.received if each.body]
    assert sent == [b"login", b"login", b"refresh_token"]


@forks
def test_a_forked_process_leaves_its_parents_refresh_token_alone_though_its_login_fails(server: Stub) -> None:
    answer = server.answer

    def fail_at_second(answering: Answering) -> None:
        if len(token_requests(server)) == 2:
            answering.send(500)
        else:
            answer(answering)

    with KeycloakRealm(server.url, "r", credentials=login()) as realm:
        source: Any = realm.admin._auth.source  # noqa: SLF001 - what has the token
        source.token()
        server.answer = fail_at_second

        def fail_then_succeed() -> str:
            with pytest.raises(TokenError):
                source.token(rejected="t")
            return str(source.token(rejected="t"))

        assert in_child(fail_then_succeed) == "t"
    assert [b"refresh_token" in each.body for each in token_requests(server)] == [False] * 3


@forks
def test_a_forked_process_does_not_go_on_with_the_session_of_its_parent(server: Stub) -> None:
    credentials = RefreshToken("r0", client_id="c")
    with KeycloakRealm(server.url, "r", credentials=credentials) as realm:
        get = realm.admin.realms.by_name("r").get
        source: Any = realm.admin._auth.source  # noqa: SLF001 - what has the token
        get()

        def refusal() -> str:
            with pytest.raises(TokenError):
                source.token(rejected="t")
            with pytest.raises(TokenError) as caught:
                source.token(rejected="t")
            return str(caught.value)

        told = (
            "what client 'c' logs in with may be good once, and was used in the process that this one was forked from"
        )
        assert told in in_child(refusal)
        assert in_child(get)["realm"] == "r"
        assert len(token_requests(server)) == 1
        assert source.token(rejected="t") == "t"


@forks
def test_a_fork_while_threads_are_at_work(server: Stub) -> None:
    with KeycloakRealm(server.url, "r", credentials=login()) as realm:
        source: Any = realm.admin._auth.source  # noqa: SLF001 - what has the token
        is_over = threading.Event()
        realm.admin.realms.by_name("r").get()  # an import that is under way would stay so in the child

        def work() -> None:
            while not is_over.is_set():
                realm.admin.realms.by_name("r").get()
                source.token(rejected="t")

        threads = [threading.Thread(target=work) for _ in range(8)]
        for thread in threads:
            thread.start()
        try:
            for _ in range(10):
                got = in_child(lambda: (realm.admin.realms.by_name("r").get()["realm"], source.token(rejected="t")))
                assert got == ("r", "t")
        finally:
            is_over.set()
            for thread in threads:
                thread.join(WATCHDOG)


@forks
def test_a_fork_while_a_thread_logs_in(server: Stub) -> None:
    parent, is_at_it, may_end = os.getpid(), threading.Event(), threading.Event()

    class Slow(ClientSecret):
        def grant(self) -> dict[str, str | None]:
            if os.getpid() == parent:
                is_at_it.set()
                may_end.wait(WATCHDOG)
            return super().grant()

    with KeycloakRealm(server.url, "r", credentials=Slow("c", "s")) as realm:
        making: Any = type(realm).__dict__["admin"]._making  # noqa: SLF001 - there is no other way to hold it
        get = realm.admin.realms.by_name("r").get
        thread = threading.Thread(target=get)
        thread.start()
        assert is_at_it.wait(WATCHDOG)
        with making:
            got = in_child(lambda: KeycloakRealm(server.url, "r").admin is not None and get()["realm"])
        may_end.set()
        thread.join(WATCHDOG)
    assert got == "r"


@forks
def test_a_forked_process_has_an_event_loop_of_its_own(server: Stub) -> None:
    realm = AsyncKeycloakRealm(server.url, "r", credentials=login())

    async def work() -> Any:
        async with realm:
            await many(realm)
            got = in_child(lambda: in_new_loops(lambda: many(realm), 1))
            return got, await many(realm)

    assert in_new_loops(work, 1) == [([["r"] * 16], ["r"] * 16)]
