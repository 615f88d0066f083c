"""How the tests run: from cassettes and without a network, or with --live against a real Keycloak."""

from __future__ import annotations

import os
import socket
from contextlib import contextmanager
from time import sleep
from typing import TYPE_CHECKING, Any

import pytest
from attrs import field, frozen

from tests.cassettes import path_of, recorded, replayed
from tests.scrubbing import ADMIN_PASSWORD, SERVER_URL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@frozen
class Server:
    """Where Keycloak is, and who its administrator is."""

    url: str
    username: str
    password: str = field(repr=False)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--live", action="store_true", help="send to a real Keycloak, no cassettes")
    parser.addoption("--record", action="store_true", help="send to a real Keycloak, and record the cassettes anew")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("live"):
        return
    skip = pytest.mark.skip(reason="needs a running Keycloak: scripts/test --live")
    for item in items:
        if item.get_closest_marker("live"):
            item.add_marker(skip)


def is_live(config: pytest.Config) -> bool:
    return bool(config.getoption("live") or config.getoption("record"))


@pytest.fixture(scope="session")
def default_server(request: pytest.FixtureRequest) -> Iterator[Server]:
    """A server as users have it; the administration's second version, which it does not show by itself, is on."""
    with _server(request.config, "KEYCLOAK_TEST_SERVER", features=("client-admin-api:v2",)) as server:
        yield server


@pytest.fixture(scope="session")
def gated_server(request: pytest.FixtureRequest) -> Iterator[Server]:
    """A server that has what is off by default, such as the permissions on single roles and groups."""
    with _server(request.config, "KEYCLOAK_TEST_GATED_SERVER", all_features=True) as server:
        yield server


@pytest.fixture
def server(request: pytest.FixtureRequest) -> Server:
    """The server of the test; the environment may name those that run already."""
    gated = request.node.get_closest_marker("gated")
    server: Server = request.getfixturevalue("gated_server" if gated else "default_server")
    return server


@contextmanager
def _server(config: pytest.Config, variable: str, **options: Any) -> Iterator[Server]:
    if not is_live(config):
        yield Server(SERVER_URL, "admin", ADMIN_PASSWORD)
    elif f"{variable}_URL" in os.environ:
        prefix = variable.removesuffix("_SERVER")
        yield Server(*(os.environ[name] for name in (f"{variable}_URL", f"{prefix}_USERNAME", f"{prefix}_PASSWORD")))
    else:
        from keycloak_facade.devserver import KeycloakServer  # noqa: PLC0415 - an extra that replaying does without

        with KeycloakServer(**options) as running:
            yield Server(running.url, running.admin_username, running.admin_password)


@pytest.fixture
def wait(request: pytest.FixtureRequest) -> Callable[[float], None]:
    """Wait for a server that lets something expire; a replayed one need not be waited for."""
    return sleep if is_live(request.config) else lambda _seconds: None


@pytest.fixture
def cassette(request: pytest.FixtureRequest, server: Server) -> Iterator[None]:
    """Replay the test's cassette, every request of it; record it; or stay out of the way."""
    test: pytest.Function = request.node
    path = path_of(test.path, test.name)
    if request.config.getoption("live"):
        yield
    elif request.config.getoption("record"):
        with recorded(path, server.url, server.password):
            yield
    else:
        with replayed(path, in_order=test.get_closest_marker("at_once") is None):
            yield


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
