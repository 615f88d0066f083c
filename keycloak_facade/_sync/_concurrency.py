"""Work that goes on at the same time; `_async/_concurrency.py` is its hand-written twin."""

from __future__ import annotations

from contextlib import closing
from threading import Event
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable
    from concurrent.futures import Future

T = TypeVar("T")

__all__ = ("Workers", "ahead", "closing", "each")


def ahead(values: Generator[T]) -> Generator[T]:
    """Yield the values, each of which is made when it is asked for: a thread would gain too little."""
    return values


def each(items: Iterable[T]) -> Iterable[T]:
    """Iterate over what may be iterated over."""
    return items


class Workers(Generic[T]):
    """Work on several things at once.

    Args:
        size: how many.
        work: what is done with each.
    """

    def __init__(self, size: int, work: Callable[[T], None]) -> None:
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - loaded by those who use it

        self._work = work
        self._pool = ThreadPoolExecutor(size, "keycloak-facade")
        self._running: dict[Future[None], T] = {}
        self._stopped = Event()

    @property
    def busy_with(self) -> list[T]:
        """The things that are worked on."""
        return list(self._running.values())

    def start(self, thing: T) -> None:
        """Work on one more."""
        self._running[self._pool.submit(self._work, thing)] = thing

    def finished(self) -> list[tuple[T, BaseException | None]]:
        """Wait until one of them is done, and return those that are, each with the error that ended it."""
        from concurrent.futures import FIRST_COMPLETED, wait  # noqa: PLC0415 - as above

        done, _ = wait(self._running, return_when=FIRST_COMPLETED)
        return [(self._running.pop(future), future.exception()) for future in done]

    def pause(self, seconds: float) -> bool:
        """Wait, unless and until work is to stop; tell whether it may go on."""
        return not self._stopped.wait(seconds)

    def stop(self) -> None:
        """Let what waits do so no longer."""
        self._stopped.set()

    def close(self) -> None:
        """Leave what still is at work to end by itself: a thread cannot be ended."""
        self._pool.shutdown(wait=not self._running, cancel_futures=True)
