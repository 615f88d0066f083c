"""Access tokens that the caller has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from .._core.hidden import hidden

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable


def _token(token: str) -> str:
    # What is none is told when it is to be sent, as with the tokens of a function.
    return hidden(token)


@frozen
class StaticToken:
    """An access token that the caller has; it is sent as it is and never renewed."""

    token: str = field(repr=False, converter=_token)


@frozen
class TokenProvider:
    """A function that returns the access token; it is asked at each request.

    An async function serves the asynchronous client alone.
    """

    callable: Callable[[], str | Awaitable[str]] = field(repr=False)
