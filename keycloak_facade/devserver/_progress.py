"""Says what takes time: a rich display on a terminal, plain lines elsewhere, or the caller's own function."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Generator

Advance: TypeAlias = Callable[[int], None]
ProgressCallback: TypeAlias = Callable[[str, int, "int | None"], None]
"""Called with the step, the bytes done, and the bytes in total (None when that is not known)."""


class Display(Protocol):
    """Shows one step after the other."""

    def step(self, text: str, total: int | None = None) -> AbstractContextManager[Advance]:
        """Show a step while the block runs; the function it gives adds to the bytes done."""
        ...


def make_display(progress: ProgressCallback | bool | None) -> Display:
    """Choose the display: None or True shows on stderr, False is silent, a function is called."""
    if progress is False:
        return _Silent()
    if progress is not None and progress is not True:
        return _Callback(progress)
    if sys.stderr.isatty():
        try:
            return _Rich()
        except ImportError:
            return _Lines()
    return _Lines()


class _Silent:
    @contextmanager
    def step(self, text: str, total: int | None = None) -> Generator[Advance]:
        del text, total
        yield lambda _size: None


class _Callback:
    def __init__(self, callback: ProgressCallback) -> None:
        self._callback = callback

    @contextmanager
    def step(self, text: str, total: int | None = None) -> Generator[Advance]:
        done = 0

        def advance(size: int) -> None:
            nonlocal done
            done += size
            self._callback(text, done, total)

        advance(0)
        yield advance


class _Lines:
    @contextmanager
    def step(self, text: str, total: int | None = None) -> Generator[Advance]:
        del total
        began = time.monotonic()
        print(f"{text} ...", file=sys.stderr, flush=True)  # noqa: T201 - showing progress is its job
        yield lambda _size: None
        seconds = time.monotonic() - began
        print(f"{text}: done in {seconds:.1f} s", file=sys.stderr, flush=True)  # noqa: T201 - same


class _Rich:
    def __init__(self) -> None:
        from rich.console import Console  # noqa: PLC0415 - optional, and costs import time

        self._console = Console(stderr=True)

    @contextmanager
    def step(self, text: str, total: int | None = None) -> Generator[Advance]:
        from rich.progress import (  # noqa: PLC0415 - optional, and costs import time
            BarColumn,
            DownloadColumn,
            Progress,
            SpinnerColumn,
            TextColumn,
            TimeElapsedColumn,
        )

        sized = () if total is None else (BarColumn(), DownloadColumn())
        columns = (SpinnerColumn(), TextColumn("{task.description}"), *sized, TimeElapsedColumn())
        began = time.monotonic()
        with Progress(*columns, console=self._console, transient=True) as progress:
            task = progress.add_task(text, total=total)
            yield lambda size: progress.update(task, advance=size)
        self._console.print(f"[green]\u2713[/] {text} [dim]{time.monotonic() - began:.1f} s[/]", highlight=False)
