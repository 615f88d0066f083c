"""No redirect is followed with a credential: nothing arrives at the other server, and the error names it."""

from __future__ import annotations

import inspect
import json
import ssl
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from joserfc.jwk import RSAKey

from keycloak_facade import AsyncKeycloakRealm, KeycloakRealm
from keycloak_facade.credentials import (
    ClientSecret,
    ClientSecretJwt,
    Credentials,
    Password,
    PrivateKeyJwt,
    RefreshToken,
    StaticToken,
)
from keycloak_facade.exceptions import KeycloakError, Redirected, TokenError, UntrustedServerError
from tests.generated.operations import OPERATIONS
from tests.security.loopback import Answering, Stub, stub

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

pytestmark = pytest.mark.loopback
SECRET = "canary-of-at-least-thirty-two-bytes-0001"
SIGNED = f"eyJhbGciOiJSUzI1NiIsImtpZCI6IngifQ.{SECRET}.{SECRET}"
"""What looks like a token, so that keys are asked for: its header is `{"alg":"RS256","kid":"x"}`."""
CONTEXT = ssl.create_default_context()
"""One for all: each costs the reading of all authorities."""
STATUSES = (301, 302, 303, 307, 308)
DISCOVERY = "/.well-known/"

each_status = pytest.mark.parametrize("status", STATUSES)
each_flavour = pytest.mark.parametrize("kind", [KeycloakRealm, AsyncKeycloakRealm], ids=["sync", "async"])


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[Stub]:
    """The server that redirects lead to; it would grant everything."""
    with stub(lambda answering: answering.send(200, b'{"access_token": "stolen"}')) as server:
        yield server


@pytest.fixture
def keycloak(status: int, elsewhere: Stub) -> Iterator[Stub]:
    """A server that tells its endpoints, and redirects whatever else is asked for."""

    def answer(answering: Answering) -> None:
        if DISCOVERY in answering.path:
            answering.send(200, json.dumps(document_of(answering.server.url)).encode())
        else:
            answering.send(status, location=f"{elsewhere.url}/collect?state={SECRET}")

    with stub(answer) as server:
        yield server


def document_of(url: str) -> dict[str, str]:
    base = f"{url}/realms/r/protocol/openid-connect"
    paths = {
        "token": "token",
        "userinfo": "userinfo",
        "end_session": "logout",
        "introspection": "token/introspect",
        "revocation": "revoke",
        "pushed_authorization_request": "ext/par/request",
        "device_authorization": "auth/device",
        "backchannel_authentication": "ext/ciba/auth",
    }
    endpoints = {f"{name}_endpoint": f"{base}/{path}" for name, path in paths.items()}
    return {"issuer": f"{url}/realms/r", "jwks_uri": f"{base}/certs", **endpoints}


@asynccontextmanager
async def realm_of(kind: type[Any], server: Stub, credentials: Credentials | None = None) -> AsyncIterator[Any]:
    realm = kind(server.url, "r", credentials=credentials, verify=CONTEXT)
    try:
        yield realm
    finally:
        await done(realm.close())


async def done(answer: Any) -> Any:
    return await answer if inspect.isawaitable(answer) else answer


def assert_named(error: KeycloakError, status: int, elsewhere: Stub) -> None:
    """The error is a typed one that names the other server, and that nothing arrived there."""
    answer = error.original_exc if isinstance(error, TokenError) else error
    assert isinstance(answer, Redirected)
    assert answer.status_code == status
    assert urlsplit(answer.target).netloc == urlsplit(elsewhere.url).netloc
    assert f"redirects to {elsewhere.url}/collect, which is not followed" in str(error)
    assert SECRET not in f"{error}{error!r}"
    assert (elsewhere.received, elsewhere.connections) == ([], 0)


CALLS: dict[str, Callable[[Any], Any]] = {
    "login": lambda realm: realm.admin.login("ann", SECRET).realms.by_name("r").get(),
    "login_client": lambda realm: realm.admin.login_client("c", SECRET).realms.by_name("r").get(),
    "get": lambda realm: realm.admin.set_token(SECRET).realms.by_name("r").get(),
    "all": lambda realm: realm.admin.set_token(SECRET).realms.by_name("r").users.all(),
    "create": lambda realm: realm.admin.set_token(SECRET).realms.by_name("r").users.create("ann", email=SECRET),
    "replace": lambda realm: realm.admin.set_token(SECRET).realms.by_name("r").replace({"realm": "r"}),
    "delete": lambda realm: realm.admin.set_token(SECRET).realms.by_name("r").delete(),
    "reset_password": lambda realm: (
        realm.admin.set_token(SECRET).realms.by_name("r").users.by_id("1").reset_password(SECRET)
    ),
    "admin.get": lambda realm: realm.admin.set_token(SECRET).get("/x"),
    "admin.post": lambda realm: realm.admin.set_token(SECRET).post("/x", SECRET),
    "admin.put": lambda realm: realm.admin.set_token(SECRET).put("/x", SECRET),
    "admin.delete": lambda realm: realm.admin.set_token(SECRET).delete("/x", data=SECRET),
    "client.get": lambda realm: realm.client.get("/x", {"Authorization": SECRET}),
    "client.post": lambda realm: realm.client.post("/x", {"password": SECRET}),
    "client.put": lambda realm: realm.client.put("/x", SECRET),
    "client.delete": lambda realm: realm.client.delete("/x", data=SECRET),
    "authorization_code": lambda realm: openid(realm).authorization_code(SECRET, "https://app.test/"),
    "password_credentials": lambda realm: openid(realm).password_credentials("ann", SECRET),
    "client_credentials": lambda realm: openid(realm).client_credentials(),
    "refresh_token": lambda realm: openid(realm).refresh_token(SECRET),
    "token_exchange": lambda realm: openid(realm).token_exchange(subject_token=SECRET),
    "uma_ticket": lambda realm: openid(realm).uma_ticket(SECRET, audience="c"),
    "logout": lambda realm: openid(realm).logout(SECRET),
    "introspect": lambda realm: openid(realm).introspect(SECRET),
    "revoke": lambda realm: openid(realm).revoke(SECRET),
    "pushed_authorization_request": lambda realm: openid(realm).pushed_authorization_request(state=SECRET),
    "device_authorization": lambda realm: openid(realm).device_authorization(),
    "device_token": lambda realm: openid(realm).device_token(STARTED),
    "backchannel_authentication": lambda realm: openid(realm).backchannel_authentication(login_hint=SECRET),
    "backchannel_token": lambda realm: openid(realm).backchannel_token(STARTED),
    "register_client": lambda realm: openid(realm).register_client(SECRET, client_name="c"),
    "registered_client": lambda realm: openid(realm).registered_client("c", SECRET).get(),
    "client_secret_basic": lambda realm: openid(realm, "client_secret_basic").client_credentials(),
    "client_secret_jwt": lambda realm: openid(realm, "client_secret_jwt").client_credentials(),
    "userinfo": lambda realm: openid(realm).userinfo(SECRET),
    "certs": lambda realm: openid(realm).certs(),
    "decode_token": lambda realm: openid(realm).decode_token(SIGNED),
    "entitlement": lambda realm: realm.authz("c").entitlement(SECRET),
    "eval_permission": lambda realm: realm.authz("c").eval_permission(SECRET, "a", "b"),
    "resource_set_create": lambda realm: realm.uma().resource_set_create(SECRET, "a"),
    "resource_set_list": lambda realm: realm.uma().resource_set_list(SECRET),
    "account": lambda realm: realm.account(SECRET).get(),
    "client_registration": lambda realm: realm.client_registration(SECRET).default.create("c"),
    "published": lambda realm: realm.published(),
}  # fmt: skip


STARTED: dict[str, Any] = {"device_code": SECRET, "auth_req_id": SECRET, "interval": 0, "expires_in": 60}


def openid(realm: Any, authentication: str = "client_secret_post") -> Any:
    return realm.open_id_connect("c", SECRET, authentication=authentication)


@pytest.mark.parametrize("call", CALLS)
@each_status
@each_flavour
async def test_no_call_follows(kind: type[Any], status: int, call: str, keycloak: Stub, elsewhere: Stub) -> None:
    async with realm_of(kind, keycloak) as realm:
        with pytest.raises(KeycloakError) as caught:
            await done(CALLS[call](realm))
    assert_named(caught.value, status, elsewhere)
    assert DISCOVERY not in keycloak.received[-1].path


@pytest.mark.parametrize(
    "credentials",
    [
        Password("ann", SECRET, client_secret=SECRET),
        ClientSecret("c", SECRET),
        PrivateKeyJwt("c", RSAKey.generate_key(2048)),
        ClientSecretJwt("c", SECRET),
        RefreshToken(SECRET, client_id="c", client_secret=SECRET),
        StaticToken(SECRET),
    ],
    ids=lambda credentials: type(credentials).__name__,
)
@each_status
@each_flavour
async def test_no_login_follows(
    kind: type[Any], status: int, credentials: Credentials, keycloak: Stub, elsewhere: Stub
) -> None:
    async with realm_of(kind, keycloak, credentials) as realm:
        with pytest.raises(KeycloakError) as caught:
            await done(realm.admin.realms.by_name("r").get())
    assert_named(caught.value, status, elsewhere)
    assert len(keycloak.received) == 1


@pytest.mark.parametrize("status", [301, 302, 307, 308])
@each_flavour
async def test_no_operation_of_the_server_follows(
    kind: type[Any], status: int, keycloak: Stub, elsewhere: Stub
) -> None:
    async with realm_of(kind, keycloak, StaticToken(SECRET)) as realm:
        for operation in OPERATIONS:
            with pytest.raises(Redirected) as caught:
                await done(realm.admin.send(operation.request()))
            assert_named(caught.value, status, elsewhere)
    assert len(keycloak.received) == len(OPERATIONS)
    assert {received.headers["authorization"] for received in keycloak.received} == {f"Bearer {SECRET}"}


@each_flavour
async def test_discovery_does_not_follow(kind: type[Any], elsewhere: Stub) -> None:
    with stub(lambda answering: answering.send(307, location=f"{elsewhere.url}/collect")) as server:
        async with realm_of(kind, server) as realm:
            for call in (openid(realm).client_credentials, realm.authz("c").well_known.load):
                with pytest.raises(Redirected) as caught:
                    await done(call())
                assert_named(caught.value, 307, elsewhere)


@each_flavour
async def test_a_page_for_browsers_is_followed_on_its_own_server_alone(kind: type[Any], elsewhere: Stub) -> None:
    targets = {"/": "/admin/", "/admin/": "master/console/?x=1", "/out": f"{elsewhere.url}/collect", "/loop": "/loop"}

    def answer(answering: Answering) -> None:
        target = targets.get(answering.path)
        answering.send(302, location=target) if target else answering.send(200, b"<html>")

    with stub(answer) as server:
        async with realm_of(kind, server, StaticToken(SECRET)) as realm:
            assert await done(realm.admin.root()) == b"<html>"
            assert [received.path for received in server.received] == ["/", "/admin/", "/admin/master/console/?x=1"]
            with pytest.raises(UntrustedServerError, match=elsewhere.url):
                await done(realm.client.get_page("/out"))
            with pytest.raises(Redirected):
                await done(realm.client.get_page("/loop"))
    assert all("authorization" not in received.headers for received in server.received)
    assert elsewhere.connections == 0
