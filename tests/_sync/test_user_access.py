# Made by scripts/unasync.py from tests/_async/test_user_access.py; not to be edited.
"""What a user does elsewhere: sessions, grants to clients, accounts at identity providers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest, Conflict, NotFound, UnmanagedAttributeWarning
from keycloak_openapi.api import user_profile
from tests._sync.made import PASSWORD, make_app, make_user

if TYPE_CHECKING:
    from keycloak_facade import KeycloakRealm
    from keycloak_facade._sync.admin.realm import Realm


def test_sessions(realm: KeycloakRealm, admin: Realm) -> None:
    user = admin.users.by_id(make_user(admin, "bob"))
    app = make_app(realm, admin)
    client_uuid = str((admin.clients.by_client_id("app").get()).id)
    assert user.sessions() == []
    assert user.offline_sessions(client_uuid) == []
    tokens = app.password_credentials("bob", PASSWORD)
    [session] = user.sessions()
    assert (session.username, session.clients) == ("bob", {client_uuid: "app"})
    assert session.id == tokens["session_state"]
    app.password_credentials("bob", PASSWORD, scope="openid offline_access")
    [offline] = user.offline_sessions(client_uuid)
    assert (offline.username, offline.clients) == ("bob", {client_uuid: "app"})
    assert offline.id not in {session.id for session in user.sessions()}
    user.logout()
    assert user.sessions() == []
    assert len(user.offline_sessions(client_uuid)) == 1
    with pytest.raises(NotFound, match="Client not found"):
        user.offline_sessions("app")


def test_an_impersonation_is_a_session(admin: Realm, realm: KeycloakRealm) -> None:
    user = admin.users.by_id(make_user(admin, "bob"))
    begun = user.impersonate()
    assert begun.same_realm is False
    assert begun.redirect == f"{realm.server_url}/realms/{realm.realm_name}/account"
    assert [session.username for session in user.sessions()] == ["bob"]
    user.update(enabled=False)
    with pytest.raises(BadRequest):
        user.impersonate()


def test_consents(realm: KeycloakRealm, admin: Realm) -> None:
    app = make_app(realm, admin)
    admin.clients.create("other")
    granted = {"clientId": "other", "grantedClientScopes": ["email", "profile"]}
    admin.partial_import(users=[{"username": "anna", "clientConsents": [granted]}])
    [consent] = admin.users.by_username("anna").consents.all()
    assert (consent.client_id, sorted(consent.granted_client_scopes or [])) == ("other", ["email", "profile"])
    assert isinstance(consent.created_date, int)

    user = admin.users.by_id(make_user(admin, "bob"))
    assert user.consents.all() == []
    tokens = app.password_credentials("bob", PASSWORD, scope="openid offline_access")
    [consent] = user.consents.all()
    assert (consent.client_id, consent.created_date) == ("app", None)
    assert [grant.key for grant in consent.additional_grants or []] == ["Offline Token"]
    user.consents.delete("app")
    assert user.consents.all() == []
    with pytest.raises(BadRequest, match="invalid_grant"):
        app.refresh_token(tokens["refresh_token"])
    with pytest.raises(NotFound, match="Consent nor offline token not found"):
        user.consents.delete("app")
    admin.users.by_username("anna").consents.delete("other")
    assert admin.users.by_username("anna").consents.all() == []


def test_federated_identities(admin: Realm) -> None:
    config = {"clientId": "app", "tokenUrl": "https://corp.example", "authorizationUrl": "https://corp.example"}
    providers = [{"alias": alias, "providerId": "oidc", "config": config} for alias in ("corp", "a/b")]
    admin.partial_import(identity_providers=providers)
    user = admin.users.by_id(admin.users.create("bob"))
    links = user.federated_identities
    assert links.all() == []
    links.add("corp", user_id="42", user_name="bobby")
    links.add("a/b", user_id="43", user_name="bob")
    assert sorted((link.identity_provider, link.user_id, link.user_name) for link in links.all()) == [
        ("a/b", "43", "bob"),
        ("corp", "42", "bobby"),
    ]
    assert [found.id for found in admin.users.all(idp_alias="corp", idp_user_id="42")] == [(user.get()).id]
    with pytest.raises(Conflict, match="already linked"):
        links.add("corp", user_id="44", user_name="bobby")
    links.delete("corp")
    assert [link.identity_provider for link in links.all()] == ["a/b"]
    with pytest.raises(NotFound, match="Link not found"):
        links.delete("corp")
    links.add("none", user_id="45", user_name="bob")
    assert [link.identity_provider for link in links.all()] == ["a/b"]


def test_attributes_that_the_profile_does_not_declare(realm: KeycloakRealm, admin: Realm) -> None:
    profile = realm.admin.send(user_profile.get_user_profile(realm.realm_name))
    with pytest.warns(UnmanagedAttributeWarning, match="'floor'"):
        user = admin.users.by_id(admin.users.create("bob", attributes={"floor": ["1"]}))
    assert user.unmanaged_attributes() == {}
    opened = profile | {"unmanagedAttributePolicy": "ENABLED"}
    realm.admin.send(user_profile.update_user_profile(realm.realm_name, opened))
    user.update(attributes={"floor": ["2"], "room": ["21", "22"]})
    assert user.unmanaged_attributes() == {"floor": ["2"], "room": ["21", "22"]}
    metadata = (user.get(user_profile_metadata=True)).user_profile_metadata
    assert metadata is not None
    assert {"username", "email"} <= {attribute.name for attribute in metadata.attributes or []}
    assert (user.get()).user_profile_metadata is None


@pytest.mark.live
def test_the_cookies_of_an_impersonation_are_kept(admin: Realm, realm: KeycloakRealm) -> None:
    admin.users.by_id(make_user(admin, "bob")).impersonate()
    assert {"KEYCLOAK_IDENTITY", "KEYCLOAK_SESSION"} <= set(realm.client.session.cookies)
