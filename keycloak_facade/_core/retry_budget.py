"""How much is sent again altogether."""

from __future__ import annotations

from http import HTTPStatus
from threading import Lock

OVERLOADED = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})
"""What a server answers that has not done what it was asked."""
FOR_A_WHILE = OVERLOADED | {HTTPStatus.BAD_GATEWAY, HTTPStatus.GATEWAY_TIMEOUT}
"""What may be answered otherwise a little later."""

_RETRIES_FOR_CALLS = 50
_SHARE_OF_ANSWERS = 0.1


class RetryBudget:
    """How many requests may be sent again: what a server cannot serve should not be sent to it several times.

    In the beginning it is what fifty calls need that fail as often as they may. Each repetition takes one away, each
    answer gives a tenth of one back.

    Args:
        max_retries: of one call.
    """

    def __init__(self, max_retries: int) -> None:
        self._most = self._left = float(_RETRIES_FOR_CALLS * max_retries)
        self._lock = Lock()

    def spend(self) -> bool:
        """Take one away, and tell whether there was one."""
        with self._lock:
            if self._left < 1:
                return False
            self._left -= 1
            return True

    def earn(self) -> None:
        """Give back what an answer is worth."""
        if self._left < self._most:
            with self._lock:
                self._left = min(self._left + _SHARE_OF_ANSWERS, self._most)


def checked_max_retries(max_retries: int) -> int:
    """Return how often a request may be repeated.

    Raises:
        ValueError: that is a negative number.
    """
    if max_retries < 0:
        raise ValueError(f"max_retries is how often a request is repeated, 0 or more, not {max_retries!r}")
    return max_retries
