"""Who waits for a token may give up: the renewal goes on for the others, and ends with the realm object."""

from __future__ import annotations

import asyncio
import gc
import threading
import warnings
from typing import TYPE_CHECKING

import pytest

from keycloak_facade.credentials import ClientSecret
from keycloak_facade.exceptions import TransportError
from tests.unit.test_single_flight import ALL_SERVED, PASSWORD
from tests.unit.token_server import CALLERS, TokenServer

if TYPE_CHECKING:
    from keycloak_facade import AsyncKeycloakRealm


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> TokenServer:
    return TokenServer(monkeypatch)


async def call(realm: AsyncKeycloakRealm) -> object:
    return await realm.admin.realms.by_name("r").get()


async def test_a_cancelled_task_that_renews_is_renewed_for_all_the_same(server: TokenServer) -> None:
    realm = server.async_realm(credentials=PASSWORD)
    for expected in (["password"], ["password", "refresh_token"]):
        server.asked.clear()
        tasks = [asyncio.create_task(call(realm)) for _ in range(CALLERS)]
        await asyncio.wait_for(server.asked.wait(), 10)
        tasks[0].cancel()
        got = await asyncio.wait_for(asyncio.gather(*tasks, return_exceptions=True), 30)
        assert isinstance(got[0], asyncio.CancelledError)
        assert got[1:] == ALL_SERVED[1:]
        # One that was broken off might have used the refresh token up.
        assert server.grants == expected
        server.now += server.lifespan


async def test_tasks_that_are_all_cancelled_leave_nothing_behind(server: TokenServer) -> None:
    realm = server.async_realm(credentials=PASSWORD)
    tasks = [asyncio.create_task(call(realm)) for _ in range(CALLERS)]
    await asyncio.wait_for(server.asked.wait(), 10)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await realm.close()
    assert len(asyncio.all_tasks()) == 1
    assert server.calls == []
    assert await call(realm) == {"realm": "r"}


async def test_tasks_that_give_up_leave_one_renewal_behind(
    server: TokenServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.unit.token_server.LATENCY", 0.5)
    realm = server.async_realm(credentials=PASSWORD)
    for _ in range(3):
        tasks = [asyncio.create_task(call(realm)) for _ in range(CALLERS)]
        await asyncio.wait(tasks, timeout=0.01)
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
        assert len(asyncio.all_tasks()) == 2
    assert await call(realm) == {"realm": "r"}
    assert server.grants == ["password"]
    assert len(asyncio.all_tasks()) == 1


async def test_who_waits_while_the_realm_object_is_closed_is_told(server: TokenServer) -> None:
    realm = server.async_realm(credentials=PASSWORD)
    tasks = [asyncio.create_task(call(realm)) for _ in range(CALLERS)]
    await asyncio.wait_for(server.asked.wait(), 10)
    await realm.close()
    for got in await asyncio.gather(*tasks, return_exceptions=True):
        assert isinstance(got, TransportError)
        assert "the realm object was closed" in str(got)
    assert await call(realm) == {"realm": "r"}


async def test_who_is_cancelled_while_the_realm_object_is_closed_is_cancelled(server: TokenServer) -> None:
    realm = server.async_realm(credentials=PASSWORD)
    task = asyncio.create_task(call(realm))
    await asyncio.wait_for(server.asked.wait(), 10)
    task.cancel()
    await realm.close()
    with pytest.raises(asyncio.CancelledError):
        await task


@pytest.mark.parametrize("steps", range(1, 6))
async def test_a_renewal_may_end_before_it_begins(server: TokenServer, steps: int) -> None:
    realm = server.async_realm(credentials=PASSWORD)
    task = asyncio.create_task(call(realm))
    for _ in range(steps):
        await asyncio.sleep(0)
    task.cancel()
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        await realm.close()
        await asyncio.wait((task,))
        gc.collect()
    assert [str(each.message) for each in warned] == []


def test_a_thread_that_is_interrupted_while_it_renews_is_followed_by_another(server: TokenServer) -> None:
    waits, got = threading.Event(), list[object]()

    class Interrupted(ClientSecret):
        def grant(self) -> dict[str, str | None]:
            if not waits.is_set():
                other.start()
                server.await_callers(2)
                waits.set()
                raise KeyboardInterrupt
            return super().grant()

    realm = server.realm(credentials=Interrupted("c", "s"))
    other = threading.Thread(target=lambda: got.append(realm.admin.realms.by_name("r").get()))
    with pytest.raises(KeyboardInterrupt):
        realm.admin.realms.by_name("r").get()
    other.join(10)
    assert got == [{"realm": "r"}]
    assert server.grants == ["client_credentials"]


async def test_a_task_cancelled_between_refresh_and_login_does_not_block_the_others(server: TokenServer) -> None:
    realm = server.async_realm(credentials=PASSWORD)
    await call(realm)
    server.now += server.lifespan
    server.refused = {"refresh_token"}
    tasks = [asyncio.create_task(call(realm)) for _ in range(CALLERS)]
    for _refresh_then_login in range(2):
        server.asked.clear()
        await asyncio.wait_for(server.asked.wait(), 10)
    tasks[0].cancel()
    got = await asyncio.wait_for(asyncio.gather(*tasks, return_exceptions=True), 30)
    assert isinstance(got[0], asyncio.CancelledError)
    assert got[1:] == ALL_SERVED[1:]
    assert server.grants == ["password", "refresh_token", "password"]
