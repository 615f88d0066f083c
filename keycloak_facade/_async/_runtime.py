"""What an asynchronous client does differently by nature; `_sync/_runtime.py` is its hand-written twin."""

from __future__ import annotations

import asyncio
from asyncio import sleep
from collections.abc import Awaitable
from contextlib import asynccontextmanager
from functools import cached_property as MadeOnce  # noqa: N812 - the twin is a class of its own
from os import getpid
from typing import TYPE_CHECKING, Any, NoReturn, Self, TypeVar
from weakref import WeakKeyDictionary

from .._core.deadline import CURRENT, Deadline

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Coroutine, Generator
    from types import TracebackType

T = TypeVar("T")

_GRACE = 0.1
"""Seconds that a connection has to end by itself, before the task that waits for it is cancelled."""

__all__ = ("AsyncInit", "Home", "Lock", "MadeOnce", "load_now", "resolve", "sleep", "time_limit")


class AsyncInit:
    """An object that may be awaited, or entered with `async with`, to load what it needs; and need not be."""

    async def __async_init__(self) -> None:
        """Load what the object needs."""

    async def close(self) -> None:
        """Release what the object holds."""

    def __await__(self) -> Generator[object, None, Self]:
        return self.__aenter__().__await__()

    async def __aenter__(self) -> Self:
        await self.__async_init__()
        return self

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc_val: BaseException | None, exc_tb: TracebackType | None
    ) -> None:
        await self.close()

    def __enter__(self) -> NoReturn:
        raise TypeError("Use async with instead")

    def __exit__(
        self, exc_type: type[BaseException] | None, exc_val: BaseException | None, exc_tb: TracebackType | None
    ) -> None:
        """Nothing: `__enter__` has refused."""


def load_now(load: Callable[[], Awaitable[T]]) -> T:
    """Refuse to load where awaiting is not possible."""
    owner = type(getattr(load, "__self__", load)).__name__
    raise RuntimeError(f"{owner} is not loaded; await it first")


async def resolve(token: str | Awaitable[str]) -> str:
    """Return what a function returned, sync or async."""
    return await token if isinstance(token, Awaitable) else token


class Lock:
    """A lock for the tasks of the running event loop; another loop may follow."""

    def __init__(self) -> None:
        self._of_loops: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock] = WeakKeyDictionary()

    def _here(self) -> asyncio.Lock:
        return self._of_loops.setdefault(asyncio.get_running_loop(), asyncio.Lock())

    async def __aenter__(self) -> None:
        await self._here().acquire()

    async def __aexit__(self, *args: object) -> None:
        self._here().release()


class Home:
    """The event loop that connections belong to, and what is done there.

    Args:
        leave: called when the next one follows.
    """

    def __init__(self, leave: Callable[[], object]) -> None:
        self._leave = leave
        self._loop: asyncio.AbstractEventLoop | None = None
        self._process = 0
        self._works: set[asyncio.Task[Any]] = set()

    def enter(self) -> None:
        """Settle in the running loop.

        Raises:
            RuntimeError: if the one before is running too, in another thread.
        """
        loop = asyncio.get_running_loop()
        if loop is self._loop:
            return
        if self._loop is not None:
            if self._loop.is_running() and self._process == getpid():
                raise RuntimeError(
                    "its connections belong to another running event loop; make one object for each loop"
                )
            self._works.clear()
            self._leave()
        self._loop, self._process = loop, getpid()

    async def unbroken(self, work: Coroutine[Any, Any, T]) -> T:
        """Do a work to its end, even if the task that waits for it is cancelled."""

        async def alone() -> T:
            CURRENT.set(None)
            return await work

        task = asyncio.create_task(alone())
        self._works.add(task)
        task.add_done_callback(self._done)
        return await asyncio.shield(task)

    def _done(self, task: asyncio.Task[Any]) -> None:
        self._works.discard(task)
        if not task.cancelled():
            task.exception()  # whoever waited for it may be gone

    async def close(self) -> None:
        """Break off what is not done."""
        works = list(self._works)
        for work in works:
            work.cancel()
        await asyncio.gather(*works, return_exceptions=True)


@asynccontextmanager
async def time_limit(seconds: float, call: str) -> AsyncGenerator[None]:
    """Tell each wait when it has to end, and cancel the others; what is part of a call with a limit has that one.

    Raises:
        TimeoutError: it was not over.
    """
    if CURRENT.get() is not None:
        yield
        return
    from keycloak_openapi.errors import TransportError  # noqa: PLC0415 - scripts start sooner without

    deadline = Deadline(seconds, call)
    before = CURRENT.set(deadline)
    limit = asyncio.timeout(seconds + _GRACE)
    try:
        async with limit:
            yield
    except TransportError as exc:
        if not deadline.is_over:
            raise
        raise deadline.error(exc) from exc
    except TimeoutError:
        if not limit.expired():
            raise
        raise deadline.error() from None
    finally:
        CURRENT.reset(before)
