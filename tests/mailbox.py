"""A mail server on the loopback interface that keeps what it is sent."""

from __future__ import annotations

import email
import email.policy
import socketserver
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

# What is recorded must be the same each time, so the port is fixed.
PORT = 18025
SETTINGS = {"host": "127.0.0.1", "port": str(PORT), "from": "keycloak@example.org"}


@contextmanager
def mailbox() -> Iterator[list[EmailMessage]]:
    """Take mail meanwhile."""
    with _Server(("127.0.0.1", PORT), _Session) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server.mails
        server.shutdown()
        thread.join()


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, *arguments: object) -> None:
        super().__init__(*arguments)  # type: ignore[arg-type]  # the base class's own
        self.mails: list[EmailMessage] = []


class _Session(socketserver.StreamRequestHandler):
    """One connection (RFC 5321)."""

    server: _Server

    def handle(self) -> None:
        """Say yes to everything."""
        self.wfile.write(b"220 ready\r\n")
        for line in self.rfile:
            if line[:4].upper() == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                lines = list(iter(self.rfile.readline, b".\r\n"))
                self.server.mails.append(email.message_from_bytes(b"".join(lines), policy=email.policy.default))
            self.wfile.write(b"250 done\r\n")
            if line[:4].upper() == b"QUIT":
                return
