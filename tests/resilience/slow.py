"""Servers that take their time, on the loopback interface."""

from __future__ import annotations

import inspect
import socket
import threading
import time
from contextlib import asynccontextmanager, contextmanager, suppress
from typing import TYPE_CHECKING, Any

import pytest

from keycloak_facade import AsyncKeycloakRealm, KeycloakRealm
from keycloak_facade.exceptions import TimeoutError  # noqa: A004 - this package's own

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

DEADLINE = 0.5
LATEST = DEADLINE + 0.5
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"


class Connection:
    """One that a client has made.

    Attributes:
        is_over: set when the test is.
        number: of the connection, from 1.
    """

    def __init__(self, of: socket.socket, number: int, is_over: threading.Event) -> None:
        self.socket = of
        self.number = number
        self.is_over = is_over

    def receive(self) -> bytes:
        """Return a request's head."""
        head = b""
        while b"\r\n\r\n" not in head:
            part = self.socket.recv(65536)
            if not part:
                return b""
            head += part
        return head

    def send(self, content: bytes) -> None:
        """Send at once."""
        self.socket.sendall(content)

    def drip(self, content: bytes, every: float = 0.1) -> None:
        """Send a byte now and then."""
        for byte in content:
            if self.is_over.wait(every):
                return
            self.socket.sendall(bytes([byte]))


@contextmanager
def serving(handle: Callable[[Connection], None]) -> Iterator[str]:
    """Run a server that has each connection handled by a thread, and return its URL."""
    is_over = threading.Event()
    listening = socket.create_server(("127.0.0.1", 0))
    connections: list[socket.socket] = []

    def attend(connection: Connection) -> None:
        with suppress(OSError):
            handle(connection)

    def accept() -> None:
        with suppress(OSError):
            while True:
                made, _ = listening.accept()
                connections.append(made)
                connection = Connection(made, len(connections), is_over)
                threading.Thread(target=attend, args=(connection,), daemon=True).start()

    accepting = threading.Thread(target=accept, daemon=True)
    accepting.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        is_over.set()
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        accepting.join()
        for made in connections:
            made.close()


each_kind = pytest.mark.parametrize("kind", [KeycloakRealm, AsyncKeycloakRealm], ids=["sync", "async"])


async def done(answer: Any) -> Any:
    return await answer if inspect.isawaitable(answer) else answer


@asynccontextmanager
async def asked(kind: type[Any], handle: Callable[[Connection], None], **settings: Any) -> AsyncIterator[Any]:
    with serving(handle) as url:
        realm = kind(url, "r", **{"deadline": DEADLINE, **settings})
        try:
            yield realm
        finally:
            await done(realm.close())


async def seconds_of(call: Callable[[], Any], match: str) -> float:
    started = time.monotonic()
    with pytest.raises(TimeoutError, match=match):
        await done(call())
    return time.monotonic() - started
