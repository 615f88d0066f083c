"""Sends requests, blocking or not."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from ._http import httpx
from .errors import ConnectionError, TimeoutError, TransportError

if TYPE_CHECKING:
    from collections.abc import Generator

    from .request import Request

T = TypeVar("T")


class Client:
    """Sends requests through an httpx.Client, which brings credentials, time-outs and TLS settings."""

    def __init__(self, http: httpx.Client, base_url: str = "") -> None:
        self.http = http
        self.base_url = base_url

    def send(self, request: Request[T]) -> T:
        """Send the request and return what it answers.

        Raises:
            ApiError: if the server answers with an error.
            TransportError: if there is no answer.
        """
        with transport_errors(request):
            response = self.http.request(**request.arguments(self.base_url))
        return request.read(response)


class AsyncClient:
    """Sends requests through an httpx.AsyncClient, which brings credentials, time-outs and TLS settings."""

    def __init__(self, http: httpx.AsyncClient, base_url: str = "") -> None:
        self.http = http
        self.base_url = base_url

    async def send(self, request: Request[T]) -> T:
        """Send the request and return what it answers.

        Raises:
            ApiError: if the server answers with an error.
            TransportError: if there is no answer.
        """
        with transport_errors(request):
            response = await self.http.request(**request.arguments(self.base_url))
        return request.read(response)


@contextmanager
def transport_errors(request: Request[Any]) -> Generator[None]:
    """Raise this package's TransportError for those of the HTTP library."""
    call = f"{request.method} {request.url.partition('?')[0]}"
    try:
        yield
    except httpx.TimeoutException as exc:
        raise TimeoutError(f"{call}: no answer in time ({type(exc).__name__})", original_exc=exc) from exc
    except httpx.UnsupportedProtocol as exc:
        raise ConnectionError(f"{call}: the URL needs http:// or https://", original_exc=exc) from exc
    except httpx.NetworkError as exc:
        raise ConnectionError(f"{call}: {str(exc) or type(exc).__name__}", original_exc=exc) from exc
    except (httpx.RequestError, httpx.InvalidURL) as exc:
        # The text of other errors may quote a header.
        raise TransportError(f"{call}: {type(exc).__name__}", original_exc=exc) from None
