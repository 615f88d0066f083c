"""A stand-in for what has users asked on a device of theirs, and tells a real Keycloak what they said."""

from __future__ import annotations

import errno
import json
import threading
import time
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Literal

import httpx

if TYPE_CHECKING:
    from collections.abc import Iterator

Status = Literal["SUCCEED", "UNAUTHORIZED", "CANCELLED"]

PORT = 18280
"""Where the server of the tests looks for it; see scripts/_servers.py."""
PATIENCE = 120
"""Seconds."""


class AuthenticationChannel:
    """Asks users; in a cassette it is told nothing, for nobody asks it.

    Attributes:
        asked: what it was told to ask, and how, the newest last.
        is_deaf: whether it hangs up instead.
    """

    def __init__(self, *, is_live: bool) -> None:
        self.asked: list[dict[str, Any]] = []
        self.is_deaf = False
        self.is_live = is_live
        self._tokens: list[str] = []

    def take(self, authorization: str, question: dict[str, Any]) -> None:
        """Take a question from the server, with the token to answer it with."""
        self._tokens.append(authorization)
        self.asked.append(question)

    def has_asked(self, **question: Any) -> bool:
        """Tell whether what was asked last says so."""
        return not self.is_live or question.items() <= self.asked[-1].items()

    def answer(self, issuer: str, status: Status) -> None:
        """Tell the server what the user said."""
        token = self._tokens.pop() if self.is_live else "Bearer token-of-the-channel"
        url = f"{issuer}/protocol/openid-connect/ext/ciba/auth/callback"
        httpx.post(url, json={"status": status}, headers={"Authorization": token}).raise_for_status()


@contextmanager
def listening() -> Iterator[AuthenticationChannel]:
    """Run the channel."""
    channel = AuthenticationChannel(is_live=True)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            if channel.is_deaf:
                return
            question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            channel.take(self.headers["Authorization"], question)
            self.send_response(HTTPStatus.CREATED)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_arguments: object) -> None:
            """Keep quiet."""

    with _bound(Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield channel
        server.shutdown()


def _bound(handler: type[BaseHTTPRequestHandler]) -> ThreadingHTTPServer:
    """Return a server at the address, as soon as a test that runs at the same time has left it."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return ThreadingHTTPServer(("127.0.0.1", PORT), handler)
        except OSError as error:
            if error.errno != errno.EADDRINUSE or time.monotonic() > until:
                raise
            time.sleep(0.1)
