"""The connection of a realm object: its time-outs, headers, proxies, redirects, base path, and its end."""

from __future__ import annotations

import asyncio
import logging
import ssl
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from keycloak_facade import AsyncKeycloakRealm, KeycloakRealm
from keycloak_facade.exceptions import ApiError, InsecureConnectionWarning, NotFound
from keycloak_openapi.client import AsyncClient, Client
from keycloak_openapi.request import Request, json_or_nothing
from tests.unit.wire import URL, Wire, answering, send

if TYPE_CHECKING:
    from collections.abc import Callable

SECRET = "canary-77aa"
each_flavour = pytest.mark.parametrize("flavour", ["sync", "async"])


def call(url: str = "/realms/r", method: str = "GET", **parts: Any) -> Request[Any]:
    return Request(method=method, url=url, decode=json_or_nothing(), **parts)


def test_every_default_time_out_is_finite(wire: Wire) -> None:
    timeout = KeycloakRealm(URL, "r").client.session.timeout
    assert timeout == AsyncKeycloakRealm(URL, "r").client.session.timeout
    for seconds in (timeout.connect, timeout.read, timeout.write, timeout.pool):
        assert seconds is not None
        assert 0 < seconds <= 60
    assert wire.requests == []


@each_flavour
async def test_a_time_out_of_the_callers(flavour: str, wire: Wire) -> None:
    await send(flavour, call(), timeout=3)
    await send(flavour, call(), timeout=httpx.Timeout(4, connect=1))
    assert [request.extensions["timeout"] for request in wire.requests] == [
        {"connect": 3, "read": 3, "write": 3, "pool": 3},
        {"connect": 1, "read": 4, "write": 4, "pool": 4},
    ]


@each_flavour
async def test_certificates_are_verified_unless_said_otherwise(flavour: str, wire: Wire) -> None:
    context = ssl.create_default_context()
    for settings in ({}, {"verify": context}):
        await send(flavour, call(), **settings)
    with pytest.warns(InsecureConnectionWarning):
        await send(flavour, call(), verify=False)
    assert [made["verify"] for made in wire.made] == [True, context, False]


@each_flavour
async def test_headers_are_sent_with_every_request(flavour: str, wire: Wire) -> None:
    headers = {"X-Tenant": "a", "Accept": "text/plain"}
    await send(flavour, call(), headers=headers)
    await send(flavour, call(headers={"Accept": "application/json", "X-Tenant": "b"}), headers=headers)
    assert [(sent.headers["x-tenant"], sent.headers["accept"]) for sent in wire.requests] == [
        ("a", "application/json"),
        ("b", "application/json"),
    ]


@each_flavour
async def test_headers_are_sent_by_a_client_of_the_callers_too(flavour: str) -> None:
    seen: list[str] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(f"{request.headers.get('x-tenant')} {request.headers.get('x-own')}")
        return httpx.Response(200)

    kind = httpx.Client if flavour == "sync" else httpx.AsyncClient
    http_client = kind(transport=httpx.MockTransport(handle), headers={"X-Own": "kept"})
    await send(flavour, call(), headers={"X-Tenant": "a"}, http_client=http_client)
    assert seen == ["a kept"]
    assert not http_client.is_closed


@pytest.mark.parametrize(
    "setting", [{"timeout": 5.0}, {"max_retries": 3}, {"verify": False}, {"proxy": "http://proxy.test"}], ids=str
)
def test_a_client_of_the_callers_has_its_own_settings(setting: dict[str, Any]) -> None:
    [name] = setting
    message = f"^{name}=: no effect beside http_client="
    with pytest.raises(ValueError, match=message):
        KeycloakRealm(URL, "r", http_client=httpx.Client(), **setting)
    with pytest.raises(ValueError, match=message):
        AsyncKeycloakRealm(URL, "r", http_client=httpx.AsyncClient(), **setting)


async def test_it_is_made_at_first_use_and_closed_at_the_end(wire: Wire) -> None:
    with KeycloakRealm(URL, "r") as realm:
        assert wire.made == []
        realm.client.send(call())
        session = realm.client.session
        assert realm.client.session is session
    assert session.is_closed
    realm.client.send(call())
    realm.close()
    realm.close()
    async with AsyncKeycloakRealm(URL, "r") as aio:
        await aio.client.send(call())
        session_async = aio.client.session
    assert session_async.is_closed
    KeycloakRealm(URL, "r").close()


PROXIES: list[tuple[dict[str, str], str, str | None]] = [
    ({}, "https://sso.test", None),
    ({"HTTPS_PROXY": "http://p:1"}, "https://sso.test", "http://p:1"),
    ({"https_proxy": "http://p:1"}, "https://sso.test", "http://p:1"),
    ({"HTTPS_PROXY": "p:1"}, "https://sso.test", "http://p:1"),
    ({"HTTPS_PROXY": "http://p:1"}, "http://sso.test", None),
    ({"HTTP_PROXY": "http://p:1"}, "http://sso.test", "http://p:1"),
    ({"ALL_PROXY": "http://p:1"}, "https://sso.test", "http://p:1"),
    ({"ALL_PROXY": "http://p:1", "HTTPS_PROXY": "http://p:2"}, "https://sso.test", "http://p:2"),
    ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": "sso.test"}, "https://sso.test", None),
    ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": "other.test, sso.test"}, "https://sso.test", None),
    ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": "sso.test"}, "https://a.sso.test", None),
    ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": ".sso.test"}, "https://a.sso.test", None),
    ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": ".sso.test"}, "https://sso.test", None),
    ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": "*.sso.test"}, "https://a.sso.test", None),
    ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": "sso.test"}, "https://notsso.test", "http://p:1"),
    ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": "*"}, "https://sso.test", None),
    ({"HTTP_PROXY": "http://p:1", "NO_PROXY": "localhost,127.0.0.1"}, "http://localhost:8080", None),
    ({"HTTP_PROXY": "http://p:1", "NO_PROXY": "localhost,127.0.0.1"}, "http://127.0.0.1:8080", None),
    ({"HTTP_PROXY": "http://p:1", "NO_PROXY": "localhost:8080"}, "http://localhost:8080", None),
    ({"HTTP_PROXY": "http://p:1", "NO_PROXY": "::1"}, "http://[::1]:8080", None),
    ({"HTTP_PROXY": "http://p:1", "NO_PROXY": "[::1]"}, "http://[::1]:8080", None),
    ({"HTTP_PROXY": "http://p:1", "NO_PROXY": "::1,, 10.0.0.0/8"}, "http://sso.test", "http://p:1"),
    ({"NO_PROXY": "sso.test"}, "https://sso.test", None),
]


@pytest.mark.parametrize(("environment", "url", "proxy"), PROXIES)
def test_proxies_of_the_environment(
    monkeypatch: pytest.MonkeyPatch, wire: Wire, environment: dict[str, str], url: str, proxy: str | None
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    KeycloakRealm(url, "r").client.send(call())
    assert wire.proxies == [proxy]


@each_flavour
async def test_a_proxy_of_the_callers_goes_before_the_environments(
    flavour: str, monkeypatch: pytest.MonkeyPatch, wire: Wire
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://environment:1")
    await send(flavour, call(), proxy="http://mine:1")
    await send(flavour, call())
    assert wire.proxies == ["http://mine:1", "http://environment:1"]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("follows", [True, False])
async def test_a_redirect_is_an_error_that_names_the_target(status: int, follows: bool) -> None:
    seen: list[str] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request.url.host)
        return httpx.Response(status, headers={"Location": "https://other.test/users"})

    transport = httpx.MockTransport(handle)
    http = httpx.Client(transport=transport, follow_redirects=follows)
    http_async = httpx.AsyncClient(transport=transport, follow_redirects=follows)
    admin = KeycloakRealm(URL, "r", http_client=http).admin
    for sending in (
        lambda: admin.set_token(SECRET).realms.by_name("r").users.create("ann"),
        lambda: admin.login("ann", SECRET).realms.by_name("r").get(),
        lambda: Client(http, URL).send(call()),
    ):
        with pytest.raises(Exception, match=r"other.test/users") as caught:
            sending()
        error: Any = caught.value
        assert (error if isinstance(error, ApiError) else error.original_exc).status_code == status
    with pytest.raises(ApiError, match=r"redirects to https://other.test/users, which is not followed"):
        await AsyncKeycloakRealm(URL, "r", http_client=http_async).admin.set_token(SECRET).realms.all()
    with pytest.raises(ApiError, match=r"other.test"):
        await AsyncClient(http_async, URL).send(call())
    assert seen == ["keycloak.test"] * 5


@each_flavour
async def test_the_log_has_neither_query_nor_header_nor_body(
    flavour: str, wire: Wire, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="keycloak_facade")
    headers = {"Authorization": SECRET}
    await send(flavour, call(method="POST", params={"code": SECRET}, json={"a": SECRET}, headers=headers))
    logged = [record.getMessage() for record in caplog.records if record.name.startswith("keycloak")]
    assert logged == ["POST /realms/r: 200"]
    assert len(wire.requests) == 1


def served_at(base: str) -> Callable[[httpx.Request], httpx.Response]:
    def answer(request: httpx.Request) -> httpx.Response:
        response: httpx.Response = answering(200 if request.url.path.startswith(f"{base}/realms/r") else 404)(request)
        return response

    return answer


@each_flavour
async def test_the_base_path_auth_is_found_once(flavour: str, wire: Wire) -> None:
    wire.answers = [served_at("/auth")]
    await send(flavour, call("/realms/r/x"))
    assert [sent.url.path for sent in wire.requests] == [
        "/realms/r/x",
        "/realms/r",
        "/auth/realms/r",
        "/auth/realms/r/x",
    ]
    wire.requests.clear()
    realm = KeycloakRealm(URL, "r")
    for _ in range(3):
        realm.client.send(call("/realms/r/x"))
    assert [sent.url.path for sent in wire.requests][4:] == ["/auth/realms/r/x"] * 2
    assert (realm.server_url, realm.client.base_url) == (URL, f"{URL}/auth")


async def test_calls_at_once_look_for_the_base_path_once() -> None:
    sent: list[str] = []

    def slow(request: httpx.Request) -> httpx.Response:
        time.sleep(0.02)
        sent.append(request.url.path)
        return served_at("/auth")(request)

    async def slow_too(request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(0.02)
        sent.append(request.url.path)
        return served_at("/auth")(request)

    realm = KeycloakRealm(URL, "r", http_client=httpx.Client(transport=httpx.MockTransport(slow)))
    aio = AsyncKeycloakRealm(URL, "r", http_client=httpx.AsyncClient(transport=httpx.MockTransport(slow_too)))
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: realm.client.send(call("/realms/r/x")), range(8)))
    await asyncio.gather(*[aio.client.send(call("/realms/r/x")) for _ in range(8)])
    assert [sent.count(path) for path in ("/realms/r", "/auth/realms/r", "/auth/realms/r/x")] == [2, 2, 16]


async def test_the_base_path_is_not_looked_for_where_it_is_known(wire: Wire) -> None:
    wire.answers = [served_at("")]
    realm, aio = KeycloakRealm(URL, "r"), AsyncKeycloakRealm(URL, "r")
    realm.client.send(call())
    await aio.client.send(call())
    wire.requests.clear()
    for _ in range(2):
        with pytest.raises(NotFound):
            realm.client.send(call("/admin/realms/s"))
        with pytest.raises(NotFound):
            await aio.client.send(call("/admin/realms/s"))
    assert [sent.url.path for sent in wire.requests] == ["/admin/realms/s"] * 4


def test_the_probe_carries_no_credentials(wire: Wire) -> None:
    wire.answers = [served_at("/nowhere")]
    with pytest.raises(NotFound):
        KeycloakRealm(URL, "r").admin.set_token(SECRET).realms.by_name("r").get()
    assert [("authorization" in sent.headers, sent.url.path) for sent in wire.requests] == [
        (True, "/admin/realms/r"),
        (False, "/realms/r"),
        (False, "/auth/realms/r"),
    ]
