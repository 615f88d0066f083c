# Made by scripts/unasync.py from tests/_async/test_authorization.py; not to be edited.
"""The authorization services of a client: what is set, exported and imported."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from keycloak_facade.exceptions import Conflict, NotFound
from tests._sync.made_authorization import make_authz

if TYPE_CHECKING:
    from keycloak_facade._sync.admin.realm import Realm


def test_settings(admin: Realm) -> None:
    make_authz(admin)
    authz = admin.clients.by_client_id("api").authz
    assert (authz.get()).name == "api"
    changes: dict[str, Any] = {
        "allowRemoteResourceManagement": False,
        "policyEnforcementMode": "PERMISSIVE",
        "decisionStrategy": "AFFIRMATIVE",
    }
    for key, value in changes.items():
        before = authz.get()
        assert before[key] != value
        authz.update(**{before.names()[key]: value})
        assert authz.get() == before | {key: value}
    with pytest.raises(ValueError, match="AFFIRMATIVE or UNANIMOUS"):
        authz.update(decision_strategy="CONSENSUS")
    with pytest.raises(Conflict):
        authz.replace({"policyEnforcementMode": "DISABLED"})
    authz.replace(changes | {"policyEnforcementMode": "DISABLED"})
    assert (authz.get()).policy_enforcement_mode == "DISABLED"
    with pytest.raises(NotFound):
        admin.clients.by_client_id("account").authz.get()


def test_export_and_import(admin: Realm) -> None:
    ours = make_authz(admin)
    ours.update(policy_enforcement_mode="PERMISSIVE")
    admin.users.create("ann")
    ours.resources.create("album", uris=["/albums"], resource_scopes=["read"])
    ours.policies.user.create("owners", users=["ann"])
    ours.permissions.scope.create("on read", scopes=["read"], policies=["owners"])
    exported = ours.settings()
    assert [resource.name for resource in exported.resources or []] == ["album"]
    assert sorted(str(policy.name) for policy in exported.policies or []) == ["on read", "owners"]

    theirs = make_authz(admin, "backup")
    theirs.resources.create("diary")
    theirs.import_settings(exported)
    assert (theirs.get()).policy_enforcement_mode == "PERMISSIVE"
    assert sorted(str(resource.name) for resource in theirs.resources.all()) == ["album", "diary"]
    assert [policy.name for policy in theirs.permissions.by_name("on read").associated_policies()] == ["owners"]

    theirs.update(decision_strategy="AFFIRMATIVE", allow_remote_resource_management=False)
    before = theirs.get()
    theirs.import_settings({"policies": [{"name": "owners", "type": "user", "config": {"users": "[]"}}]})
    assert theirs.get() == before
    assert (theirs.policies.user.by_name("owners").get()).users == []
    assert len(theirs.policies.all()) == len(theirs.resources.all()) == 2
