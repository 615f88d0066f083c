"""The server's base URL, and the paths below it."""

from __future__ import annotations

import pytest

from keycloak_facade import AsyncKeycloakRealm, KeycloakRealm
from keycloak_facade._core.urls import base_url, realm_path_of, relative


@pytest.mark.parametrize(
    ("given", "base"),
    [
        ("https://sso.example.com", "https://sso.example.com"),
        ("https://sso.example.com/", "https://sso.example.com"),
        ("https://sso.example.com//", "https://sso.example.com"),
        ("http://localhost:8080/auth/", "http://localhost:8080/auth"),
        ("https://sso.example.com/a/b", "https://sso.example.com/a/b"),
        ("HTTPS://sso.example.com", "HTTPS://sso.example.com"),
        ("http://[::1]:8080", "http://[::1]:8080"),
    ],
)
def test_a_base_url_has_no_slash_at_its_end(given: str, base: str) -> None:
    assert base_url(given) == base


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ("", "expected a URL like"),
        ("sso.example.com", "expected a URL like"),
        ("localhost:8080", "expected a URL like"),
        ("//sso.example.com", "expected a URL like"),
        ("ftp://sso.example.com", "expected a URL like"),
        ("file:///etc/passwd", "expected a URL like"),
        ("https://", "expected a URL like"),
        ("https:///auth", "expected a URL like"),
        ("https://sso.example.com?x=1", "query"),
        ("https://sso.example.com#x", "fragment"),
        ("https://ann@sso.example.com", "credentials="),
        ("https://ann:canary@sso.example.com", "credentials="),
        ("https://:canary@sso.example.com", "credentials="),
    ],
)
@pytest.mark.parametrize("realm_class", [KeycloakRealm, AsyncKeycloakRealm])
def test_what_is_no_base_url_is_refused_at_once(given: str, problem: str, realm_class: type[KeycloakRealm]) -> None:
    with pytest.raises(ValueError, match=problem) as caught:
        realm_class(given, "r")
    assert "canary" not in str(caught.value)


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/admin/realms/r", "/realms/r"),
        ("/admin/realms/r/users/1", "/realms/r"),
        ("/admin/realms/a%2Fb/users", "/realms/a%2Fb"),
        ("/admin/realms/r?x=1", "/realms/r"),
        ("/realms/r/protocol/openid-connect/token", "/realms/r"),
        ("/admin/realms", "/realms/master"),
        ("/admin/serverinfo", "/realms/master"),
    ],
)
def test_the_public_page_of_a_paths_realm(path: str, page: str) -> None:
    assert realm_path_of(path) == page


@pytest.mark.parametrize(
    ("path", "expected"),
    [("a/b", "/a/b"), ("/a", "/a"), ("", "/"), ("https://x.test/a", "https://x.test/a"), ("http://x", "http://x")],
)
def test_a_path_below_the_base_url(path: str, expected: str) -> None:
    assert relative(path) == expected


def test_a_full_url() -> None:
    client = KeycloakRealm("https://sso.example.com/auth/", "r").client
    assert client.get_full_url("realms/r") == "https://sso.example.com/auth/realms/r"
    assert client.get_full_url("/realms/r", "https://other.example.com/") == "https://other.example.com/realms/r"
    assert client.get_full_url("https://x.test/a") == "https://x.test/a"


@pytest.mark.parametrize(
    ("issuer", "realm", "expected"),
    [
        (None, "r", "https://internal/auth/realms/r"),
        (None, "master", "https://internal/auth/realms/master"),
        ("https://sso.example.com/realms/r", "r", "https://sso.example.com/realms/r"),
        ("https://sso.example.com/realms/r", "master", "https://sso.example.com/realms/master"),
    ],
)
def test_the_issuer_of_a_realm(issuer: str | None, realm: str, expected: str) -> None:
    assert KeycloakRealm("https://internal/auth/", "r", issuer=issuer).issuer_of(realm) == expected
