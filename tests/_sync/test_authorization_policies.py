# Made by scripts/unasync.py from tests/_async/test_authorization_policies.py; not to be edited.
"""Policies of any type, with their settings as texts, and what they decide."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import Conflict, NotFound, ServerError
from tests._sync.made_authorization import assert_update_keeps_the_rest, make_authz, related

if TYPE_CHECKING:
    from keycloak_facade._sync.admin.realm import Realm


def test_policies_of_any_type(admin: Realm) -> None:
    authz = make_authz(admin)
    policies = authz.policies
    with pytest.raises(TypeError, match="needs the field 'type'"):
        policies.create("these")
    admin.users.create("ann")
    bob = admin.users.create("bob")
    config = {"users": json.dumps(["ann"])}
    policy_id = policies.create("these", type="user", logic="NEGATIVE", config=config)
    with pytest.raises(Conflict, match="these"):
        policies.create("these", type="user")
    policy = policies.by_id(policy_id)
    authz.resources.create("album", resource_scopes=["read"])
    authz.permissions.resource.create("on album", resources=["album"], policies=["these"])
    assert (related(policy))["dependent"] == ["on album"]
    changes = {
        "config": {"users": f'["{bob}"]'},
        "description": "Not these",
        "logic": "POSITIVE",
        "decision_strategy": "AFFIRMATIVE",
        "name": "others",
    }
    assert_update_keeps_the_rest(policy, changes)
    assert (policies.user.by_id(policy_id).get()).users == [bob]
    policies.create("hours", type="time", config={"hour": "8", "hourEnd": "17"})
    assert sorted(str(one.name) for one in policies.all()) == ["hours", "on album", "others"]
    assert sorted(str(one.name) for one in policies.all(permission=False)) == ["hours", "others"]
    assert [one.name for one in policies.iter(page_size=1, type="time")] == ["hours"]
    assert [one.name for one in policies.all(resource="album")] == ["on album"]
    assert policies.all(resource="nothing") == []
    assert (policies.by_name("others").get()).id == policy_id
    album = (authz.resources.by_name("album").get()).id
    assert (policies.by_name("on album").get(fields="*")).resources == [album]
    assert [one.name for one in policies.by_name("on album").resources()] == ["album"]
    policy.replace(policy.get())
    policy.delete()
    with pytest.raises(NotFound):
        policy.get()
    with pytest.raises(NotFound, match="there is no policy 'others'"):
        policies.by_name("others").get()
    with pytest.raises(NotFound, match="there is no role policy 'hours'"):
        policies.role.by_name("hours").delete()
    types = {provider.type for provider in policies.providers()}
    assert {"role", "user", "group", "client", "client-scope", "regex", "time", "aggregate"} <= types


def test_what_lists_of_policies_do_not_tell_is_left_out(admin: Realm) -> None:
    """The server fills it with defaults there, whatever the policies are."""
    policies = (make_authz(admin)).policies
    policies.user.create("not these", users=[], logic="NEGATIVE")
    policies.aggregate.create("all", policies=["not these"], decision_strategy="AFFIRMATIVE")
    [part] = policies.by_name("all").associated_policies()
    [whole] = policies.by_name("not these").dependent_policies()
    assert (part.name, part.type, part.logic, part.config) == ("not these", "user", None, None)
    assert (whole.name, whole.type, whole.decision_strategy) == ("all", "aggregate", None)


def test_what_a_user_may_do_is_evaluated(admin: Realm) -> None:
    authz = make_authz(admin)
    admin.roles.create("reader")
    ann = admin.users.create("ann", enabled=True)
    album = authz.resources.create("album", resource_scopes=["read", "write"])
    authz.policies.role.create("readers", roles=[{"id": "reader"}])
    authz.permissions.scope.create("read", scopes=["read"], policies=["readers"])
    for place in (authz.policies, authz.permissions):
        read = {"_id": album, "scopes": [{"name": "read"}]}
        assert (place.evaluate("ann", resources=[read])).status == "DENY"
        answer = place.evaluate(ann, resources=[read], role_ids=["reader"])
        assert answer.status == "PERMIT"
        [result] = answer.results or []
        assert [scope.name for scope in result.allowed_scopes or []] == ["read"]
        [decided] = result.policies or []
        assert decided.policy
        assert (decided.policy.name, decided.status) == ("read", "PERMIT")
    authz.policies.regex.create("broken", target_claim="sub", pattern="(")
    authz.permissions.resource.create("broken too", resources=[album], policies=["broken"])
    with pytest.raises(ServerError):
        authz.policies.evaluate("ann")
