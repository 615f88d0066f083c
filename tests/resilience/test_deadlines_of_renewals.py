"""A deadline ends the waiting for a token, and not the renewal: the refresh token in it may be good once."""

from __future__ import annotations

import json
import threading
import time
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

import pytest

from keycloak_facade import KeycloakRealm
from keycloak_facade.credentials import RefreshToken
from keycloak_facade.exceptions import TimeoutError  # noqa: A004 - this package's own
from tests.resilience.slow import DEADLINE, LATEST, done, each_kind, seconds_of
from tests.security.loopback import Answering, Stub, stub

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.loopback
TOLD = "not over within .*: a new token was waited for"


class Sessions:
    """Grants the refresh tokens r1, r2, ... one after the other: each is good once, and ends the session if used twice.

    Attributes:
        used: the refresh tokens that were sent.
        may_answer: set while token requests are answered.
    """

    def __init__(self) -> None:
        self.used: list[str] = []
        self.may_answer = threading.Event()

    def answer(self, answering: Answering) -> None:
        if not answering.path.endswith("/token"):
            answering.send(200, b'{"realm": "r"}')
            return
        [token] = parse_qs(answering.body.decode())["refresh_token"]
        is_good = token == f"r{len(self.used)}"
        self.used.append(token)
        self.may_answer.wait(10)
        tokens = {"access_token": "t", "expires_in": 60, "refresh_token": f"r{len(self.used)}"}
        answering.send(200 if is_good else 400, json.dumps(tokens if is_good else {"error": "invalid_grant"}).encode())


@pytest.fixture
def sessions() -> Sessions:
    return Sessions()


@pytest.fixture
def server(sessions: Sessions) -> Iterator[Stub]:
    with stub(sessions.answer) as running:
        yield running
        sessions.may_answer.set()


def realm_of(kind: type[Any], server: Stub) -> Any:
    return kind(server.url, "r", credentials=RefreshToken("r0", client_id="c"), deadline=DEADLINE)


@each_kind
async def test_a_session_outlives_it(kind: type[Any], server: Stub, sessions: Sessions) -> None:
    realm = realm_of(kind, server)
    get = realm.admin.realms.by_name("r").get
    for _ in range(3):
        assert await seconds_of(get, TOLD) < LATEST
    sessions.may_answer.set()
    assert (await done(get()))["realm"] == "r"
    await done(realm.admin._auth.source.token(rejected="t"))  # noqa: SLF001 - what has the token
    assert sessions.used == ["r0", "r1"]
    await done(realm.close())


@each_kind
async def test_a_renewal_has_a_limit_of_its_own(
    kind: type[Any], server: Stub, sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("keycloak_facade._core.deadline._WORK_LIMIT", 1.5 * DEADLINE)
    realm = realm_of(kind, server)
    get = realm.admin.realms.by_name("r").get
    await seconds_of(get, TOLD)
    # In the midst of the next call the renewal is over; what ends it is what the call raises.
    await seconds_of(
        get, "what several calls waited for: not over within .* 0.75 s: POST .*/token was not answered yet"
    )
    assert sessions.used == ["r0"]
    await done(realm.close())


def test_where_there_is_no_thread_to_be_had(server: Stub, sessions: Sessions, monkeypatch: pytest.MonkeyPatch) -> None:
    class NoThread:
        def __init__(self, **_settings: object) -> None:
            pass

        def start(self) -> None:
            raise RuntimeError("can't start new thread")

    without = SimpleNamespace(Thread=NoThread, Event=threading.Event)
    monkeypatch.setattr("keycloak_facade._sync._runtime.threading", without)
    realm = realm_of(KeycloakRealm, server)
    get = realm.admin.realms.by_name("r").get
    started = time.monotonic()
    with pytest.raises(TimeoutError, match=TOLD):
        get()
    assert time.monotonic() - started < LATEST
    sessions.used.clear()
    sessions.may_answer.set()
    assert get()["realm"] == "r"
    realm.close()
