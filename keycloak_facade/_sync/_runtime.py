"""What a blocking client does differently by nature; `_async/_runtime.py` is its hand-written twin."""

from __future__ import annotations

from collections.abc import Awaitable, Coroutine
from contextlib import closing
from functools import cached_property
from threading import Lock, RLock
from time import sleep
from typing import TYPE_CHECKING, Any, Self, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

T = TypeVar("T")

__all__ = ("Init", "Lock", "MadeOnce", "ahead", "closing", "load_now", "resolve", "sleep")


class Init:
    """An object that may be entered with `with`, which closes it."""

    def close(self) -> None:
        """Release what the object holds."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *args: object) -> None:
        self.close()


class MadeOnce(cached_property[T]):
    """A cached_property that several threads may read first: since Python 3.12 each would make an object of its own."""

    def __init__(self, func: Callable[[Any], T]) -> None:
        super().__init__(func)
        self._making = RLock()

    @overload
    def __get__(self, instance: None, owner: type[Any] | None = None) -> Self: ...
    @overload
    def __get__(self, instance: object, owner: type[Any] | None = None) -> T: ...
    def __get__(self, instance: object, owner: type[Any] | None = None) -> Self | T:
        with self._making:
            return super().__get__(instance, owner)


def load_now(load: Callable[[], T]) -> T:
    """Load at once."""
    return load()


def resolve(token: str | Awaitable[str]) -> str:
    """Return what a function returned.

    Raises:
        TypeError: if the function is async.
    """
    if isinstance(token, Awaitable):
        if isinstance(token, Coroutine):
            token.close()
        raise TypeError("an async function gives tokens to the asynchronous client alone")
    return token


def ahead(values: Generator[T]) -> Generator[T]:
    """Yield the values, each of which is made when it is asked for: a thread would gain too little."""
    return values
