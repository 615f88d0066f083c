"""What bounds the waiting for a server; `_sync/_network.py` is its hand-written twin.

A task whose time is up could be cancelled, and is. But a connection that is being encrypted would then stay open: the
libraries below clean up after a time-out of their own. Here each wait of a connection takes what is left of the call's
deadline.

And the chunks of a long answer are gathered before they are parsed, which spares a tenth of the processor time that a
list of thousands takes.
"""

from __future__ import annotations

from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, Any

from .._core import chunks
from .._core.deadline import time_left

if TYPE_CHECKING:
    import ssl

    from keycloak_openapi._http import httpx


def with_own_streams(transport: httpx.AsyncBaseTransport) -> httpx.AsyncBaseTransport:
    """Have a transport's connections heed the deadline."""
    # httpx has no parameter for what httpcore offers; tests/resilience would tell if these names were others.
    pool: Any = getattr(transport, "_pool", None)
    if pool is not None:
        pool._network_backend = _Network(pool._network_backend)  # noqa: SLF001 - as said
    return transport


class _Network:
    """Makes connections, as httpcore's network backends do."""

    def __init__(self, backend: Any) -> None:
        self._backend = backend

    async def connect_tcp(self, host: str, port: int, timeout: float | None = None, **settings: Any) -> _Stream:  # noqa: ASYNC109 - httpcore's
        """Connect to the first address of a host that answers."""
        return _Stream(await self._backend.connect_tcp(host, port, time_left(timeout), **settings))

    async def sleep(self, seconds: float) -> None:
        """Wait between two attempts to connect."""
        await self._backend.sleep(seconds)


class _Stream:
    """A connection."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109 - httpcore's
        """Read what has come, or wait for something."""
        data: bytes = await self._stream.read(max_bytes, time_left(timeout))
        if not chunks.begin_with(data):
            return data
        return await self._gathered(data, max_bytes, min(chunks.PATIENCE, time_left(timeout) or chunks.PATIENCE))

    async def _gathered(self, data: bytes, max_bytes: int, seconds: float) -> bytes:
        """Return what was read with the chunks that follow, as far as one more of the size fits in."""
        gathered = bytearray(data)
        until = monotonic() + seconds
        with suppress(Exception):  # whatever is wrong, the next read meets it
            while (
                chunks.end_within(data) and len(gathered) + len(data) <= max_bytes and (left := until - monotonic()) > 0
            ):
                data = await self._stream.read(max_bytes - len(gathered), left)
                gathered += data
        return bytes(gathered)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109 - httpcore's
        """Write all of it."""
        await self._stream.write(buffer, time_left(timeout))

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's
    ) -> _Stream:
        """Encrypt what follows."""
        return _Stream(await self._stream.start_tls(ssl_context, server_hostname, time_left(timeout)))

    async def aclose(self) -> None:
        """End it."""
        await self._stream.aclose()

    def get_extra_info(self, info: str) -> Any:
        """Return what httpcore asks for: whether something can be read, say."""
        return self._stream.get_extra_info(info)
