"""Access tokens that are good only together with a key of the client's (RFC 9449)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade import AsyncKeycloakRealm
from keycloak_facade.credentials import ClientSecret, DPoP, DPoPKey, Password, StaticToken
from keycloak_facade.exceptions import BadRequest, NotFound, Unauthorized
from tests._async.browser import back_at_application
from tests._async.made import PASSWORD, SECRET, make_app, make_manager, make_user

if TYPE_CHECKING:
    from keycloak_facade._async.admin.realm import AsyncRealm
    from keycloak_facade.credentials import Credentials
    from tests._async.browser import AsyncBrowser
    from tests.conftest import Server

# The example of RFC 7515, appendix A.3: a cassette holds its thumbprint in each token.
KEY = DPoPKey(
    {
        "kty": "EC",
        "crv": "P-256",
        "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
        "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
        "d": "jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI",
    }
)
BACK = "https://app.example.org/back"
UNBOUND = {"verify_aud": False}


async def test_a_token_is_of_no_use_without_its_key(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    await make_user(admin, "bob")
    without = await make_app(realm, admin, attributes={"standard.token.exchange.enabled": "true"})
    app = realm.open_id_connect("app", SECRET, dpop=KEY)
    tokens = await app.password_credentials("bob", PASSWORD, scope="openid")
    assert tokens.get("token_type") == "DPoP"
    claims = await app.decode_token(tokens["access_token"], options=UNBOUND)
    assert claims["cnf"]["jkt"] == KEY.thumbprint
    assert (await app.userinfo(tokens["access_token"]))["preferred_username"] == "bob"
    thief = realm.open_id_connect("app", SECRET, dpop=DPoPKey.generate())
    for client in (without, thief):
        with pytest.raises(Unauthorized) as caught:
            await client.userinfo(tokens["access_token"])
        assert caught.value.error == "invalid_token"
    # A new token is bound, too, in whichever way it is had.
    newer = await app.refresh_token(tokens.get("refresh_token", ""))
    exchanged = await app.token_exchange(subject_token=tokens["access_token"])
    own = await app.client_credentials()
    for each in (newer, exchanged, own):
        assert (await app.decode_token(each["access_token"], options=UNBOUND))["cnf"]["jkt"] == KEY.thumbprint
    with pytest.raises(BadRequest, match="DPoP proof is missing"):
        await without.token_exchange(subject_token=tokens["access_token"])
    # And one that is not bound is not taken for one that is.
    plain = await without.password_credentials("bob", PASSWORD, scope="openid")
    assert plain.get("token_type") == "Bearer"
    with pytest.raises(Unauthorized):
        await app.userinfo(plain["access_token"])


async def test_a_client_that_insists(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    without = await make_app(realm, admin, attributes={"dpop.bound.access.tokens": "true"})
    with pytest.raises(BadRequest) as caught:
        await without.client_credentials(scope="openid")
    assert (caught.value.error, caught.value.error_description) == ("invalid_request", "DPoP proof is missing")
    for algorithm in ("ES256", "ES384", "ES512", "RS256", "PS256", "EdDSA"):
        app = realm.open_id_connect("app", SECRET, dpop=DPoPKey.generate(algorithm))
        token = (await app.client_credentials(scope="openid"))["access_token"]
        assert (await app.userinfo(token))["preferred_username"] == "service-account-app"
        with pytest.raises(Unauthorized):
            await without.userinfo(token)


async def test_the_refresh_token_of_a_public_client_is_bound(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    await make_user(admin, "bob")
    await admin.clients.create("web", public_client=True, direct_access_grants_enabled=True)
    web = realm.open_id_connect("web", dpop=KEY)
    first = await web.password_credentials("bob", PASSWORD, scope="openid")
    stolen = first.get("refresh_token", "")
    with pytest.raises(BadRequest, match="DPoP proof is missing"):
        await realm.open_id_connect("web").refresh_token(stolen)
    with pytest.raises(BadRequest, match="doesn't match") as caught:
        await realm.open_id_connect("web", dpop=DPoPKey.generate()).refresh_token(stolen)
    assert caught.value.error == "invalid_grant"
    second = await web.refresh_token(stolen)
    assert (await web.userinfo(second["access_token"]))["preferred_username"] == "bob"


async def test_a_code_is_bound(realm: AsyncKeycloakRealm, admin: AsyncRealm, browser: AsyncBrowser) -> None:
    await make_user(admin, "bob")
    await make_app(realm, admin)
    app = await realm.open_id_connect("app", SECRET, dpop=KEY)
    asked = app.authorization_url(redirect_uri=BACK, scope="openid", state="s", dpop_jkt=KEY.thumbprint)
    answer = await app.authorization_response(await browser.log_in(asked), state="s")
    thief = realm.open_id_connect("app", SECRET, dpop=DPoPKey.generate())
    with pytest.raises(BadRequest, match="thumbprint does not match"):
        await thief.authorization_code(answer["code"], BACK)
    again = await app.authorization_response(back_at_application(await browser.get(asked)), state="s")
    tokens = await app.authorization_code(again["code"], BACK)
    assert (await app.userinfo(tokens["access_token"]))["preferred_username"] == "bob"


async def test_administration(realm: AsyncKeycloakRealm, admin: AsyncRealm, server: Server) -> None:
    login = DPoP(Password(server.username, server.password, realm="master"), KEY)
    async with AsyncKeycloakRealm(server.url, realm.realm_name, credentials=login) as bound:
        roles = bound.admin.realms.by_name(realm.realm_name).roles
        # A proof is of the very path, but of no query.
        await roles.create("a/b c?", description="old")
        await roles.by_name("a/b c?").update(description="new")
        assert [(role.name, role.description) for role in await roles.all(search="a/b c?")] == [("a/b c?", "new")]
        assert (await admin.roles.by_name("a/b c?").get()).description == "new"
        await roles.by_name("a/b c?").delete()
        with pytest.raises(NotFound):
            await roles.by_name("a/b c?").get()


async def test_administration_with_a_token_of_the_callers(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    await make_manager(admin, await make_user(admin, "ann"))
    await make_app(realm, admin)
    app = realm.open_id_connect("app", SECRET, dpop=KEY)
    token = (await app.password_credentials("ann", PASSWORD))["access_token"]
    assert await count_users(realm, DPoP(StaticToken(token), KEY)) == 1
    for stolen in (StaticToken(token), DPoP(StaticToken(token))):
        with pytest.raises(Unauthorized):
            await count_users(realm, stolen)


async def count_users(realm: AsyncKeycloakRealm, credentials: Credentials) -> int:
    """Ask for the users of a realm with other credentials."""
    async with AsyncKeycloakRealm(realm.server_url, realm.realm_name, credentials=credentials) as other:
        return await other.admin.realms.by_name(realm.realm_name).users.count()


async def test_a_client_of_its_own_account(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    await make_app(realm, admin, attributes={"dpop.bound.access.tokens": "true"})
    await make_manager(admin, str((await admin.clients.by_client_id("app").service_account_user()).id))
    assert await count_users(realm, DPoP(ClientSecret("app", SECRET))) == 0
