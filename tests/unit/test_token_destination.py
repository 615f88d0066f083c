"""What is sent goes to the realm object's own server, and to those that it was told to trust."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from keycloak_facade import AsyncKeycloakRealm, KeycloakRealm
from keycloak_facade.exceptions import TransportError, UntrustedServerError

SENT: list[httpx.Request] = []


def answer(request: httpx.Request) -> httpx.Response:
    SENT.append(request)
    return httpx.Response(200, json={})


@pytest.fixture
def realm() -> KeycloakRealm:
    SENT.clear()
    return KeycloakRealm(
        "https://sso.test",
        "r",
        http_client=httpx.Client(transport=httpx.MockTransport(answer)),
        trusted_origins=["https://public.test", "http://[::1]:8080/"],
    )


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.test/admin",
        "http://sso.test/admin",
        "https://sso.test:444/x",
        "https://sso.test.evil.test/",
        "https://sso.test@evil.test/",
        "https://evil.test#@sso.test/",
        "http://public.test/",
        "http://[::1]/",
        "https://a.public.test/",
    ],
)
def test_nothing_is_sent_to_another_server(realm: KeycloakRealm, url: str) -> None:
    realm.admin.set_token("a-token")
    for sending in (realm.admin.get, realm.client.get, lambda url: realm.client.post(url, {"password": "x"})):
        with pytest.raises((UntrustedServerError, TransportError)):
            sending(url)
    assert SENT == []


def test_the_refusal_says_what_would_be_trusted(realm: KeycloakRealm) -> None:
    with pytest.raises(UntrustedServerError) as caught:
        realm.client.get("https://other.test:8443/x?token=1")
    assert str(caught.value) == (
        "nothing is sent to https://other.test:8443: it is another server than https://sso.test. "
        "KeycloakRealm(..., trusted_origins=['https://other.test:8443']) trusts it"
    )


@pytest.mark.parametrize(
    "url",
    ["https://sso.test/admin/realms", "HTTPS://SSO.test:443/x", "https://public.test/x", "http://[::1]:8080/y"],
)
def test_to_trusted_servers_it_is(realm: KeycloakRealm, url: str) -> None:
    realm.admin.set_token("a-token").get(url)
    assert [request.headers["authorization"] for request in SENT] == ["Bearer a-token"]


@pytest.mark.parametrize("kind", [KeycloakRealm, AsyncKeycloakRealm])
@pytest.mark.parametrize(
    ("origins", "problem"),
    [
        ("https://public.test", "a list"),
        (["public.test"], "a URL like"),
        (["*"], "a URL like"),
        (["https://public.test/realms/r"], "no path"),
        (["https://ann:canary@public.test"], "credentials="),
        (["https://public.test?a=b"], "query"),
    ],
)
def test_origins_that_are_none(kind: type[KeycloakRealm], origins: Any, problem: str) -> None:
    with pytest.raises(ValueError, match=problem) as caught:
        kind("https://sso.test", "r", trusted_origins=origins)
    assert "trusted_origins" in str(caught.value)
    assert "canary" not in str(caught.value)
