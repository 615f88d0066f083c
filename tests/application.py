"""A stand-in for an application that Keycloak sends requests to."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from tests.scrubbing import SERVER_URL

if TYPE_CHECKING:
    from collections.abc import Iterator


class Application:
    """An application that takes whatever it is sent.

    Args:
        origin: where it is, which is the server's own address in a cassette.
        is_replayed: whether nothing is sent, for the answers are recorded ones.

    Attributes:
        bodies: what it was sent; in a cassette too.
    """

    def __init__(self, origin: str, *, is_replayed: bool) -> None:
        self.url = f"{origin}/app"
        self.received: list[str] = []
        self.bodies: list[str] = []
        self._is_replayed = is_replayed

    def has_received(self, *paths: str) -> bool:
        """Tell whether these requests came, and no others, since this was asked last."""
        received, self.received = self.received, []
        return self._is_replayed or received == list(paths)


@contextmanager
def listening() -> Iterator[Application]:
    """Run an application at a port of its own."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            application.received.append(self.path)
            application.bodies.append(body.decode())
            self.send_response(HTTPStatus.NO_CONTENT)
            self.end_headers()

        def log_message(self, *_arguments: object) -> None:
            """Keep quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        application = Application(f"http://127.0.0.1:{server.server_port}", is_replayed=False)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield application
        server.shutdown()


def replayed() -> Application:
    """Return the application of a cassette."""
    return Application(SERVER_URL, is_replayed=True)
