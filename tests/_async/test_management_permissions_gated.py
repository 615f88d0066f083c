"""Permissions of its own that decide who may manage a thing, on a server that has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_openapi.api import authorization_permissions

if TYPE_CHECKING:
    from keycloak_facade import AsyncKeycloakRealm
    from keycloak_facade._async.admin.realm import AsyncRealm

pytestmark = pytest.mark.gated


async def test_of_a_client(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    await admin.clients.create("app")
    management = str((await admin.clients.by_client_id("realm-management").get()).id)
    permissions = admin.clients.by_client_id("app").management_permissions
    assert await permissions.get() == {"enabled": False}
    enabled = await permissions.update(enabled=True)
    assert await permissions.get() == enabled
    assert enabled.enabled is True
    by_what = enabled.scope_permissions or {}
    assert {"view", "manage", "configure", "map-roles", "token-exchange"} <= set(by_what)
    made = await realm.admin.send(
        authorization_permissions.list_permissions(realm.realm_name, management, resource=enabled.resource)
    )
    assert {str(permission.id) for permission in made or []} == set(by_what.values())
    assert await permissions.update(enabled=False) == {"enabled": False}
    assert await permissions.get() == {"enabled": False}
    assert await realm.admin.send(authorization_permissions.list_permissions(realm.realm_name, management)) == []
