"""What a blocking client does differently by nature; `_async/_runtime.py` is its hand-written twin."""

from __future__ import annotations

from collections.abc import Awaitable, Coroutine
from threading import Lock
from typing import TYPE_CHECKING, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

__all__ = ("Init", "Lock", "load_now", "resolve")


class Init:
    """An object that may be entered with `with`, which closes it."""

    def close(self) -> None:
        """Release what the object holds."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *args: object) -> None:
        self.close()


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
