"""Permissions of their own that decide who may manage users and groups, on a server that has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from keycloak_facade._async.admin.realm import AsyncRealm

pytestmark = pytest.mark.gated


async def test_of_users_and_a_group(admin: AsyncRealm) -> None:
    staff = admin.groups.by_id(await admin.groups.create("staff"))
    crew = admin.groups.by_id(await admin.groups.create("crew"))
    what = {
        admin.users.management_permissions: {"view", "manage", "map-roles", "manage-group-membership", "impersonate"},
        staff.management_permissions: {"view", "manage", "view-members", "manage-members", "manage-membership"},
    }
    for permissions, names in what.items():
        assert await permissions.get() == {"enabled": False}
        enabled = await permissions.update(enabled=True)
        assert enabled.enabled is True
        assert names <= set(enabled.scope_permissions or {})
        assert await permissions.get() == enabled
    assert await crew.management_permissions.get() == {"enabled": False}
    for permissions in what:
        assert await permissions.update(enabled=False) == {"enabled": False}
        assert await permissions.get() == {"enabled": False}
