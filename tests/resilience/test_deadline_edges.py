"""A deadline with a client of the caller's, with a name of several addresses, and one that is none."""

from __future__ import annotations

import time
from typing import Any

import httpx
import pytest

from keycloak_facade import AsyncKeycloakRealm, KeycloakRealm
from tests.resilience.slow import DEADLINE, HEAD, LATEST, Connection, seconds_of, serving

pytestmark = pytest.mark.loopback


def silent(connection: Connection) -> None:
    connection.receive()
    connection.is_over.wait()


def drips_head(connection: Connection) -> None:
    connection.receive()
    connection.drip(HEAD + b"X-Long: " + b"x" * 1000)


async def test_a_client_of_the_callers_has_it_between_two_reads_at_least() -> None:
    with serving(silent) as url:
        with httpx.Client(timeout=60) as http:
            realm = KeycloakRealm(url, "r", http_client=http, deadline=DEADLINE)
            assert await seconds_of(realm.published, "GET /realms/r was not answered yet") < LATEST
        async with httpx.AsyncClient(timeout=60) as http_async:
            aio = AsyncKeycloakRealm(url, "r", http_client=http_async, deadline=DEADLINE)
            assert await seconds_of(aio.published, "GET /realms/r was not answered yet") < LATEST
    with serving(drips_head) as url:
        async with httpx.AsyncClient(timeout=60) as http_async:
            aio = AsyncKeycloakRealm(url, "r", http_client=http_async, deadline=DEADLINE)
            assert await seconds_of(aio.published, "GET /realms/r was not answered yet") < LATEST


async def test_a_name_of_several_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[tuple[str, float]] = []

    class Backend:
        def connect_tcp(self, host: str, _port: int, timeout: float, **_settings: Any) -> None:
            tried.append((host, timeout))
            time.sleep(min(timeout, DEADLINE * 0.6))
            raise httpx.ConnectTimeout("x")

    found = [(2, 1, 6, "", (address, 80)) for address in ("192.0.2.1", "192.0.2.2", "192.0.2.2", "192.0.2.3")]
    monkeypatch.setattr("socket.getaddrinfo", lambda *_arguments, **_keywords: found)
    realm = KeycloakRealm("http://keycloak.invalid", "r", deadline=DEADLINE, max_retries=0)
    transport: Any = realm.client.session._transport  # noqa: SLF001 - there is no other way to what connects
    transport._wire._pool._network_backend._backend = Backend()  # noqa: SLF001 - as above
    assert await seconds_of(realm.published, "not over") < LATEST
    assert [address for address, _ in tried] == ["192.0.2.1", "192.0.2.2"]
    assert [seconds for _, seconds in tried] == pytest.approx([DEADLINE, DEADLINE * 0.4], abs=DEADLINE * 0.3)


@pytest.mark.parametrize("seconds", [0, -1, float("nan"), float("inf")])
@pytest.mark.parametrize("kind", [KeycloakRealm, AsyncKeycloakRealm])
def test_it_is_a_positive_number(kind: type[Any], seconds: float) -> None:
    with pytest.raises(ValueError, match="a deadline is a positive number of seconds"):
        kind("https://keycloak.test", "r", deadline=seconds)
