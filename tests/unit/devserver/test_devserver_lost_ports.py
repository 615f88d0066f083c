"""A port that was free a moment ago, and that someone else has when the server comes to it."""

from __future__ import annotations

import contextlib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest

from keycloak_facade.devserver import _server
from keycloak_facade.devserver._ports import pick_port
from keycloak_facade.devserver.errors import StartError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.loopback
Make = Any


@contextlib.contextmanager
def listening(port: int) -> Iterator[int]:
    """A stranger's server, which answers as Keycloak does when it is ready."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", port), Handler) as stranger:
        Thread(target=stranger.serve_forever).start()
        try:
            yield stranger.server_port
        finally:
            stranger.shutdown()


@pytest.fixture
def lost_port(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A port that is picked first, and that someone has when the server comes to it."""
    with listening(0) as port:
        picked = iter([port])
        monkeypatch.setattr(_server, "pick_port", lambda asked: asked or next(picked, 0) or pick_port(0))
        yield port


@pytest.mark.parametrize("kept", [False, True])
def test_a_port_that_is_lost_in_between_is_replaced(make: Make, lost_port: int, tmp_path: Path, *, kept: bool) -> None:
    with make(**{"data_dir": tmp_path / "own", "fresh": False} if kept else {}) as server:
        port = server.port
        assert port != lost_port
        assert (server.home / "data" / "starts").read_text().splitlines()[-1] == str(port)
        server.restart()
        assert server.port == port


def test_a_port_that_was_asked_for_is_not_replaced(make: Make, lost_port: int) -> None:
    with pytest.raises(StartError, match="Address already in use"):
        make(port=lost_port).start()


def test_the_port_of_data_that_are_gone_on_with_is_not_replaced(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    with make() as server:
        server.kill()
        with listening(server.port):
            monkeypatch.setattr(_server, "pick_port", lambda port: port)
            with pytest.raises(StartError, match="Address already in use"):
                server.start()
