"""The sizes of pages, by how long those before took."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import pytest

from keycloak_facade._async.admin import paging as apaging
from keycloak_facade._core.page_size import FirstPage
from keycloak_facade._sync.admin import paging

if TYPE_CHECKING:
    from collections.abc import Callable


def many_sorted(size: int) -> float:
    """The server sorts a long list for each page."""
    return 3.3 + size * 0.002


def none_cached(size: int) -> float:
    """The server loads the objects of a page, each more slowly than the one before."""
    return size * 0.001 + size**2 * 0.000005


def all_cached(size: int) -> float:
    """The server answers at once."""
    return 0.001 + size * 0.0001


def never_better(size: int) -> float:
    """Pages of 500 are the quickest."""
    return size * (0.001 if size == 500 else 0.002)


class Server:
    """A long list, and the time that passes while pages of it are asked for."""

    def __init__(self, length: int, seconds: Callable[[int], float], monkeypatch: pytest.MonkeyPatch) -> None:
        self.items = [{"id": str(number)} for number in range(length)]
        self.asked: list[int] = []
        self._seconds = seconds
        self._now = 0.0
        for module in (paging, apaging):
            monkeypatch.setattr(module, "monotonic", lambda: self._now)

    def fetch(self, first: int, size: int) -> list[dict[str, str]]:
        self.asked.append(size)
        self._now += self._seconds(size)
        return self.items[first : first + size]

    async def afetch(self, first: int, size: int) -> list[dict[str, str]]:
        return self.fetch(first, size)


@pytest.mark.parametrize(
    ("seconds", "first", "sizes"),
    [
        (many_sorted, paging.PAGE_SIZE, [250, 500, 500, 500]),
        (many_sorted, paging.LARGE_PAGE_SIZE, [500, 1000, 1000, 1000]),
        (none_cached, paging.PAGE_SIZE, [250, 500, 250, 250]),
        (none_cached, paging.LARGE_PAGE_SIZE, [500, 1000, 250, 250]),
        (all_cached, paging.PAGE_SIZE, [250, 500, 500, 500]),
        (never_better, paging.LARGE_PAGE_SIZE, [500, 1000, 250, 500]),
        (many_sorted, 250, [250, 250, 250, 250]),
        (none_cached, 1000, [1000, 1000, 1000, 1000]),
    ],
)
async def test_the_quick_size_is_found_and_kept_to(
    seconds: Callable[[int], float], first: int, sizes: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    server = Server(5_000, seconds, monkeypatch)
    assert list(paging.iterate(server.fetch, first)) == server.items
    assert server.asked[:4] == sizes
    assert set(server.asked[4:]) == {sizes[-1]}
    server.asked.clear()
    assert [item async for item in apaging.iterate(server.afetch, first)] == server.items
    assert server.asked[:4] == sizes


def test_a_list_of_one_page_is_asked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    server = Server(249, all_cached, monkeypatch)
    assert list(paging.iterate(server.fetch, paging.PAGE_SIZE)) == server.items
    assert server.asked == [250]


def test_no_page_is_asked_for_before_it_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    server = Server(5_000, all_cached, monkeypatch)
    assert list(islice(paging.iterate(server.fetch, FirstPage(250)), 250)) == server.items[:250]
    assert server.asked == [250]
