"""Servers on the loopback interface that answer as a test wants, and remember what arrived."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import socket
    import ssl
    from collections.abc import Callable, Iterator


class Received(NamedTuple):
    """A request that arrived."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


class Stub(ThreadingHTTPServer):
    """A server.

    Attributes:
        answer: writes the answer to a request.
        received: the requests that arrived.
        connections: how many connections were made.
    """

    daemon_threads = True

    def __init__(self, answer: Callable[[Answering], None], tls: ssl.SSLContext | None = None) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.answer = answer
        self.received: list[Received] = []
        self.connections = 0
        if tls:
            self.socket = tls.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)
        self.url = f"{'https' if tls else 'http'}://127.0.0.1:{self.server_port}"

    def process_request(
        self, request: socket.socket | tuple[bytes, socket.socket], client_address: tuple[str, int] | str
    ) -> None:
        self.connections += 1
        super().process_request(request, client_address)

    def handle_error(
        self, request: socket.socket | tuple[bytes, socket.socket], client_address: tuple[str, int] | str
    ) -> None:
        """Nothing: a client that goes away, or refuses the certificate, is what the test is about."""


class Answering(BaseHTTPRequestHandler):
    """One connection.

    Attributes:
        body: that of the request that is answered.
    """

    body: bytes
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: Stub

    def __getattr__(self, name: str) -> Callable[[], None]:
        if name.startswith("do_"):
            return self._receive
        raise AttributeError(name)

    def _receive(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.body = self.rfile.read(int(headers.get("content-length", 0)))
        self.server.received.append(Received(self.command, self.path, headers, self.body))
        self.server.answer(self)

    def send(self, status: int, body: bytes = b"", **headers: str) -> None:
        """Write a whole answer."""
        self.send_response(status)
        for name, value in {"content_length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@contextmanager
def stub(answer: Callable[[Answering], None], tls: ssl.SSLContext | None = None) -> Iterator[Stub]:
    """Run a server."""
    with Stub(answer, tls) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
