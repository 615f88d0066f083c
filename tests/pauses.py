"""The pauses of a client that asks again and again, and a clock that only they move."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


class Pauses:
    """Takes the place of `sleep` and `monotonic`.

    Args:
        wait: waits, where there is a server that takes notice.

    Attributes:
        seconds: how long each was.
        meanwhile: what happens during the next ones, in turn; None is nothing.
    """

    def __init__(self, wait: Callable[[float], None]) -> None:
        self.seconds: list[float] = []
        self.meanwhile: list[Callable[[], Any] | None] = []
        self._wait = wait

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.seconds.append(seconds)
        self._wait(seconds)

    def now(self) -> float:
        """Read the clock."""
        return sum(self.seconds)
