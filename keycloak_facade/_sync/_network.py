"""What bounds the waiting for a server; `_async/_network.py` is its hand-written twin.

httpx bounds each read by itself, so that a server that sends a byte now and then holds a call for ever. Here each
wait of a connection takes what is left of the call's deadline.

And the chunks of a long answer are gathered before they are parsed, which spares a fifth of the processor time that a
list of thousands takes.
"""

from __future__ import annotations

import socket
import ssl
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, Any

from .._core import chunks
from .._core.deadline import CURRENT, time_left

if TYPE_CHECKING:
    from keycloak_openapi._http import httpx

_PIECE = 16 * 1024
"""Bytes that are written at once: few enough that a socket which takes any takes all."""


def with_own_streams(transport: httpx.BaseTransport) -> httpx.BaseTransport:
    """Have a transport's connections heed the deadline, and gather chunks."""
    # httpx has no parameter for what httpcore offers; tests/resilience would tell if these names were others.
    pool: Any = getattr(transport, "_pool", None)
    if pool is not None:
        pool._network_backend = _Network(pool._network_backend)  # noqa: SLF001 - as said
    return transport


def _addresses(host: str, port: int) -> list[str]:
    """Look a host up: the standard library would give each of its addresses all the time that is left."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError:
        return [host]
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


class _Network:
    """Makes connections, as httpcore's network backends do."""

    def __init__(self, backend: Any) -> None:
        self._backend = backend

    def connect_tcp(self, host: str, port: int, timeout: float | None = None, **settings: Any) -> _Stream:
        """Connect to the first address of a host that answers."""
        *others, last = [host] if CURRENT.get() is None else _addresses(host, port)
        for address in others:
            with suppress(Exception):  # whatever is wrong with one address, the next may do
                return _Stream(self._backend.connect_tcp(address, port, time_left(timeout), **settings))
        return _Stream(self._backend.connect_tcp(last, port, time_left(timeout), **settings))

    def sleep(self, seconds: float) -> None:
        """Wait between two attempts to connect."""
        self._backend.sleep(seconds)


class _Stream:
    """A connection."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        # What an SSLObject decrypts, as that of a connection through an encrypted proxy, its socket does not.
        decrypts = not isinstance(stream.get_extra_info("ssl_object"), ssl.SSLObject)
        self._socket: socket.socket | None = stream.get_extra_info("socket") if decrypts else None

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what has come, or wait for something."""
        data: bytes = self._stream.read(max_bytes, time_left(timeout))
        if self._socket is None or not chunks.begin_with(data):
            return data
        return self._gathered(
            data, self._socket, max_bytes, min(chunks.PATIENCE, time_left(timeout) or chunks.PATIENCE)
        )

    def _gathered(self, data: bytes, plain: socket.socket, max_bytes: int, seconds: float) -> bytes:
        """Return what was read with the chunks that follow, as far as one more of the size fits in."""
        gathered = bytearray(data)
        until = monotonic() + seconds
        plain.settimeout(seconds)
        with suppress(OSError):  # whatever is wrong, the next read meets it
            while chunks.end_within(data) and len(gathered) + len(data) <= max_bytes and monotonic() < until:
                data = plain.recv(max_bytes - len(gathered))
                gathered += data
        return bytes(gathered)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all of it."""
        for start in range(0, len(buffer), _PIECE):
            self._stream.write(buffer[start : start + _PIECE], time_left(timeout))

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> _Stream:
        """Encrypt what follows."""
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, time_left(timeout)))

    def close(self) -> None:
        """End it."""
        self._stream.close()

    def get_extra_info(self, info: str) -> Any:
        """Return what httpcore asks for: whether something can be read, say."""
        return self._stream.get_extra_info(info)
