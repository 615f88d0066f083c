"""Work that goes on at the same time; `_sync/_concurrency.py` is its hand-written twin."""

from __future__ import annotations

from asyncio import FIRST_COMPLETED, CancelledError, Event, create_task, gather, wait, wait_for
from collections.abc import AsyncIterable
from contextlib import aclosing, suppress
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from asyncio import Task
    from collections.abc import AsyncGenerator, AsyncIterator, Callable, Coroutine, Iterable

T = TypeVar("T")

__all__ = ("AsyncWorkers", "aclosing", "ahead", "each")


async def ahead(values: AsyncGenerator[T]) -> AsyncGenerator[T]:
    """Yield the values, each of which is made in a task of its own while the one before is in use."""

    async def following() -> T:
        return await anext(values)

    task = create_task(following())
    try:
        while True:
            try:
                value = await task
            except StopAsyncIteration:
                return
            task = create_task(following())
            yield value
    finally:
        task.cancel()
        await wait((task,))
        if not task.cancelled():
            task.exception()  # a failure that came after the last value was asked for concerns no one
        await values.aclose()


async def each(items: Iterable[T] | AsyncIterable[T]) -> AsyncIterator[T]:
    """Iterate over what may be iterated over in either way."""
    if isinstance(items, AsyncIterable):
        async for item in items:
            yield item
    else:
        for item in items:
            yield item


class AsyncWorkers(Generic[T]):
    """Work on several things at once.

    Args:
        size: how many; whoever starts work looks to it.
        work: what is done with each.
    """

    def __init__(self, size: int, work: Callable[[T], Coroutine[object, object, None]]) -> None:
        del size
        self._work = work
        self._running: dict[Task[None], T] = {}
        self._stopped = Event()

    @property
    def busy_with(self) -> list[T]:
        """The things that are worked on."""
        return list(self._running.values())

    def start(self, thing: T) -> None:
        """Work on one more."""
        self._running[create_task(self._work(thing))] = thing

    async def finished(self) -> list[tuple[T, BaseException | None]]:
        """Wait until one of them is done, and return those that are, each with the error that ended it."""
        done, _ = await wait(self._running, return_when=FIRST_COMPLETED)
        return [(self._running.pop(task), CancelledError() if task.cancelled() else task.exception()) for task in done]

    async def pause(self, seconds: float) -> bool:
        """Wait, unless and until work is to stop; tell whether it may go on."""
        with suppress(TimeoutError):
            await wait_for(self._stopped.wait(), seconds)
        return not self._stopped.is_set()

    def stop(self) -> None:
        """Let what waits do so no longer."""
        self._stopped.set()

    async def close(self) -> None:
        """End what still is at work."""
        for task in self._running:
            task.cancel()
        await gather(*self._running, return_exceptions=True)
