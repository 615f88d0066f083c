"""Reads more of an answer than its operation does, where an answer that lacks it is still an UnexpectedAnswer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from attrs import evolve

from keycloak_openapi._json import is_object

if TYPE_CHECKING:
    from collections.abc import Callable

    from keycloak_openapi._http import httpx
    from keycloak_openapi.request import Request

T = TypeVar("T")


def answering(operation: Callable[..., Request[Any]], read: Callable[[Any], T]) -> Callable[..., Request[T]]:
    """Let an operation answer what is read of its answer.

    Args:
        operation: describes the request.
        read: raises a TypeError or a ValueError if the answer does not hold what is wanted.
    """

    def describe(*values: Any, **query: Any) -> Request[T]:
        request = operation(*values, **query)

        def decode(response: httpx.Response) -> T:
            return read(request.decode(response))

        return evolve(request, decode=decode)

    return describe


def entry(key: str, kind: type[T]) -> Callable[[Any], T]:
    """Read the entry of a JSON object that has this key and is of this type."""

    def read(answer: Any) -> T:
        value = answer.get(key) if is_object(answer) else None
        if type(value) is not kind:
            raise TypeError(f"there is no {key} in it")
        return value

    return read
