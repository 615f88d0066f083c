"""The transport of a realm object's own HTTP client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keycloak_openapi._http import httpx

from .._core.retry_budget import FOR_A_WHILE
from .._core.session import IS_HARMLESS, LIMITS
from ._network import with_own_streams
from .answers import whole_answer

if TYPE_CHECKING:
    import ssl
    from collections.abc import Awaitable, Callable

    from .._core.retry_budget import RetryBudget


class AsyncRetryingTransport(httpx.AsyncBaseTransport):
    """Sends again what fares better then; what sends again is loaded when something is to be.

    Args:
        verify: as httpx takes it.
        proxy: the URL of one.
        max_retries: how often a request is repeated.
        budget: of all requests of a client.
    """

    def __init__(
        self,
        verify: bool | ssl.SSLContext,
        proxy: str | None,
        max_retries: int,
        budget: RetryBudget,
    ) -> None:
        wire: httpx.AsyncBaseTransport = httpx.AsyncHTTPTransport(verify=verify, proxy=proxy, limits=LIMITS)
        self._wire = with_own_streams(wire)
        self._max_retries = max_retries
        self._budget = budget

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request, and again if need be, and return the answer, read to its end."""
        outcome: httpx.Response | httpx.TransportError
        try:
            outcome = await self._once(request)
        except httpx.TransportError as exc:
            outcome = exc
        else:
            if outcome.status_code not in FOR_A_WHILE:
                self._budget.earn()
                return outcome
        return await self._again(request, outcome)

    async def _once(self, request: httpx.Request) -> httpx.Response:
        # An answer that breaks off on the way is worth another attempt too.
        return await whole_answer(self._wire.handle_async_request, request)

    async def _again(self, request: httpx.Request, outcome: httpx.Response | httpx.TransportError) -> httpx.Response:
        from httpx_retries import RetryTransport  # noqa: PLC0415 - it takes as long to load as all of httpx

        from .._core.retries import RetryPolicy  # noqa: PLC0415 - same

        policy = RetryPolicy(self._max_retries, self._budget, is_harmless=request.extensions[IS_HARMLESS])
        return await RetryTransport(AsyncBegun(outcome, self._once), policy).handle_async_request(request)

    async def aclose(self) -> None:
        """Close the connections."""
        await self._wire.aclose()


class AsyncBegun(httpx.AsyncBaseTransport):
    """Begins with what came of the first attempt."""

    def __init__(
        self,
        outcome: httpx.Response | httpx.TransportError,
        send: Callable[[httpx.Request], Awaitable[httpx.Response]],
    ) -> None:
        self._outcome: httpx.Response | httpx.TransportError | None = outcome
        self._send = send

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Return or raise what came of the first attempt, and send the request after that."""
        outcome, self._outcome = self._outcome, None
        if outcome is None:
            return await self._send(request)
        if isinstance(outcome, httpx.TransportError):
            raise outcome
        return outcome
