"""What a blocking client does differently by nature; `_async/_runtime.py` is its hand-written twin."""

from __future__ import annotations

import os
import threading
from collections.abc import Awaitable, Coroutine
from contextlib import contextmanager, suppress
from contextvars import copy_context
from functools import cached_property, partial
from time import sleep
from typing import TYPE_CHECKING, Any, Generic, Protocol, Self, TypeVar, TypeVarTuple, overload
from weakref import WeakSet

from .._core.deadline import CURRENT, Deadline, work_limit
from .._core.shared_errors import for_another

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from types import TracebackType

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


__all__ = ("Home", "Init", "MadeOnce", "load_now", "resolve", "sleep", "time_limit")


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


class _Work(Generic[T]):
    """What one thread does and others wait for.

    Args:
        do: does it.
        leave: called when it is over, before those who wait go on.
    """

    def __init__(self, do: Callable[[], T], leave: Callable[[], object]) -> None:
        self._do = do
        self._leave = leave
        self._is_over = threading.Event()
        self._result: list[T] = []
        self._error: BaseException | None = None
        self._frames: TracebackType | None = None

    def begin(self) -> None:
        """Do it here; or, so that a deadline ends the waiting for it alone, in a thread of its own."""
        seconds = work_limit()
        if seconds is not None:
            alone = partial(_alone, seconds, self._do)
            run = copy_context().run
            with suppress(RuntimeError):  # there is none to be had, as while the interpreter ends
                threading.Thread(target=run, args=(self._to_its_end, alone), daemon=True).start()
                return
        self._to_its_end(self._do)

    def _to_its_end(self, do: Callable[[], T]) -> None:
        try:
            self._result.append(do())
        except BaseException as error:  # noqa: BLE001 - it is raised where the work is waited for
            self._error, self._frames = error, error.__traceback__
        finally:
            self._leave()
            self._is_over.set()

    def wait(self) -> None:
        """Wait until it is over, or the deadline is.

        Raises:
            TimeoutError: that was first.
        """
        deadline = CURRENT.get()
        if not self._is_over.wait(None if deadline is None else max(0.0, deadline.left)) and deadline is not None:
            raise deadline.error()

    @property
    def was_interrupted(self) -> bool:
        """Whether it ended by what concerns the thread that did it, as KeyboardInterrupt."""
        return self._error is not None and not isinstance(self._error, Exception)

    def result(self, *, is_mine: bool) -> T:
        """Return or raise what has come of it; the error itself is for the thread that did it."""
        try:
            if self._error is not None:
                raise self._error.with_traceback(self._frames) if is_mine else for_another(self._error)
            return self._result[0]
        finally:
            del self  # the error has this frame


class Home:
    """The process that connections belong to, and what is done there.

    Args:
        leave: called in a forked process; returns the connections.
    """

    def __init__(self, leave: Callable[[], object]) -> None:
        self._leave = leave
        self._left_behind: object = None
        self._works: dict[tuple[object, ...], _Work[Any]] = {}
        _of_this_process.add(self)

    def start_anew(self) -> None:
        """Leave the parent's connections alone; they are not closed, which might wait for a thread of the parent."""
        self._left_behind = self._leave()
        self._works = {}

    def once(self, work: Callable[[*Ts], T], *of: *Ts) -> T:
        """Do a work, or wait for the same that is under way, and return or raise what comes of it.

        It goes on where the deadline of a thread that waits is over: it may have used up what cannot be had again.
        """
        key = (work, *of)
        while True:
            mine = _Work(partial(work, *of), partial(self._works.pop, key, None))
            running: _Work[T] = self._works.setdefault(key, mine)  # one of several threads sets it
            is_mine = running is mine
            try:
                if is_mine:
                    mine.begin()
                running.wait()
                if is_mine or not running.was_interrupted:
                    return running.result(is_mine=is_mine)
            finally:
                del mine, running  # as above

    def is_at(self, work: Callable[[*Ts], object], *of: *Ts) -> bool:
        """Tell whether a work is under way."""
        return (work, *of) in self._works

    def close(self) -> None:
        """Nothing: what was begun is done, or ends by its limit in a thread of its own."""


def _alone(seconds: float, work: Callable[[], T]) -> T:
    """Do a work within a limit of its own, whatever that of the call that began it."""
    CURRENT.set(None)
    with time_limit(seconds, "what several calls waited for"):
        return work()


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
