# Made by scripts/unasync.py from keycloak_facade/_async/answers.py; not to be edited.
"""Answers as they come off the wire."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keycloak_openapi.answer import MAX_ANSWER_SIZE, read_answer

from .._core.deadline import CURRENT
from .._core.session import MAX_SIZE

if TYPE_CHECKING:
    from collections.abc import Callable

    from keycloak_openapi._http import httpx


def whole_answer(send: Callable[[httpx.Request], httpx.Response], request: httpx.Request) -> httpx.Response:
    """Send a request and read the answer, within what is left of the call's deadline.

    Args:
        send: returns the answer with its body yet to come.
        request: the request; MAX_SIZE among its extensions is how much of an answer is read.
    """
    deadline = CURRENT.get()
    if deadline is None:
        return _read(send, request)
    with deadline.step(request):
        answer = _read(send, request)
    deadline.answered(answer.status_code)
    return answer


def _read(send: Callable[[httpx.Request], httpx.Response], request: httpx.Request) -> httpx.Response:
    response = send(request)
    response.request = request
    try:
        return read_answer(response, request.extensions.get(MAX_SIZE, MAX_ANSWER_SIZE))
    finally:
        response.close()
