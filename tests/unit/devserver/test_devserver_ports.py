from __future__ import annotations

import socket
import threading
import time

import pytest

from keycloak_facade.devserver._ports import is_ready, pick_port, wait_until_free
from keycloak_facade.devserver.errors import PortTakenError

pytestmark = pytest.mark.loopback


def test_zero_is_any_free_port() -> None:
    port = pick_port(0)
    assert port > 1023
    assert pick_port(port) == port


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0"])  # noqa: S104 - a listener of another program
def test_a_taken_port(host: str) -> None:
    with socket.socket() as other:
        other.bind((host, 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(PortTakenError, match=rf"127\.0\.0\.1:{port}\. Name another port, or 0"):
            pick_port(port)


@pytest.mark.parametrize("port", [-1, 65_536])
def test_no_port(port: int) -> None:
    with pytest.raises(ValueError, match="between 0 and 65535"):
        pick_port(port)


def test_nothing_there_is_not_ready() -> None:
    assert not is_ready(pick_port(0), "/")


def test_a_port_that_is_let_go_later_is_waited_for() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        began = time.monotonic()
        wait_until_free(port, 0.2)
        assert 0.2 <= time.monotonic() - began < 2
        threading.Timer(0.3, other.close).start()
        wait_until_free(port, 10)
        assert pick_port(port) == port
