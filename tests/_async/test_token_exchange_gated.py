"""The legacy token exchange, on a server that has it switched on, where permissions say who may."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import Forbidden
from tests._async.made import PASSWORD, make_app, make_user

if TYPE_CHECKING:
    from keycloak_facade import AsyncKeycloakRealm
    from keycloak_facade._async.admin.realm import AsyncRealm

pytestmark = pytest.mark.gated


async def test_the_legacy_exchange(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    bob = await make_user(admin, "bob")
    app = await make_app(realm, admin)
    await admin.clients.create("shop", secret="another-client-secret")
    account = (await app.client_credentials())["access_token"]
    with pytest.raises(Forbidden) as refused:
        await app.token_exchange(subject_token=account, requested_subject="bob")
    assert (refused.value.error, refused.value.error_description) == ("access_denied", "Client not allowed to exchange")

    authz = admin.clients.by_client_id("realm-management").authz
    users = await admin.users.management_permissions.update(enabled=True)
    shop = await admin.clients.by_client_id("shop").management_permissions.update(enabled=True)
    app_id = str((await admin.clients.by_client_id("app").get()).id)
    await authz.policies.client.create("app may", clients=[app_id])
    for permission in (
        (users.scope_permissions or {})["impersonate"],
        (shop.scope_permissions or {})["token-exchange"],
    ):
        await authz.permissions.scope.by_id(permission).update(policies=["app may"])

    # The client acts as bob, with a token of its own and with none at all.
    for subject_token in (account, None):
        tokens = await app.token_exchange(subject_token=subject_token, requested_subject="bob")
        claims = await app.decode_token(tokens["access_token"], audience="account")
        assert (claims["sub"], claims["azp"]) == (bob, "app")
        assert (await app.refresh_token(tokens.get("refresh_token", "")))["access_token"] != tokens["access_token"]
    of_bob = (await app.password_credentials("bob", PASSWORD))["access_token"]
    tokens = await app.token_exchange(subject_token=of_bob, audience="shop")
    claims = await realm.open_id_connect("shop").decode_token(tokens["access_token"])
    assert (claims["sub"], claims["azp"]) == (bob, "app")
