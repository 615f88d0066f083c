"""Policies that look at who asks, one test for each type: what is written is read back, and an update loses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests._async.made_authorization import (
    assert_it_is_listed_until_deleted,
    assert_update_keeps_the_rest,
    make_authz,
)

if TYPE_CHECKING:
    from keycloak_facade._async.admin.realm import AsyncRealm

COMMON: dict[str, Any] = {
    "description": "Not these any more",
    "logic": "POSITIVE",
    "decision_strategy": "AFFIRMATIVE",
    "name": "others",
}


async def test_role_policies(admin: AsyncRealm) -> None:
    policies = (await make_authz(admin)).policies.role
    await admin.roles.create("reader")
    reader = (await admin.roles.by_name("reader").get()).id
    protection = (await admin.clients.by_client_id("api").roles.by_name("uma_protection").get()).id
    roles: list[dict[str, Any]] = [{"id": "reader", "required": True}, {"id": "api/uma_protection"}]
    policy_id = await policies.create("these", description="None", logic="NEGATIVE", roles=roles, fetch_roles=True)
    written = await policies.by_id(policy_id).get()
    assert (written.description, written.logic, written.fetch_roles) == ("None", "NEGATIVE", True)
    assert {role.id: role.required for role in written.roles or []} == {reader: True, protection: False}
    changes = {"roles": [{"id": reader, "required": False}], "fetch_roles": False, **COMMON}
    await assert_update_keeps_the_rest(policies.by_id(policy_id), changes)
    await assert_it_is_listed_until_deleted(policies, policy_id, kind="role")


async def test_user_policies(admin: AsyncRealm) -> None:
    policies = (await make_authz(admin)).policies.user
    ann, bob = await admin.users.create("ann"), await admin.users.create("bob")
    policy_id = await policies.create("these", logic="NEGATIVE", users=["ann"])
    written = await policies.by_id(policy_id).get()
    assert (written.logic, written.users) == ("NEGATIVE", [ann])
    await assert_update_keeps_the_rest(policies.by_id(policy_id), {"users": [bob], **COMMON})
    await assert_it_is_listed_until_deleted(policies, policy_id, kind="user")


async def test_group_policies(admin: AsyncRealm) -> None:
    policies = (await make_authz(admin)).policies.group
    staff, crew = await admin.groups.create("staff"), await admin.groups.create("crew")
    with pytest.raises(TypeError, match="needs the field 'groups'"):
        await policies.create("these")
    groups = [{"path": "/staff", "extendChildren": True}]
    policy_id = await policies.create("these", logic="NEGATIVE", groups=groups, groups_claim="teams")
    written = await policies.by_id(policy_id).get()
    assert (written.groups, written.groups_claim) == ([{"id": staff, "extendChildren": True}], "teams")
    changes = {"groups": [{"id": crew, "extendChildren": False}], "groups_claim": "groups", **COMMON}
    await assert_update_keeps_the_rest(policies.by_id(policy_id), changes)
    with pytest.raises(TypeError, match="needs the field 'groups'"):
        await policies.by_id(policy_id).update(groups=None)
    await assert_it_is_listed_until_deleted(policies, policy_id, kind="group")


async def test_client_policies_and_client_scope_policies_are_told_apart(admin: AsyncRealm) -> None:
    """The server lists those of the type client-scope as of the type client too."""
    policies = (await make_authz(admin)).policies
    scope = await admin.client_scopes.create("devices", protocol="openid-connect")
    scope_policy = await policies.client_scope.create("scopes", client_scopes=[{"id": "devices"}])
    client_policy = await policies.client.create("clients", clients=["api"])
    assert [policy.id for policy in await policies.client.all()] == [client_policy]
    assert [policy.id async for policy in policies.client.iter(page_size=1)] == [client_policy]
    assert [policy.id for policy in await policies.all(type="client")] == [client_policy]
    assert [policy.id for policy in await policies.client_scope.all()] == [scope_policy]
    assert (await policies.client_scope.by_id(scope_policy).get()).client_scopes == [{"id": scope, "required": False}]


async def test_client_policies(admin: AsyncRealm) -> None:
    policies = (await make_authz(admin)).policies.client
    api, app = (await admin.clients.by_client_id("api").get()).id, await admin.clients.create("app")
    with pytest.raises(TypeError, match="needs the field 'clients'"):
        await policies.create("these")
    policy_id = await policies.create("these", logic="NEGATIVE", clients=["api"])
    assert (await policies.by_id(policy_id).get()).clients == [api]
    await assert_update_keeps_the_rest(policies.by_id(policy_id), {"clients": [app], **COMMON})
    await assert_it_is_listed_until_deleted(policies, policy_id, kind="client")


async def test_client_scope_policies(admin: AsyncRealm) -> None:
    policies = (await make_authz(admin)).policies.client_scope
    scope = await admin.client_scopes.create("devices", protocol="openid-connect")
    policy_id = await policies.create("these", logic="NEGATIVE", client_scopes=[{"id": "email", "required": True}])
    [email] = (await policies.by_id(policy_id).get()).client_scopes or []
    assert (email.id, email.required) == ((await admin.client_scopes.by_name("email").get()).id, True)
    changes = {"client_scopes": [{"id": scope, "required": False}], **COMMON}
    await assert_update_keeps_the_rest(policies.by_id(policy_id), changes)
    await assert_it_is_listed_until_deleted(policies, policy_id, kind="client-scope")


async def test_regex_policies(admin: AsyncRealm) -> None:
    policies = (await make_authz(admin)).policies.regex
    policy_id = await policies.create("these", logic="NEGATIVE", target_claim="email", pattern=".*@example.org")
    written = await policies.by_id(policy_id).get()
    assert (written.target_claim, written.pattern) == ("email", ".*@example.org")
    changes = {"target_claim": "name", "pattern": "Ann .*", "target_context_attributes": True, **COMMON}
    await assert_update_keeps_the_rest(policies.by_id(policy_id), changes)
    await assert_it_is_listed_until_deleted(policies, policy_id, kind="regex")
