"""A long answer comes in many chunks, which are gathered before they are parsed; no answer waits for that."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

import h11
import pytest

from keycloak_facade.exceptions import TransportError
from keycloak_openapi.request import Request, bytes_body
from tests.certificates import Authority
from tests.resilience.slow import DEADLINE, HEAD, LATEST, Connection, asked, done, each_kind, seconds_of, serving
from tests.security.loopback import Answering, stub

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.loopback
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
PART = bytes(range(256)) * 32
LONG: Request[bytes] = Request(method="GET", url="/long", decode=bytes_body)


def chunk(content: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(content), content)


def send_chunks(send: Callable[[bytes], object], count: int, end: bytes = chunk(b"")) -> None:
    """Send chunks as Keycloak does: the first with the headers, the last with the end."""
    for number in range(count):
        time.sleep(0.001)
        head, tail = CHUNKED if number == 0 else b"", end if number == count - 1 else b""
        send(head + chunk(PART) + tail)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return how many bytes the parser was given at once."""
    found: list[int] = []
    receive = h11.Connection.receive_data

    def noted(connection: Any, data: bytes) -> None:
        found.append(len(data))
        receive(connection, data)

    monkeypatch.setattr(h11.Connection, "receive_data", noted)
    return found


@each_kind
async def test_many_are_parsed_at_once(kind: type[Any], reads: list[int]) -> None:
    def handle(connection: Connection) -> None:
        while connection.receive():
            send_chunks(connection.send, 70)

    async with asked(kind, handle, deadline=None) as realm:
        for _ in range(3):
            reads.clear()
            assert await done(realm.client.send(LONG)) == PART * 70
            assert max(reads) <= 64 * 1024
            assert len(reads) < 20


@pytest.mark.parametrize("through_proxy", [False, True])
@each_kind
async def test_encrypted(
    kind: type[Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reads: list[int], through_proxy: bool
) -> None:
    authority = Authority(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.folder / "authority.pem"))

    def answer(answering: Answering) -> None:
        send_chunks(answering.wfile.write, 40)

    with stub(answer, authority.server()) as server, encrypted_proxy(authority) as proxy:
        settings: Any = {"proxy": proxy} if through_proxy else {}
        realm = kind(server.url, "r", verify=authority.context, **settings)
        for _ in range(2):
            assert await done(realm.client.send(LONG)) == PART * 40
        await done(realm.close())
    assert through_proxy or max(reads) > 5 * len(PART)


@contextmanager
def encrypted_proxy(authority: Authority) -> Iterator[str]:
    context = authority.server()

    def handle(connection: Connection) -> None:
        with context.wrap_socket(connection.socket, server_side=True) as client:
            head = client.recv(65536).decode()
            host, _, port = head.split(" ")[1].partition(":")
            client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            with socket.create_connection((host, int(port))) as server:
                threading.Thread(target=relay, args=(server, client), daemon=True).start()
                relay(client, server)

    with serving(handle) as url:
        yield url.replace("http:", "https:")


def relay(source: socket.socket, sink: socket.socket) -> None:
    with suppress(OSError, ssl.SSLError):
        while data := source.recv(65536):
            sink.sendall(data)


@pytest.mark.parametrize(
    "parts",
    [
        [CHUNKED + chunk(PART) + chunk(b"")],
        [HEAD + b"Content-Length: 8192\r\n\r\n" + PART],
        [HEAD + b"Content-Length: 8192\r\nX-Long: " + b"x" * 8000 + b"\r\n\r\n", PART],
        [HEAD + b"Content-Length: 2\r\n\r\n\r\n"],
        [b"HTTP/1.1 204 No Content\r\nX-Long: " + b"x" * 8000 + b"\r\n\r\n"],
    ],
    ids=["chunk and end", "length", "long head", "line end", "head alone"],
)
@each_kind
async def test_the_end_of_an_answer_is_not_waited_for(
    kind: type[Any], parts: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("keycloak_facade._core.chunks.PATIENCE", 20)

    def handle(connection: Connection) -> None:
        while connection.receive():
            for part in parts:
                connection.send(part)
                time.sleep(0.05)

    async with asked(kind, handle, deadline=None) as realm:
        began = time.monotonic()
        for _ in range(3):
            await done(realm.client.send(LONG))
        assert time.monotonic() - began < 10


@each_kind
async def test_what_was_taken_for_a_chunk_is_waited_for_a_moment(kind: type[Any]) -> None:
    text = b"x" * 8190 + b"\r\n"

    def handle(connection: Connection) -> None:
        while connection.receive():
            connection.send(HEAD + b"Content-Length: 8192\r\n\r\n" + text)

    async with asked(kind, handle, deadline=None) as realm:
        began = time.monotonic()
        assert await done(realm.client.send(LONG)) == text
        assert time.monotonic() - began < 1


@each_kind
async def test_one_that_breaks_off(kind: type[Any]) -> None:
    def handle(connection: Connection) -> None:
        connection.receive()
        send_chunks(connection.send, 20, end=b"")
        connection.socket.close()

    async with asked(kind, handle, deadline=None, max_retries=0) as realm:
        with pytest.raises(TransportError, match="GET /long"):
            await done(realm.client.send(LONG))


@each_kind
async def test_chunks_without_end_do_not_outlast_a_deadline(kind: type[Any]) -> None:
    def handle(connection: Connection) -> None:
        connection.receive()
        connection.send(CHUNKED + chunk(PART))
        while not connection.is_over.wait(0.03):
            connection.send(chunk(b"x"))

    async with asked(kind, handle) as realm:
        seconds = await seconds_of(lambda: realm.client.send(LONG), "GET /long: not over within the deadline")
        assert DEADLINE - 0.1 <= seconds < LATEST
