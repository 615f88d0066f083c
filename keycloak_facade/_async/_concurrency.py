"""Work that goes on at the same time; `_sync/_concurrency.py` is its hand-written twin."""

from __future__ import annotations

from asyncio import create_task, wait
from contextlib import aclosing
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

T = TypeVar("T")

__all__ = ("aclosing", "ahead")


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
