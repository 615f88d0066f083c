"""A server of tokens and of one resource behind them, which counts; and a clock that is set by hand."""

from __future__ import annotations

import asyncio
import threading
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

import httpx

from keycloak_facade import AsyncKeycloakRealm, KeycloakRealm
from keycloak_facade._sync._runtime import Home

if TYPE_CHECKING:
    import pytest

URL = "https://keycloak.test"
LATENCY = 0.02
CALLERS = 64


class TokenServer:
    """Grants the tokens t1, t2, ...; and shows the realm to whoever brings the latest.

    Attributes:
        forms: the token requests.
        calls: the tokens that the resource was asked with.
        lifespan: of an access token, in seconds.
        refused: the grant types that are refused.
        failing: the grant types that something else befalls: a status that is answered, or an error on the way.
        rotates: whether a refresh token comes with each token.
        serves_nobody: whether every token is refused.
        asked: set at each token request.
        most_at_once: how many token requests were answered at the same time.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 1000.0
        self.forms: list[dict[str, str]] = []
        self.calls: list[str] = []
        self.lifespan = 60
        self.refused: set[str] = set()
        self.failing: dict[str, int | Exception] = {}
        self.rotates = True
        self.serves_nobody = False
        self.asked = asyncio.Event()
        self.most_at_once = 0
        self._arrival = threading.Condition()
        self._callers = self._awaited = 0
        self._at_once = 0
        self._lock = threading.Lock()
        self._valid = ""
        for flavour in ("_sync", "_async"):
            monkeypatch.setattr(f"keycloak_facade.{flavour}.granted_tokens.monotonic", lambda: self.now)
        self._count_callers(monkeypatch)

    @property
    def grants(self) -> list[str]:
        """The grant types of the token requests."""
        return [form["grant_type"] for form in self.forms]

    def await_all(self) -> None:
        """Answer the next token request when all threads have found that they need a token.

        One that came late would find the answer, and rightly ask again if it was a refusal. Tasks are never late.
        """
        self._awaited = self._callers + CALLERS

    def await_callers(self, number: int) -> None:
        """Wait until so many calls of threads have found that they need a token."""
        with self._arrival:
            self._arrival.wait_for(lambda: self._callers >= number, 10)

    def _count_callers(self, monkeypatch: pytest.MonkeyPatch) -> None:
        once = Home.once

        def counting(*arguments: Any) -> Any:
            self._arrive()
            return once(*arguments)

        monkeypatch.setattr(Home, "once", counting)

    def _arrive(self) -> None:
        with self._arrival:
            self._callers += 1
            self._arrival.notify_all()

    def revoke(self) -> None:
        """Refuse the token that was granted last."""
        self._valid = ""

    def realm(self, **settings: object) -> KeycloakRealm:
        """A realm object of this server."""
        http_client = httpx.Client(transport=httpx.MockTransport(self._handle))
        return KeycloakRealm(URL, "r", http_client=http_client, **settings)  # type: ignore[arg-type]  # the test's own

    def async_realm(self, **settings: object) -> AsyncKeycloakRealm:
        """An asynchronous realm object of this server."""
        http_client = httpx.AsyncClient(transport=httpx.MockTransport(self._handle_async))
        return AsyncKeycloakRealm(URL, "r", http_client=http_client, **settings)  # type: ignore[arg-type]  # as above

    def _handle(self, request: httpx.Request) -> httpx.Response:
        if not request.url.path.endswith("/token"):
            return self._resource(request)
        self._enter()
        self.await_callers(self._awaited)
        time.sleep(LATENCY)
        return self._grant(request)

    async def _handle_async(self, request: httpx.Request) -> httpx.Response:
        if not request.url.path.endswith("/token"):
            return self._resource(request)
        self._enter()
        try:
            await asyncio.sleep(LATENCY)
        except asyncio.CancelledError:
            self._at_once -= 1
            raise
        return self._grant(request)

    def _enter(self) -> None:
        self.asked.set()
        with self._lock:
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)

    def _grant(self, request: httpx.Request) -> httpx.Response:
        with self._lock:
            self._at_once -= 1
            form = dict(parse_qsl(request.content.decode()))
            self.forms.append(form)
            failure = self.failing.get(form["grant_type"])
            if isinstance(failure, Exception):
                raise failure
            if failure is not None:
                return httpx.Response(failure, json={"error": "invalid_client"})
            if form["grant_type"] in self.refused:
                return httpx.Response(400, json={"error": "invalid_grant", "error_description": "no"})
            self._valid = f"t{len(self.forms)}"
            answer = {"access_token": self._valid, "expires_in": self.lifespan}
            if self.rotates:
                answer |= {"refresh_token": f"r{len(self.forms)}", "refresh_expires_in": 1800}
            return httpx.Response(200, json=answer)

    def _resource(self, request: httpx.Request) -> httpx.Response:
        token = request.headers["authorization"].removeprefix("Bearer ")
        with self._lock:
            self.calls.append(token)
            if self.serves_nobody or token != self._valid:
                return httpx.Response(401)
            return httpx.Response(200, json={"realm": "r"})


def by_threads(realm: KeycloakRealm) -> list[object]:
    """Call by 64 threads at once, and return what each got or what was raised."""
    barrier = threading.Barrier(CALLERS)
    got: list[object] = []

    def call() -> None:
        barrier.wait()
        try:
            got.append(realm.admin.realms.by_name("r").get())
        except Exception as exc:  # noqa: BLE001 - it is what the caller looks at
            got.append(exc)

    threads = [threading.Thread(target=call) for _ in range(CALLERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return got


async def by_tasks(realm: AsyncKeycloakRealm) -> list[object]:
    """Call by 64 tasks at once, and return what each got or what was raised."""
    calls = [realm.admin.realms.by_name("r").get() for _ in range(CALLERS)]
    return [*await asyncio.wait_for(asyncio.gather(*calls, return_exceptions=True), 30)]
