# Made by scripts/unasync.py from tests/_async/test_tokens.py; not to be edited.
"""Tokens, checked; a cassette holds their claims, and they are signed anew when it is replayed."""

from __future__ import annotations

import base64
import html
import json
import re
from hashlib import sha256
from secrets import token_urlsafe
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from keycloak_facade import KeycloakRealm
from keycloak_facade.exceptions import BadRequest, ExpiredSignatureError, JWTClaimsError, JWTError
from tests._sync.made import PASSWORD, SECRET, make_app, make_user

if TYPE_CHECKING:
    from collections.abc import Callable

    from keycloak_facade._sync.admin.realm import Realm
    from keycloak_facade._sync.openid_connect import KeycloakOpenidConnect

pytestmark = pytest.mark.generated_keys

REDIRECT_URI = "https://app.example.org/callback"


@pytest.fixture
def oidc(realm: KeycloakRealm, admin: Realm) -> KeycloakOpenidConnect:
    """The client `app`, which bob can log in to."""
    make_user(admin, "bob")
    return make_app(realm, admin)


def add_key(realm: KeycloakRealm, provider: str, config: dict[str, list[str]]) -> None:
    """Add a signing key to the realm that takes the place of the one before."""
    document = {
        "name": f"{provider}-new",
        "providerId": provider,
        "providerType": "org.keycloak.keys.KeyProvider",
        "config": {"priority": ["200"], "enabled": ["true"], "active": ["true"], **config},
    }
    realm.admin.post(f"/admin/realms/{realm.realm_name}/components", json.dumps(document))


def test_decode_token(realm: KeycloakRealm, oidc: KeycloakOpenidConnect) -> None:
    tokens = oidc.password_credentials("bob", PASSWORD, scope="openid")
    keys = oidc.certs()
    claims = oidc.decode_token(tokens["access_token"], keys, audience="account", expected_type="Bearer")
    assert (claims["preferred_username"], claims["azp"], claims["typ"]) == ("bob", "app", "Bearer")
    assert claims["iss"] == realm.issuer_of(realm.realm_name)
    assert claims == oidc.decode_token(tokens["access_token"], audience="account")
    claims = oidc.decode_token(tokens.get("id_token", ""), keys, access_token=tokens["access_token"])
    assert (claims["aud"], claims["typ"]) == ("app", "ID")
    assert claims == oidc.decode_token(tokens.get("id_token", ""), access_token=tokens["access_token"])


def test_decode_token_refuses(realm: KeycloakRealm, oidc: KeycloakOpenidConnect) -> None:
    tokens = oidc.password_credentials("bob", PASSWORD, scope="openid")
    other = oidc.password_credentials("bob", PASSWORD, scope="openid")
    keys, token, id_token = oidc.certs(), tokens["access_token"], tokens.get("id_token", "")
    with pytest.raises(JWTClaimsError, match='expected audience "app"'):
        oidc.decode_token(token)
    with pytest.raises(JWTClaimsError, match="typ"):
        oidc.decode_token(token, keys, audience="account", expected_type="ID")
    with pytest.raises(JWTClaimsError, match="iss"):
        oidc.decode_token(token, keys, audience="account", issuer=realm.issuer_of("master"))
    with pytest.raises(JWTClaimsError, match="at_hash"):
        oidc.decode_token(id_token, keys, access_token=other["access_token"])
    with pytest.raises(JWTError):
        oidc.decode_token(token[:-8] + "A" * 8, keys, audience="account")
    with pytest.raises(JWTError):
        oidc.decode_token(tokens.get("refresh_token", ""), audience="account")
    with pytest.raises(JWTError, match="alg"):
        oidc.decode_token(token, keys, "ES256", audience="account")


def test_decode_token_of_an_issuer_of_the_callers(realm: KeycloakRealm, oidc: KeycloakOpenidConnect) -> None:
    token = (oidc.password_credentials("bob", PASSWORD))["access_token"]
    issuer = realm.issuer_of(realm.realm_name)
    with KeycloakRealm(realm.server_url, realm.realm_name, issuer=issuer) as mine:
        assert (mine.open_id_connect("app").decode_token(token, audience="account"))["iss"] == issuer
    with (
        KeycloakRealm(realm.server_url, realm.realm_name, issuer="https://sso.example.org/realms/r") as mine,
        pytest.raises(JWTClaimsError, match="iss"),
    ):
        mine.open_id_connect("app").decode_token(token, audience="account")


def test_decode_token_of_another_realm(realm: KeycloakRealm, admin: Realm, oidc: KeycloakOpenidConnect) -> None:
    name = f"{realm.realm_name}-2"
    realm.admin.realms.import_realm({"realm": name, "enabled": True})
    try:
        with KeycloakRealm(realm.server_url, name) as other:
            made = realm.admin.realms.by_name(name)
            make_user(made, "bob")
            tokens = (make_app(other, made)).password_credentials("bob", PASSWORD)
        with pytest.raises(JWTError):
            oidc.decode_token(tokens["access_token"], audience="account")
    finally:
        realm.admin.realms.by_name(name).delete()


@pytest.mark.live
def test_decode_token_that_has_expired(realm: KeycloakRealm, admin: Realm, wait: Callable[[float], None]) -> None:
    make_user(admin, "bob")
    oidc = make_app(realm, admin, attributes={"access.token.lifespan": "1"})
    token = (oidc.password_credentials("bob", PASSWORD))["access_token"]
    wait(3)
    with pytest.raises(ExpiredSignatureError):
        oidc.decode_token(token, audience="account")
    assert (oidc.decode_token(token, audience="account", leeway=60))["azp"] == "app"


def test_decode_token_after_the_keys_were_rotated(realm: KeycloakRealm, oidc: KeycloakOpenidConnect) -> None:
    realm.token_keys.refetch_interval = 0
    before = (oidc.password_credentials("bob", PASSWORD))["access_token"]
    assert (oidc.decode_token(before, audience="account"))["azp"] == "app"
    add_key(realm, "rsa-generated", {})
    after = (oidc.password_credentials("bob", PASSWORD))["access_token"]
    assert (oidc.decode_token(after, audience="account"))["azp"] == "app"
    assert (oidc.decode_token(before, audience="account"))["azp"] == "app"


def test_decode_token_of_other_algorithms(realm: KeycloakRealm, admin: Realm) -> None:
    make_user(admin, "bob")
    oidc = make_app(realm, admin, attributes={"access.token.signed.response.alg": "ES256"})
    add_key(realm, "ecdsa-generated", {"ecdsaEllipticCurveKey": ["P-256"]})
    token = (oidc.password_credentials("bob", PASSWORD))["access_token"]
    with pytest.raises(JWTError):
        oidc.decode_token(token, audience="account")
    assert (oidc.decode_token(token, algorithms="ES256", audience="account"))["azp"] == "app"


def test_an_entitlement_holds_the_permissions(realm: KeycloakRealm, admin: Realm) -> None:
    make_user(admin, "bob")
    oidc = make_app(realm, admin, authorization_services_enabled=True)
    account = (oidc.client_credentials())["access_token"]
    resource = realm.uma2.resource_set_create(account, "doc", scopes=["read"], ownerManagedAccess=True)
    realm.uma2.ticket_create(account, resource=resource.id, requester_name="bob", scope_name="read", granted=True)
    bob = (oidc.password_credentials("bob", PASSWORD))["access_token"]
    rpt = (realm.authz("app").entitlement(bob))["rpt"]
    claims = oidc.decode_token(rpt)
    assert claims["authorization"]["permissions"] == [{"rsid": resource.id, "rsname": "doc", "scopes": ["read"]}]


def browser_login(url: str) -> str:
    """Log bob in as a browser does, and return the code; the cookies are Secure, which no jar sends over plain http."""
    with httpx.Client(timeout=60) as browser:
        page = browser.get(url)
        action = re.search(r'action="([^"]+)"', page.text)
        assert action, page.text
        cookies = "; ".join(cookie.split(";", 1)[0] for cookie in page.headers.get_list("set-cookie"))
        form = {"username": "bob", "password": PASSWORD}
        answer = browser.post(html.unescape(action[1]), data=form, headers={"Cookie": cookies})
    assert answer.headers["location"].startswith(REDIRECT_URI), answer.text
    params = httpx.URL(answer.headers["location"]).params
    assert params["state"] == "the-state"
    return str(params["code"])


@pytest.mark.live
def test_login_by_browser_with_pkce(realm: KeycloakRealm, oidc: KeycloakOpenidConnect) -> None:
    verifier = token_urlsafe(48)
    wanted: dict[str, Any] = {
        "redirect_uri": REDIRECT_URI,
        "scope": "openid",
        "state": "the-state",
        "nonce": "the-nonce",
        "code_challenge": base64.urlsafe_b64encode(sha256(verifier.encode()).digest()).decode().rstrip("="),
        "code_challenge_method": "S256",
    }
    oidc = realm.open_id_connect("app", SECRET)
    code = browser_login(oidc.authorization_url(**wanted))
    tokens = oidc.authorization_code(code, REDIRECT_URI, code_verifier=verifier)
    claims = oidc.decode_token(tokens.get("id_token", ""), access_token=tokens["access_token"])
    assert (claims["preferred_username"], claims["nonce"]) == ("bob", "the-nonce")
    code = browser_login(oidc.authorization_url(**wanted))
    with pytest.raises(BadRequest, match="PKCE"):
        oidc.authorization_code(code, REDIRECT_URI, code_verifier=token_urlsafe(48))
