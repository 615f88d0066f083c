"""How many objects to ask for at once: no number is the quickest everywhere.

The server sorts a list anew for each of its pages, which makes small pages of a long list slow. What its caches do not
hold it loads one by one, each more slowly than the one before, which makes large pages slow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator

SMALL = 250
"""Objects of a page that is quick where the server has to load them."""
_WORSE = 1.1
"""By this factor the time that an object takes differs anyway."""


class FirstPage(int):
    """The size of a first page, after which the time that pages take says what is quick."""

    __slots__ = ()


def page_sizes(first: int) -> Generator[int, float]:
    """Yield the size of each page, and take the seconds that an object of it took.

    A size is kept to, but after a `FirstPage` twice as many are tried, and if that is slower, a `SMALL` one.
    """
    best = first
    if isinstance(first, FirstPage):
        seconds = yield first
        if (yield first * 2) <= seconds * _WORSE:
            best = first * 2
        elif (yield SMALL) < seconds:
            best = SMALL
    while True:
        yield best
