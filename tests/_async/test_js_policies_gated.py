"""Policies of uploaded scripts: no server takes one any more, and only one with the feature `scripts` lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests._async.made_authorization import make_authz

if TYPE_CHECKING:
    from keycloak_facade._async.admin.realm import AsyncRealm

pytestmark = pytest.mark.gated


async def test_they_are_listed(admin: AsyncRealm) -> None:
    policies = (await make_authz(admin)).policies
    await policies.user.create("these", users=[])
    assert await policies.js.all() == []
    assert [policy.id async for policy in policies.js.iter(page_size=1, name="these")] == []
