"""An LDAP server on the loopback interface, with a few people and one group, for what needs one to succeed.

It speaks as much of LDAP (RFC 4511) as Keycloak does when it reads: bind, search, and nothing that writes.
"""

from __future__ import annotations

import socketserver
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Entry = Mapping[str, Sequence[str]]

# What a cassette holds. Tests that run side by side take any free port.
PORT = 18389
PEOPLE = "ou=people,dc=example,dc=org"
GROUPS = "ou=groups,dc=example,dc=org"
BIND_DN = "cn=admin,dc=example,dc=org"
BIND_PASSWORD = "a-directory-password"
NAMES = ("alice", "carol")
GROUP = "staff"
PAGED_RESULTS = "1.2.840.113556.1.4.319"
WHO_AM_I = "1.3.6.1.4.1.4203.1.11.3"

BIND, UNBIND, SEARCH = 0x60, 0x42, 0x63
BOUND, FOUND, DONE = 0x61, 0x64, 0x65
AND, OR, NOT, EQUAL, AT_LEAST, PRESENT = 0xA0, 0xA1, 0xA2, 0xA3, 0xA5, 0x87
SUCCESS, NO_SUCH_OBJECT, INVALID_CREDENTIALS = 0, 32, 49

ROOT: Entry = {
    "objectClass": ["top"],
    "supportedLDAPVersion": ["3"],
    "supportedControl": [PAGED_RESULTS],
    "supportedExtension": [WHO_AM_I],
}


def _person(name: str) -> Entry:
    return {
        "objectClass": ["top", "person", "inetOrgPerson"],
        "uid": [name],
        "cn": [name.title()],
        "sn": ["Test"],
        "mail": [f"{name}@example.org"],
        "entryUUID": [f"uuid-of-{name}"],
        "createTimestamp": ["20200101000000Z"],
        "modifyTimestamp": ["20200101000000Z"],
    }


ENTRIES: Mapping[str, Entry] = {
    "": ROOT,
    PEOPLE: {"objectClass": ["organizationalUnit"], "ou": ["people"]},
    GROUPS: {"objectClass": ["organizationalUnit"], "ou": ["groups"]},
    **{f"uid={name},{PEOPLE}": _person(name) for name in NAMES},
    f"cn={GROUP},{GROUPS}": {
        "objectClass": ["top", "groupOfNames"],
        "cn": [GROUP],
        "entryUUID": ["uuid-of-staff"],
        "member": [f"uid={NAMES[0]},{PEOPLE}"],
    },
}


def url_of(port: int) -> str:
    """Return the URL of the directory."""
    return f"ldap://127.0.0.1:{port}"


@contextmanager
def directory(port: int) -> Iterator[str]:
    """Serve the directory meanwhile, and give its URL; 0 takes a free port."""
    with _Server(("127.0.0.1", port), _Session) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield url_of(server.server_address[1])
        server.shutdown()


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


class _Session(socketserver.StreamRequestHandler):
    """One connection."""

    def handle(self) -> None:
        """Answer until the client says good-bye."""
        while message := self._message():
            (_, number), (operation, content), *_ = _elements(message)
            if operation == BIND:
                self._send(number, _bound(content))
            elif operation == SEARCH:
                for answer in _found(content):
                    self._send(number, answer)
            elif operation == UNBIND:
                return

    def _message(self) -> bytes:
        head = self.rfile.read(2)
        if len(head) < 2:
            return b""
        length = head[1]
        if length & 0x80:
            length = int.from_bytes(self.rfile.read(length & 0x7F), "big")
        return self.rfile.read(length)

    def _send(self, number: bytes, answer: bytes) -> None:
        self.wfile.write(_element(0x30, _element(0x02, number), answer))


def _bound(request: bytes) -> bytes:
    _version, (_, name), (_, password) = _elements(request)
    allowed = not name or (name.decode(), password.decode()) == (BIND_DN, BIND_PASSWORD)
    return _result(BOUND, SUCCESS if allowed else INVALID_CREDENTIALS)


def _found(request: bytes) -> Iterator[bytes]:
    (_, base), (_, scope), *_limits, (kind, condition), _attributes = _elements(request)
    below = base.decode()
    if below not in ENTRIES:
        yield _result(DONE, NO_SUCH_OBJECT)
        return
    for name, entry in ENTRIES.items():
        is_there = name == below if scope == b"\0" else bool(name) and f",{name}".endswith(f",{below}")
        if is_there and _fits(entry, kind, condition):
            attributes = [_attribute(key, values) for key, values in entry.items()]
            yield _element(FOUND, _text(name), _element(0x30, *attributes))
    yield _result(DONE, SUCCESS)


def _fits(entry: Entry, kind: int, condition: bytes) -> bool:
    if kind == AND:
        return all(_fits(entry, *part) for part in _elements(condition))
    if kind == OR:
        return any(_fits(entry, *part) for part in _elements(condition))
    if kind == NOT:
        return not any(_fits(entry, *part) for part in _elements(condition))
    if kind == PRESENT:
        return bool(_values(entry, condition))
    (_, name), (_, wanted) = _elements(condition)
    if kind == EQUAL:
        return wanted.decode().lower() in _values(entry, name)
    if kind == AT_LEAST:
        return any(value >= wanted.decode().lower() for value in _values(entry, name))
    raise NotImplementedError(f"filter {kind:#x}")


def _values(entry: Entry, name: bytes) -> list[str]:
    wanted = name.decode().lower()
    return [value.lower() for key, values in entry.items() if key.lower() == wanted for value in values]


def _attribute(name: str, values: Sequence[str]) -> bytes:
    return _element(0x30, _text(name), _element(0x31, *map(_text, values)))


def _result(operation: int, code: int) -> bytes:
    return _element(operation, _element(0x0A, bytes([code])), _text(""), _text(""))


def _text(value: str) -> bytes:
    return _element(0x04, value.encode())


def _element(tag: int, *content: bytes) -> bytes:
    """Encode an element by the basic encoding rules (ITU-T X.690)."""
    whole = b"".join(content)
    length = len(whole).to_bytes(4, "big")
    return bytes([tag, 0x80 | len(length)]) + length + whole


def _elements(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield tag and content of each element."""
    while data:
        tag, length, start = data[0], data[1], 2
        if length & 0x80:
            start += length & 0x7F
            length = int.from_bytes(data[2:start], "big")
        yield tag, data[start : start + length]
        data = data[start + length :]
