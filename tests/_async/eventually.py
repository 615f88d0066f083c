"""What the server does in the background, which it may be late with under load."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

T = TypeVar("T")

_PAUSE = 0.2
_MOST = 50


async def eventually(
    ask: Callable[[], Awaitable[T]], is_done: Callable[[T], object], wait: Callable[[float], None]
) -> T:
    """Ask until the server is done, for ten seconds at most, and return its last answer."""
    answer = await ask()
    for _ in range(_MOST):
        if is_done(answer):
            break
        wait(_PAUSE)
        answer = await ask()
    return answer
