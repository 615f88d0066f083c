"""The public keys of a realm, which many threads or tasks need at once."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING

import pytest

from keycloak_facade._async.token_keys import MAX_AGE, REFETCH_INTERVAL, RETRY_INTERVAL
from keycloak_facade.exceptions import JWTError, ServerError
from tests.unit.key_server import CALLERS, ISSUER, NEW, OLD, KeyServer, at_once, forged, token

if TYPE_CHECKING:
    from collections.abc import Iterable

FORGED = 2_000


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> KeyServer:
    return KeyServer(monkeypatch)


@pytest.fixture(params=["sync", "async"])
def flavour(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def kinds(got: Iterable[object]) -> set[type]:
    return {type(each) for each in got}


async def test_they_are_fetched_once(server: KeyServer, flavour: str) -> None:
    decode = server.decoder(flavour)
    signed = token(OLD)
    assert kinds(await at_once(flavour, decode, [signed] * CALLERS)) == {dict}
    assert (server.count(), server.count("openid-configuration")) == (1, 1)
    server.keys = [NEW, OLD]
    assert kinds(await at_once(flavour, decode, [token(NEW)] * CALLERS)) == {dict}
    assert server.count() == 2
    server.now += MAX_AGE
    assert kinds(await at_once(flavour, decode, [signed] * CALLERS)) == {dict}
    assert server.count() == 3


async def test_a_failure_is_that_of_all(server: KeyServer, flavour: str) -> None:
    decode = server.decoder(flavour)
    server.status = 500
    assert kinds(await at_once(flavour, decode, [token(OLD)] * CALLERS)) == {ServerError}
    assert server.count() == 1
    server.now += RETRY_INTERVAL
    server.status = 200
    assert kinds(await at_once(flavour, decode, [token(OLD)] * CALLERS)) == {dict}
    assert server.count() == 2


async def test_old_ones_serve_while_newer_ones_are_fetched(server: KeyServer, flavour: str) -> None:
    decode = server.decoder(flavour, issuer=ISSUER)
    signed = token(OLD)
    await decode(signed)
    server.now += MAX_AGE
    server.may_answer.clear()
    server.was_asked.clear()
    first = asyncio.create_task(asyncio.to_thread(asyncio.run, decode(signed)) if flavour == "sync" else decode(signed))
    assert await asyncio.to_thread(server.was_asked.wait, 10)
    for _ in range(3):
        assert kinds(await asyncio.wait_for(at_once(flavour, decode, [signed] * 16), 5)) == {dict}
        server.now += REFETCH_INTERVAL
    assert not first.done()
    server.may_answer.set()
    assert (await first)["iss"] == ISSUER
    assert server.count() == 2


async def test_a_fetch_outlives_the_task_that_began_it(server: KeyServer) -> None:
    decode = server.decoder("async", issuer=ISSUER)
    await decode(token(OLD))
    server.keys = [NEW]
    server.was_asked.clear()
    task = asyncio.create_task(decode(token(NEW)))
    assert await asyncio.to_thread(server.was_asked.wait, 10)
    task.cancel()
    await asyncio.wait((task,))
    assert (await decode(token(NEW)))["iss"] == ISSUER
    assert server.count() == 2


async def test_made_up_keys_are_one_fetch_an_interval(server: KeyServer, flavour: str) -> None:
    decode = server.decoder(flavour, issuer=ISSUER)
    signed = token(OLD)
    await decode(signed)
    is_over = threading.Event()
    served: list[object] = []

    async def serve() -> None:
        while not is_over.is_set():
            served.extend(await at_once(flavour, decode, [signed]))
            await asyncio.sleep(0)

    serving = asyncio.create_task(serve())
    for start in range(0, FORGED, CALLERS):
        made_up = [forged(f"made-up-{number}") for number in range(start, start + CALLERS)]
        assert all(isinstance(each, JWTError) for each in await at_once(flavour, decode, made_up))
    is_over.set()
    await serving
    assert server.count() == 2
    assert served
    assert kinds(served) == {dict}
