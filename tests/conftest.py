"""How the tests run: from cassettes and without a network, or with --live against a real Keycloak."""

from __future__ import annotations

import os
import socket
from collections import Counter
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING, Any

import pytest
from attrs import field, frozen
from joserfc.jwk import RSAKey
from pipeline.contract import Contract
from pipeline.documents import SPEC, read_json
from pipeline.wire import BASE_PATH

from keycloak_openapi.request import Request
from tests import authentication_channel
from tests.application import Application, listening
from tests.application import replayed as replayed_application
from tests.authentication_channel import AuthenticationChannel
from tests.cassettes import path_of, recorded, replayed
from tests.directory import PORT as LDAP_PORT
from tests.directory import directory, url_of
from tests.mail import PORT, Mailbox, mail_server
from tests.scrubbing import ADMIN_PASSWORD, SERVER_URL
from tests.unit.wire import PROXY_VARIABLES, Wire

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import httpx

_FLAVOURS = ("_async", "_sync")
_FOLDER = Path(__file__).parent
_SILENT = [_FOLDER / name for name in ("generated", "security", "typing", "unit")]
"""The folders whose tests talk to no server."""


@frozen
class Server:
    """Where Keycloak is, and who its administrator is."""

    url: str
    username: str
    password: str = field(repr=False)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--live", action="store_true", help="send to a real Keycloak, no cassettes")
    parser.addoption("--one-flavour", action="store_true", help="send by the sync facade or the aio one, in turn")
    parser.addoption("--record", action="store_true", help="send to a real Keycloak, and record the cassettes anew")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Do not load, in each process of a live run, what has no part in it."""
    return True if config.getoption("live") and collection_path in _SILENT else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("live"):
        chosen = [item for item in items if _talks_to_a_server(item)]
        if config.getoption("one_flavour"):
            chosen = list(_one_of_each_pair(chosen))
        config.hook.pytest_deselected(items=[item for item in items if item not in set(chosen)])
        # The longest first, so that no worker is left with them in the end; but what tells by the clock comes after
        # those that start servers, which leave a token of five seconds no time.
        items[:] = sorted(
            chosen, key=lambda item: (item.path.parent.name != "live", item.path.name == "test_long_runs.py")
        )
    else:
        skip = pytest.mark.skip(reason="needs a running Keycloak: scripts/test --live")
        for item in items:
            if item.get_closest_marker("live"):
                if any(map(item.path.is_relative_to, _SILENT)):
                    raise pytest.UsageError(f"{item.nodeid}: --live does not look for tests there")
                item.add_marker(skip)


def _talks_to_a_server(item: pytest.Item) -> bool:
    return bool(item.get_closest_marker("live")) or "cassette" in getattr(item, "fixturenames", ())


def _one_of_each_pair(items: list[pytest.Item]) -> Iterator[pytest.Item]:
    """Leave out one of each two tests that send the same; the cassettes that both replay prove that they do."""
    passed: Counter[str] = Counter()
    for item in items:
        flavour = item.path.parent.name
        if flavour in _FLAVOURS:
            passed[flavour] += 1
        if flavour not in _FLAVOURS or _FLAVOURS.index(flavour) == passed[flavour] % 2:
            yield item


def is_live(config: pytest.Config) -> bool:
    return bool(config.getoption("live") or config.getoption("record"))


@pytest.fixture(scope="session")
def default_server(request: pytest.FixtureRequest) -> Server:
    """A server as users have it."""
    return _server(request.config, "KEYCLOAK_TEST")


@pytest.fixture(scope="session")
def gated_server(request: pytest.FixtureRequest) -> Server:
    """A server that has what is off by default."""
    return _server(request.config, "KEYCLOAK_TEST_GATED")


@pytest.fixture
def server(request: pytest.FixtureRequest) -> Server:
    """The server of the test."""
    gated = request.node.get_closest_marker("gated")
    server: Server = request.getfixturevalue("gated_server" if gated else "default_server")
    return server


def _server(config: pytest.Config, name: str) -> Server:
    """Return the server that the environment names; scripts/test and scripts/record start one, and name it."""
    if not is_live(config):
        return Server(SERVER_URL, "admin", ADMIN_PASSWORD)
    return Server(*(os.environ[f"{name}_{what}"] for what in ("SERVER_URL", "USERNAME", "PASSWORD")))


@pytest.fixture(scope="session")
def private_key() -> str:
    """A key for realms to sign with, as Keycloak writes it down."""
    lines = RSAKey.generate_key(2048).as_pem(private=True).decode().splitlines()
    return "".join(lines[1:-1])


@pytest.fixture
def settings(request: pytest.FixtureRequest) -> dict[str, Any]:
    """What the test's realm is made with.

    To make its own keys takes the server most of the time that a realm takes; where nothing depends on them, the
    realms of a live run share one. It signs and encrypts, so that a realm has two keys of one id.
    """
    if request.config.getoption("live") and not request.node.get_closest_marker("generated_keys"):
        return {"enabled": True, "private_key": request.getfixturevalue("private_key")}
    return {"enabled": True}


@pytest.fixture
def wait(request: pytest.FixtureRequest) -> Callable[[float], None]:
    """Wait for a server that lets something expire; a replayed one need not be waited for."""
    return sleep if is_live(request.config) else lambda _seconds: None


@pytest.fixture
def mailbox(request: pytest.FixtureRequest) -> Iterator[Mailbox]:
    """Where the mails of a realm with these settings arrive."""
    if not is_live(request.config):
        yield Mailbox(is_live=False)
        return
    with mail_server(PORT if request.config.getoption("record") else 0) as box:
        yield box


@pytest.fixture
def ldap_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """Where an LDAP server is; none runs when a cassette is played, for nobody asks it."""
    if not is_live(request.config):
        yield url_of(LDAP_PORT)
        return
    with directory(LDAP_PORT if request.config.getoption("record") else 0) as url:
        yield url


@pytest.fixture
def application(request: pytest.FixtureRequest) -> Iterator[Application]:
    """An application that takes what the server sends."""
    if is_live(request.config):
        with listening() as running:
            yield running
    else:
        yield replayed_application()


@pytest.fixture
def channel(request: pytest.FixtureRequest) -> Iterator[AuthenticationChannel]:
    """What has users asked on a device of theirs."""
    if is_live(request.config):
        with authentication_channel.listening() as running:
            yield running
    else:
        yield AuthenticationChannel(is_live=False)


@pytest.fixture
def cassette(request: pytest.FixtureRequest, server: Server) -> Iterator[None]:
    """Replay the test's cassette, every request of it; record it; or stay out of the way."""
    test: pytest.Function = request.node
    path = path_of(test.path, test.name)
    received = request.getfixturevalue("application").bodies if "application" in test.fixturenames else None
    if request.config.getoption("live"):
        yield
    elif request.config.getoption("record"):
        with recorded(path, server.url, server.password, received):
            yield
    else:
        with replayed(path, received, in_order=test.get_closest_marker("at_once") is None):
            yield


@pytest.fixture
def wire(monkeypatch: pytest.MonkeyPatch) -> Wire:
    """What stands in for the network, without a proxy of the environment's."""
    for name in PROXY_VARIABLES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    return Wire(monkeypatch)


@pytest.fixture(scope="session")
def contract() -> Contract:
    """What the curated spec says of each answer."""
    return Contract(read_json(SPEC / "openapi.json"))


@pytest.fixture(autouse=True)
def as_described(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Hold each answer of a real server against the spec; scripts/wire does so with recorded ones."""
    if not is_live(request.config):
        yield
        return
    contract: Contract = request.getfixturevalue("contract")
    problems: list[str] = []
    read = Request.read

    def read_described(self: Request[Any], response: httpx.Response) -> Any:
        path = response.request.url.raw_path.decode().partition("?")[0]
        if operation := contract.find(self.method, BASE_PATH.sub("", path)):
            problems.extend(contract.problems(operation, response.status_code, response.headers, response.content))
        return read(self, response)

    monkeypatch.setattr(Request, "read", read_described)
    yield
    assert not problems


@pytest.fixture(autouse=True)
def no_network(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail whatever connects to anything, or looks a name up."""
    if is_live(request.config) or request.node.get_closest_marker("loopback"):
        return

    def refuse(*arguments: Any) -> None:
        raise AssertionError(f"a test without --live connects to {arguments}")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
