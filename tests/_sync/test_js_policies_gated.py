# Made by scripts/unasync.py from tests/_async/test_js_policies_gated.py; not to be edited.
"""Policies of uploaded scripts: no server takes one any more, and only one with the feature `scripts` lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests._sync.made_authorization import make_authz

if TYPE_CHECKING:
    from keycloak_facade._sync.admin.realm import Realm

pytestmark = pytest.mark.gated


def test_they_are_listed(admin: Realm) -> None:
    policies = (make_authz(admin)).policies
    policies.user.create("these", users=[])
    assert policies.js.all() == []
    assert [policy.id for policy in policies.js.iter(page_size=1, name="these")] == []
