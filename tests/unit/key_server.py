"""A realm whose keys are fetched, tokens that are signed with them or not, and many who check these at once."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from base64 import urlsafe_b64encode
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TYPE_CHECKING, Any

import httpx
from joserfc import jwt
from joserfc.jwk import Key, KeySet, RSAKey

from keycloak_facade import AsyncKeycloakRealm, KeycloakRealm
from keycloak_facade._async.token_keys import REFETCH_INTERVAL
from keycloak_facade.exceptions import KeycloakError

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterable

    import pytest

    Decode = Callable[[str], Coroutine[Any, Any, dict[str, Any]]]

URL = "https://keycloak.test"
ISSUER = f"{URL}/realms/r"
CALLERS = 64
OLD, NEW = (RSAKey.generate_key(2048, {"use": "sig", "alg": "RS256", "kid": kid}) for kid in ("old", "new"))


def token(key: RSAKey, kid: str | None = None, **claims: Any) -> str:
    now = int(time.time())
    content = {"iss": ISSUER, "aud": "c", "typ": "Bearer", "iat": now, "exp": now + 60} | claims
    return jwt.encode({"alg": "RS256", "kid": key.kid if kid is None else kid}, content, key, algorithms=["RS256"])


@cache
def _well_signed() -> str:
    return token(OLD)


def forged(kid: str) -> str:
    """A token of a key that no realm has."""
    _, payload, signature = _well_signed().split(".")
    header = urlsafe_b64encode(json.dumps({"alg": "RS256", "kid": kid}).encode()).decode().rstrip("=")
    return f"{header}.{payload}.{signature}"


class KeyServer:
    """A realm with keys; counts what it is asked for. Its clock is set by hand.

    Attributes:
        keys: those that it tells.
        fetched: the paths that were asked for.
        status: of the answer with the keys.
        lasts: the seconds of the clock that such an answer takes.
        was_asked: set at each request.
        may_answer: set while requests are answered.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 0.0
        self.keys: list[Key] = [OLD]
        self.fetched: list[str] = []
        self.status = 200
        self.lasts = 0.0
        self.was_asked = threading.Event()
        self.may_answer = threading.Event()
        self.may_answer.set()
        for flavour in ("_sync", "_async"):
            monkeypatch.setattr(f"keycloak_facade.{flavour}.token_keys.monotonic", lambda: self.now)

    def count(self, name: str = "certs") -> int:
        return sum(path.endswith(name) for path in self.fetched)

    def _note(self, request: httpx.Request) -> None:
        self.fetched.append(request.url.path)
        self.was_asked.set()

    def _answer(self, request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/certs"):
            self.now += self.lasts
            return httpx.Response(self.status, json=KeySet(self.keys).as_dict(private=False))
        return httpx.Response(200, json={"issuer": ISSUER})

    def _handle(self, request: httpx.Request) -> httpx.Response:
        self._note(request)
        time.sleep(0.01)
        self.may_answer.wait(10)
        return self._answer(request)

    async def _handle_async(self, request: httpx.Request) -> httpx.Response:
        self._note(request)
        await asyncio.sleep(0.01)
        await asyncio.to_thread(self.may_answer.wait, 10)
        return self._answer(request)

    def decoder(self, flavour: str, *, refetch_interval: float = REFETCH_INTERVAL, **settings: Any) -> Decode:
        """Return what decodes a token with the realm's keys, by either flavour."""
        http = httpx.Client(transport=httpx.MockTransport(self._handle))
        http_async = httpx.AsyncClient(transport=httpx.MockTransport(self._handle_async))
        realm = KeycloakRealm(URL, "r", http_client=http, **settings)
        aio = AsyncKeycloakRealm(URL, "r", http_client=http_async, **settings)
        realm.token_keys.refetch_interval = aio.token_keys.refetch_interval = refetch_interval
        client, client_async = realm.open_id_connect("c"), aio.open_id_connect("c")

        async def decode(signed: str) -> dict[str, Any]:
            return client.decode_token(signed) if flavour == "sync" else await client_async.decode_token(signed)

        return decode


async def at_once(flavour: str, decode: Decode, tokens: Iterable[str]) -> list[object]:
    """Decode each token in a thread or task of its own, and return the claims or what was raised."""
    if flavour == "async":
        return [*await asyncio.gather(*map(decode, tokens), return_exceptions=True)]

    def call(signed: str) -> object:
        try:
            return asyncio.run(decode(signed))
        except KeycloakError as error:
            return error

    tokens = list(tokens)
    with ThreadPoolExecutor(len(tokens)) as pool:
        return await asyncio.to_thread(lambda: [*pool.map(call, tokens)])
