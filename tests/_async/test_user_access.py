"""What a user does elsewhere: sessions, grants to clients, accounts at identity providers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest, Conflict, NotFound, UnmanagedAttributeWarning
from keycloak_openapi.api import user_profile
from tests._async.made import PASSWORD, make_app, make_user

if TYPE_CHECKING:
    from keycloak_facade import AsyncKeycloakRealm
    from keycloak_facade._async.admin.realm import AsyncRealm


async def test_sessions(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    user = admin.users.by_id(await make_user(admin, "bob"))
    app = await make_app(realm, admin)
    client_uuid = str((await admin.clients.by_client_id("app").get()).id)
    assert await user.sessions() == []
    assert await user.offline_sessions(client_uuid) == []
    tokens = await app.password_credentials("bob", PASSWORD)
    [session] = await user.sessions()
    assert (session.username, session.clients) == ("bob", {client_uuid: "app"})
    assert session.id == tokens["session_state"]
    await app.password_credentials("bob", PASSWORD, scope="openid offline_access")
    [offline] = await user.offline_sessions(client_uuid)
    assert (offline.username, offline.clients) == ("bob", {client_uuid: "app"})
    assert offline.id not in {session.id for session in await user.sessions()}
    await user.logout()
    assert await user.sessions() == []
    assert len(await user.offline_sessions(client_uuid)) == 1
    with pytest.raises(NotFound, match="Client not found"):
        await user.offline_sessions("app")


async def test_an_impersonation_is_a_session(admin: AsyncRealm, realm: AsyncKeycloakRealm) -> None:
    user = admin.users.by_id(await make_user(admin, "bob"))
    begun = await user.impersonate()
    assert begun.same_realm is False
    assert begun.redirect == f"{realm.server_url}/realms/{realm.realm_name}/account"
    assert [session.username for session in await user.sessions()] == ["bob"]
    await user.update(enabled=False)
    with pytest.raises(BadRequest):
        await user.impersonate()


async def test_consents(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    app = await make_app(realm, admin)
    await admin.clients.create("other")
    granted = {"clientId": "other", "grantedClientScopes": ["email", "profile"]}
    await admin.partial_import(users=[{"username": "anna", "clientConsents": [granted]}])
    [consent] = await admin.users.by_username("anna").consents.all()
    assert (consent.client_id, sorted(consent.granted_client_scopes or [])) == ("other", ["email", "profile"])
    assert isinstance(consent.created_date, int)

    user = admin.users.by_id(await make_user(admin, "bob"))
    assert await user.consents.all() == []
    tokens = await app.password_credentials("bob", PASSWORD, scope="openid offline_access")
    [consent] = await user.consents.all()
    assert (consent.client_id, consent.created_date) == ("app", None)
    assert [grant.key for grant in consent.additional_grants or []] == ["Offline Token"]
    await user.consents.delete("app")
    assert await user.consents.all() == []
    with pytest.raises(BadRequest, match="invalid_grant"):
        await app.refresh_token(tokens["refresh_token"])
    with pytest.raises(NotFound, match="Consent nor offline token not found"):
        await user.consents.delete("app")
    await admin.users.by_username("anna").consents.delete("other")
    assert await admin.users.by_username("anna").consents.all() == []


async def test_federated_identities(admin: AsyncRealm) -> None:
    config = {"clientId": "app", "tokenUrl": "https://corp.example", "authorizationUrl": "https://corp.example"}
    providers = [{"alias": alias, "providerId": "oidc", "config": config} for alias in ("corp", "a/b")]
    await admin.partial_import(identity_providers=providers)
    user = admin.users.by_id(await admin.users.create("bob"))
    links = user.federated_identities
    assert await links.all() == []
    await links.add("corp", user_id="42", user_name="bobby")
    await links.add("a/b", user_id="43", user_name="bob")
    assert sorted((link.identity_provider, link.user_id, link.user_name) for link in await links.all()) == [
        ("a/b", "43", "bob"),
        ("corp", "42", "bobby"),
    ]
    assert [found.id for found in await admin.users.all(idp_alias="corp", idp_user_id="42")] == [(await user.get()).id]
    with pytest.raises(Conflict, match="already linked"):
        await links.add("corp", user_id="44", user_name="bobby")
    await links.delete("corp")
    assert [link.identity_provider for link in await links.all()] == ["a/b"]
    with pytest.raises(NotFound, match="Link not found"):
        await links.delete("corp")
    await links.add("none", user_id="45", user_name="bob")
    assert [link.identity_provider for link in await links.all()] == ["a/b"]


async def test_attributes_that_the_profile_does_not_declare(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    profile = await realm.admin.send(user_profile.get_user_profile(realm.realm_name))
    with pytest.warns(UnmanagedAttributeWarning, match="'floor'"):
        user = admin.users.by_id(await admin.users.create("bob", attributes={"floor": ["1"]}))
    assert await user.unmanaged_attributes() == {}
    opened = profile | {"unmanagedAttributePolicy": "ENABLED"}
    await realm.admin.send(user_profile.update_user_profile(realm.realm_name, opened))
    await user.update(attributes={"floor": ["2"], "room": ["21", "22"]})
    assert await user.unmanaged_attributes() == {"floor": ["2"], "room": ["21", "22"]}
    metadata = (await user.get(user_profile_metadata=True)).user_profile_metadata
    assert metadata is not None
    assert {"username", "email"} <= {attribute.name for attribute in metadata.attributes or []}
    assert (await user.get()).user_profile_metadata is None


@pytest.mark.live
async def test_the_cookies_of_an_impersonation_are_kept(admin: AsyncRealm, realm: AsyncKeycloakRealm) -> None:
    await admin.users.by_id(await make_user(admin, "bob")).impersonate()
    assert {"KEYCLOAK_IDENTITY", "KEYCLOAK_SESSION"} <= set(realm.client.session.cookies)
