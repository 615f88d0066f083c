"""What an error tells of a request: whether it was done, and whether to send it again."""

from __future__ import annotations

from enum import Enum, auto
from random import uniform

from keycloak_openapi._http import httpx
from keycloak_openapi.errors import (
    ApiError,
    ConnectionError,  # noqa: A004 - named after what happened
    KeycloakError,
    Redirected,
    ServerError,
    TimeoutError,  # noqa: A004 - same
    TooManyRequests,
    TransportError,
    Unauthorized,
    UnexpectedAnswer,
)

from .tokens import TokenError
from .trust import UntrustedServerError

_FIRST_PAUSE = 0.25
_LONGEST_PAUSE = 5.0
_UNRELIABLE = frozenset({408, 500, 502, 503, 504})
_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)


class Trouble(Enum):
    """What an error tells of a request."""

    REFUSED = auto()
    """The server has looked at it, and has not done it."""
    HOPELESS = auto()
    """No other request would fare better."""
    NOT_SENT = auto()
    """The server has not looked at it; it may when it is sent again."""
    IN_DOUBT = auto()
    """The server may have done it."""


def trouble_of(error: KeycloakError) -> Trouble:
    """Tell what an error means for the request that it ended."""
    if isinstance(error, TokenError):
        temporary = isinstance(error.original_exc, (ServerError, TooManyRequests))
        return Trouble.NOT_SENT if temporary else Trouble.HOPELESS
    if isinstance(error, (Unauthorized, Redirected, UntrustedServerError)):
        return Trouble.HOPELESS
    if isinstance(error, TransportError):
        return _trouble_on_the_way(error)
    if isinstance(error, TooManyRequests):
        return Trouble.NOT_SENT
    in_doubt = isinstance(error, UnexpectedAnswer) or (isinstance(error, ApiError) and error.status_code in _UNRELIABLE)
    return Trouble.IN_DOUBT if in_doubt else Trouble.REFUSED


def _trouble_on_the_way(error: TransportError) -> Trouble:
    if isinstance(error.original_exc, (httpx.UnsupportedProtocol, httpx.InvalidURL)):
        return Trouble.HOPELESS
    is_network = isinstance(error, (ConnectionError, TimeoutError))
    return Trouble.NOT_SENT if is_network and isinstance(error.original_exc, _NOT_SENT) else Trouble.IN_DOUBT


class Patience:
    """How long to go on with one request.

    Args:
        limit: seconds from the first failure on.
    """

    def __init__(self, limit: float) -> None:
        self._limit = limit
        self._until: float | None = None
        self._failures = 0

    def pause(self, error: KeycloakError, now: float) -> float | None:
        """Return for how many seconds to wait after a failure, None if it has been long enough."""
        if self._until is None:
            self._until = now + self._limit
        if now >= self._until:
            return None
        self._failures += 1
        growing = min(_FIRST_PAUSE * 2.0 ** min(self._failures, 10), _LONGEST_PAUSE) * uniform(0.5, 1.0)  # noqa: S311 - no secret
        return min(_wanted_pause(error) or growing, self._until - now)


def _wanted_pause(error: KeycloakError) -> float:
    """Return the seconds that the server asks for, 0 if it does not."""
    from .retries import wanted_pause  # noqa: PLC0415 - only where something fails

    answered = error if isinstance(error, ApiError) else error.original_exc
    header = answered.response.headers.get("retry-after", "") if isinstance(answered, ApiError) else ""
    try:
        return max(wanted_pause(header), 0.0)
    except ValueError:
        return 0.0
