"""Certificates are verified, and who switches that off, or sends credentials in the clear, is told so once."""

from __future__ import annotations

import inspect
import ssl
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from keycloak_facade import AsyncKeycloakRealm, KeycloakRealm
from keycloak_facade._core.retries import RetryPolicy
from keycloak_facade.exceptions import (
    ConnectionError,  # noqa: A004 - this package's own
    InsecureConnectionWarning,
)
from tests.certificates import DAY, NOW, Authority
from tests.security.loopback import Stub, stub

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from pathlib import Path

SECRET = "canary-0001"

each_flavour = pytest.mark.parametrize("kind", [KeycloakRealm, AsyncKeycloakRealm], ids=["sync", "async"])


async def done(answer: Any) -> Any:
    return await answer if inspect.isawaitable(answer) else answer


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority(tmp_path)


@contextmanager
def running(authority: Authority, host: str = "127.0.0.1", until: dt.datetime = NOW + DAY) -> Iterator[Stub]:
    with stub(lambda answering: answering.send(200, b'{"realm": "r"}'), authority.server(host, until)) as server:
        yield server


async def get(kind: type[Any], url: str, **settings: Any) -> Any:
    realm = kind(url, "r", **settings)
    try:
        return await done(realm.admin.set_token(SECRET).realms.by_name("r").get())
    finally:
        await done(realm.close())


@pytest.mark.loopback
@each_flavour
async def test_a_certificate_of_a_known_authority(kind: type[Any], authority: Authority) -> None:
    with running(authority) as server:
        assert (await get(kind, server.url, verify=authority.context))["realm"] == "r"


@pytest.mark.parametrize(
    ("certificate", "knows", "problem"),
    [
        ({}, False, "unable to get local issuer certificate"),
        ({"host": "127.0.0.2"}, True, "IP address mismatch"),
        ({"until": NOW - DAY}, True, "certificate has expired"),
    ],
    ids=["unknown authority", "other host", "expired"],
)
@pytest.mark.loopback
@each_flavour
async def test_a_certificate_that_is_not_to_be_trusted(
    kind: type[Any],
    authority: Authority,
    *,
    certificate: dict[str, Any],
    knows: bool,
    problem: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(RetryPolicy, "increment", lambda _policy: pytest.fail("what was refused would be again"))
    with running(authority, **certificate) as server:
        with pytest.raises(ConnectionError, match=problem) as caught:
            await get(kind, server.url, verify=authority.context if knows else True)
        assert SECRET not in f"{caught.value!r}{caught.value.original_exc!r}"
    assert server.received == []


@pytest.mark.loopback
@each_flavour
async def test_the_environment_does_not_switch_verification_off(
    kind: type[Any], authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("PYTHONHTTPSVERIFY", "CURL_CA_BUNDLE", "REQUESTS_CA_BUNDLE", "SSL_VERIFY", "KEYCLOAK_VERIFY"):
        monkeypatch.setenv(name, "0" if "VERIFY" in name else "")
    with running(authority) as server, pytest.raises(ConnectionError, match="certificate verify failed"):
        await get(kind, server.url)


@pytest.mark.loopback
@each_flavour
async def test_the_environment_may_name_the_authorities(
    kind: type[Any], authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(authority.folder / "authority.pem"))
    with running(authority) as server:
        with pytest.raises(ConnectionError, match="certificate verify failed"):
            await get(kind, server.url)
        monkeypatch.setenv("SSL_CERT_FILE", str(authority.folder / "authority.pem"))
        assert (await get(kind, server.url))["realm"] == "r"


def unverified() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


@pytest.mark.parametrize("verify", [False, unverified()], ids=["False", "context"])
@pytest.mark.loopback
@each_flavour
async def test_no_verification_is_told_once(kind: type[Any], authority: Authority, verify: Any) -> None:
    with running(authority) as server:
        realm = kind(server.url, "r", verify=verify)
        admin = realm.admin.set_token(SECRET).realms.by_name("r")
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            for _ in range(3):
                await done(admin.get())
                await done(realm.close())
        assert [warning.category for warning in caught] == [InsecureConnectionWarning]
        assert str(caught[0].message).startswith(f"{server.url}: its certificate is not verified")


CASES = [
    ("http://keycloak:8080", True),
    ("http://10.0.0.5", True),
    ("HTTP://sso.example.com", True),
    ("http://localhost.example.com", True),
    ("http://[2001:db8::1]:8080", True),
    ("http://localhost:8080", False),
    ("http://kc.localhost", False),
    ("http://127.0.0.1:8080", False),
    ("http://127.9.9.9", False),
    ("http://[::1]:8080", False),
    ("https://sso.example.com", False),
]


@pytest.mark.parametrize(("url", "is_told"), CASES)
@each_flavour
async def test_credentials_in_the_clear_are_told_once(kind: type[Any], url: str, is_told: bool) -> None:
    transport = httpx.MockTransport(lambda _request: httpx.Response(200, json={"access_token": "t", "realm": "r"}))
    http = httpx.Client(transport=transport) if kind is KeycloakRealm else httpx.AsyncClient(transport=transport)
    sending: list[Any] = [
        lambda realm: realm.admin.login("ann", SECRET).realms.by_name("r").get(),
        lambda realm: realm.admin.set_token(SECRET).realms.by_name("r").get(),
        lambda realm: realm.client.get("/x", {"Authorization": SECRET}),
        lambda realm: realm.client.post("/x", {"password": SECRET}),
    ]
    for send in sending:
        realm = kind(url, "r", http_client=http)
        await done(realm.published())  # nothing secret: no word of it
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            for _ in range(3):
                await done(send(realm))
        assert [warning.category for warning in caught] == [InsecureConnectionWarning] * is_told
        assert SECRET not in str(caught)


@each_flavour
async def test_credentials_of_a_client_of_the_callers_count(kind: type[Any]) -> None:
    transport = httpx.MockTransport(lambda _request: httpx.Response(200, json={"realm": "r"}))
    client = httpx.Client if kind is KeycloakRealm else httpx.AsyncClient
    realm = kind("http://keycloak:8080", "r", http_client=client(transport=transport, auth=("ann", SECRET)))
    with pytest.warns(InsecureConnectionWarning, match=r"^http://keycloak:8080: plain HTTP"):
        await done(realm.published())


@each_flavour
async def test_another_server_is_told_for_itself(kind: type[Any]) -> None:
    transport = httpx.MockTransport(lambda _request: httpx.Response(200, json={}))
    http = httpx.Client(transport=transport) if kind is KeycloakRealm else httpx.AsyncClient(transport=transport)
    others = ["http://one.test", "http://two.test:8080"]
    realm = kind("https://sso.test", "r", http_client=http, trusted_origins=others)
    realm.admin.set_token(SECRET)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        for _ in range(2):
            for url in ("/x", *[f"{other}/x" for other in others]):
                await done(realm.admin.get(url))
    assert [str(warning.message).partition(": plain HTTP")[0] for warning in caught] == others


@pytest.mark.parametrize("url", ["http://sso.test", "https://sso.test"])
@each_flavour
async def test_the_warning_can_be_made_an_error(kind: type[Any], url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for client in (httpx.Client, httpx.AsyncClient):
        monkeypatch.setattr(client, "send", lambda *_, **__: pytest.fail("it would be sent"))
    realm = kind(url, "r", verify=url.startswith("http:"))
    admin = realm.admin.set_token(SECRET)
    with warnings.catch_warnings():
        warnings.simplefilter("error", InsecureConnectionWarning)
        for _ in range(3):
            with pytest.raises(InsecureConnectionWarning, match=f"^{url}: "):
                await done(admin.get("/x"))
