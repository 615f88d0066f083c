# Made by scripts/unasync.py from tests/_async/eventually.py; not to be edited.
"""What the server does in the background, which it may be late with under load."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

_PAUSE = 0.2
_MOST = 50


def eventually(ask: Callable[[], T], is_done: Callable[[T], object], wait: Callable[[float], None]) -> T:
    """Ask until the server is done, for ten seconds at most, and return its last answer."""
    answer = ask()
    for _ in range(_MOST):
        if is_done(answer):
            break
        wait(_PAUSE)
        answer = ask()
    return answer
