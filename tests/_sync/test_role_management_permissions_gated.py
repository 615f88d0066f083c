# Made by scripts/unasync.py from tests/_async/test_role_management_permissions_gated.py; not to be edited.
"""Permissions of its own that decide who may manage a role, on a server that has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from keycloak_facade._sync.admin.realm import Realm

pytestmark = pytest.mark.gated


def test_of_roles(admin: Realm) -> None:
    client_id = admin.clients.create("app")
    roles = admin.clients.by_id(client_id).roles
    roles.create("viewer")
    for name in ("reader", "writer"):
        admin.roles.create(name)
    by_id = admin.roles.by_id(str((admin.roles.by_name("writer").get()).id))
    resources: list[str] = []
    for role in (admin.roles.by_name("reader"), roles.by_name("viewer"), by_id):
        permissions = role.management_permissions
        assert permissions.get() == {"enabled": False}
        enabled = permissions.update(enabled=True)
        assert permissions.get() == enabled
        assert set(enabled.scope_permissions or {}) == {"map-role", "map-role-composite", "map-role-client-scope"}
        resources.append(str(enabled.resource))
        assert admin.roles.by_name("writer").management_permissions.get() == by_id.management_permissions.get()
    assert len(set(resources)) == 3
    for role in (admin.roles.by_name("reader"), roles.by_name("viewer"), by_id):
        assert role.management_permissions.update(enabled=False) == {"enabled": False}
        assert role.management_permissions.get() == {"enabled": False}
