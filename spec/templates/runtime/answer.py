"""Reads answers, up to a size: a few bytes of gzip can be a thousand times as many."""

from __future__ import annotations

import zlib
from io import BytesIO

from ._http import httpx
from .errors import AnswerTooLargeError, TransportError

MAX_ANSWER_SIZE = 64 * 1024 * 1024
"""Bytes, decoded, that an answer has at most, unless the caller says otherwise."""

ACCEPTED_ENCODING = "gzip"
"""The only one whose decoder stops at a size; brotli and zstd would be asked for where they are installed."""

_PIECE = 1024 * 1024
_KEPT = ("http_version", "reason_phrase", "retry")
_NOT_KEPT = frozenset({b"content-encoding", b"content-length", b"transfer-encoding"})


def read_answer(response: httpx.Response, max_size: int = MAX_ANSWER_SIZE) -> httpx.Response:
    """Read an answer that was asked for with `stream=True`.

    Raises:
        AnswerTooLargeError: if it has more bytes, decoded, than it may have.
        TransportError: if it cannot be decoded.
    """
    if _is_bounded(response, max_size):
        response.read()
        return response
    body = _Body(response, max_size)
    if not response.is_stream_consumed:
        for chunk in response.iter_raw():
            body.add(chunk)
    return body.answer()


async def aread_answer(response: httpx.Response, max_size: int = MAX_ANSWER_SIZE) -> httpx.Response:
    """Read an answer that was asked for with `stream=True`; see `read_answer`."""
    if _is_bounded(response, max_size):
        await response.aread()
        return response
    body = _Body(response, max_size)
    if not response.is_stream_consumed:
        async for chunk in response.aiter_raw():
            body.add(chunk)
    return body.answer()


def _is_bounded(response: httpx.Response, max_size: int) -> bool:
    """Tell whether the answer says its size, is held to it by HTTP/1.1, and is not encoded: httpx may read it then.

    A chunked one that says a size as well is not held to it.
    """
    headers = response.headers
    if "content-encoding" in headers or "transfer-encoding" in headers:
        return False
    length = headers.get("content-length", "")
    is_framed = response.extensions.get("http_version") == b"HTTP/1.1"
    return is_framed and length.isdecimal() and int(length) <= max_size and not response.is_stream_consumed


class _Body:
    """What has been read of an answer, decoded."""

    def __init__(self, response: httpx.Response, max_size: int) -> None:
        self._response = response
        self._max_size = max_size
        self._content = BytesIO()
        self._received = 0
        encoding = response.headers.get("content-encoding", "identity").strip().lower() or "identity"
        self._gzip = zlib.decompressobj(zlib.MAX_WBITS | 16) if encoding == ACCEPTED_ENCODING else None
        if response.is_stream_consumed:
            # A hook of the caller's has read it, and so httpx has decoded it.
            self._gzip = None
            self.add(response.content)
        elif self._gzip is None and encoding != "identity":
            raise self._error("is encoded otherwise than was asked for")
        elif self._gzip is None and response.headers.get("content-length", "").isdecimal():
            self._check_size(int(response.headers["content-length"]))

    def add(self, chunk: bytes) -> None:
        """Decode a part of the body."""
        self._received += len(chunk)
        self._check_size(self._received)
        if self._gzip is None:
            self._content.write(chunk)
            return
        while chunk and not self._gzip.eof:
            try:
                self._content.write(self._gzip.decompress(chunk, _PIECE))
            except zlib.error:
                raise self._error("is not the gzip that it says it is") from None
            self._check_size(self._content.tell())
            chunk = self._gzip.unconsumed_tail

    def answer(self) -> httpx.Response:
        """Return the answer, read."""
        if self._gzip is not None and self._received and not self._gzip.eof:
            raise self._error("ends before its end")
        response = self._response
        return httpx.Response(
            response.status_code,
            headers=[(name, value) for name, value in response.headers.raw if name.lower() not in _NOT_KEPT],
            content=self._content.getvalue(),
            request=response.request,
            extensions={name: response.extensions[name] for name in _KEPT if name in response.extensions},
        )

    def _check_size(self, size: int) -> None:
        if size > self._max_size:
            raise AnswerTooLargeError(self._message(f"has more than {self._max_size} bytes"))

    def _error(self, problem: str) -> TransportError:
        return TransportError(self._message(problem))

    def _message(self, problem: str) -> str:
        request = self._response.request
        return f"{request.method} {request.url.path}: the answer {problem}"
