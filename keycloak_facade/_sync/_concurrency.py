"""Work that goes on at the same time; `_async/_concurrency.py` is its hand-written twin."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Generator

T = TypeVar("T")

__all__ = ("ahead", "closing")


def ahead(values: Generator[T]) -> Generator[T]:
    """Yield the values, each of which is made when it is asked for: a thread would gain too little."""
    return values
