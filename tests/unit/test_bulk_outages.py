"""Work on many users while the server fails: no user is made twice, none is lost, and each doubt is told."""

from __future__ import annotations

import asyncio
import socket
import traceback
from typing import TYPE_CHECKING, Any

import pytest

from keycloak_facade import AsyncKeycloakRealm, KeycloakRealm
from keycloak_facade.bulk import BulkResult
from keycloak_facade.exceptions import (
    Conflict,
    ConnectionError,  # noqa: A004 - this package's own
    ServerError,
)
from tests.unit.user_server import LOST, NO_LOCATION, STALLED, Failure, UserServer

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [
    pytest.mark.loopback,
    pytest.mark.filterwarnings("ignore::keycloak_facade.exceptions.InsecureConnectionWarning"),
]

DOUBTS = [LOST, STALLED, 500, 502, 503, 504]
each_flavour = pytest.mark.parametrize("flavour", ["sync", "async"])
each_doubt = pytest.mark.parametrize("how", [*DOUBTS, NO_LOCATION])
DAY = 86_400.0


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("keycloak_facade._core.outages._FIRST_PAUSE", 0.02)


@pytest.fixture
def server() -> Iterator[UserServer]:
    with UserServer.running() as running:
        yield running


async def call(flavour: str, url: str, verb: str, users: Any, **options: Any) -> BulkResult:
    """Call a verb of either flavour, by a client that repeats nothing by itself."""
    settings: dict[str, Any] = {"timeout": 0.15, "max_retries": 0}
    if flavour == "sync":
        with KeycloakRealm(url, "r", **settings) as realm:
            realm.admin.set_token("token")
            done: BulkResult = getattr(realm.admin.realms.by_name("r").users, verb)(users, **options)
            return done
    async with AsyncKeycloakRealm(url, "r", **settings) as aio:
        aio.admin.set_token("token")
        result: BulkResult = await getattr(aio.admin.realms.by_name("r").users, verb)(users, **options)
        return result


def ids(server: UserServer) -> dict[str, str]:
    return {name: user["id"] for name, user in server.users.items()}


@each_doubt
@each_flavour
async def test_a_user_that_was_made_without_an_answer_is_found(
    flavour: str, how: str | int, server: UserServer
) -> None:
    server.failures = [Failure(how, is_done=True)]
    result = await call(flavour, server.url, "create_many", [{"username": "Ada"}, {"username": "bob"}], concurrency=1)
    assert {record.username.lower(): record.id for record in result.created} == ids(server)
    assert {record.username: record.reconciled for record in result.created} == {"Ada": "done", "bob": None}
    assert [record.username for record in result.reconciled] == ["Ada"]
    assert server.calls == [("POST", "Ada"), ("GET", "ada"), ("POST", "bob")]


@pytest.mark.parametrize("how", DOUBTS)
@each_flavour
async def test_a_user_that_was_not_made_is_sent_again_after_a_look(
    flavour: str, how: str | int, server: UserServer
) -> None:
    server.failures = [Failure(how, is_done=False)]
    result = await call(flavour, server.url, "create_many", [{"username": "ada"}])
    assert [(record.id, record.reconciled) for record in result.created] == [(ids(server)["ada"], "sent again")]
    assert server.calls == [("GET", "ada"), ("POST", "ada")]


@each_flavour
async def test_a_user_for_whom_the_server_fails_again_and_again_is_given_up(flavour: str, server: UserServer) -> None:
    server.failures = [Failure(500, is_done=False)] * 3
    result = await call(flavour, server.url, "create_many", [{"username": "ada"}, {"username": "bob"}], concurrency=1)
    assert [(record.username, record.reconciled) for record in result.failed] == [("ada", "not done")]
    assert isinstance(result.failed[0].error, ServerError)
    assert [record.username for record in result.created] == ["bob"]


@pytest.mark.parametrize("on_conflict", ["fail", "skip"])
@each_flavour
async def test_a_user_of_long_ago_was_not_made_by_a_lost_request(
    flavour: str, on_conflict: str, server: UserServer
) -> None:
    there = server.add("ada", age=DAY)
    server.failures = [Failure(LOST, is_done=False)]
    result = await call(flavour, server.url, "create_many", [{"username": "ada"}], on_conflict=on_conflict)
    assert result.created == []
    assert [record.id for record in result.skipped] == [there] * (on_conflict == "skip")
    assert [type(record.error) for record in result.failed] == [Conflict] * (on_conflict == "fail")
    assert len(result.reconciled) == 1


@each_flavour
async def test_a_name_that_comes_twice_is_made_once_even_in_doubt(flavour: str, server: UserServer) -> None:
    server.failures = [Failure(0, is_done=True), Failure(LOST, is_done=False)]
    result = await call(flavour, server.url, "create_many", [{"username": "ada"}, {"username": "ADA"}])
    assert [(record.username, record.id) for record in result.created] == [("ada", ids(server)["ada"])]
    assert [record.username for record in result.failed] == ["ADA"]


@each_doubt
@each_flavour
async def test_a_look_waits_for_the_server(flavour: str, how: str | int, server: UserServer) -> None:
    server.failures, server.failing_reads = [Failure(how, is_done=True)], 2
    result = await call(flavour, server.url, "create_many", [{"username": "ada"}])
    assert [record.reconciled for record in result.created] == ["done"]


@pytest.mark.parametrize("verb", ["create_many", "import_many", "delete_many"])
@each_flavour
async def test_patience_has_an_end(flavour: str, verb: str, caplog: pytest.LogCaptureFixture) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    pulled = iter([{"username": f"user-{number}"} for number in range(100)])
    with pytest.raises(ConnectionError) as caught:
        await call(flavour, url, verb, pulled, concurrency=2, patience=0.2)
    result = BulkResult.of(caught.value)
    assert result is not None
    assert {type(record.error) for record in result.failed} == {ConnectionError}
    assert result.reconciled == []
    if verb != "import_many":
        assert len(result.failed) == 2
        assert len(list(pulled)) == 97
    assert [record.getMessage().startswith("the server is away: ") for record in caplog.records] == [True]


@each_doubt
@each_flavour
async def test_an_import_that_was_done_without_an_answer(flavour: str, how: str | int, server: UserServer) -> None:
    if how == NO_LOCATION:
        pytest.skip("an import has none")
    old = server.add("old", age=DAY)
    server.failures = [Failure(how, is_done=True)]
    users = [{"username": f"user-{number}"} for number in range(4)]
    result = await call(flavour, server.url, "import_many", [*users, {"username": "old"}], on_conflict="skip")
    assert [(record.username, record.id) for record in result.skipped] == [("old", old)]
    assert {record.reconciled for record in result.created} == {"done"}
    assert {record.username: record.id for record in result.created + result.skipped} == ids(server)
    assert len(server.users) == 5


@pytest.mark.parametrize("how", DOUBTS)
@each_flavour
async def test_an_import_that_was_not_done(flavour: str, how: str | int, server: UserServer) -> None:
    server.failures = [Failure(how, is_done=False)]
    result = await call(flavour, server.url, "import_many", [{"username": f"user-{number}"} for number in range(4)])
    assert {record.username: record.id for record in result.created} == ids(server)
    assert [record.reconciled for record in result.created] == ["sent again"] * 4


@pytest.mark.parametrize("is_done", [True, False])
@each_flavour
async def test_users_are_not_overwritten_twice(flavour: str, is_done: bool, server: UserServer) -> None:
    old = server.add("old", age=DAY)
    server.failures = [Failure(LOST, is_done=is_done)]
    users = [{"username": "old"}, {"username": "new"}]
    result = await call(flavour, server.url, "import_many", users, on_conflict="overwrite")
    assert {record.username: record.id for record in result.created + result.updated} == ids(server)
    assert ids(server)["old"] != old
    assert [record.username for record in result.updated] == ([] if is_done else ["old"])
    assert len(result.reconciled) == 2
    assert [what for call, what in server.calls if call == "POST"].count("OVERWRITE") == 1


@pytest.mark.parametrize("how", DOUBTS)
@pytest.mark.parametrize("is_done", [True, False])
@each_flavour
async def test_a_deletion_without_an_answer(flavour: str, is_done: bool, how: str | int, server: UserServer) -> None:
    ada = server.add("ada")
    server.failures = [Failure(how, is_done=is_done)]
    result = await call(flavour, server.url, "delete_many", [ada])
    assert [(record.id, record.reconciled) for record in result.deleted] == [(ada, "done" if is_done else "sent again")]
    assert server.users == {}


@each_flavour
async def test_ctrl_c_waits_for_what_is_in_flight(flavour: str, server: UserServer) -> None:
    server.failures = [Failure(LOST, is_done=True)]

    def users() -> Iterator[dict[str, str]]:
        yield {"username": "ada"}
        yield {"username": "bob"}
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt) as caught:
        await call(flavour, server.url, "create_many", users())
    result = BulkResult.of(caught.value)
    assert result is not None
    assert {record.username: record.id for record in result.created} == ids(server)
    assert len(result.created) == 2
    assert "BulkResult(created=2, " in "".join(traceback.format_exception(caught.value))


async def test_a_cancelled_task_finishes_what_is_in_flight(server: UserServer) -> None:
    server.all_wait.clear()
    users = [{"username": f"user-{number}"} for number in range(10)]
    task = asyncio.create_task(call("async", server.url, "create_many", users, concurrency=2))
    await asyncio.sleep(0.1)
    task.cancel()
    await asyncio.sleep(0)
    server.all_wait.set()
    with pytest.raises(asyncio.CancelledError) as caught:
        await task
    result = BulkResult.of(caught.value)
    assert result is not None
    assert {record.username: record.id for record in result.created} == ids(server)
    assert len(result.created) == 2


async def test_a_task_that_is_cancelled_twice_ends_at_once(server: UserServer) -> None:
    server.all_wait.clear()
    users = [{"username": f"user-{number}"} for number in range(10)]
    task = asyncio.create_task(call("async", server.url, "create_many", users, concurrency=2))
    for _ in range(2):
        await asyncio.sleep(0.1)
        task.cancel()
    with pytest.raises(asyncio.CancelledError) as caught:
        await task
    server.all_wait.set()
    result = BulkResult.of(caught.value)
    assert result is not None
    assert [record.username for record in result.failed] == ["user-0", "user-1"]


async def test_a_time_limit_tells_what_was_done(server: UserServer) -> None:
    async def endless() -> Any:
        yield {"username": "ada"}
        await asyncio.sleep(60)

    with pytest.raises(TimeoutError) as caught:
        async with asyncio.timeout(0.2):
            await call("async", server.url, "create_many", endless())
    result = BulkResult.of(caught.value)
    assert result is not None
    assert [record.username for record in result.created] == ["ada"]


@pytest.mark.parametrize("verb", ["create_many", "import_many"])
@each_flavour
async def test_no_password_shows_and_no_frame_is_kept(flavour: str, verb: str, server: UserServer) -> None:
    server.failures = [Failure(500, is_done=False)] * 3
    user = {"username": "ada", "credentials": [{"type": "password", "value": "geheim"}]}
    result = await call(flavour, server.url, verb, [user])
    error = result.failed[0].error
    assert isinstance(error, ServerError)
    assert error.__traceback__ is None
    assert error.__cause__ is None
    with pytest.raises(Exception, match="1 of 1 users failed: 'ada'") as caught:
        result.raise_for_failures()
    shown = "".join(traceback.format_exception(caught.value)) + repr(result) + repr(result.failed)
    assert "geheim" not in shown
