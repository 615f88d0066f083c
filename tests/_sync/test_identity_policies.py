# Made by scripts/unasync.py from tests/_async/test_identity_policies.py; not to be edited.
"""Policies that look at who asks, one test for each type: what is written is read back, and an update loses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests._sync.made_authorization import (
    assert_it_is_listed_until_deleted,
    assert_update_keeps_the_rest,
    make_authz,
)

if TYPE_CHECKING:
    from keycloak_facade._sync.admin.realm import Realm

COMMON: dict[str, Any] = {
    "description": "Not these any more",
    "logic": "POSITIVE",
    "decision_strategy": "AFFIRMATIVE",
    "name": "others",
}


def test_role_policies(admin: Realm) -> None:
    policies = (make_authz(admin)).policies.role
    admin.roles.create("reader")
    reader = (admin.roles.by_name("reader").get()).id
    protection = (admin.clients.by_client_id("api").roles.by_name("uma_protection").get()).id
    roles: list[dict[str, Any]] = [{"id": "reader", "required": True}, {"id": "api/uma_protection"}]
    policy_id = policies.create("these", description="None", logic="NEGATIVE", roles=roles, fetch_roles=True)
    written = policies.by_id(policy_id).get()
    assert (written.description, written.logic, written.fetch_roles) == ("None", "NEGATIVE", True)
    assert {role.id: role.required for role in written.roles or []} == {reader: True, protection: False}
    changes = {"roles": [{"id": reader, "required": False}], "fetch_roles": False, **COMMON}
    assert_update_keeps_the_rest(policies.by_id(policy_id), changes)
    assert_it_is_listed_until_deleted(policies, policy_id, kind="role")


def test_user_policies(admin: Realm) -> None:
    policies = (make_authz(admin)).policies.user
    ann, bob = admin.users.create("ann"), admin.users.create("bob")
    policy_id = policies.create("these", logic="NEGATIVE", users=["ann"])
    written = policies.by_id(policy_id).get()
    assert (written.logic, written.users) == ("NEGATIVE", [ann])
    assert_update_keeps_the_rest(policies.by_id(policy_id), {"users": [bob], **COMMON})
    assert_it_is_listed_until_deleted(policies, policy_id, kind="user")


def test_group_policies(admin: Realm) -> None:
    policies = (make_authz(admin)).policies.group
    staff, crew = admin.groups.create("staff"), admin.groups.create("crew")
    with pytest.raises(TypeError, match="needs the field 'groups'"):
        policies.create("these")
    groups = [{"path": "/staff", "extendChildren": True}]
    policy_id = policies.create("these", logic="NEGATIVE", groups=groups, groups_claim="teams")
    written = policies.by_id(policy_id).get()
    assert (written.groups, written.groups_claim) == ([{"id": staff, "extendChildren": True}], "teams")
    changes = {"groups": [{"id": crew, "extendChildren": False}], "groups_claim": "groups", **COMMON}
    assert_update_keeps_the_rest(policies.by_id(policy_id), changes)
    with pytest.raises(TypeError, match="needs the field 'groups'"):
        policies.by_id(policy_id).update(groups=None)
    assert_it_is_listed_until_deleted(policies, policy_id, kind="group")


def test_client_policies_and_client_scope_policies_are_told_apart(admin: Realm) -> None:
    """The server lists those of the type client-scope as of the type client too."""
    policies = (make_authz(admin)).policies
    scope = admin.client_scopes.create("devices", protocol="openid-connect")
    scope_policy = policies.client_scope.create("scopes", client_scopes=[{"id": "devices"}])
    client_policy = policies.client.create("clients", clients=["api"])
    assert [policy.id for policy in policies.client.all()] == [client_policy]
    assert [policy.id for policy in policies.client.iter(page_size=1)] == [client_policy]
    assert [policy.id for policy in policies.all(type="client")] == [client_policy]
    assert [policy.id for policy in policies.client_scope.all()] == [scope_policy]
    assert (policies.client_scope.by_id(scope_policy).get()).client_scopes == [{"id": scope, "required": False}]


def test_client_policies(admin: Realm) -> None:
    policies = (make_authz(admin)).policies.client
    api, app = (admin.clients.by_client_id("api").get()).id, admin.clients.create("app")
    with pytest.raises(TypeError, match="needs the field 'clients'"):
        policies.create("these")
    policy_id = policies.create("these", logic="NEGATIVE", clients=["api"])
    assert (policies.by_id(policy_id).get()).clients == [api]
    assert_update_keeps_the_rest(policies.by_id(policy_id), {"clients": [app], **COMMON})
    assert_it_is_listed_until_deleted(policies, policy_id, kind="client")


def test_client_scope_policies(admin: Realm) -> None:
    policies = (make_authz(admin)).policies.client_scope
    scope = admin.client_scopes.create("devices", protocol="openid-connect")
    policy_id = policies.create("these", logic="NEGATIVE", client_scopes=[{"id": "email", "required": True}])
    [email] = (policies.by_id(policy_id).get()).client_scopes or []
    assert (email.id, email.required) == ((admin.client_scopes.by_name("email").get()).id, True)
    changes = {"client_scopes": [{"id": scope, "required": False}], **COMMON}
    assert_update_keeps_the_rest(policies.by_id(policy_id), changes)
    assert_it_is_listed_until_deleted(policies, policy_id, kind="client-scope")


def test_regex_policies(admin: Realm) -> None:
    policies = (make_authz(admin)).policies.regex
    policy_id = policies.create("these", logic="NEGATIVE", target_claim="email", pattern=".*@example.org")
    written = policies.by_id(policy_id).get()
    assert (written.target_claim, written.pattern) == ("email", ".*@example.org")
    changes = {"target_claim": "name", "pattern": "Ann .*", "target_context_attributes": True, **COMMON}
    assert_update_keeps_the_rest(policies.by_id(policy_id), changes)
    assert_it_is_listed_until_deleted(policies, policy_id, kind="regex")
