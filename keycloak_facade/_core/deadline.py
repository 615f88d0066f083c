"""When a call must be over, and what has come of it so far."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator

    from keycloak_openapi._http import httpx
    from keycloak_openapi.errors import TimeoutError  # noqa: A004 - named after what happened

CURRENT: ContextVar[Deadline | None] = ContextVar("deadline", default=None)
"""That of the call under way; what is sent for its sake, such as a token request, has the same."""

_PENDING = "was not answered yet"
_STEPS_SHOWN = 5
_WORK_LIMIT = 10.0
"""Seconds that a shared work may take at least."""
_SHORTEST = 0.001
"""Seconds; a socket takes zero for not to wait at all."""


class Deadline:
    """When a call must be over.

    Args:
        seconds: from now.
        call: its method and path.
    """

    def __init__(self, seconds: float, call: str) -> None:
        self._seconds = seconds
        self._call = call
        self._ends_at = monotonic() + seconds
        self._steps: list[str] = []

    @property
    def left(self) -> float:
        """Seconds; not positive when it is over."""
        return self._ends_at - monotonic()

    @property
    def is_over(self) -> bool:
        """Whether the time is up."""
        return self.left <= 0

    @contextmanager
    def step(self, request: httpx.Request) -> Generator[None]:
        """Send a request: none of its phases may last longer than what is left, and its end is remembered."""
        left = max(self.left, _SHORTEST)
        timeouts = request.extensions.get("timeout", {})
        limited = {phase: left if seconds is None else min(seconds, left) for phase, seconds in timeouts.items()}
        request.extensions = {**request.extensions, "timeout": limited}
        self._steps.append(f"{request.method} {request.url.path} {_PENDING}")
        try:
            yield
        except Exception as exc:
            if not self.is_over:
                self._ended(f"ended in {type(exc).__name__}")
            raise

    def answered(self, status: int) -> None:
        """Remember how the last request was answered."""
        self._ended(f"was answered {status}")

    def _ended(self, how: str) -> None:
        self._steps[-1] = self._steps[-1].removesuffix(_PENDING) + how

    def note(self, what: str) -> None:
        """Remember something else that took its time."""
        self._steps.append(what)

    def error(self, original: Exception | None = None) -> TimeoutError:
        """Return the error of a call that is not over in time, with what it has sent."""
        from keycloak_openapi.errors import TimeoutError  # noqa: A004, PLC0415 - as above; scripts start sooner

        steps = "; ".join(self._steps[-_STEPS_SHOWN:])
        message = f"{self._call}: not over within the deadline of {self._seconds:g} s: {steps}"
        return TimeoutError(message, original_exc=original)


def note(what: str) -> None:
    """Remember something that takes the time of the call under way, if it has a deadline."""
    if (deadline := CURRENT.get()) is not None:
        deadline.note(what)


def work_limit() -> float | None:
    """Return how many seconds a work may take that the call under way shares with others; None for any number.

    A deadline ends the waiting for it alone, so that it has some time of its own.
    """
    deadline = CURRENT.get()
    return None if deadline is None else max(_WORK_LIMIT, deadline.left)


def time_left(seconds: float | None) -> float | None:
    """Return how many seconds a connection may wait: as many as it wants, if that is not too long for the call.

    Raises:
        httpx.ReadTimeout: there is no time left.
    """
    deadline = CURRENT.get()
    if deadline is None:
        return seconds
    left = deadline.left
    if left <= 0:
        from keycloak_openapi._http import httpx  # noqa: PLC0415 - scripts start sooner without

        raise httpx.ReadTimeout("the deadline is over")
    return left if seconds is None else min(seconds, left)


def checked_deadline(seconds: float | None) -> float | None:
    """Return how many seconds a call may take; None for any number.

    Raises:
        ValueError: they are not positive and finite.
    """
    if seconds is not None and not 0 < seconds < float("inf"):
        raise ValueError(f"a deadline is a positive number of seconds, not {seconds!r}")
    return seconds
