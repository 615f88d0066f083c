# Made by scripts/unasync.py from tests/_async/test_client_secrets.py; not to be edited.
"""Secrets of clients: made anew, and the token with which a client changes itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import NotFound, Unauthorized
from tests._sync.made import SECRET, make_app

if TYPE_CHECKING:
    from keycloak_facade import KeycloakRealm
    from keycloak_facade._sync.admin.realm import Realm


def test_regenerated_secret(realm: KeycloakRealm, admin: Realm) -> None:
    app = make_app(realm, admin)
    client = admin.clients.by_client_id("app")
    made = client.regenerate_secret()
    assert made.type == "secret"
    assert made.value not in {None, "", SECRET}
    assert str(made.value) not in repr(made)
    assert client.secret() == made
    with pytest.raises(Unauthorized):
        app.client_credentials()
    anew = realm.open_id_connect("app", made.value)
    assert (anew.client_credentials()).get("token_type") == "Bearer"


def test_no_rotated_secret_without_a_policy(realm: KeycloakRealm, admin: Realm) -> None:
    make_app(realm, admin)
    client = admin.clients.by_client_id("app")
    client.regenerate_secret()
    with pytest.raises(NotFound, match="does not have a rotated secret"):
        client.rotated_secret()


def test_registration_access_token(realm: KeycloakRealm, admin: Realm) -> None:
    make_app(realm, admin)
    client = admin.clients.by_client_id("app").regenerate_registration_access_token()
    token = str(client.registration_access_token)
    assert (client.client_id, bool(token), token in repr(client)) == ("app", True, False)
    url = realm.client.get_full_url(f"/realms/{realm.realm_name}/clients-registrations/default/app")
    shown = realm.client.get(url, headers={"Authorization": f"Bearer {token}"})
    assert shown["clientId"] == "app"
