# Made by scripts/unasync.py from tests/_async/test_client_registration.py; not to be edited.
"""Clients register themselves, and manage what they registered with the newest registration access token."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest, Forbidden, NotFound, Unauthorized
from keycloak_openapi.api.initial_access import create_initial_access_token
from tests._sync.made import PASSWORD, make_app, make_manager, make_user

if TYPE_CHECKING:
    from keycloak_facade import KeycloakRealm
    from keycloak_facade._sync.admin.realm import Realm

REDIRECT = "https://shop.example.org/callback"
DESCRIPTOR = """
<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://shop.example.org/saml">
  <SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    <AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
                              Location="https://shop.example.org/acs" index="0"/>
  </SPSSODescriptor>
</EntityDescriptor>
"""


def initial_access_token(realm: KeycloakRealm, count: int = 1) -> str:
    made = realm.admin.send(create_initial_access_token(realm.realm_name, {"count": count, "expiration": 600}))
    return str(made.token)


def test_the_life_of_a_client(realm: KeycloakRealm, admin: Realm) -> None:
    registration = realm.client_registration(initial_access_token(realm))
    made = registration.default.create("shop", redirect_uris=[REDIRECT], name="Shop")
    assert (made.client_id, made.name) == ("shop", "Shop")
    assert (admin.clients.by_client_id("shop").get()).redirect_uris == [REDIRECT]
    assert str(made.registration_access_token) not in repr(made)
    with pytest.raises(Unauthorized, match="No remaining count"):
        registration.default.create("shop-2")

    client = realm.client_registration().default.by_client_id("shop", made.registration_access_token)
    assert (client.get()).secret == made.secret
    assert client.registration_access_token == made.registration_access_token
    updated = client.update(description="Sells")
    assert (updated.name, updated.description, updated.secret) == ("Shop", "Sells", made.secret)
    assert client.registration_access_token == updated.registration_access_token
    assert client.registration_access_token not in {None, made.registration_access_token}
    former = registration.default.by_client_id("shop", made.registration_access_token)
    with pytest.raises(Unauthorized):
        former.get()
    client.replace({"clientId": "shop", "name": "Store"})
    assert (admin.clients.by_client_id("shop").get()).name == "Store"

    config = client.adapter_config()
    assert (config.realm, config.resource, config.credentials) == (realm.realm_name, "shop", {"secret": made.secret})
    assert str(made.secret) not in repr(config)

    client.delete()
    with pytest.raises(NotFound):
        admin.clients.by_client_id("shop").get()


def test_the_life_of_an_openid_connect_client(realm: KeycloakRealm, admin: Realm) -> None:
    registration = realm.client_registration(initial_access_token(realm)).openid_connect
    made = registration.create(
        client_name="Shop",
        redirect_uris=[REDIRECT],
        grant_types=["authorization_code", "refresh_token", "client_credentials"],
        token_endpoint_auth_method="client_secret_post",
        scope="address",
        backchannel_logout_uri="https://shop.example.org/logout",
        backchannel_logout_revoke_offline_tokens=True,
    )
    client_id = str(made.client_id)
    assert made.client_secret
    assert str(made.client_secret) not in repr(made)
    assert str(made.registration_access_token) not in repr(made)
    tokens = realm.open_id_connect(client_id, made.client_secret).client_credentials()
    assert tokens["access_token"]

    client = registration.by_client_id(client_id, made.registration_access_token)
    assert (client.get()).client_name == "Shop"
    before = admin.clients.by_client_id(client_id).get()
    updated = client.update(client_name="Store", contacts=["shop@example.org"])
    assert (updated.client_name, updated.redirect_uris, updated.scope) == ("Store", [REDIRECT], "address")
    assert updated.client_secret == made.client_secret
    after = admin.clients.by_client_id(client_id).get()
    assert after == before | {"name": "Store", "attributes": after.attributes}
    # What was left to the server is written down as it is now; nothing else changes.
    assert (before.attributes or {}).items() < (after.attributes or {}).items()
    assert client.registration_access_token not in {None, made.registration_access_token}

    client.replace({"client_id": client_id, "redirect_uris": ["https://store.example.org/callback"]})
    replaced = client.get()
    assert (replaced.redirect_uris, replaced.grant_types) == (
        ["https://store.example.org/callback"],
        ["authorization_code", "client_credentials", "refresh_token"],
    )
    assert (client.adapter_config()).resource == client_id
    client.delete()
    with pytest.raises(NotFound):
        admin.clients.by_client_id(client_id).get()


def test_a_saml_client(realm: KeycloakRealm, admin: Realm) -> None:
    registration = realm.client_registration(initial_access_token(realm))
    made = registration.saml.create(DESCRIPTOR)
    assert (made.client_id, made.protocol) == ("https://shop.example.org/saml", "saml")
    client = registration.default.by_client_id(str(made.client_id), made.registration_access_token)
    client.update(name="Shop")
    read = admin.clients.by_client_id(str(made.client_id)).get()
    assert (read.name, read.redirect_uris) == ("Shop", ["https://shop.example.org/acs"])
    client.delete()
    with pytest.raises(Unauthorized):
        client.get()


def test_with_the_token_of_an_account_of_the_realm(realm: KeycloakRealm, admin: Realm) -> None:
    app = make_app(realm, admin)
    make_manager(admin, make_user(admin, "ann"))
    token = str((app.password_credentials("ann", PASSWORD))["access_token"])
    asked: list[str] = []

    def newest() -> str:
        asked.append("for a token")
        return token

    registration = realm.client_registration(newest)
    registration.default.create("shop", public_client=True)
    client = registration.default.by_client_id("shop")
    assert (client.update(name="Shop")).name == "Shop"
    assert client.registration_access_token is None
    assert (client.get()).public_client
    # A public client needs no token for it, and no other token is mixed in.
    assert (realm.client_registration().default.by_client_id("shop").adapter_config()).public_client
    client.delete()
    with pytest.raises(NotFound):
        client.get()
    assert len(asked) == 6


def test_what_is_refused(realm: KeycloakRealm) -> None:
    with pytest.raises(Forbidden) as forbidden:
        realm.client_registration().default.create("shop")
    assert forbidden.value.error == "insufficient_scope"
    with pytest.raises(Unauthorized) as unauthorized:
        realm.client_registration("no-token").openid_connect.create(redirect_uris=[REDIRECT])
    assert unauthorized.value.error == "invalid_token"
    registration = realm.client_registration(initial_access_token(realm))
    with pytest.raises(BadRequest) as bad_request:
        registration.openid_connect.create(redirect_uris=["no uri"])
    assert bad_request.value.error == "invalid_redirect_uri"
    with pytest.raises(BadRequest, match="Client Identifier in use"):
        registration.default.create("account")
    with pytest.raises(TypeError, match="did you mean 'redirect_uris'"):
        registration.openid_connect.create(redirect_uri=REDIRECT)  # type: ignore[call-arg]  # what this is about
    with pytest.raises(TypeError, match="did you mean 'client_name'"):
        registration.openid_connect.by_client_id("c").update(clientname="n")  # type: ignore[call-arg]  # likewise
    with pytest.raises(TypeError, match="did you mean 'description'"):
        registration.default.by_client_id("c").update(descripton="d")  # type: ignore[call-arg]  # likewise
