"""The authorization services of a client: what is set, exported and imported."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from keycloak_facade.exceptions import Conflict, NotFound
from tests._async.made_authorization import make_authz

if TYPE_CHECKING:
    from keycloak_facade._async.admin.realm import AsyncRealm


async def test_settings(admin: AsyncRealm) -> None:
    await make_authz(admin)
    authz = admin.clients.by_client_id("api").authz
    assert (await authz.get()).name == "api"
    changes: dict[str, Any] = {
        "allowRemoteResourceManagement": False,
        "policyEnforcementMode": "PERMISSIVE",
        "decisionStrategy": "AFFIRMATIVE",
    }
    for key, value in changes.items():
        before = await authz.get()
        assert before[key] != value
        await authz.update(**{before.names()[key]: value})
        assert await authz.get() == before | {key: value}
    with pytest.raises(ValueError, match="AFFIRMATIVE or UNANIMOUS"):
        await authz.update(decision_strategy="CONSENSUS")
    with pytest.raises(Conflict):
        await authz.replace({"policyEnforcementMode": "DISABLED"})
    await authz.replace(changes | {"policyEnforcementMode": "DISABLED"})
    assert (await authz.get()).policy_enforcement_mode == "DISABLED"
    with pytest.raises(NotFound):
        await admin.clients.by_client_id("account").authz.get()


async def test_export_and_import(admin: AsyncRealm) -> None:
    ours = await make_authz(admin)
    await ours.update(policy_enforcement_mode="PERMISSIVE")
    await admin.users.create("ann")
    await ours.resources.create("album", uris=["/albums"], resource_scopes=["read"])
    await ours.policies.user.create("owners", users=["ann"])
    await ours.permissions.scope.create("on read", scopes=["read"], policies=["owners"])
    exported = await ours.settings()
    assert [resource.name for resource in exported.resources or []] == ["album"]
    assert sorted(str(policy.name) for policy in exported.policies or []) == ["on read", "owners"]

    theirs = await make_authz(admin, "backup")
    await theirs.resources.create("diary")
    await theirs.import_settings(exported)
    assert (await theirs.get()).policy_enforcement_mode == "PERMISSIVE"
    assert sorted(str(resource.name) for resource in await theirs.resources.all()) == ["album", "diary"]
    assert [policy.name for policy in await theirs.permissions.by_name("on read").associated_policies()] == ["owners"]

    await theirs.update(decision_strategy="AFFIRMATIVE", allow_remote_resource_management=False)
    before = await theirs.get()
    await theirs.import_settings({"policies": [{"name": "owners", "type": "user", "config": {"users": "[]"}}]})
    assert await theirs.get() == before
    assert (await theirs.policies.user.by_name("owners").get()).users == []
    assert len(await theirs.policies.all()) == len(await theirs.resources.all()) == 2
