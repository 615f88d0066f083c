"""However many callers find the token missing, old or refused, one of them asks for a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest

from keycloak_facade.credentials import ClientSecret, Password, RefreshToken, StaticToken, TokenProvider
from keycloak_facade.exceptions import (
    ConnectionError,  # noqa: A004 - this package's own
    TimeoutError,  # noqa: A004 - same
    TokenError,
    Unauthorized,
)
from tests.unit.token_server import CALLERS, TokenServer, by_tasks, by_threads

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    Callers = Callable[[], Awaitable[list[object]]]

PASSWORD = Password("ann", "secret")
ALL_SERVED = [{"realm": "r"}] * CALLERS


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> TokenServer:
    return TokenServer(monkeypatch)


@pytest.fixture(params=["threads", "tasks"])
def flavour(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def callers(server: TokenServer, flavour: str) -> Callers:
    """Call by all callers at once, again and again with the same realm object."""
    return callers_with(server, flavour, PASSWORD)


def callers_with(server: TokenServer, flavour: str, credentials: Any) -> Callers:
    realm, aio = server.realm(credentials=credentials), server.async_realm(credentials=credentials)

    async def call() -> list[object]:
        return by_threads(realm) if flavour == "threads" else await by_tasks(aio)

    return call


async def test_one_login_for_all(server: TokenServer, callers: Callers) -> None:
    assert await callers() == ALL_SERVED
    assert await callers() == ALL_SERVED
    assert server.grants == ["password"]
    assert server.calls == ["t1"] * 2 * CALLERS


async def test_one_refresh_for_all(server: TokenServer, callers: Callers) -> None:
    await callers()
    for _ in range(3):
        server.now += server.lifespan
        assert await callers() == ALL_SERVED
    assert server.grants == ["password"] + ["refresh_token"] * 3
    assert [form.get("refresh_token") for form in server.forms] == [None, "r1", "r2", "r3"]
    assert server.most_at_once == 1


async def test_a_token_is_renewed_before_it_expires(server: TokenServer, callers: Callers) -> None:
    await callers()
    server.now += server.lifespan * 0.89
    await callers()
    assert server.grants == ["password"]
    server.now += server.lifespan * 0.02
    assert await callers() == ALL_SERVED
    assert server.grants == ["password", "refresh_token"]
    assert set(server.calls) == {"t1", "t2"}


async def test_without_a_refresh_token_the_credentials_are_used_again(server: TokenServer, flavour: str) -> None:
    server.rotates = False
    callers = callers_with(server, flavour, ClientSecret("c", "secret"))
    await callers()
    server.now += server.lifespan
    assert await callers() == ALL_SERVED
    assert server.grants == ["client_credentials"] * 2


async def test_a_refused_refresh_is_one_new_login(server: TokenServer, callers: Callers) -> None:
    await callers()
    server.now += server.lifespan
    server.refused = {"refresh_token"}
    assert await callers() == ALL_SERVED
    assert server.grants == ["password", "refresh_token", "password"]


async def test_a_refresh_token_that_has_expired_is_not_sent(server: TokenServer, callers: Callers) -> None:
    await callers()
    server.now += 1800
    assert await callers() == ALL_SERVED
    assert server.grants == ["password", "password"]


async def test_a_refused_login_is_sent_once(server: TokenServer, callers: Callers) -> None:
    server.refused = {"password"}
    server.await_all()
    assert [type(got) for got in await callers()] == [TokenError] * CALLERS
    assert server.grants == ["password"]
    assert server.calls == []
    # What is called later tries again.
    server.await_all()
    assert [type(got) for got in await callers()] == [TokenError] * CALLERS
    assert server.grants == ["password"] * 2
    server.refused.clear()
    assert await callers() == ALL_SERVED
    assert server.grants == ["password"] * 3


async def test_a_refused_refresh_and_login_are_sent_once(server: TokenServer, callers: Callers) -> None:
    await callers()
    server.now += server.lifespan
    server.refused = {"refresh_token", "password"}
    server.await_all()
    assert [type(got) for got in await callers()] == [TokenError] * CALLERS
    assert server.grants == ["password", "refresh_token", "password"]
    server.refused.clear()
    assert await callers() == ALL_SERVED


OUTCOMES = {
    "no connection": (httpx.ConnectError("x"), ConnectionError),
    "no answer": (httpx.ReadTimeout("x"), TimeoutError),
    "401": (401, TokenError),
    "503": (503, TokenError),
}


@pytest.mark.parametrize(("failure", "error"), OUTCOMES.values(), ids=OUTCOMES)
@pytest.mark.parametrize("grant", ["password", "refresh_token"])
async def test_any_failure_is_that_of_all_who_wait(
    server: TokenServer, callers: Callers, failure: int | Exception, error: type[Exception], grant: str
) -> None:
    if grant == "refresh_token":
        await callers()
        server.now += server.lifespan
    before = list(server.grants)
    server.failing = {grant: failure}
    for times in (1, 2):
        server.await_all()
        got = await callers()
        assert [type(each) for each in got] == [error] * CALLERS
        # One for each, so that contexts and notes do not mix.
        assert (len({id(each) for each in got}), len({str(each) for each in got})) == (CALLERS, 1)
        assert server.grants == before + [grant] * times
    server.failing.clear()
    assert await callers() == ALL_SERVED
    assert server.grants == before + [grant] * 3
    assert server.most_at_once == 1


async def test_a_refresh_that_is_refused_to_the_client_says_why(server: TokenServer, callers: Callers) -> None:
    await callers()
    server.now += server.lifespan
    server.failing = {"refresh_token": 401}
    for got in await callers():
        assert isinstance(got, TokenError)
        assert isinstance(got.original_exc, Unauthorized)
        assert got.error == "invalid_client"
    assert set(server.grants) == {"password", "refresh_token"}


async def test_a_refused_token_is_renewed_once_for_all(server: TokenServer, callers: Callers) -> None:
    await callers()
    server.calls.clear()
    server.revoke()
    assert await callers() == ALL_SERVED
    assert server.grants == ["password", "refresh_token"]
    assert server.calls.count("t2") == CALLERS
    assert len(server.calls) <= 2 * CALLERS


async def test_a_request_is_repeated_once_and_never_twice(server: TokenServer, callers: Callers) -> None:
    server.serves_nobody = True
    got = await callers()
    assert [type(each) for each in got] == [Unauthorized] * CALLERS
    assert len(server.calls) == 2 * CALLERS
    assert len(server.forms) <= 1 + CALLERS


async def test_one_caller_alone_is_refused_twice_at_most(server: TokenServer, flavour: str) -> None:
    server.serves_nobody = True
    if flavour == "threads":
        with pytest.raises(Unauthorized):
            server.realm(credentials=PASSWORD).admin.realms.all()
    else:
        with pytest.raises(Unauthorized):
            await server.async_realm(credentials=PASSWORD).admin.realms.all()
    assert (server.grants, server.calls) == (["password", "refresh_token"], ["t1", "t2"])


async def test_a_session_from_elsewhere_goes_on_with_its_latest_token(server: TokenServer, flavour: str) -> None:
    callers = callers_with(server, flavour, RefreshToken("r0", client_id="c", client_secret="s"))
    await callers()
    server.now += server.lifespan
    assert await callers() == ALL_SERVED
    assert [form["refresh_token"] for form in server.forms] == ["r0", "r1"]
    assert {(form["client_id"], form["client_secret"]) for form in server.forms} == {("c", "s")}


async def test_a_token_of_the_callers_is_sent_once(server: TokenServer, flavour: str) -> None:
    got = await callers_with(server, flavour, StaticToken("mine"))()
    assert [type(each) for each in got] == [Unauthorized] * CALLERS
    assert server.calls == ["mine"] * CALLERS
    assert server.forms == []


async def test_a_function_is_asked_at_each_request_and_again_when_its_token_is_refused(server: TokenServer) -> None:
    asked: list[str] = []

    def give() -> str:
        asked.append(f"p{len(asked)}")
        return asked[-1]

    async def give_later() -> str:
        return give()

    with pytest.raises(Unauthorized):
        server.realm().admin.set_token(give).realms.all()
    with pytest.raises(Unauthorized):
        await server.async_realm(credentials=TokenProvider(give)).admin.realms.all()
    with pytest.raises(Unauthorized):
        await server.async_realm().admin.set_token(give_later).realms.all()
    assert server.calls == asked == ["p0", "p1", "p2", "p3", "p4", "p5"]
    with pytest.raises(TypeError, match="an async function gives tokens to the asynchronous client alone"):
        server.realm().admin.set_token(give_later).realms.all()  # type: ignore[arg-type]  # the type says so too


async def test_a_login_starts_anew(server: TokenServer) -> None:
    realm = server.realm()
    with pytest.raises(TokenError, match="not logged in"):
        realm.admin.realms.all()
    realm.admin.login("ann", "a").realms.by_name("r").get()
    realm.admin.login_client("c", "s").realms.by_name("r").get()
    assert server.grants == ["password", "client_credentials"]
