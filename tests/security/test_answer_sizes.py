"""Answers are read up to a size, whatever they unpack to: the error is a typed one, and memory stays bounded."""

from __future__ import annotations

import gzip
import inspect
import json
import tracemalloc
import zlib
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from keycloak_facade import AsyncKeycloakRealm, KeycloakRealm
from keycloak_facade.exceptions import AnswerTooLargeError, TransportError
from keycloak_openapi.answer import MAX_ANSWER_SIZE
from keycloak_openapi.client import AsyncClient, Client
from keycloak_openapi.request import Request, bytes_body
from tests.security.loopback import Answering, stub

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

pytestmark = pytest.mark.loopback
MIB = 1024 * 1024
CAP = 4 * MIB
PACKED = gzip.compress(bytes(20 * MIB))
"""20 KB that unpack at once."""
CALL = Request[bytes](method="GET", url="/x", decode=bytes_body)

each_flavour = pytest.mark.parametrize("kind", [KeycloakRealm, AsyncKeycloakRealm], ids=["sync", "async"])


@asynccontextmanager
async def asked(kind: type[Any], answer: Callable[[Answering], None], **settings: Any) -> AsyncIterator[Any]:
    with stub(answer) as server:
        realm = kind(server.url, "r", max_retries=0, **settings)
        try:
            yield realm
        finally:
            await done(realm.close())


async def done(answer: Any) -> Any:
    return await answer if inspect.isawaitable(answer) else answer


def zeros() -> Iterator[bytes]:
    """More and more zeros."""
    while True:
        yield bytes(MIB)


def bomb() -> Iterator[bytes]:
    """What unpacks to more and more zeros."""
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    for zeros_more in zeros():
        yield packer.compress(zeros_more)


def trailed() -> Iterator[bytes]:
    """A gzip file, and what comes after it."""
    yield gzip.compress(b"{}")
    yield from zeros()


def endless(parts: Callable[[], Iterator[bytes]], status: int = 200, **headers: str) -> Callable[[Answering], None]:
    """Answer without end."""

    def answer(answering: Answering) -> None:
        answering.send_response(status)
        for name, value in {"transfer-encoding": "chunked", **headers}.items():
            answering.send_header(name.replace("_", "-"), value)
        answering.end_headers()
        for part in filter(None, parts()):
            answering.wfile.write(b"%x\r\n%s\r\n" % (len(part), part))

    return answer


ENDLESS = {
    "plain": endless(zeros),
    "chunked, though of a size": endless(zeros, content_length="2"),
    "gzip": endless(bomb, content_encoding="gzip"),
    "after gzip": endless(trailed, content_encoding="gzip"),
    "error": endless(bomb, 500, content_encoding="gzip"),
    "not found": endless(bomb, 404, content_encoding="gzip"),
    "redirect": endless(bomb, 302, content_encoding="gzip", location="https://other.test/"),
    "refused token": endless(bomb, 401, content_encoding="gzip"),
    "announced": lambda answering: answering.send(200, b"", content_length=str(CAP + 1)),
    "one chunk": lambda answering: answering.send(200, PACKED, content_encoding="gzip"),
}


@pytest.mark.parametrize("name", ENDLESS)
@each_flavour
async def test_reading_ends_at_the_size(kind: type[Any], name: str) -> None:
    async with asked(kind, ENDLESS[name], max_answer_size=CAP) as realm:
        admin = realm.admin.set_token("t")
        tracemalloc.start()
        try:
            with pytest.raises(AnswerTooLargeError, match=rf"^GET /x: the answer has more than {CAP} bytes$"):
                await done(admin.send(CALL))
            _, most = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert most < 2 * CAP


PROCESS = Path("/proc/self")


def most_resident() -> int:
    """Return how much memory the process has had at most since it was reset, in bytes."""
    [line] = [line for line in (PROCESS / "status").read_text().splitlines() if line.startswith("VmHWM:")]
    return int(line.split()[1]) * 1024


@pytest.mark.skipif(not (PROCESS / "clear_refs").exists(), reason="it reads what Linux tells of a process")
@pytest.mark.parametrize("name", ["plain", "gzip"])
@each_flavour
async def test_64_mib_unless_said_otherwise(kind: type[Any], name: str) -> None:
    async with asked(kind, ENDLESS[name]) as realm:
        (PROCESS / "clear_refs").write_text("5")
        before = most_resident()
        with pytest.raises(AnswerTooLargeError, match=f"more than {64 * MIB} bytes"):
            await done(realm.client.send(CALL))
    assert MAX_ANSWER_SIZE == 64 * MIB
    assert most_resident() - before < 2 * MAX_ANSWER_SIZE


@pytest.mark.parametrize("size", [0, 1, CAP - 1, CAP])
@pytest.mark.parametrize("packed", [True, False])
@each_flavour
async def test_what_fits_is_read_whole(kind: type[Any], packed: bool, size: int) -> None:
    content = bytes(range(256)) * (size // 256) + bytes(size % 256)
    body, headers = (gzip.compress(content, 1), {"content_encoding": "gzip"}) if packed else (content, {})
    async with asked(kind, lambda answering: answering.send(200, body, **headers), max_answer_size=CAP) as realm:
        assert await done(realm.client.send(CALL)) == content


@each_flavour
async def test_a_small_answer_of_many_chunks(kind: type[Any]) -> None:
    packed = gzip.compress(b'{"a": "' + b"x" * 1000 + b'"}')
    parts = [packed[place : place + 1] for place in range(len(packed))]

    def answer(answering: Answering) -> None:
        assert answering.headers["accept-encoding"] == "gzip"
        answering.send_response(200)
        for name, value in {"transfer-encoding": "chunked", "content-encoding": "GZip"}.items():
            answering.send_header(name, value)
        answering.end_headers()
        for part in [*parts, b""]:
            answering.wfile.write(b"%x\r\n%s\r\n" % (len(part), part))

    async with asked(kind, answer, max_answer_size=1100) as realm:
        assert json.loads(await done(realm.client.send(CALL))) == {"a": "x" * 1000}


@pytest.mark.parametrize(
    ("encoding", "body", "problem"),
    [
        ("br", b"x", "encoded otherwise"),
        ("zstd", b"x", "encoded otherwise"),
        ("deflate", zlib.compress(b"x"), "encoded otherwise"),
        ("gzip, gzip", gzip.compress(gzip.compress(b"x")), "encoded otherwise"),
        ("gzip", b"no gzip", "not the gzip that it says"),
        ("gzip", gzip.compress(b"x" * 1000)[:-9], "ends before its end"),
        ("gzip", gzip.compress(b"x" * 1000)[:-8] + b"12345678", "not the gzip that it says"),
    ],
    ids=["brotli", "zstd", "deflate", "gzip twice", "no gzip", "cut", "wrong checksum"],
)
@each_flavour
async def test_what_cannot_be_unpacked(kind: type[Any], encoding: str, body: bytes, problem: str) -> None:
    async with asked(kind, lambda answering: answering.send(200, body, content_encoding=encoding)) as realm:
        with pytest.raises(TransportError, match=f"GET /x: the answer .*{problem}"):
            await done(realm.client.send(CALL))


@each_flavour
async def test_a_connection_serves_on_after_a_refusal(kind: type[Any]) -> None:
    answers = iter([b"x" * 100, b"{}"])
    async with asked(kind, lambda answering: answering.send(200, next(answers)), max_answer_size=50) as realm:
        with pytest.raises(AnswerTooLargeError):
            await done(realm.client.send(CALL))
        assert await done(realm.client.send(CALL)) == b"{}"


@each_flavour
async def test_key_sets_and_discovery_documents_are_smaller(kind: type[Any]) -> None:
    document = json.dumps({"keys": [], "x": "x" * MIB}).encode()
    async with asked(kind, lambda answering: answering.send(200, document)) as realm:
        client, other = realm.open_id_connect("c"), realm.open_id_connect("c")
        other.well_known.contents = {"jwks_uri": f"{realm.server_url}/realms/r/certs"}
        for call in (realm.token_keys.get, client.well_known.load, other.certs):
            with pytest.raises(AnswerTooLargeError, match=f"more than {MIB} bytes"):
                await done(call())


async def test_a_client_of_the_callers_is_bounded_too() -> None:
    seen: list[bytes] = []

    def hook(response: httpx.Response) -> None:
        seen.append(response.read())

    with stub(lambda answering: answering.send(200, gzip.compress(bytes(100)), content_encoding="gzip")) as server:
        for hooks in ([], [hook]):
            with httpx.Client(event_hooks={"response": hooks}) as http:
                assert KeycloakRealm(server.url, "r", http_client=http).client.send(CALL) == bytes(100)
                with pytest.raises(AnswerTooLargeError):
                    KeycloakRealm(server.url, "r", http_client=http, max_answer_size=99).client.send(CALL)
        with httpx.Client() as http, pytest.raises(AnswerTooLargeError):
            Client(http, server.url, max_answer_size=99).send(CALL)
        async with httpx.AsyncClient() as http_async:
            with pytest.raises(AnswerTooLargeError):
                await AsyncClient(http_async, server.url, max_answer_size=99).send(CALL)
            assert await AsyncClient(http_async, server.url).send(CALL) == bytes(100)
    assert seen == [bytes(100)] * 2
