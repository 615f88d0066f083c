"""A mail server on the loopback interface, which keeps what a real Keycloak sends."""

from __future__ import annotations

import socketserver
import threading
from contextlib import contextmanager
from email import message_from_bytes, policy
from typing import TYPE_CHECKING

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

# What a cassette holds. Tests that run side by side take any free port.
PORT = 25025


@frozen
class Mailbox:
    """What has arrived; nothing does when a cassette is played."""

    is_live: bool
    port: int = PORT
    mails: list[EmailMessage] = field(factory=list)

    @property
    def settings(self) -> dict[str, str]:
        """The realm's `smtp_server`."""
        return {"host": "127.0.0.1", "port": str(self.port), "from": "realm@example.org"}

    def expect(self, recipient: str, *words: str) -> None:
        """Take out the next mail, which must be to somebody and say something, where there is a server that mails."""
        if self.is_live:
            mail = self.mails.pop(0)
            body = mail.get_body(("plain",))
            assert mail["to"] == recipient
            assert body is not None
            text = f"{mail['subject']}\n{body.get_content()}"
            assert all(word in text for word in words), text


class _Connection(socketserver.StreamRequestHandler):
    """Takes whatever it is sent (RFC 5321)."""

    server: _Server

    def handle(self) -> None:
        self.wfile.write(b"220 ready\r\n")
        for line in self.rfile:
            command = line[:4].upper()
            if command == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                lines = iter(self.rfile.readline, b".\r\n")
                text = b"".join(each[1:] if each.startswith(b"..") else each for each in lines)
                self.server.box.mails.append(message_from_bytes(text, policy=policy.default))
            self.wfile.write(b"221 bye\r\n" if command == b"QUIT" else b"250 done\r\n")
            if command == b"QUIT":
                return


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    box: Mailbox


@contextmanager
def mail_server(port: int) -> Iterator[Mailbox]:
    """Run the server; 0 takes a free port."""
    with _Server(("127.0.0.1", port), _Connection) as server:
        server.box = Mailbox(is_live=True, port=server.server_address[1])
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.box
        server.shutdown()
