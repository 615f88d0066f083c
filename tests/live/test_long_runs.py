"""Scripts that run all night: tokens of five seconds, sessions that end, keys that change, and no call fails.

KEYCLOAK_FACADE_SECONDS sets how many seconds each run takes.
"""

from __future__ import annotations

import asyncio
import math
import os
import threading
import time
from contextlib import contextmanager
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

import httpx
import pytest

from keycloak_facade import AsyncKeycloakRealm, KeycloakRealm
from keycloak_facade.credentials import ClientSecret, Password
from tests._sync.made import PASSWORD, SECRET, make_app, make_manager, make_user
from tests.realm_names import unused

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator

    from keycloak_facade._sync.admin.realm import Realm
    from tests.conftest import Server

pytestmark = pytest.mark.live
SECONDS = float(os.environ.get("KEYCLOAK_FACADE_SECONDS", "8"))
CALLERS = 64
FEW = 8
LIFESPAN = 5
"""Seconds; tokens are renewed a tenth of it before its end."""
PAUSE = 1.0
"""Seconds between two calls of a caller: it is not the server that is to be tested."""
KEYS = "org.keycloak.keys.KeyProvider"
BY_PASSWORD = Password("ops", PASSWORD, client_id="app", client_secret=SECRET)
BY_SECRET = ClientSecret("app", SECRET)

each_flavour = pytest.mark.parametrize("flavour", ["tasks", "threads"])


@pytest.fixture(autouse=True)
def as_described() -> None:
    """Nothing: what an answer looks like is not the question, and a look at it takes the tasks' time."""


@pytest.fixture
def realm_name() -> str:
    return unused("long-runs")


@pytest.fixture
def admin(default_server: Server, realm_name: str) -> Iterator[Realm]:
    """A realm of short tokens, which the user ops and the client app administer."""
    with KeycloakRealm(default_server.url, realm_name) as realm:
        realm.admin.login(default_server.username, default_server.password, realm="master")
        admin = realm.admin.realms.by_name(realm_name)
        realm.admin.realms.create(realm_name, enabled=True, access_token_lifespan=LIFESPAN)
        make_manager(admin, make_user(admin, "ops"))
        make_app(realm, admin)
        make_manager(admin, str(admin.clients.by_client_id("app").service_account_user().id))
        yield admin
        admin.delete()


class Watch:
    """What is sent to the realm meanwhile.

    Attributes:
        realm_name: its name.
        grants: the grant types of the token requests.
        granted_at: when they were made, in seconds.
        most_at_once: how many token requests were under way at the same time.
        refused: how many calls were answered 401.
        failures: what was raised to callers.
        calls: how many were answered.
        is_enough: whether callers are to end.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch, realm_name: str) -> None:
        self.realm_name = realm_name
        self.grants: list[str] = []
        self.granted_at: list[float] = []
        self.most_at_once = self._at_once = self.refused = self.calls = 0
        self.failures: list[BaseException] = []
        self.is_enough = False
        self._lock = threading.Lock()
        send, send_async = httpx.HTTPTransport.handle_request, httpx.AsyncHTTPTransport.handle_async_request

        def watched(transport: httpx.HTTPTransport, request: httpx.Request) -> httpx.Response:
            with self._watched(request):
                return self._seen(send(transport, request))

        async def watched_async(transport: httpx.AsyncHTTPTransport, request: httpx.Request) -> httpx.Response:
            with self._watched(request):
                return self._seen(await send_async(transport, request))

        monkeypatch.setattr(httpx.HTTPTransport, "handle_request", watched)
        monkeypatch.setattr(httpx.AsyncHTTPTransport, "handle_async_request", watched_async)

    @contextmanager
    def _watched(self, request: httpx.Request) -> Iterator[None]:
        if not request.url.path.endswith(f"/realms/{self.realm_name}/protocol/openid-connect/token"):
            yield
            return
        with self._lock:
            self.grants += parse_qs(request.content.decode())["grant_type"]
            self.granted_at.append(time.monotonic())
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            yield
        finally:
            with self._lock:
                self._at_once -= 1

    def _seen(self, response: httpx.Response) -> httpx.Response:
        with self._lock:
            self.refused += response.status_code == httpx.codes.UNAUTHORIZED
        return response

    def called(self, failure: BaseException | None = None) -> None:
        with self._lock:
            self.calls += failure is None
            self.failures += [] if failure is None else [failure]

    async def more_calls(self, number: int) -> None:
        """Wait until so many more have been answered."""
        wanted = self.calls + len(self.failures) + number
        while self.calls + len(self.failures) < wanted:  # noqa: ASYNC110 - threads call too, which set no Event
            await asyncio.sleep(0.1)

    async def during(self, running: Coroutine[Any, Any, None], story: Coroutine[Any, Any, None]) -> None:
        """Have a story happen while callers call."""
        task = asyncio.create_task(running)
        try:
            await story
        finally:
            self.is_enough = True
            await task

    def __str__(self) -> str:
        return (
            f"{self.calls} calls, {len(self.failures)} failed, {self.refused} answers 401, {len(self.grants)} token "
            f"requests ({', '.join(sorted(set(self.grants)))}), {self.most_at_once} at once"
        )


@pytest.fixture
def watch(admin: Realm, realm_name: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Watch]:
    watch = Watch(monkeypatch, realm_name)
    yield watch
    print(watch)  # noqa: T201 - the figures, for those who run it with -s


async def run(url: str, flavour: str, credentials: Any, watch: Watch, *, callers: int = CALLERS) -> None:
    """Call again and again, by all callers, with one realm object, until it is enough."""
    if flavour == "tasks":
        async with AsyncKeycloakRealm(url, watch.realm_name, credentials=credentials) as aio:
            await asyncio.gather(*(_call_async(aio, watch) for _ in range(callers)))
        return
    with KeycloakRealm(url, watch.realm_name, credentials=credentials) as realm:
        threads = [threading.Thread(target=_call, args=(realm, watch)) for _ in range(callers)]
        for thread in threads:
            thread.start()
        for thread in threads:
            await asyncio.to_thread(thread.join)


def _call(realm: KeycloakRealm, watch: Watch) -> None:
    while not watch.is_enough:
        try:
            realm.admin.realms.by_name(watch.realm_name).users.count()
        except Exception as exc:  # noqa: BLE001 - what the test is about
            watch.called(exc)
        else:
            watch.called()
        time.sleep(PAUSE)


async def _call_async(realm: AsyncKeycloakRealm, watch: Watch) -> None:
    while not watch.is_enough:
        try:
            await realm.admin.realms.by_name(watch.realm_name).users.count()
        except Exception as exc:  # noqa: BLE001 - as above
            watch.called(exc)
        else:
            watch.called()
        await asyncio.sleep(PAUSE)


@pytest.mark.parametrize("credentials", [BY_PASSWORD, BY_SECRET], ids=["password", "secret"])
@each_flavour
async def test_short_tokens(default_server: Server, watch: Watch, flavour: str, credentials: Any) -> None:
    await watch.during(run(default_server.url, flavour, credentials, watch), asyncio.sleep(SECONDS))
    assert watch.failures == []
    assert watch.calls > CALLERS
    assert len(watch.grants) <= math.ceil(SECONDS / (0.9 * LIFESPAN)) + 1
    assert watch.most_at_once == 1


@each_flavour
async def test_refresh_tokens_that_are_good_once(
    default_server: Server, admin: Realm, watch: Watch, flavour: str
) -> None:
    admin.update(revoke_refresh_token=True, refresh_token_max_reuse=0)
    await watch.during(run(default_server.url, flavour, BY_PASSWORD, watch), asyncio.sleep(SECONDS))
    assert watch.failures == []
    assert len(watch.grants) <= math.ceil(SECONDS / (0.9 * LIFESPAN)) + 1
    assert watch.grants.count("password") == 1
    assert watch.most_at_once == 1


def replace_keys(admin: Realm, *names: str) -> None:
    """Have the realm sign with new keys, and know the old ones no more."""
    for name in names:
        [old] = admin.components.all(type=KEYS, name=name)
        settings = {"algorithm": ["HS512"]} if name.startswith("hmac") else {}
        config = {"priority": ["200"], **settings}
        admin.components.create(f"{name} again", provider_id=old.provider_id, provider_type=KEYS, config=config)
        admin.components.by_id(str(old.id)).update(config={"enabled": ["false"], "active": ["false"]})


EVENTS: dict[str, tuple[Callable[[Realm], object], list[str]]] = {
    "sessions end": (lambda admin: admin.sessions.logout_all(), ["refresh_token", "password"]),
    "the key of access tokens changes": (lambda admin: replace_keys(admin, "rsa-generated"), ["refresh_token"]),
    # The key of refresh tokens first: else one may be used before it goes, and no more token be needed.
    "all keys change": (
        lambda admin: replace_keys(admin, "hmac-generated-hs512", "rsa-generated"),
        ["refresh_token", "password"],
    ),
}
"""What happens, and how tokens are had then."""


@pytest.mark.parametrize("event", EVENTS)
@each_flavour
async def test_what_happens_meanwhile(
    default_server: Server, admin: Realm, watch: Watch, flavour: str, event: str
) -> None:
    happen, grants = EVENTS[event]
    admin.update(access_token_lifespan=600)

    async def story() -> None:
        await watch.more_calls(FEW)
        assert watch.grants == ["password"]
        await asyncio.to_thread(happen, admin)
        await watch.more_calls(4 * FEW)

    await watch.during(run(default_server.url, flavour, BY_PASSWORD, watch, callers=FEW), story())
    assert watch.failures == []
    assert watch.grants == ["password", *grants]
    assert 1 <= watch.refused <= 2 * FEW
    assert watch.most_at_once == 1


@each_flavour
async def test_refresh_tokens_that_expire(default_server: Server, admin: Realm, watch: Watch, flavour: str) -> None:
    session = LIFESPAN + 2
    admin.update(access_token_lifespan=LIFESPAN, sso_session_max_lifespan=session)
    await watch.during(run(default_server.url, flavour, BY_PASSWORD, watch, callers=FEW), asyncio.sleep(12))
    assert watch.failures == []
    logins = [at for at, grant in zip(watch.granted_at, watch.grants, strict=True) if grant == "password"]
    assert len(logins) >= 2
    # One for each session: the next one half a second early, by the server's clock of whole seconds.
    assert min(later - earlier for earlier, later in pairwise(logins)) >= session - 1.5
    assert watch.most_at_once == 1
