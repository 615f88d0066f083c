"""Answers as they come off the wire."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keycloak_openapi.answer import MAX_ANSWER_SIZE, aread_answer

from .._core.deadline import CURRENT
from .._core.session import MAX_SIZE

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from keycloak_openapi._http import httpx


async def whole_answer(
    send: Callable[[httpx.Request], Awaitable[httpx.Response]], request: httpx.Request
) -> httpx.Response:
    """Send a request and read the answer, within what is left of the call's deadline.

    Args:
        send: returns the answer with its body yet to come.
        request: the request; MAX_SIZE among its extensions is how much of an answer is read.
    """
    deadline = CURRENT.get()
    if deadline is None:
        return await _read(send, request)
    with deadline.step(request):
        answer = await _read(send, request)
    deadline.answered(answer.status_code)
    return answer


async def _read(send: Callable[[httpx.Request], Awaitable[httpx.Response]], request: httpx.Request) -> httpx.Response:
    response = await send(request)
    response.request = request
    try:
        return await aread_answer(response, request.extensions.get(MAX_SIZE, MAX_ANSWER_SIZE))
    finally:
        await response.aclose()
