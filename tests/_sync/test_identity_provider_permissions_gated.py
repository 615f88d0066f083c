# Made by scripts/unasync.py from tests/_async/test_identity_provider_permissions_gated.py; not to be edited.
"""Permissions of its own that decide who may manage an identity provider, on a server that has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from keycloak_facade._sync.admin.realm import Realm

pytestmark = pytest.mark.gated


def test_of_an_identity_provider(admin: Realm) -> None:
    admin.identity_providers.create("github", provider_id="github", config={"clientId": "us"})
    permissions = admin.identity_providers.by_alias("github").management_permissions
    assert permissions.get() == {"enabled": False}
    enabled = permissions.update(enabled=True)
    assert permissions.get() == enabled
    assert (enabled.enabled, set(enabled.scope_permissions or {})) == (True, {"token-exchange"})
    assert permissions.update(enabled=False) == {"enabled": False}
    assert permissions.get() == {"enabled": False}
