"""Iterating asks for the next page while one is in use, leaves nothing behind, and brings each object once."""

from __future__ import annotations

import asyncio
import gc
from contextlib import aclosing, closing
from itertools import islice
from typing import TYPE_CHECKING, Any

import pytest

from keycloak_facade._async.admin.paging import iterate as aiterate
from keycloak_facade._core.repeats import REMEMBERED
from keycloak_facade._sync.admin.paging import iterate

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Iterator

Item = dict[str, Any]

YOUNG = 1
"""The generations of objects that a test may have left something in; to collect the whole process takes long."""


@pytest.fixture(autouse=True)
async def nothing_left() -> AsyncGenerator[None]:
    """Fail for a task that is left, and for what asyncio only logs, such as an error that nobody took."""
    logged: list[dict[str, Any]] = []
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda _, context: logged.append(context))
    yield
    gc.collect(YOUNG)
    await settled()
    gc.collect(YOUNG)
    assert asyncio.all_tasks() == {asyncio.current_task()}
    assert logged == []


async def settled() -> None:
    """Let the loop do all that it can do at once."""
    for _ in range(20):
        await asyncio.sleep(0)


class Listing:
    """A list on a server: which pages were asked for, and which of them were given up."""

    def __init__(self, length: int, *, fails_at: int | None = None, hangs_at: int | None = None) -> None:
        self.items = [{"id": str(number)} for number in range(length)]
        self.asked: list[int] = []
        self.given_up: list[int] = []
        self._fails_at = fails_at
        self._hangs_at = hangs_at

    def fetch(self, first: int, size: int) -> list[Item]:
        self.asked.append(first)
        if first == self._fails_at:
            raise ConnectionError("the server is gone")
        return self.items[first : first + size]

    async def afetch(self, first: int, size: int) -> list[Item]:
        page = self.fetch(first, size)
        try:
            await (asyncio.Event().wait() if first == self._hangs_at else asyncio.sleep(0))
        except asyncio.CancelledError:
            self.given_up.append(first)
            raise
        return page


async def test_the_next_page_comes_while_one_is_in_use() -> None:
    listing = Listing(5)
    seen = []
    async for item in aiterate(listing.afetch, 2):
        await settled()
        seen.append((item["id"], listing.asked[-1]))
    assert seen == [("0", 2), ("1", 2), ("2", 4), ("3", 4), ("4", 4)]


async def test_nothing_is_asked_for_before_the_first_item_is_wanted() -> None:
    listing = Listing(5)
    items = aiterate(listing.afetch, 2)
    await settled()
    assert listing.asked == []
    await items.aclose()
    assert listing.asked == []


def test_the_blocking_client_asks_for_a_page_when_it_is_needed() -> None:
    listing = Listing(5)
    seen = [(item["id"], listing.asked[-1]) for item in iterate(listing.fetch, 2)]
    assert seen == [("0", 0), ("1", 0), ("2", 2), ("3", 2), ("4", 4)]


async def test_leaving_the_loop_gives_the_next_page_up() -> None:
    listing = Listing(9, hangs_at=2)
    async for _ in aiterate(listing.afetch, 2):
        await settled()
        break
    gc.collect(YOUNG)
    await settled()
    assert (listing.asked, listing.given_up) == ([0, 2], [2])


async def test_closing_waits_until_the_next_page_is_given_up() -> None:
    listing = Listing(9, hangs_at=2)
    async with aclosing(aiterate(listing.afetch, 2)) as items:
        await anext(items)
        await settled()
    assert (listing.asked, listing.given_up) == ([0, 2], [2])


async def test_an_error_of_the_loop_is_kept() -> None:
    listing = Listing(9, hangs_at=2)

    async def read() -> None:
        async for _ in aiterate(listing.afetch, 2):
            await settled()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await read()
    gc.collect(YOUNG)
    await settled()
    assert listing.given_up == [2]


async def test_a_failure_comes_where_its_page_is_needed() -> None:
    listing = Listing(9, fails_at=2)
    seen: list[str] = []

    async def read() -> None:
        async for item in aiterate(listing.afetch, 2):
            await settled()
            seen.append(item["id"])

    with pytest.raises(ConnectionError, match="gone"):
        await read()
    assert (seen, listing.asked) == (["0", "1"], [0, 2])


async def test_a_failure_of_a_page_that_is_not_needed_concerns_no_one() -> None:
    listing = Listing(9, fails_at=2)
    async for _ in aiterate(listing.afetch, 2):
        await settled()
        break
    assert listing.asked == [0, 2]


async def test_a_cancelled_loop_gives_its_page_up() -> None:
    listing = Listing(9, hangs_at=2)

    async def read() -> list[Item]:
        return [item async for item in aiterate(listing.afetch, 2)]

    reading = asyncio.create_task(read())
    await settled()
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    assert listing.given_up == [2]


async def test_a_time_out_around_the_loop() -> None:
    listing = Listing(9, hangs_at=2)

    async def read() -> list[Item]:
        return [item async for item in aiterate(listing.afetch, 2)]

    with pytest.raises(TimeoutError):
        await asyncio.wait_for(read(), 0.01)
    assert listing.given_up == [2]


def test_an_iterator_that_outlives_its_loop(capfd: pytest.CaptureFixture[str]) -> None:
    listing = Listing(9, hangs_at=2)

    async def read_one() -> AsyncGenerator[Item]:
        items = aiterate(listing.afetch, 2)
        await anext(items)
        await settled()
        return items

    kept = asyncio.run(read_one())
    del kept
    gc.collect(YOUNG)
    assert listing.given_up == [2]
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("page_size", [0, -1])
async def test_a_page_size_that_cannot_be(page_size: int) -> None:
    with pytest.raises(ValueError, match="page_size: expected at least 1"):
        list(iterate(Listing(1).fetch, page_size))
    with pytest.raises(ValueError, match="page_size: expected at least 1"):
        await anext(aiterate(Listing(1).afetch, page_size))


@pytest.mark.parametrize("page_size", [1, 2, 3, 7, 100])
@pytest.mark.parametrize("length", [0, 1, 2, 3, 6, 7, 8])
async def test_each_length(length: int, page_size: int) -> None:
    listing = Listing(length)
    assert list(iterate(listing.fetch, page_size)) == listing.items
    assert listing.asked == list(range(0, length + 1, page_size))
    assert [item async for item in aiterate(listing.afetch, page_size)] == listing.items


class Growing(Listing):
    """A list that others put objects into, before and after where it is read."""

    def __init__(self, length: int, *, new: int) -> None:
        super().__init__(length)
        self.old = [item["id"] for item in self.items]
        self._new = new
        self._made = 0

    def fetch(self, first: int, size: int) -> list[Item]:
        page = super().fetch(first, size)
        if len(self.asked) <= 10:
            self._made += self._new
            made = [{"id": f"new-{self._made - number}"} for number in range(self._new)]
            self.items = [*made, *self.items, {"id": f"last-{self._made}"}]
        return page


@pytest.mark.parametrize("new", [1, 2, 3, 4, 5, 40])
async def test_a_list_that_grows(new: int) -> None:
    for page_size in (1, 3, 4, 50):
        growing = Growing(100, new=new)
        read = [item["id"] for item in iterate(growing.fetch, page_size)]
        assert [name for name in read if name in growing.old] == growing.old
        assert len(read) == len(set(read))
        growing = Growing(100, new=new)
        read = [item["id"] async for item in aiterate(growing.afetch, page_size)]
        assert [name for name in read if name in growing.old] == growing.old
        assert len(read) == len(set(read))


@pytest.mark.parametrize("length", [1, 2, 3, 4])
@pytest.mark.parametrize("page_size", [1, 2, 3])
def test_an_answer_that_is_whole_whatever_page_is_asked_for(length: int, page_size: int) -> None:
    whole = Listing(length).items
    assert list(iterate(lambda _first, _size: list(whole), page_size)) == whole


def test_one_id_twice_on_a_page_and_under_two_types() -> None:
    items = [{"id": "1", "type": "REGULAR"}, {"id": "1", "type": "OFFLINE"}, {"name": "a"}, {"name": "a"}]
    for page_size in (1, 2, 4):
        assert list(iterate(lambda first, size: items[first : first + size], page_size)) == items
    assert list(iterate(lambda first, size: ["a", "b", "a"][first : first + size], 2)) == ["a", "b"]


def test_what_came_before_those_that_are_remembered_last_is_remembered_too() -> None:
    def fetch(first: int, size: int) -> list[Item]:
        return [{"id": str(number % REMEMBERED)} for number in range(first, min(first + size, 2 * REMEMBERED))]

    assert len(list(iterate(fetch, 500))) == REMEMBERED


def test_what_is_remembered_has_an_end() -> None:
    def fetch(first: int, size: int) -> list[Item]:
        return [{"id": number % (3 * REMEMBERED)} for number in range(first, min(first + size, 6 * REMEMBERED))]

    # So long after, an id counts as new: else memory would grow with the list.
    assert len(list(iterate(fetch, 500))) == 6 * REMEMBERED


def test_closing_a_blocking_iterator() -> None:
    listing = Listing(9)
    with closing(iterate(listing.fetch, 2)) as items:
        assert list(islice(items, 1)) == [{"id": "0"}]
    remaining: Iterator[Item] = items
    assert list(remaining) == []
    assert listing.asked == [0]
