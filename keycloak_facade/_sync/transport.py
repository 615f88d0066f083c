# Made by scripts/unasync.py from keycloak_facade/_async/transport.py; not to be edited.
"""The transport of a realm object's own HTTP client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from httpx_retries import RetryTransport

from keycloak_openapi._http import httpx

from .._core.session import LIMITS
from ._network import bounded
from .answers import whole_answer

if TYPE_CHECKING:
    import ssl

    from .._core.retries import RetryPolicy


def retrying_transport(
    policy: RetryPolicy, verify: bool | ssl.SSLContext, proxy: str | None, *, has_deadline: bool
) -> httpx.BaseTransport:
    """Return a transport that sends again what its policy says, or that of a request."""
    wire: httpx.BaseTransport = httpx.HTTPTransport(verify=verify, proxy=proxy, limits=LIMITS)
    return RetryTransport(transport=WholeAnswers(bounded(wire) if has_deadline else wire), retry=policy)


class WholeAnswers(httpx.BaseTransport):
    """Reads each answer to its end: one that breaks off on the way is worth another attempt too."""

    def __init__(self, wire: httpx.BaseTransport) -> None:
        self._wire = wire

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request once."""
        return whole_answer(self._wire.handle_request, request)

    def close(self) -> None:
        """Close the connections."""
        self._wire.close()
