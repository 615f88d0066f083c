# Made by scripts/unasync.py from tests/_async/test_group_management_permissions_gated.py; not to be edited.
"""Permissions of their own that decide who may manage users and groups, on a server that has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from keycloak_facade._sync.admin.realm import Realm

pytestmark = pytest.mark.gated


def test_of_users_and_a_group(admin: Realm) -> None:
    staff = admin.groups.by_id(admin.groups.create("staff"))
    crew = admin.groups.by_id(admin.groups.create("crew"))
    what = {
        admin.users.management_permissions: {"view", "manage", "map-roles", "manage-group-membership", "impersonate"},
        staff.management_permissions: {"view", "manage", "view-members", "manage-members", "manage-membership"},
    }
    for permissions, names in what.items():
        assert permissions.get() == {"enabled": False}
        enabled = permissions.update(enabled=True)
        assert enabled.enabled is True
        assert names <= set(enabled.scope_permissions or {})
        assert permissions.get() == enabled
    assert crew.management_permissions.get() == {"enabled": False}
    for permissions in what:
        assert permissions.update(enabled=False) == {"enabled": False}
        assert permissions.get() == {"enabled": False}
