"""Credentials stay with the server that the realm object was given, whatever a discovery document says."""

from __future__ import annotations

import inspect
import json
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from keycloak_facade import AsyncKeycloakRealm, KeycloakRealm
from keycloak_facade.exceptions import (
    AnswerTooLargeError,
    DiscoveryError,
    KeycloakError,
    UnexpectedAnswer,
    UntrustedServerError,
)

if TYPE_CHECKING:
    from collections.abc import Callable

SECRET = "canary-0001"
ANSWER = {
    "access_token": "t",
    "keys": [],
    "active": True,
    "interval": 5,
    "expires_in": 60,
    "request_uri": "urn:x",
    "device_code": "d",
    "user_code": "u",
    "verification_uri": "v",
    "verification_uri_complete": "w",
    "auth_req_id": "a",
}
"""What every endpoint is content with."""
BASE = "http://keycloak:8080"
OPENID = "realms/r/protocol/openid-connect"
TOKEN_PATH = f"/{OPENID}/token"

each_flavour = pytest.mark.parametrize("kind", [KeycloakRealm, AsyncKeycloakRealm], ids=["sync", "async"])
pytestmark = pytest.mark.filterwarnings("ignore:http.//keycloak.8080")


class Server:
    """A server whose discovery document a test writes; remembers where it was asked for what."""

    def __init__(self, document: Any, base: str = BASE, realm: str = "r") -> None:
        self.document = document
        self.base = base
        self.name = realm
        self.asked: list[httpx.URL] = []

    def handle(self, request: httpx.Request) -> httpx.Response:
        if "/.well-known/" in request.url.path:
            content = self.document if isinstance(self.document, bytes) else json.dumps(self.document).encode()
            return httpx.Response(200, content=content)
        self.asked.append(request.url)
        return httpx.Response(200, json=ANSWER)

    def realm(self, kind: type[Any], **settings: Any) -> Any:
        http = httpx.Client if kind is KeycloakRealm else httpx.AsyncClient
        return kind(self.base, self.name, http_client=http(transport=httpx.MockTransport(self.handle)), **settings)


async def done(answer: Any) -> Any:
    return await answer if inspect.isawaitable(answer) else answer


def openid(realm: Any) -> Any:
    return realm.open_id_connect("c", SECRET)


CALLS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "token": ("token_endpoint", lambda realm: openid(realm).client_credentials()),
    "introspect": ("introspection_endpoint", lambda realm: openid(realm).introspect(SECRET)),
    "par": (
        "pushed_authorization_request_endpoint",
        lambda realm: openid(realm).pushed_authorization_request(state=SECRET),
    ),
    "device": ("device_authorization_endpoint", lambda realm: openid(realm).device_authorization()),
    "ciba": ("backchannel_authentication_endpoint", lambda realm: openid(realm).backchannel_authentication()),
    "basic": (
        "token_endpoint",
        lambda realm: realm.open_id_connect("c", SECRET, authentication="client_secret_basic").client_credentials(),
    ),
    "userinfo": ("userinfo_endpoint", lambda realm: openid(realm).userinfo(SECRET)),
    "logout": ("end_session_endpoint", lambda realm: openid(realm).logout(SECRET)),
    "certs": ("jwks_uri", lambda realm: openid(realm).certs()),
    "entitlement": ("token_endpoint", lambda realm: realm.authz("c").entitlement(SECRET)),
    "uma_ticket": ("token_endpoint", lambda realm: openid(realm).uma_ticket(SECRET)),
}
each_call = pytest.mark.parametrize("call", CALLS)


async def asked_by(kind: type[Any], call: str, url: object, **settings: Any) -> str:
    """Where a call goes whose endpoint is at a URL."""
    name, calling = CALLS[call]
    server = Server({"issuer": f"{BASE}/realms/r", name: url})
    await done(calling(server.realm(kind, **settings)))
    [asked] = server.asked
    return str(asked)


@pytest.mark.parametrize(
    "public",
    [
        "http://keycloak:8080",
        "https://sso.example.com",
        "https://sso.example.com/auth",
        "https://sso.example.com/a/b",
        "https://keycloak:8443",
        "https://keycloak:8080",
        "http://localhost:8080",
    ],
)
@each_call
@each_flavour
async def test_the_public_name_of_the_realm_stands_for_the_given_one(kind: type[Any], call: str, public: str) -> None:
    assert await asked_by(kind, call, f"{public}/{OPENID}/{call}?x=1") == f"{BASE}/{OPENID}/{call}?x=1"


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.test/collect",
        f"https://evil.test/realms/other/{OPENID}",
        f"https://evil.test/realms/r/../other/{OPENID}",
        "https://evil.test/realms/r/%2e%2e/other/token",
        "https://evil.test/realms/r//token",
        "https://evil.test/realms/",
        "https://evil.test/x?/realms/r/token",
        "https://evil.test/x#/realms/r/token",
        f"https://{SECRET}:{SECRET}@keycloak:8080/realms/r/token",
    ],
)
@each_call
@each_flavour
async def test_another_server_is_refused(kind: type[Any], call: str, url: str) -> None:
    name, calling = CALLS[call]
    server = Server({"issuer": f"{BASE}/realms/r", name: url})
    with pytest.raises(UntrustedServerError) as caught:
        await done(calling(server.realm(kind)))
    assert f"the discovery document points {name} to https://" in str(caught.value)
    assert "trusted_origins=[" in str(caught.value)
    assert SECRET not in str(caught.value)
    assert server.asked == []


@each_call
@each_flavour
async def test_a_server_that_is_trusted_is_called_where_it_is(kind: type[Any], call: str) -> None:
    for url in ("https://sso.example.com/collect", f"https://sso.example.com/{OPENID}/x"):
        assert await asked_by(kind, call, url, trusted_origins=["https://SSO.example.com:443/"]) == url
    with pytest.raises(UntrustedServerError):
        await asked_by(kind, call, "https://sso.example.com:444/x", trusted_origins=["https://sso.example.com"])


@each_flavour
async def test_the_base_path_and_the_name_are_those_of_the_realm_object(kind: type[Any]) -> None:
    for name, encoded in (("r", "r"), ("a b", "a%20b"), ("ü/x", "%C3%BC%2Fx"), ("realms", "realms"), ("it's", "it's")):
        server = Server({"token_endpoint": f"https://sso.test/realms/{encoded}/token"}, f"{BASE}/auth/", name)
        await done(openid(server.realm(kind)).client_credentials())
        assert [asked.path for asked in server.asked] == [f"/auth/realms/{name}/token"]


ALIAS = "https://mtls.test"


@pytest.mark.parametrize(
    ("alias", "trusted", "expected"),
    [
        (f"{BASE}{TOKEN_PATH}", [], f"{BASE}{TOKEN_PATH}"),
        (f"https://sso.test{TOKEN_PATH}", [], f"{BASE}{TOKEN_PATH}"),
        (f"{ALIAS}{TOKEN_PATH}", [ALIAS], f"{ALIAS}{TOKEN_PATH}"),
        (f"{ALIAS}{TOKEN_PATH}", [], None),
    ],
)
@each_flavour
async def test_the_endpoints_for_certificates_are_not_replaced_where_they_are_on_a_server_of_their_own(
    kind: type[Any], alias: str, trusted: list[str], expected: str | None
) -> None:
    document = {"token_endpoint": f"https://sso.test{TOKEN_PATH}", "mtls_endpoint_aliases": {"token_endpoint": alias}}
    realm = Server(document).realm(kind, trusted_origins=trusted)
    document = realm.open_id_connect("c").well_known
    assert await done(document.endpoint("token_endpoint")) == TOKEN_PATH
    if expected is None:
        with pytest.raises(UntrustedServerError, match=ALIAS):
            await done(document.endpoint("token_endpoint", by_certificate=True))
        return
    found = await done(document.endpoint("token_endpoint", by_certificate=True))
    assert realm.client.get_full_url(found) == expected


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"token_endpoint": None},
        {"token_endpoint": ["https://x"]},
        {"token_endpoint": "https://host:port/"},
        {"token_endpoint": 5},
        {"token_endpoint": ""},
        {"token_endpoint": "/realms/r/token"},
        {"token_endpoint": "//evil.test/realms/r/token"},
        {"token_endpoint": "ftp://keycloak:8080/realms/r/token"},
        {"token_endpoint": "file:///realms/r/token"},
    ],
)
@each_flavour
async def test_a_document_without_the_endpoint(kind: type[Any], document: Any) -> None:
    server = Server(document)
    with pytest.raises(DiscoveryError, match=r"the discovery document has (no|a) token_endpoint"):
        await done(openid(server.realm(kind)).client_credentials())
    assert server.asked == []


@each_flavour
async def test_a_document_that_is_none(kind: type[Any]) -> None:
    for content in (b"[]", b"null", b"<html>", b'"x"'):
        with pytest.raises(UnexpectedAnswer):
            await done(openid(Server(content).realm(kind)).client_credentials())
    with pytest.raises(AnswerTooLargeError, match="more than 1048576 bytes"):
        await done(openid(Server({"x": "x" * 1024 * 1024}).realm(kind)).client_credentials())


@pytest.mark.parametrize(
    ("issuer", "is_its_own"),
    [
        (f"{BASE}/realms/r", True),
        ("https://sso.example.com/realms/r", True),
        ("https://sso.example.com/auth/realms/r", True),
        ("https://sso.example.com/realms/other", False),
        ("https://sso.example.com/realms/r/x", False),
        ("https://evil.test", False),
        (None, False),
        ("", False),
    ],
)
@each_flavour
async def test_the_issuer_is_the_realms(kind: type[Any], issuer: Any, is_its_own: bool) -> None:
    realm = Server({"issuer": issuer}).realm(kind)
    document = realm.open_id_connect("c").well_known
    if is_its_own:
        assert await done(document.issuer()) == issuer
        return
    with pytest.raises(DiscoveryError, match="issuer"):
        await done(document.issuer())


@each_flavour
async def test_an_issuer_of_the_callers_needs_no_document(kind: type[Any]) -> None:
    realm = Server(b"none").realm(kind, issuer="https://tenant.test")
    assert await done(realm.open_id_connect("c").well_known.issuer()) == "https://tenant.test"


@each_flavour
async def test_what_is_for_the_browser_keeps_the_public_name(kind: type[Any]) -> None:
    realm = Server({"authorization_endpoint": f"https://sso.test/{OPENID}/auth"}).realm(kind)
    client = openid(realm)
    await done(client.well_known.load())
    assert client.authorization_url().startswith(f"https://sso.test/{OPENID}/auth?client_id=c")


@pytest.mark.parametrize("named", [None, "javascript:alert(1)", "//sso.test", 1, ""])
@each_flavour
async def test_no_browser_is_sent_where_no_page_is(kind: type[Any], named: object) -> None:
    endpoints = ("authorization_endpoint", "end_session_endpoint")
    client = openid(Server({} if named is None else dict.fromkeys(endpoints, named)).realm(kind))
    await done(client.well_known.load())
    for url, endpoint in zip((client.authorization_url, client.logout_url), endpoints, strict=True):
        with pytest.raises(DiscoveryError, match=f"the discovery document has (no|a) {endpoint}"):
            url()


def test_the_errors_are_of_one_tree() -> None:
    for kind in (DiscoveryError, UntrustedServerError, AnswerTooLargeError):
        assert issubclass(kind, KeycloakError)
