"""Lists, a page at a time."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from ..._core.page_size import SMALL, FirstPage, page_sizes
from ..._core.repeats import Repeats
from .._concurrency import aclosing, ahead

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Awaitable, Callable

T = TypeVar("T")

PAGE_SIZE = FirstPage(SMALL)
"""Objects a request, for those who iterate: the quickest where the server's caches do not hold them."""
LARGE_PAGE_SIZE = FirstPage(500)
"""Objects a request, for those who want them all: fewer requests, and not much slower there."""
ALL_AT_ONCE = 2**31 - 1
"""Objects a request, for lists that cannot be had in pages: the largest number that the server takes."""


async def iterate(fetch: Callable[[int, int], Awaitable[list[T]]], page_size: int) -> AsyncGenerator[T]:
    """Yield the items of all pages, once each.

    Args:
        fetch: brings a page: how many items come before it, how many it may have.
        page_size: items a page; of the first one alone, if it is a `FirstPage`.

    Raises:
        ValueError: if the page size is not positive.
    """
    if page_size < 1:
        raise ValueError(f"page_size: expected at least 1, got {page_size}")
    async with aclosing(ahead(_pages(fetch, page_size))) as pages:
        async for page in pages:
            for item in page:
                yield item


async def _pages(fetch: Callable[[int, int], Awaitable[list[T]]], page_size: int) -> AsyncGenerator[list[T]]:
    repeats, sizes = Repeats(), page_sizes(page_size)
    first, size = 0, next(sizes)
    before: list[T] = []
    while True:
        begun = monotonic()
        items = await fetch(first, size)
        seconds = (monotonic() - begun) / size
        if items and items == before:
            # Either as many have been created meanwhile as a page has, or the answer is whole whatever page is asked
            # for, as that to a search for an id is. One more tells: only a list that goes on has it.
            size += 1
            items = await fetch(first, size)
        yield repeats.without(items)
        if len(items) != size:
            return
        first += size
        size = sizes.send(seconds)
        before = items
