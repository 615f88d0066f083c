"""The public keys of a realm: fetched once for all, and again for a key that is not among them, within bounds."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from base64 import urlsafe_b64encode
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import Key, KeySet, RSAKey

from keycloak_facade import AsyncKeycloakRealm, KeycloakRealm
from keycloak_facade._async.token_keys import MAX_AGE, REFETCH_INTERVAL
from keycloak_facade.exceptions import JWTClaimsError, JWTError, NotFound, ServerError

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

URL = "https://keycloak.test"
ISSUER = f"{URL}/realms/r"
CALLERS = 64
FORGED = 10_000
OLD, NEW = (RSAKey.generate_key(2048, {"use": "sig", "alg": "RS256", "kid": kid}) for kid in ("old", "new"))


def token(key: RSAKey, kid: str | None = None, **claims: Any) -> str:
    now = int(time.time())
    content = {"iss": ISSUER, "aud": "c", "typ": "Bearer", "iat": now, "exp": now + 60} | claims
    return jwt.encode({"alg": "RS256", "kid": key.kid if kid is None else kid}, content, key, algorithms=["RS256"])


class KeyServer:
    """A realm with keys; counts what it is asked for."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 0.0
        self.keys: list[Key] = [OLD]
        self.fetched: list[str] = []
        self.status = 200
        for flavour in ("_sync", "_async"):
            monkeypatch.setattr(f"keycloak_facade.{flavour}.token_keys.monotonic", lambda: self.now)

    def count(self, name: str = "certs") -> int:
        return sum(path.endswith(name) for path in self.fetched)

    def _answer(self, request: httpx.Request) -> httpx.Response:
        self.fetched.append(request.url.path)
        if request.url.path.endswith("/certs"):
            return httpx.Response(self.status, json=KeySet(self.keys).as_dict(private=False))
        return httpx.Response(200, json={"issuer": ISSUER})

    def _handle(self, request: httpx.Request) -> httpx.Response:
        time.sleep(0.01)
        return self._answer(request)

    async def _handle_async(self, request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(0.01)
        return self._answer(request)

    def decoder(self, flavour: str, **settings: Any) -> Callable[[str], Coroutine[Any, Any, dict[str, Any]]]:
        """Return what decodes a token with the realm's keys, by either flavour."""
        http = httpx.Client(transport=httpx.MockTransport(self._handle))
        http_async = httpx.AsyncClient(transport=httpx.MockTransport(self._handle_async))
        client = KeycloakRealm(URL, "r", http_client=http, **settings).open_id_connect("c")
        client_async = AsyncKeycloakRealm(URL, "r", http_client=http_async, **settings).open_id_connect("c")

        async def decode(signed: str) -> dict[str, Any]:
            return client.decode_token(signed) if flavour == "sync" else await client_async.decode_token(signed)

        return decode


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> KeyServer:
    return KeyServer(monkeypatch)


each_flavour = pytest.mark.parametrize("flavour", ["sync", "async"])


@each_flavour
async def test_they_are_fetched_once(server: KeyServer, flavour: str) -> None:
    decode = server.decoder(flavour)
    for _ in range(3):
        assert (await decode(token(OLD)))["iss"] == ISSUER
    assert (server.count(), server.count("openid-configuration")) == (1, 1)


@each_flavour
async def test_a_given_issuer_needs_no_discovery(server: KeyServer, flavour: str) -> None:
    decode = server.decoder(flavour, issuer=ISSUER)
    assert (await decode(token(OLD)))["iss"] == ISSUER
    assert server.fetched == ["/realms/r/protocol/openid-connect/certs"]
    with pytest.raises(JWTClaimsError):
        await decode(token(OLD, iss=f"{URL}/realms/other"))


async def test_they_are_fetched_once_for_64_tasks(server: KeyServer) -> None:
    decode = server.decoder("async", issuer=ISSUER)
    assert len(await asyncio.gather(*(decode(token(OLD)) for _ in range(CALLERS)))) == CALLERS
    assert server.count() == 1


def by_threads(decode: Callable[[str], Coroutine[Any, Any, dict[str, Any]]], signed: str) -> int:
    """Decode by 64 threads at once, and return how many could."""
    barrier = threading.Barrier(CALLERS)
    decoded: list[dict[str, Any]] = []

    def call() -> None:
        barrier.wait()
        decoded.append(asyncio.run(decode(signed)))

    threads = [threading.Thread(target=call) for _ in range(CALLERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return len(decoded)


def test_they_are_fetched_once_for_64_threads(server: KeyServer) -> None:
    decode = server.decoder("sync", issuer=ISSUER)
    assert by_threads(decode, token(OLD)) == CALLERS
    assert server.count() == 1
    server.keys = [NEW, OLD]
    assert by_threads(decode, token(NEW)) == CALLERS
    assert server.count() == 2
    server.now += MAX_AGE
    assert by_threads(decode, token(OLD)) == CALLERS
    assert server.count() == 3


@each_flavour
async def test_a_rotation_is_followed_at_once(server: KeyServer, flavour: str) -> None:
    decode = server.decoder(flavour)
    await decode(token(OLD))
    server.keys = [NEW, OLD]
    assert (await decode(token(NEW)))["iss"] == ISSUER
    assert (await decode(token(OLD)))["iss"] == ISSUER
    assert server.count() == 2
    server.keys = [NEW]
    server.now += REFETCH_INTERVAL
    await decode(token(NEW))
    assert server.count() == 2


async def test_a_rotation_is_one_fetch_for_64_tasks(server: KeyServer) -> None:
    decode = server.decoder("async", issuer=ISSUER)
    await decode(token(OLD))
    server.keys = [NEW]
    assert len(await asyncio.gather(*(decode(token(NEW)) for _ in range(CALLERS)))) == CALLERS
    assert server.count() == 2


@each_flavour
async def test_made_up_keys_are_one_fetch_an_interval(server: KeyServer, flavour: str) -> None:
    decode = server.decoder(flavour, issuer=ISSUER)
    await decode(token(OLD))
    _, payload, signature = token(OLD).split(".")
    for number in range(FORGED):
        header = urlsafe_b64encode(json.dumps({"alg": "RS256", "kid": f"made-up-{number}"}).encode()).decode()
        with pytest.raises(JWTError, match="is signed with key"):
            await decode(f"{header.rstrip('=')}.{payload}.{signature}")
        assert server.count() == 2
    assert (await decode(token(OLD)))["iss"] == ISSUER
    server.now += REFETCH_INTERVAL - 0.1
    with pytest.raises(JWTError):
        await decode(token(NEW, "yet another"))
    assert server.count() == 2
    server.now += 0.1
    with pytest.raises(JWTError):
        await decode(token(NEW, "yet another"))
    assert server.count() == 3


@each_flavour
async def test_a_failed_fetch_is_an_error_and_not_kept(server: KeyServer, flavour: str) -> None:
    decode = server.decoder(flavour, issuer=ISSUER)
    server.status = 500
    with pytest.raises(ServerError):
        await decode(token(OLD))
    server.status = 200
    await decode(token(OLD))
    server.status = 404
    with pytest.raises(NotFound):
        await decode(token(NEW))
    # The keys that are there serve on, and no fetch follows the next made-up key.
    await decode(token(OLD))
    before = server.count()
    with pytest.raises(JWTError):
        await decode(token(NEW))
    assert server.count() == before


@each_flavour
async def test_a_key_that_was_withdrawn_is_trusted_for_an_hour_at_most(server: KeyServer, flavour: str) -> None:
    decode = server.decoder(flavour, issuer=ISSUER)
    await decode(token(OLD))
    server.keys = [NEW]
    server.now += MAX_AGE - 1
    await decode(token(OLD))
    assert server.count() == 1
    server.now += 1
    with pytest.raises(JWTError, match="is signed with key"):
        await decode(token(OLD))
    # The keys are new: a key that is not there now is not asked for again at once.
    assert server.count() == 2


@each_flavour
async def test_a_server_that_is_down_does_not_take_its_keys_away(server: KeyServer, flavour: str) -> None:
    decode = server.decoder(flavour, issuer=ISSUER, max_retries=0)
    await decode(token(OLD))
    server.now += MAX_AGE
    server.status = 500
    for _ in range(5):
        await decode(token(OLD))
    assert server.count() == 2
    server.now += REFETCH_INTERVAL
    server.status = 200
    server.keys = [NEW]
    with pytest.raises(JWTError, match="is signed with key"):
        await decode(token(OLD))
    assert server.count() == 3
