"""Permissions of its own that decide who may manage a role, on a server that has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from keycloak_facade._async.admin.realm import AsyncRealm

pytestmark = pytest.mark.gated


async def test_of_roles(admin: AsyncRealm) -> None:
    client_id = await admin.clients.create("app")
    roles = admin.clients.by_id(client_id).roles
    await roles.create("viewer")
    for name in ("reader", "writer"):
        await admin.roles.create(name)
    by_id = admin.roles.by_id(str((await admin.roles.by_name("writer").get()).id))
    resources: list[str] = []
    for role in (admin.roles.by_name("reader"), roles.by_name("viewer"), by_id):
        permissions = role.management_permissions
        assert await permissions.get() == {"enabled": False}
        enabled = await permissions.update(enabled=True)
        assert await permissions.get() == enabled
        assert set(enabled.scope_permissions or {}) == {"map-role", "map-role-composite", "map-role-client-scope"}
        resources.append(str(enabled.resource))
        assert (
            await admin.roles.by_name("writer").management_permissions.get() == await by_id.management_permissions.get()
        )
    assert len(set(resources)) == 3
    for role in (admin.roles.by_name("reader"), roles.by_name("viewer"), by_id):
        assert await role.management_permissions.update(enabled=False) == {"enabled": False}
        assert await role.management_permissions.get() == {"enabled": False}
