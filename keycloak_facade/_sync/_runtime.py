"""What a blocking client does differently by nature; `_async/_runtime.py` is its hand-written twin."""

from __future__ import annotations

import os
import threading
from collections.abc import Awaitable, Coroutine
from contextlib import contextmanager
from functools import cached_property
from time import sleep
from typing import TYPE_CHECKING, Any, Protocol, Self, TypeVar, overload
from weakref import WeakSet

from .._core.deadline import CURRENT, Deadline

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

T = TypeVar("T")

__all__ = ("Home", "Init", "Lock", "MadeOnce", "load_now", "resolve", "sleep", "time_limit")


class _OfProcess(Protocol):
    """What a forked process must not take over from its parent."""

    def start_anew(self) -> None:
        """Become as good as new."""


_of_this_process: WeakSet[_OfProcess] = WeakSet()


def _start_anew() -> None:
    for each in _of_this_process:
        each.start_anew()


if hasattr(os, "register_at_fork"):  # not where there is no fork
    os.register_at_fork(after_in_child=_start_anew)


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
        self.start_anew()
        _of_this_process.add(self)

    def start_anew(self) -> None:
        """Forget a thread of the parent process that makes the object just now."""
        self._making = threading.RLock()
        self.__dict__["lock"] = threading.RLock()  # that of Python 3.11's own

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


class Lock:
    """A lock that is waited for until the deadline."""

    def __init__(self) -> None:
        self.start_anew()
        _of_this_process.add(self)

    def start_anew(self) -> None:
        """Forget a thread of the parent process that holds it."""
        self._lock = threading.Lock()

    def __enter__(self) -> None:
        deadline = CURRENT.get()
        if deadline is None:
            self._lock.acquire()
        elif not self._lock.acquire(timeout=max(0.0, deadline.left)):
            raise deadline.error()

    def __exit__(self, *args: object) -> None:
        self._lock.release()


class Home:
    """The process that connections belong to, and what is done there.

    Args:
        leave: called in a forked process; returns the connections.
    """

    def __init__(self, leave: Callable[[], object]) -> None:
        self._leave = leave
        self._left_behind: object = None
        _of_this_process.add(self)

    def start_anew(self) -> None:
        """Leave the parent's connections alone; they are not closed, which might wait for a thread of the parent."""
        self._left_behind = self._leave()

    def unbroken(self, result: T) -> T:
        """Return what has been done: no thread is cancelled."""
        return result

    def close(self) -> None:
        """Nothing: what was begun is done."""


@contextmanager
def time_limit(seconds: float, call: str) -> Generator[None]:
    """Tell each wait when it has to end; what is part of a call with a limit has that one.

    Raises:
        TimeoutError: it was not over.
    """
    if CURRENT.get() is not None:
        yield
        return
    from keycloak_openapi.errors import TransportError  # noqa: PLC0415 - scripts start sooner without

    deadline = Deadline(seconds, call)
    before = CURRENT.set(deadline)
    try:
        yield
    except TransportError as exc:
        if not deadline.is_over:
            raise
        raise deadline.error(exc) from exc
    finally:
        CURRENT.reset(before)
