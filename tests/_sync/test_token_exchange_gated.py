# Made by scripts/unasync.py from tests/_async/test_token_exchange_gated.py; not to be edited.
"""The legacy token exchange, on a server that has it switched on, where permissions say who may."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import Forbidden
from tests._sync.made import PASSWORD, make_app, make_user

if TYPE_CHECKING:
    from keycloak_facade import KeycloakRealm
    from keycloak_facade._sync.admin.realm import Realm

pytestmark = pytest.mark.gated


def test_the_legacy_exchange(realm: KeycloakRealm, admin: Realm) -> None:
    bob = make_user(admin, "bob")
    app = make_app(realm, admin)
    admin.clients.create("shop", secret="another-client-secret")
    account = (app.client_credentials())["access_token"]
    with pytest.raises(Forbidden) as refused:
        app.token_exchange(subject_token=account, requested_subject="bob")
    assert (refused.value.error, refused.value.error_description) == ("access_denied", "Client not allowed to exchange")

    authz = admin.clients.by_client_id("realm-management").authz
    users = admin.users.management_permissions.update(enabled=True)
    shop = admin.clients.by_client_id("shop").management_permissions.update(enabled=True)
    app_id = str((admin.clients.by_client_id("app").get()).id)
    authz.policies.client.create("app may", clients=[app_id])
    for permission in (
        (users.scope_permissions or {})["impersonate"],
        (shop.scope_permissions or {})["token-exchange"],
    ):
        authz.permissions.scope.by_id(permission).update(policies=["app may"])

    # The client acts as bob, with a token of its own and with none at all.
    for subject_token in (account, None):
        tokens = app.token_exchange(subject_token=subject_token, requested_subject="bob")
        claims = app.decode_token(tokens["access_token"], audience="account")
        assert (claims["sub"], claims["azp"]) == (bob, "app")
        assert (app.refresh_token(tokens.get("refresh_token", "")))["access_token"] != tokens["access_token"]
    of_bob = (app.password_credentials("bob", PASSWORD))["access_token"]
    tokens = app.token_exchange(subject_token=of_bob, audience="shop")
    claims = realm.open_id_connect("shop").decode_token(tokens["access_token"])
    assert (claims["sub"], claims["azp"]) == (bob, "app")
