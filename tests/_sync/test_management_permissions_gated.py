# Made by scripts/unasync.py from tests/_async/test_management_permissions_gated.py; not to be edited.
"""Permissions of its own that decide who may manage a thing, on a server that has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_openapi.api import authorization_permissions

if TYPE_CHECKING:
    from keycloak_facade import KeycloakRealm
    from keycloak_facade._sync.admin.realm import Realm

pytestmark = pytest.mark.gated


def test_of_a_client(realm: KeycloakRealm, admin: Realm) -> None:
    admin.clients.create("app")
    management = str((admin.clients.by_client_id("realm-management").get()).id)
    permissions = admin.clients.by_client_id("app").management_permissions
    assert permissions.get() == {"enabled": False}
    enabled = permissions.update(enabled=True)
    assert permissions.get() == enabled
    assert enabled.enabled is True
    by_what = enabled.scope_permissions or {}
    assert {"view", "manage", "configure", "map-roles", "token-exchange"} <= set(by_what)
    made = realm.admin.send(
        authorization_permissions.list_permissions(realm.realm_name, management, resource=enabled.resource)
    )
    assert {str(permission.id) for permission in made or []} == set(by_what.values())
    assert permissions.update(enabled=False) == {"enabled": False}
    assert permissions.get() == {"enabled": False}
    assert realm.admin.send(authorization_permissions.list_permissions(realm.realm_name, management)) == []
