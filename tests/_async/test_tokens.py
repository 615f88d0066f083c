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

from keycloak_facade import AsyncKeycloakRealm
from keycloak_facade.exceptions import BadRequest, ExpiredSignatureError, JWTClaimsError, JWTError
from tests._async.made import PASSWORD, SECRET, make_app, make_user

if TYPE_CHECKING:
    from collections.abc import Callable

    from keycloak_facade._async.admin.realm import AsyncRealm
    from keycloak_facade._async.openid_connect import AsyncKeycloakOpenidConnect

pytestmark = pytest.mark.generated_keys

REDIRECT_URI = "https://app.example.org/callback"


@pytest.fixture
async def oidc(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> AsyncKeycloakOpenidConnect:
    """The client `app`, which bob can log in to."""
    await make_user(admin, "bob")
    return await make_app(realm, admin)


async def add_key(realm: AsyncKeycloakRealm, provider: str, config: dict[str, list[str]]) -> None:
    """Add a signing key to the realm that takes the place of the one before."""
    document = {
        "name": f"{provider}-new",
        "providerId": provider,
        "providerType": "org.keycloak.keys.KeyProvider",
        "config": {"priority": ["200"], "enabled": ["true"], "active": ["true"], **config},
    }
    await realm.admin.post(f"/admin/realms/{realm.realm_name}/components", json.dumps(document))


async def test_decode_token(realm: AsyncKeycloakRealm, oidc: AsyncKeycloakOpenidConnect) -> None:
    tokens = await oidc.password_credentials("bob", PASSWORD, scope="openid")
    keys = await oidc.certs()
    claims = oidc.decode_token(tokens["access_token"], keys, audience="account", expected_type="Bearer")
    assert (claims["preferred_username"], claims["azp"], claims["typ"]) == ("bob", "app", "Bearer")
    assert claims["iss"] == realm.issuer_of(realm.realm_name)
    assert claims == await oidc.decode_token(tokens["access_token"], audience="account")
    claims = oidc.decode_token(tokens.get("id_token", ""), keys, access_token=tokens["access_token"])
    assert (claims["aud"], claims["typ"]) == ("app", "ID")
    assert claims == await oidc.decode_token(tokens.get("id_token", ""), access_token=tokens["access_token"])


async def test_decode_token_refuses(realm: AsyncKeycloakRealm, oidc: AsyncKeycloakOpenidConnect) -> None:
    tokens = await oidc.password_credentials("bob", PASSWORD, scope="openid")
    other = await oidc.password_credentials("bob", PASSWORD, scope="openid")
    keys, token, id_token = await oidc.certs(), tokens["access_token"], tokens.get("id_token", "")
    with pytest.raises(JWTClaimsError, match='expected audience "app"'):
        await oidc.decode_token(token)
    with pytest.raises(JWTClaimsError, match="typ"):
        oidc.decode_token(token, keys, audience="account", expected_type="ID")
    with pytest.raises(JWTClaimsError, match="iss"):
        oidc.decode_token(token, keys, audience="account", issuer=realm.issuer_of("master"))
    with pytest.raises(JWTClaimsError, match="at_hash"):
        oidc.decode_token(id_token, keys, access_token=other["access_token"])
    with pytest.raises(JWTError):
        oidc.decode_token(token[:-8] + "A" * 8, keys, audience="account")
    with pytest.raises(JWTError):
        await oidc.decode_token(tokens.get("refresh_token", ""), audience="account")
    with pytest.raises(JWTError, match="alg"):
        oidc.decode_token(token, keys, "ES256", audience="account")


async def test_decode_token_of_an_issuer_of_the_callers(
    realm: AsyncKeycloakRealm, oidc: AsyncKeycloakOpenidConnect
) -> None:
    token = (await oidc.password_credentials("bob", PASSWORD))["access_token"]
    issuer = realm.issuer_of(realm.realm_name)
    async with AsyncKeycloakRealm(realm.server_url, realm.realm_name, issuer=issuer) as mine:
        assert (await mine.open_id_connect("app").decode_token(token, audience="account"))["iss"] == issuer
    async with AsyncKeycloakRealm(
        realm.server_url, realm.realm_name, issuer="https://sso.example.org/realms/r"
    ) as mine:
        with pytest.raises(JWTClaimsError, match="iss"):
            await mine.open_id_connect("app").decode_token(token, audience="account")


async def test_decode_token_of_another_realm(
    realm: AsyncKeycloakRealm, admin: AsyncRealm, oidc: AsyncKeycloakOpenidConnect
) -> None:
    name = f"{realm.realm_name}-2"
    await realm.admin.realms.import_realm({"realm": name, "enabled": True})
    try:
        async with AsyncKeycloakRealm(realm.server_url, name) as other:
            made = realm.admin.realms.by_name(name)
            await make_user(made, "bob")
            tokens = await (await make_app(other, made)).password_credentials("bob", PASSWORD)
        with pytest.raises(JWTError):
            await oidc.decode_token(tokens["access_token"], audience="account")
    finally:
        await realm.admin.realms.by_name(name).delete()


@pytest.mark.live
async def test_decode_token_that_has_expired(
    realm: AsyncKeycloakRealm, admin: AsyncRealm, wait: Callable[[float], None]
) -> None:
    await make_user(admin, "bob")
    oidc = await make_app(realm, admin, attributes={"access.token.lifespan": "1"})
    token = (await oidc.password_credentials("bob", PASSWORD))["access_token"]
    wait(3)
    with pytest.raises(ExpiredSignatureError):
        await oidc.decode_token(token, audience="account")
    assert (await oidc.decode_token(token, audience="account", leeway=60))["azp"] == "app"


async def test_decode_token_after_the_keys_were_rotated(
    realm: AsyncKeycloakRealm, oidc: AsyncKeycloakOpenidConnect
) -> None:
    realm.token_keys.refetch_interval = 0
    before = (await oidc.password_credentials("bob", PASSWORD))["access_token"]
    assert (await oidc.decode_token(before, audience="account"))["azp"] == "app"
    await add_key(realm, "rsa-generated", {})
    after = (await oidc.password_credentials("bob", PASSWORD))["access_token"]
    assert (await oidc.decode_token(after, audience="account"))["azp"] == "app"
    assert (await oidc.decode_token(before, audience="account"))["azp"] == "app"


async def test_decode_token_of_other_algorithms(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    await make_user(admin, "bob")
    oidc = await make_app(realm, admin, attributes={"access.token.signed.response.alg": "ES256"})
    await add_key(realm, "ecdsa-generated", {"ecdsaEllipticCurveKey": ["P-256"]})
    token = (await oidc.password_credentials("bob", PASSWORD))["access_token"]
    with pytest.raises(JWTError):
        await oidc.decode_token(token, audience="account")
    assert (await oidc.decode_token(token, algorithms="ES256", audience="account"))["azp"] == "app"


async def test_an_entitlement_holds_the_permissions(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    await make_user(admin, "bob")
    oidc = await make_app(realm, admin, authorization_services_enabled=True)
    account = (await oidc.client_credentials())["access_token"]
    resource = await realm.uma2.resource_set_create(account, "doc", scopes=["read"], ownerManagedAccess=True)
    await realm.uma2.ticket_create(account, resource=resource.id, requester_name="bob", scope_name="read", granted=True)
    bob = (await oidc.password_credentials("bob", PASSWORD))["access_token"]
    rpt = (await realm.authz("app").entitlement(bob))["rpt"]
    claims = await oidc.decode_token(rpt)
    assert claims["authorization"]["permissions"] == [{"rsid": resource.id, "rsname": "doc", "scopes": ["read"]}]


async def browser_login(url: str) -> str:
    """Log bob in as a browser does, and return the code; the cookies are Secure, which no jar sends over plain http."""
    async with httpx.AsyncClient(timeout=60) as browser:
        page = await browser.get(url)
        action = re.search(r'action="([^"]+)"', page.text)
        assert action, page.text
        cookies = "; ".join(cookie.split(";", 1)[0] for cookie in page.headers.get_list("set-cookie"))
        form = {"username": "bob", "password": PASSWORD}
        answer = await browser.post(html.unescape(action[1]), data=form, headers={"Cookie": cookies})
    assert answer.headers["location"].startswith(REDIRECT_URI), answer.text
    params = httpx.URL(answer.headers["location"]).params
    assert params["state"] == "the-state"
    return str(params["code"])


@pytest.mark.live
async def test_login_by_browser_with_pkce(realm: AsyncKeycloakRealm, oidc: AsyncKeycloakOpenidConnect) -> None:
    verifier = token_urlsafe(48)
    wanted: dict[str, Any] = {
        "redirect_uri": REDIRECT_URI,
        "scope": "openid",
        "state": "the-state",
        "nonce": "the-nonce",
        "code_challenge": base64.urlsafe_b64encode(sha256(verifier.encode()).digest()).decode().rstrip("="),
        "code_challenge_method": "S256",
    }
    oidc = await realm.open_id_connect("app", SECRET)
    code = await browser_login(oidc.authorization_url(**wanted))
    tokens = await oidc.authorization_code(code, REDIRECT_URI, code_verifier=verifier)
    claims = await oidc.decode_token(tokens.get("id_token", ""), access_token=tokens["access_token"])
    assert (claims["preferred_username"], claims["nonce"]) == ("bob", "the-nonce")
    code = await browser_login(oidc.authorization_url(**wanted))
    with pytest.raises(BadRequest, match="PKCE"):
        await oidc.authorization_code(code, REDIRECT_URI, code_verifier=token_urlsafe(48))
