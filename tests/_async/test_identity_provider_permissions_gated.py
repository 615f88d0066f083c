"""Permissions of its own that decide who may manage an identity provider, on a server that has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from keycloak_facade._async.admin.realm import AsyncRealm

pytestmark = pytest.mark.gated


async def test_of_an_identity_provider(admin: AsyncRealm) -> None:
    await admin.identity_providers.create("github", provider_id="github", config={"clientId": "us"})
    permissions = admin.identity_providers.by_alias("github").management_permissions
    assert await permissions.get() == {"enabled": False}
    enabled = await permissions.update(enabled=True)
    assert await permissions.get() == enabled
    assert (enabled.enabled, set(enabled.scope_permissions or {})) == (True, {"token-exchange"})
    assert await permissions.update(enabled=False) == {"enabled": False}
    assert await permissions.get() == {"enabled": False}
