"""Sends requests, blocking or not."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from ._http import httpx
from .answer import MAX_ANSWER_SIZE, aread_answer, read_answer
from .errors import ConnectionError, TimeoutError, TransportError, without_frames

if TYPE_CHECKING:
    from collections.abc import Generator

    from .request import Request

T = TypeVar("T")


class Client:
    """Sends requests through an httpx.Client, which brings credentials, time-outs and TLS settings.

    Args:
        http: the httpx client.
        base_url: the server's base URL, that paths are below.
        max_answer_size: bytes, decoded, that an answer has at most.
    """

    def __init__(self, http: httpx.Client, base_url: str = "", *, max_answer_size: int = MAX_ANSWER_SIZE) -> None:
        self.http = http
        self.base_url = base_url
        self.max_answer_size = max_answer_size

    def send(self, request: Request[T]) -> T:
        """Send the request and return what it answers.

        Raises:
            ApiError: if the server answers with an error.
            TransportError: if there is no answer.
        """
        with transport_errors(request):
            sent = self.http.build_request(**request.arguments(self.base_url))
            response = self.http.send(sent, stream=True, follow_redirects=False)
            try:
                answer = read_answer(response, self.max_answer_size)
            finally:
                response.close()
        return request.read(answer)


class AsyncClient:
    """Sends requests through an httpx.AsyncClient, which brings credentials, time-outs and TLS settings.

    Args:
        http: the httpx client.
        base_url: the server's base URL, that paths are below.
        max_answer_size: bytes, decoded, that an answer has at most.
    """

    def __init__(self, http: httpx.AsyncClient, base_url: str = "", *, max_answer_size: int = MAX_ANSWER_SIZE) -> None:
        self.http = http
        self.base_url = base_url
        self.max_answer_size = max_answer_size

    async def send(self, request: Request[T]) -> T:
        """Send the request and return what it answers.

        Raises:
            ApiError: if the server answers with an error.
            TransportError: if there is no answer.
        """
        with transport_errors(request):
            sent = self.http.build_request(**request.arguments(self.base_url))
            response = await self.http.send(sent, stream=True, follow_redirects=False)
            try:
                answer = await aread_answer(response, self.max_answer_size)
            finally:
                await response.aclose()
        return request.read(answer)


@contextmanager
def transport_errors(request: Request[Any]) -> Generator[None]:
    """Raise this package's TransportError for those of the HTTP library.

    Raises:
        TransportError: if there is no answer.
        ValueError: if a value of the request cannot be encoded.
    """
    url = request.url.partition("?")[0]
    call = f"{request.method} {url}"
    try:
        yield
    except UnicodeEncodeError as exc:
        # Both hold the text: it may be a password.
        exc.object, exc.args = "", ()
        without_frames(exc)
        raise ValueError(f"{call}: a value cannot be encoded as {exc.encoding}") from None
    except httpx.InvalidURL as exc:
        without_frames(exc)
        raise TransportError(f"{call}: {exc}", original_exc=exc) from exc
    except httpx.RequestError as exc:
        exc.request = httpx.Request(request.method, url)
        without_frames(exc)
        raise _transport_error(call, exc) from exc


def _transport_error(call: str, exc: httpx.RequestError) -> TransportError:
    if isinstance(exc, httpx.TimeoutException):
        return TimeoutError(f"{call}: no answer in time ({type(exc).__name__})", original_exc=exc)
    if isinstance(exc, httpx.UnsupportedProtocol):
        return ConnectionError(f"{call}: the URL needs http:// or https://", original_exc=exc)
    if isinstance(exc, (httpx.NetworkError, httpx.ProxyError, httpx.RemoteProtocolError)):
        return ConnectionError(f"{call}: {str(exc) or type(exc).__name__}", original_exc=exc)
    # The text of others may quote a header, and so may the errors behind them.
    name = type(exc).__name__
    exc.args = (name,)
    exc.__cause__ = exc.__context__ = None
    return TransportError(f"{call}: {name}", original_exc=exc)
