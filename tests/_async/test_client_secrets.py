"""Secrets of clients: made anew, and the token with which a client changes itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import NotFound, Unauthorized
from tests._async.made import SECRET, make_app

if TYPE_CHECKING:
    from keycloak_facade import AsyncKeycloakRealm
    from keycloak_facade._async.admin.realm import AsyncRealm


async def test_regenerated_secret(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    app = await make_app(realm, admin)
    client = admin.clients.by_client_id("app")
    made = await client.regenerate_secret()
    assert made.type == "secret"
    assert made.value not in {None, "", SECRET}
    assert str(made.value) not in repr(made)
    assert await client.secret() == made
    with pytest.raises(Unauthorized):
        await app.client_credentials()
    anew = realm.open_id_connect("app", made.value)
    assert (await anew.client_credentials()).get("token_type") == "Bearer"


async def test_no_rotated_secret_without_a_policy(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    await make_app(realm, admin)
    client = admin.clients.by_client_id("app")
    await client.regenerate_secret()
    with pytest.raises(NotFound, match="does not have a rotated secret"):
        await client.rotated_secret()


async def test_registration_access_token(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    await make_app(realm, admin)
    client = await admin.clients.by_client_id("app").regenerate_registration_access_token()
    token = str(client.registration_access_token)
    assert (client.client_id, bool(token), token in repr(client)) == ("app", True, False)
    url = realm.client.get_full_url(f"/realms/{realm.realm_name}/clients-registrations/default/app")
    shown = await realm.client.get(url, headers={"Authorization": f"Bearer {token}"})
    assert shown["clientId"] == "app"
