"""Many users through crashes: of the server, that is killed and starts again, and of the client.

KEYCLOAK_FACADE_KILLS says how often the server is killed, each time in a run of its own.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import threading
import time
from collections import Counter
from typing import TYPE_CHECKING

import httpx
import pytest

from keycloak_facade import KeycloakRealm

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from keycloak_facade._sync.admin.realm import Realm
    from keycloak_facade.devserver import KeycloakServer
    from tests.conftest import Server

pytestmark = pytest.mark.live

KILLS = int(os.environ.get("KEYCLOAK_FACADE_KILLS", "1"))
USERS = 2000
CLIENT = """
import sys
from keycloak_facade import KeycloakRealm

realm, verb = KeycloakRealm.from_env(), sys.argv[1]
users = [{"username": f"user-{number:04}", "enabled": True} for number in range(1000)]
work = getattr(realm.admin.realms.by_name(realm.realm_name).users, verb)
result = work(users, on_conflict="skip", progress=lambda done, _total: print(done, flush=True))
result.raise_for_failures()
print(result)
"""


def names(count: int) -> list[str]:
    return [f"user-{number:04}" for number in range(count)]


@pytest.fixture(scope="module")
def mortal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KeycloakServer]:
    """A server that goes on with its data after it was killed."""
    from keycloak_facade.devserver import KeycloakServer  # noqa: PLC0415 - an extra that only live tests need

    with KeycloakServer(data_dir=tmp_path_factory.mktemp("keycloak"), progress=False) as server:
        yield server


@pytest.fixture
def realm_to_fill(mortal: KeycloakServer, request: pytest.FixtureRequest) -> Iterator[Realm]:
    with KeycloakRealm(mortal.url, "bulk-crashes") as realm:
        realm.admin.login(mortal.admin_username, mortal.admin_password, realm="master")
        realm.admin.realms.create(realm.realm_name, enabled=True)
        yield realm.admin.realms.by_name(realm.realm_name)
        realm.admin.realms.by_name(realm.realm_name).delete()


class Heard(httpx.SyncByteStream):
    """The body of an answer, that may break off."""

    def __init__(self, body: httpx.SyncByteStream, when_it_breaks: Callable[[], None]) -> None:
        self._body = body
        self._when_it_breaks = when_it_breaks

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self._body
        except httpx.TransportError:
            self._when_it_breaks()
            raise

    def close(self) -> None:
        self._body.close()


@pytest.fixture
def unanswered(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How many POSTs with each user were sent and had no answer of the server's, counted below the facade."""
    counted = Counter[str]()
    send = httpx.HTTPTransport.handle_request

    def heard(transport: httpx.HTTPTransport, request: httpx.Request) -> httpx.Response:
        if request.method != "POST" or not request.url.path.endswith(("/users", "/partialImport")):
            return send(transport, request)
        document = json.loads(request.content)
        users = [user["username"] for user in document.get("users", [document])]
        try:
            response = send(transport, request)
        except (httpx.ConnectError, httpx.ConnectTimeout):
            raise
        except httpx.TransportError:
            counted.update(users)
            raise
        if response.is_server_error:
            counted.update(users)
        assert isinstance(response.stream, httpx.SyncByteStream)
        response.stream = Heard(response.stream, lambda: counted.update(users))
        return response

    monkeypatch.setattr(httpx.HTTPTransport, "handle_request", heard)
    return counted


@pytest.mark.parametrize("verb", ["create_many", "import_many"])
@pytest.mark.parametrize("run", range(KILLS))
def test_no_user_is_lost_or_made_twice_when_the_server_is_killed(
    verb: str, run: int, mortal: KeycloakServer, realm_to_fill: Realm, unanswered: Counter[str]
) -> None:
    at = random.randrange(USERS * 9 // 10)  # noqa: S311 - any moment will do
    due = threading.Event()

    def progress(done: int, _total: int | None) -> None:
        if done > at:
            due.set()

    def kill() -> None:
        due.wait(300)
        time.sleep(random.random() / 50)  # noqa: S311 - same
        mortal.kill()
        mortal.start()

    killer = threading.Thread(target=kill)
    killer.start()
    users = [{"username": name, "enabled": True} for name in names(USERS)]
    options = {"chunk_size": 50} if verb == "import_many" else {}
    # A machine that is busy with other tests starts a server in minutes.
    result = getattr(realm_to_fill.users, verb)(users, progress=progress, patience=900, **options)
    killer.join(900)
    result.raise_for_failures()
    there = {user.username: user.id for user in realm_to_fill.users.all()}
    doubts = Counter(record.reconciled for record in result.reconciled)
    figures = f"{result}; without an answer: {len(unanswered)}; reconciled: {doubts}"
    print(f"{verb}, killed after {at}: {figures}")  # noqa: T201 - a figure
    assert sorted(map(str, there)) == names(USERS)
    assert realm_to_fill.users.count() == USERS
    assert {record.username: record.id for record in result.created} == there
    assert len(result.created) == USERS
    assert unanswered
    assert {record.username for record in result.reconciled} == set(unanswered)
    assert set(doubts) <= {"done", "sent again"}


@pytest.mark.parametrize("verb", ["create_many", "import_many"])
def test_a_killed_client_goes_on_where_it_ended(verb: str, default_server: Server, tmp_path: Path) -> None:
    name = f"bulk-client-{verb}".replace("_", "-")
    script = tmp_path / "client.py"
    script.write_text(CLIENT, "utf-8")
    command = [sys.executable, str(script), verb]
    env = {
        **os.environ,
        "KEYCLOAK_SERVER_URL": default_server.url,
        "KEYCLOAK_REALM": name,
        "KEYCLOAK_LOGIN_REALM": "master",
        "KEYCLOAK_USERNAME": default_server.username,
        "KEYCLOAK_PASSWORD": default_server.password,
    }
    with KeycloakRealm(default_server.url, name) as realm:
        realm.admin.login(default_server.username, default_server.password, realm="master")
        realm.admin.realms.create(name, enabled=True)
        made = realm.admin.realms.by_name(name)
        try:
            with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) as client:
                assert client.stdout is not None
                at = random.randrange(100, 700)  # noqa: S311 - any moment will do
                assert any(int(line) >= at for line in client.stdout)
                client.kill()
            before = made.users.count()
            assert 0 < before < 1000
            again = subprocess.run(command, env=env, capture_output=True, text=True, timeout=300, check=True)
            assert "failed=0" in again.stdout.splitlines()[-1]
            assert [user.username for user in made.users.all()] == names(1000)
        finally:
            made.delete()
