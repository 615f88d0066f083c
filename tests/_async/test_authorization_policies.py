"""Policies of any type, with their settings as texts, and what they decide."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import Conflict, NotFound, ServerError
from tests._async.made_authorization import assert_update_keeps_the_rest, make_authz, related

if TYPE_CHECKING:
    from keycloak_facade._async.admin.realm import AsyncRealm


async def test_policies_of_any_type(admin: AsyncRealm) -> None:
    authz = await make_authz(admin)
    policies = authz.policies
    with pytest.raises(TypeError, match="needs the field 'type'"):
        await policies.create("these")
    await admin.users.create("ann")
    bob = await admin.users.create("bob")
    config = {"users": json.dumps(["ann"])}
    policy_id = await policies.create("these", type="user", logic="NEGATIVE", config=config)
    with pytest.raises(Conflict, match="these"):
        await policies.create("these", type="user")
    policy = policies.by_id(policy_id)
    await authz.resources.create("album", resource_scopes=["read"])
    await authz.permissions.resource.create("on album", resources=["album"], policies=["these"])
    assert (await related(policy))["dependent"] == ["on album"]
    changes = {
        "config": {"users": f'["{bob}"]'},
        "description": "Not these",
        "logic": "POSITIVE",
        "decision_strategy": "AFFIRMATIVE",
        "name": "others",
    }
    await assert_update_keeps_the_rest(policy, changes)
    assert (await policies.user.by_id(policy_id).get()).users == [bob]
    await policies.create("hours", type="time", config={"hour": "8", "hourEnd": "17"})
    assert sorted(str(one.name) for one in await policies.all()) == ["hours", "on album", "others"]
    assert sorted(str(one.name) for one in await policies.all(permission=False)) == ["hours", "others"]
    assert [one.name async for one in policies.iter(page_size=1, type="time")] == ["hours"]
    assert [one.name for one in await policies.all(resource="album")] == ["on album"]
    assert await policies.all(resource="nothing") == []
    assert (await policies.by_name("others").get()).id == policy_id
    album = (await authz.resources.by_name("album").get()).id
    assert (await policies.by_name("on album").get(fields="*")).resources == [album]
    assert [one.name for one in await policies.by_name("on album").resources()] == ["album"]
    await policy.replace(await policy.get())
    await policy.delete()
    with pytest.raises(NotFound):
        await policy.get()
    with pytest.raises(NotFound, match="there is no policy 'others'"):
        await policies.by_name("others").get()
    with pytest.raises(NotFound, match="there is no role policy 'hours'"):
        await policies.role.by_name("hours").delete()
    types = {provider.type for provider in await policies.providers()}
    assert {"role", "user", "group", "client", "client-scope", "regex", "time", "aggregate"} <= types


async def test_what_lists_of_policies_do_not_tell_is_left_out(admin: AsyncRealm) -> None:
    """The server fills it with defaults there, whatever the policies are."""
    policies = (await make_authz(admin)).policies
    await policies.user.create("not these", users=[], logic="NEGATIVE")
    await policies.aggregate.create("all", policies=["not these"], decision_strategy="AFFIRMATIVE")
    [part] = await policies.by_name("all").associated_policies()
    [whole] = await policies.by_name("not these").dependent_policies()
    assert (part.name, part.type, part.logic, part.config) == ("not these", "user", None, None)
    assert (whole.name, whole.type, whole.decision_strategy) == ("all", "aggregate", None)


async def test_what_a_user_may_do_is_evaluated(admin: AsyncRealm) -> None:
    authz = await make_authz(admin)
    await admin.roles.create("reader")
    ann = await admin.users.create("ann", enabled=True)
    album = await authz.resources.create("album", resource_scopes=["read", "write"])
    await authz.policies.role.create("readers", roles=[{"id": "reader"}])
    await authz.permissions.scope.create("read", scopes=["read"], policies=["readers"])
    for place in (authz.policies, authz.permissions):
        read = {"_id": album, "scopes": [{"name": "read"}]}
        assert (await place.evaluate("ann", resources=[read])).status == "DENY"
        answer = await place.evaluate(ann, resources=[read], role_ids=["reader"])
        assert answer.status == "PERMIT"
        [result] = answer.results or []
        assert [scope.name for scope in result.allowed_scopes or []] == ["read"]
        [decided] = result.policies or []
        assert decided.policy
        assert (decided.policy.name, decided.status) == ("read", "PERMIT")
    await authz.policies.regex.create("broken", target_claim="sub", pattern="(")
    await authz.permissions.resource.create("broken too", resources=[album], policies=["broken"])
    with pytest.raises(ServerError):
        await authz.policies.evaluate("ann")
