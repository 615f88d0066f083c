"""Lists, a page at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from keycloak_openapi.request import Request

    from .admin import AsyncKeycloakAdmin

T = TypeVar("T")

PAGE_SIZE = 100
"""Objects a request, for those who iterate."""
LARGE_PAGE_SIZE = 1000
"""Objects a request, for those who want them all."""
ALL_AT_ONCE = 2**31 - 1
"""Objects a request, for lists that cannot be had in pages: the largest number that the server takes."""


async def iterate(
    client: AsyncKeycloakAdmin, page: Callable[[int, int], Request[list[T]]], page_size: int
) -> AsyncIterator[T]:
    """Yield the items of all pages; one page is in memory at a time.

    Raises:
        ValueError: if the page size is not positive.
    """
    if page_size < 1:
        raise ValueError(f"page_size: expected at least 1, got {page_size}")
    first = 0
    before: list[T] = []
    while True:
        items = await client.send(page(first, page_size))
        # Some searches, such as that for an id, are answered whole whatever page is asked for.
        if items == before:
            return
        for item in items:
            yield item
        if len(items) != page_size:
            return
        first += page_size
        before = items
