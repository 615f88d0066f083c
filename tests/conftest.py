"""How the tests run: from cassettes and without a network, or with --live against a real Keycloak."""

from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING, Any

import pytest
from attrs import field, frozen

from tests.cassettes import SERVER_URL, path_of, recorder

if TYPE_CHECKING:
    from collections.abc import Iterator


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
def server(request: pytest.FixtureRequest) -> Iterator[Server]:
    """The server of the tests; KEYCLOAK_SERVER_URL and so on name one that runs already."""
    if not is_live(request.config):
        yield Server(SERVER_URL, "admin", "replayed")
    elif "KEYCLOAK_SERVER_URL" in os.environ:
        env = os.environ
        yield Server(env["KEYCLOAK_SERVER_URL"], env["KEYCLOAK_USERNAME"], env["KEYCLOAK_PASSWORD"])
    else:
        from keycloak_facade.devserver import KeycloakServer  # noqa: PLC0415 - an extra that replaying does without

        with KeycloakServer() as running:
            yield Server(running.url, running.admin_username, running.admin_password)


@pytest.fixture
def cassette(request: pytest.FixtureRequest, server: Server) -> Iterator[None]:
    """Replay the test's cassette, every request of it; record it; or stay out of the way."""
    path = path_of(request.node.path.stem, request.node.name)
    recording = bool(request.config.getoption("record"))
    if request.config.getoption("live"):
        yield
        return
    if recording:
        path.unlink(missing_ok=True)
    with recorder(server.url, recording=recording).use_cassette(str(path)) as played:
        yield
        assert recording or played.all_played, "the cassette holds requests that the test did not send"


@pytest.fixture(autouse=True)
def no_network(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail whatever connects to anything."""
    if is_live(request.config) or request.node.get_closest_marker("loopback"):
        return

    def refuse(*arguments: Any) -> None:
        raise AssertionError(f"a test without --live connects to {arguments[1:]}")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)
