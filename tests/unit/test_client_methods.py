"""What a client sends to prove itself, where to, and which wishes are refused before anything is sent."""

from __future__ import annotations

import asyncio
import base64
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, unquote_plus

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, OctKey

from keycloak_facade import AsyncKeycloakRealm, KeycloakRealm
from keycloak_facade.credentials import ClientSecretJwt, Password, PrivateKeyJwt
from keycloak_facade.exceptions import UnexpectedAnswer

if TYPE_CHECKING:
    from keycloak_facade.openid_connect import KeycloakOpenidConnect

URL = "https://keycloak.test"
SECRET = "canary: of more than thirty-two bytes, with 100% & ümläuts"
KEY = ECKey.generate_key("P-256")
ISSUER = "https://sso.example.org/realms/r"
DOCUMENT = {
    "issuer": ISSUER,
    "token_endpoint": f"{URL}/token",
    "revocation_endpoint": f"{URL}/revoke",
    "mtls_endpoint_aliases": {"token_endpoint": "https://mtls.keycloak.test/token"},
}
SIGNED_WITH: Any = PrivateKeyJwt("app", KEY, algorithm="ES256")


class Server:
    """Takes what is sent to it for granted, and remembers it."""

    def __init__(self) -> None:
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        return httpx.Response(200, json={"access_token": "t"})

    def client(self, client_id: str = "app", secret: str | None = None, **how: Any) -> KeycloakOpenidConnect:
        http = httpx.Client(transport=httpx.MockTransport(self))
        realm = KeycloakRealm(URL, "r", http_client=http, trusted_origins=["https://mtls.keycloak.test"])
        oidc = realm.open_id_connect(client_id, secret, **how)
        oidc.well_known.contents = DOCUMENT
        return oidc

    def form(self) -> dict[str, str]:
        return dict(parse_qsl(self.requests[-1].content.decode(), keep_blank_values=True))


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.mark.parametrize("how", [{}, {"authentication": "client_secret_post"}])
def test_post(server: Server, how: dict[str, Any]) -> None:
    server.client("app", SECRET, **how).client_credentials()
    assert server.form() == {"client_id": "app", "client_secret": SECRET, "grant_type": "client_credentials"}
    assert "authorization" not in server.requests[0].headers
    server.client("app", **how).client_credentials()
    assert server.form() == {"client_id": "app", "grant_type": "client_credentials"}


@pytest.mark.parametrize("client_id", ["app", "a:b", "ümläut %3A+ client"])
def test_basic(server: Server, client_id: str) -> None:
    server.client(client_id, SECRET, authentication="client_secret_basic").client_credentials()
    assert server.form() == {"grant_type": "client_credentials"}
    scheme, _, credentials = server.requests[0].headers["authorization"].partition(" ")
    assert scheme == "Basic"
    pair = base64.b64decode(credentials).decode("ascii").split(":")
    assert [unquote_plus(part) for part in pair] == [client_id, SECRET]


@pytest.mark.parametrize(
    ("secret", "how", "key"),
    [
        (None, SIGNED_WITH, KEY),
        (None, ClientSecretJwt("app", SECRET), OctKey.import_key(SECRET)),
        (SECRET, "client_secret_jwt", OctKey.import_key(SECRET)),
    ],
    ids=["private key", "secret in it", "secret"],
)
def test_assertions_are_for_the_issuer_and_new_each_time(
    server: Server, secret: str | None, how: Any, key: Any
) -> None:
    oidc = server.client("app", secret, authentication=how)
    for _ in range(2):
        oidc.client_credentials()
    assertions = [dict(parse_qsl(request.content.decode())) for request in server.requests]
    claims = [
        jwt.decode(form.pop("client_assertion"), key, algorithms=["ES256", "HS256"]).claims for form in assertions
    ]
    assert {(each["iss"], each["sub"], each["aud"]) for each in claims} == {("app", "app", ISSUER)}
    assert len({each["jti"] for each in claims}) == 2
    kind = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
    expected = {"client_id": "app", "client_assertion_type": kind, "grant_type": "client_credentials"}
    assert assertions == [expected, expected]


def test_an_issuer_of_the_callers_is_who_assertions_are_for(server: Server) -> None:
    http = httpx.Client(transport=httpx.MockTransport(server))
    realm = KeycloakRealm(URL, "r", http_client=http, issuer="https://other.example.org/realms/r")
    oidc = realm.open_id_connect("app", authentication=SIGNED_WITH)
    oidc.well_known.contents = DOCUMENT
    oidc.client_credentials()
    claims = jwt.decode(server.form()["client_assertion"], KEY, algorithms=["ES256"]).claims
    assert claims["aud"] == "https://other.example.org/realms/r"


def test_a_certificate_goes_where_the_server_asks_for_one(server: Server) -> None:
    oidc = server.client(authentication="tls_client_auth")
    oidc.client_credentials()
    assert server.form() == {"client_id": "app", "grant_type": "client_credentials"}
    with pytest.raises(UnexpectedAnswer):
        oidc.revoke("t")
    assert [str(request.url) for request in server.requests] == [
        "https://mtls.keycloak.test/token",
        f"{URL}/revoke",  # there is no other one for it
    ]
    server.client("app", SECRET).client_credentials()
    assert str(server.requests[-1].url) == f"{URL}/token"


WRONG: dict[str, tuple[str | None, Any, str]] = {
    "post and a key": (SECRET, SIGNED_WITH, "leave client_secret out"),
    "two secrets": (SECRET, ClientSecretJwt("app", SECRET), "leave client_secret out"),
    "another client": (None, PrivateKeyJwt("other", KEY, algorithm="ES256"), "that of client 'other', not of 'app'"),
    "basic": (None, "client_secret_basic", "client_secret_basic needs client_secret"),
    "an empty secret": ("", "client_secret_basic", "client_secret_basic needs client_secret"),
    "signed by secret": (None, "client_secret_jwt", "client_secret_jwt needs client_secret"),
    "certificate": (SECRET, "tls_client_auth", "leave client_secret out"),
    "no key": (None, "private_key_jwt", "PrivateKeyJwt\\(client_id, key\\)"),
    "unknown": (SECRET, "client_secret", "one of client_secret_post, client_secret_basic"),
    "nothing": (SECRET, None, "one of client_secret_post, client_secret_basic"),
    "an account": (None, Password("ann", "p"), "one of client_secret_post, client_secret_basic"),
}


@pytest.mark.parametrize(("secret", "how", "problem"), WRONG.values(), ids=WRONG)
@pytest.mark.parametrize("kind", [KeycloakRealm, AsyncKeycloakRealm])
def test_what_does_not_go_together_is_refused(kind: Any, secret: str | None, how: Any, problem: str) -> None:
    with pytest.raises(ValueError, match=problem) as caught:
        kind(URL, "r").open_id_connect("app", secret, authentication=how)
    assert SECRET not in str(caught.value)


def test_a_repr_shows_no_secret() -> None:
    kinds: list[tuple[str | None, Any]] = [(SECRET, "client_secret_basic"), (None, ClientSecretJwt("app", SECRET))]
    for secret, how in kinds:
        oidc = KeycloakRealm(URL, "r").open_id_connect("app", secret, authentication=how)
        assert SECRET not in f"{oidc!r} {vars(oidc)!r}"


def test_the_asynchronous_client_sends_the_same() -> None:
    server = Server()

    async def ask() -> None:
        async with httpx.AsyncClient(transport=httpx.MockTransport(server)) as http:
            realm = AsyncKeycloakRealm(URL, "r", http_client=http)
            for how in ("client_secret_post", "client_secret_basic"):
                oidc = realm.open_id_connect("app", SECRET, authentication=how)
                oidc.well_known.contents = DOCUMENT
                await oidc.client_credentials()

    asyncio.run(ask())
    there = [(request.headers.get("authorization"), request.content) for request in server.requests]
    server.requests.clear()
    server.client("app", SECRET).client_credentials()
    server.client("app", SECRET, authentication="client_secret_basic").client_credentials()
    assert there == [(request.headers.get("authorization"), request.content) for request in server.requests]
