"""Requests of the tests, and refusals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from keycloak_openapi.request import Request, json_or_nothing
from tests.unit.wire import answering

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

each_flavour = pytest.mark.parametrize("flavour", ["sync", "async"])


def call(method: str = "GET", url: str = "/realms/r") -> Request[Any]:
    return Request(method=method, url=url, decode=json_or_nothing())


def refusing(status: int, retry_after: str) -> Callable[[httpx.Request], httpx.Response]:
    return answering(status, headers={"Retry-After": retry_after})
