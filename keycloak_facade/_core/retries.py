"""What is sent again, and when."""

from __future__ import annotations

import ssl
from copy import copy
from typing import TYPE_CHECKING

from httpx_retries import Retry

from keycloak_openapi._http import httpx

from .deadline import CURRENT
from .retry_budget import FOR_A_WHILE, OVERLOADED

if TYPE_CHECKING:
    from typing import Self

    from .retry_budget import RetryBudget

LONGEST_PAUSE = 60.0
"""Seconds; where the server wants more of them, its answer is the caller's at once."""
FIRST_PAUSE = 0.5
"""Seconds before the first repetition at most; each further one may take twice as long."""

_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout)
_BROKEN = (httpx.ReadTimeout, httpx.ReadError, httpx.WriteTimeout, httpx.WriteError, httpx.RemoteProtocolError)
_AT_ONCE = 1e-6
"""Seconds; the library takes zero for no wish."""


class _AgainError(Exception):
    """A response that is not the last word; it never leaves this module and the library."""


class RetryPolicy(Retry):
    """What is sent again: after a failed connection everything, for it has not arrived; after others what does no harm.

    A POST may have done its work, so that it is sent again only where the server says that it has not: with 429 or 503
    and the time at which to come back.

    Args:
        max_retries: of one call.
        budget: of all calls of a client.
        is_harmless: whether the request may be sent twice.
    """

    def __init__(self, max_retries: int, budget: RetryBudget, *, is_harmless: bool) -> None:
        super().__init__(total=max_retries, backoff_factor=FIRST_PAUSE / 2, max_backoff_wait=LONGEST_PAUSE)
        self._budget = budget
        self._is_harmless = is_harmless
        self._exceptions = _NOT_SENT + _BROKEN if is_harmless else _NOT_SENT
        self.validate_response = self._check

    def is_retryable_method(self, method: str) -> bool:
        """Leave it to what comes back: after a failed connection, every method is."""
        del method
        return True

    def is_retryable_status_code(self, status_code: int) -> bool:
        """Leave it to `validate_response`, which sees the headers too."""
        del status_code
        return False

    def is_retryable_exception(self, exception: Exception) -> bool:
        """Tell whether to send again after this one."""
        if isinstance(exception, _AgainError):
            return True
        is_worth_another = isinstance(exception, self._exceptions) and not _is_about_certificate(exception)
        return is_worth_another and _is_in_time() and self._budget.spend()

    def _check(self, response: httpx.Response) -> None:
        """Accept a response, or have the request sent again.

        Raises:
            _AgainError: it is to be.
        """
        if response.status_code not in FOR_A_WHILE:
            self._budget.earn()
        elif self._is_worth_another(response) and self._budget.spend():
            raise _AgainError

    def _is_worth_another(self, response: httpx.Response) -> bool:
        try:
            pause = self.parse_retry_after(response.headers.get("Retry-After", ""))
        except ValueError:
            return self._is_harmless and _is_in_time()
        is_refused = response.status_code in OVERLOADED
        return (self._is_harmless or is_refused) and pause <= LONGEST_PAUSE and _is_in_time(pause)

    def parse_retry_after(self, retry_after: str) -> float:
        """Return the seconds that the server wants.

        Raises:
            ValueError: if it does not say so in numbers or as a date.
        """
        return max(wanted_pause(retry_after), _AT_ONCE)

    def backoff_strategy(self) -> float:
        """Return the seconds to wait where the server does not say: any number up to a limit that doubles."""
        deadline = CURRENT.get()
        pause = super().backoff_strategy()
        return pause if deadline is None else max(0.0, min(pause, deadline.left))

    def increment(self) -> Self:
        """Return the policy of the next attempt."""
        later = copy(self)
        later.attempts_made += 1
        return later


def wanted_pause(retry_after: str) -> float:
    """Return the seconds that a `Retry-After` header names.

    Raises:
        ValueError: if it does not say so in numbers or as a date.
    """
    try:
        return Retry().parse_retry_after(retry_after)
    except OverflowError:
        raise ValueError("no such date") from None


def _is_about_certificate(exception: BaseException | None) -> bool:
    """Tell whether the server's certificate was refused, which it would be again."""
    while exception is not None:
        if isinstance(exception, ssl.SSLCertVerificationError):
            return True
        exception = exception.__cause__ or exception.__context__
    return False


def _is_in_time(pause: float = 0.0) -> bool:
    """Tell whether there is time yet after a pause."""
    deadline = CURRENT.get()
    return deadline is None or pause < deadline.left
