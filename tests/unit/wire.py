"""The wire below the facade's own transport: it answers what it is told to, and remembers what was sent."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any

import httpx

from keycloak_facade import AsyncKeycloakRealm, KeycloakRealm

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from keycloak_openapi.request import Request

URL = "https://keycloak.test"
PROXY_VARIABLES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY")


class Wire:
    """Takes the place of httpx's transports.

    Attributes:
        answers: what comes next: a status, an error to raise, or a function of the request; the last one stays.
        requests: what was sent.
        proxies: the proxy that each went by.
        pauses: the seconds that were slept.
        made: the settings that transports were made with.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.answers: list[Any] = [200]
        self.requests: list[httpx.Request] = []
        self.proxies: list[str | None] = []
        self.pauses: list[float] = []
        self.made: list[dict[str, Any]] = []
        monkeypatch.setattr(httpx, "HTTPTransport", self._transport)
        monkeypatch.setattr(httpx, "AsyncHTTPTransport", self._transport)
        monkeypatch.setattr(time, "sleep", self.pauses.append)
        monkeypatch.setattr(asyncio, "sleep", self._sleep)

    def _transport(self, **settings: Any) -> httpx.MockTransport:
        self.made.append(settings)
        return httpx.MockTransport(lambda request: self._answer(request, settings["proxy"]))

    def _answer(self, request: httpx.Request, proxy: str | None) -> httpx.Response:
        self.requests.append(request)
        self.proxies.append(proxy)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return httpx.Response(answer) if isinstance(answer, int) else answer(request)

    async def _sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)


async def send(flavour: str, request: Request[Any], **settings: Any) -> Any:
    """Send by a realm object of either flavour."""
    if flavour == "sync":
        with KeycloakRealm(URL, "r", **settings) as realm:
            return realm.client.send(request)
    async with AsyncKeycloakRealm(URL, "r", **settings) as aio:
        return await aio.client.send(request)


def answering(status: int = 200, **content: Any) -> Callable[[httpx.Request], httpx.Response]:
    """A new response each time: one can be read once."""
    return lambda _request: httpx.Response(status, **content)
