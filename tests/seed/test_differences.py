"""Each row of the table that tells of a behaviour, shown: the realm, its client, OpenID Connect, UMA."""

from __future__ import annotations

import base64
import importlib
import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.seed.conftest import FakeKeycloak

pytestmark = pytest.mark.usefixtures("installed")

Test = TypeVar("Test", bound="Callable[..., object]")
SHOWN: set[str] = set()
TOKEN = "/realms/r/protocol/openid-connect/token"
RESOURCES = "/realms/r/authz/protection/resource_set"
POLICIES = "/realms/r/authz/protection/uma-policy"


def shows(key: str) -> Callable[[Test], Test]:
    """The test proves this row of the table."""
    SHOWN.add(key)
    return lambda test: test


def errors() -> Any:
    return importlib.import_module("keycloak.exceptions")


def form(request: httpx.Request) -> httpx.QueryParams:
    return httpx.QueryParams(request.content.decode())


def granting(*permissions: dict[str, Any]) -> Callable[[httpx.Request], httpx.Response]:
    """The UMA grant's answer, in whichever form it is asked for."""

    def answer(request: httpx.Request) -> httpx.Response:
        if form(request).get("response_mode") == "permissions":
            return httpx.Response(200, json=list(permissions))
        claims = json.dumps({"authorization": {"permissions": list(permissions)}}).encode()
        token = f"e30.{base64.urlsafe_b64encode(claims).decode().rstrip('=')}.x"
        return httpx.Response(200, json={"access_token": token, "refresh_token": token})

    return answer


@shows("keycloak.realm.KeycloakRealm: server path")
@pytest.mark.parametrize("base", ["", "/auth"])
def test_base_path(fake: FakeKeycloak, base: str) -> None:
    fake.base = base
    fake.answer("GET", f"{base}/realms/r/protocol/openid-connect/certs", json={"keys": []})
    assert fake.realm().open_id_connect("c", "s").certs() == {"keys": []}


@shows("keycloak.realm.KeycloakRealm.admin: identity")
def test_admin_is_one(fake: FakeKeycloak) -> None:
    realm = fake.realm()
    assert realm.admin is realm.admin


@shows("keycloak.client.KeycloakClient.session: type")
def test_session() -> None:
    with importlib.import_module("keycloak.client").KeycloakClient("https://keycloak.test") as client:
        assert isinstance(client.session, httpx.Client)


@shows("keycloak.aio.client.KeycloakClient.session: type")
async def test_session_in_aio() -> None:
    client_class = importlib.import_module("keycloak.aio.client").KeycloakClient
    async with client_class("https://keycloak.test", headers={}) as client:
        assert isinstance(client.session, httpx.AsyncClient)


@shows("keycloak.client.KeycloakClient: time-outs")
def test_timeouts() -> None:
    with importlib.import_module("keycloak.client").KeycloakClient("https://keycloak.test") as client:
        timeout = client.session.timeout
    assert None not in (timeout.connect, timeout.read, timeout.write, timeout.pool)


@shows("keycloak.client.KeycloakClient: redirects")
def test_redirects(fake: FakeKeycloak) -> None:
    fake.answer("GET", "/realms/r/x", 302, headers={"Location": "https://elsewhere.test/"})
    try:
        fake.realm().client.get("https://keycloak.test/realms/r/x", headers={"Authorization": "Bearer t"})
    except errors().KeycloakClientError:
        pass
    assert {request.url.host for request in fake.requests} == {"keycloak.test"}


@shows("keycloak.client.KeycloakClient: other servers")
def test_other_servers(fake: FakeKeycloak) -> None:
    fake.answer("GET", "/x", json={})
    for sending in (fake.realm(trusted_origins=["https://elsewhere.test"]), fake.realm()):
        with suppress(errors().KeycloakClientError):
            sending.client.get("https://elsewhere.test/x")
    assert [request.url.host for request in fake.requests] == ["elsewhere.test"]


@shows("keycloak.client.KeycloakClient: transport errors")
def test_transport_errors(fake: FakeKeycloak) -> None:
    def refuse(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused", request=request)

    realm = fake.realm(http_client=httpx.Client(transport=httpx.MockTransport(refuse)))
    with pytest.raises(errors().KeycloakClientError) as caught:
        realm.client.get("https://keycloak.test/realms/r/x")
    assert isinstance(caught.value, errors().TransportError)
    assert isinstance(caught.value.original_exc, httpx.ConnectError)


@shows("keycloak.client.KeycloakClient: empty answers")
def test_empty_answers(fake: FakeKeycloak) -> None:
    fake.answer("PUT", "/realms/r/x", 204)
    assert fake.realm().client.put("https://keycloak.test/realms/r/x", data="{}") is None


@shows("keycloak.client.KeycloakClient.delete: result")
def test_delete(fake: FakeKeycloak) -> None:
    fake.answer("DELETE", "/realms/r/x", 204)
    client = fake.realm().client
    assert client.delete("https://keycloak.test/realms/r/x", headers={}) is None
    with pytest.raises(errors().KeycloakClientError):
        client.delete("https://keycloak.test/realms/r/missing", headers={})


@shows("keycloak.exceptions.KeycloakClientError: secrets")
async def test_errors_hold_no_token(fake: FakeKeycloak) -> None:
    fake.answer("GET", "/realms/r/x", 401, json={"error": "HTTP 401 Unauthorized"})
    async with fake.aio_realm() as realm:
        with pytest.raises(errors().KeycloakClientError) as caught:
            await realm.client.get("https://keycloak.test/realms/r/x", headers={"Authorization": "Bearer secret-token"})
    error = caught.value
    shown = f"{error} {error!r} {error.args!r} {error.original_exc} {error.original_exc!r}"
    assert "secret-token" not in shown


@shows("keycloak.openid_connect.KeycloakOpenidConnect.decode_token: unknown keywords")
def test_decode_token_refuses_unknown_keywords(fake: FakeKeycloak) -> None:
    with pytest.raises(TypeError, match="audiense"):
        fake.realm().open_id_connect("c", "s").decode_token("a.b.c", {"keys": []}, audiense="x")


@shows("keycloak.openid_connect.KeycloakOpenidConnect.decode_token: strictness")
def test_decode_token_wants_an_audience(fake: FakeKeycloak) -> None:
    key = RSAKey.generate_key(2048, {"kid": "k"})
    keys = {"keys": [key.as_dict(private=False)]}
    token = jwt.encode({"alg": "RS256", "kid": "k"}, {"azp": "c"}, key)
    client = fake.realm().open_id_connect("c", "s")
    with pytest.raises(errors().JWTClaimsError, match="aud"):
        client.decode_token(token, keys)
    assert client.decode_token(token, keys, options={"require_aud": False}) == {"azp": "c"}


@shows("keycloak.openid_connect.KeycloakOpenidConnect.decode_token: errors")
def test_decode_token_errors(fake: FakeKeycloak) -> None:
    with pytest.raises(errors().JWTError):
        fake.realm().open_id_connect("c", "s").decode_token("not.a.token", {"keys": []})


@shows("keycloak.openid_connect.KeycloakOpenidConnect.token_exchange: subject_token_type")
def test_token_exchange(fake: FakeKeycloak) -> None:
    fake.answer("POST", TOKEN, json={"access_token": "a"})
    fake.realm().open_id_connect("c", "s").token_exchange(subject_token="t")
    sent = form(fake.requests[-1])
    assert sent["subject_token_type"] == "urn:ietf:params:oauth:token-type:access_token"
    fake.realm().open_id_connect("c", "s").token_exchange(subject_token="t", subject_token_type="urn:x")
    assert form(fake.requests[-1])["subject_token_type"] == "urn:x"


@shows("keycloak.authz.KeycloakAuthz.entitlement: request")
def test_entitlement(fake: FakeKeycloak) -> None:
    fake.answers["POST", TOKEN] = granting({"rsid": "1", "rsname": "r"})
    assert fake.realm().authz("c").entitlement("t")["rpt"].startswith("e30.")
    sent = form(fake.requests[-1])
    assert sent["grant_type"] == "urn:ietf:params:oauth:grant-type:uma-ticket"
    assert sent["audience"] == "c"


@shows("keycloak.authz.KeycloakAuthz.get_permissions: errors")
def test_get_permissions(fake: FakeKeycloak) -> None:
    fake.answer("POST", TOKEN, 403, json={"error": "access_denied", "error_description": "not_authorized"})
    assert fake.realm().authz("c").get_permissions("t", [("r", "s")]) == {}
    for error in ("invalid_resource", "invalid_grant"):
        fake.answer("POST", TOKEN, 400, json={"error": error})
        with pytest.raises(errors().KeycloakClientError):
            fake.realm().authz("c").get_permissions("t", [("r", "s")])


@shows("keycloak.authz.KeycloakAuthz.eval_permissions: order")
def test_eval_permissions(fake: FakeKeycloak) -> None:
    fake.answers["POST", TOKEN] = granting(
        {"rsid": "2", "rsname": "b", "scopes": ["s"]}, {"rsid": "1", "rsname": "a", "scopes": ["t", "s"]}
    )
    authz = fake.realm().authz("c")
    assert authz.eval_permissions("t", [("a", "s"), ("b", "s")]) is True
    assert authz.eval_permissions("t", [("a", "s"), ("c", "s")]) is False


@shows("keycloak.uma1.KeycloakUMA1: errors")
def test_uma1(fake: FakeKeycloak) -> None:
    with pytest.raises(errors().KeycloakClientError, match="uma2"):
        fake.realm().uma1.resource_set_list("t")


@shows("keycloak.uma.KeycloakUMA.resource_set_delete: result")
@shows("keycloak.uma.KeycloakUMA.permission_delete: result")
@pytest.mark.parametrize(("method", "path"), [("resource_set_delete", RESOURCES), ("permission_delete", POLICIES)])
def test_uma_deletes(fake: FakeKeycloak, method: str, path: str) -> None:
    fake.answer("DELETE", f"{path}/there", 204)
    uma = fake.realm().uma()
    assert getattr(uma, method)("t", "there") is None
    with pytest.raises(errors().KeycloakClientError):
        getattr(uma, method)("t", "missing")


def test_every_row_is_shown(differences: frozenset[str]) -> None:
    rows = {
        key
        for key in differences
        if ": " in key
        and not key.startswith(("keycloak.admin", "keycloak.aio: ", "keycloak.aio.realm"))
        and not key.endswith((": kind", ": value"))
        and ": base keycloak" not in key
    }
    assert rows == SHOWN
