"""What an asynchronous client does differently by nature; `_sync/_runtime.py` is its hand-written twin."""

from __future__ import annotations

from asyncio import Lock, create_task, sleep, wait
from collections.abc import Awaitable
from contextlib import aclosing
from functools import cached_property as MadeOnce  # noqa: N812 - the twin is a class of its own
from typing import TYPE_CHECKING, NoReturn, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Generator
    from types import TracebackType

T = TypeVar("T")

__all__ = ("AsyncInit", "Lock", "MadeOnce", "aclosing", "ahead", "load_now", "resolve", "sleep")


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
