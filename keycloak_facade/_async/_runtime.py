"""What an asynchronous client does differently by nature; `_sync/_runtime.py` is its hand-written twin."""

from __future__ import annotations

import asyncio
from asyncio import sleep
from collections.abc import Awaitable
from contextlib import asynccontextmanager
from functools import cached_property as MadeOnce  # noqa: N812 - the twin is a class of its own
from functools import partial
from os import getpid
from typing import TYPE_CHECKING, Any, NoReturn, Self, TypeVar, TypeVarTuple

from .._core.deadline import CURRENT, Deadline, work_limit
from .._core.shared_errors import for_another

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Coroutine, Generator
    from types import TracebackType

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

_GRACE = 0.1
"""Seconds that a connection has to end by itself, before the task that waits for it is cancelled."""

__all__ = ("AsyncInit", "Home", "MadeOnce", "load_now", "resolve", "sleep", "time_limit")


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


class Home:
    """The event loop that connections belong to, and what is done there.

    Args:
        leave: called when the next one follows.
    """

    def __init__(self, leave: Callable[[], object]) -> None:
        self._leave = leave
        self._loop: asyncio.AbstractEventLoop | None = None
        self._process = 0
        self._works: dict[tuple[object, ...], asyncio.Task[Any]] = {}

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

    async def once(self, work: Callable[[*Ts], Coroutine[Any, Any, T]], *of: *Ts) -> T:
        """Do a work, or wait for the same that is under way, and return or raise what comes of it.

        It goes on where a task that waits is cancelled or out of time: it may have used up what cannot be had again.

        Raises:
            TransportError: the realm object was closed meanwhile.
        """
        self.enter()
        task: asyncio.Task[T] | None = self._works.get((work, *of))
        is_mine = task is None or task.done()
        if task is None or is_mine:
            task = self._works[work, *of] = asyncio.create_task(_alone(work_limit(), work, *of))
            task.add_done_callback(partial(self._done, (work, *of)))
        try:
            await asyncio.wait((task,))
            if task.cancelled():
                from keycloak_openapi.errors import TransportError  # noqa: PLC0415 - scripts start sooner without

                raise TransportError("the realm object was closed while an answer was waited for")
            error = None if is_mine else task.exception()
            if error is not None:
                raise for_another(error)
            return task.result()
        finally:
            error = task = None  # an error has this frame

    def is_at(self, work: Callable[[*Ts], object], *of: *Ts) -> bool:
        """Tell whether a work is under way."""
        self.enter()
        task = self._works.get((work, *of))
        return task is not None and not task.done()

    def _done(self, key: tuple[object, ...], task: asyncio.Task[Any]) -> None:
        if self._works.get(key) is task:
            del self._works[key]
        if not task.cancelled():
            task.exception()  # whoever waited for it may be gone

    async def close(self) -> None:
        """Break off what is not done."""
        works = list(self._works.values())
        for work in works:
            work.cancel()
        await asyncio.gather(*works, return_exceptions=True)


async def _alone(seconds: float | None, work: Callable[[*Ts], Coroutine[Any, Any, T]], *of: *Ts) -> T:
    """Do a work within a limit of its own, whatever that of the call that began it."""
    CURRENT.set(None)
    if seconds is None:
        return await work(*of)
    async with time_limit(seconds, "what several calls waited for"):
        return await work(*of)


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
