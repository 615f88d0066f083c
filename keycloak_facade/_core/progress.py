"""Shows how far work on many things has come: by a rich bar, or the caller's own function."""

from __future__ import annotations

from collections.abc import Callable, Sized
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Generator

Progress: TypeAlias = Callable[[int, int | None], object]
"""Called with how many are done, and how many there are in all, None where that is not known."""


def total_of(things: object) -> int | None:
    """Return how many things there are, None where that is not known before the end."""
    return len(things) if isinstance(things, Sized) else None


@contextmanager
def shown(progress: Progress | bool | None, text: str, total: int | None) -> Generator[Callable[[int], object]]:
    """Show progress while the block runs; the function that it gives takes how many are done.

    Args:
        progress: True shows a bar on stderr, a function is called, anything else shows nothing.
        text: what is done.
        total: how many there are in all.

    Raises:
        ImportError: if rich is not installed.
    """
    if progress is True:
        with _bar(text, total) as update:
            yield update
    elif progress:
        yield lambda done: progress(done, total)
    else:
        yield lambda _done: None


@contextmanager
def _bar(text: str, total: int | None) -> Generator[Callable[[int], object]]:
    try:
        from rich import progress as rich  # noqa: PLC0415 - optional, and costs import time
        from rich.console import Console  # noqa: PLC0415 - same
    except ImportError:
        raise ImportError("progress=True needs rich: pip install 'keycloak-facade[progress]'") from None

    columns = (
        rich.TextColumn("{task.description}"),
        rich.BarColumn(),
        rich.MofNCompleteColumn(),
        rich.TimeElapsedColumn(),
    )
    with rich.Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task(text, total=total)
        yield lambda done: bar.update(task, completed=done)
