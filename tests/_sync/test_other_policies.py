# Made by scripts/unasync.py from tests/_async/test_other_policies.py; not to be edited.
"""Policies on the time, on other policies, and by owners: what is written is read back, and an update loses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import NotFound
from tests._sync.made_authorization import (
    assert_it_is_listed_until_deleted,
    assert_update_keeps_the_rest,
    make_authz,
    related,
)

if TYPE_CHECKING:
    from keycloak_facade._sync.admin.realm import Realm


def test_time_policies(admin: Realm) -> None:
    policies = (make_authz(admin)).policies.time
    with pytest.raises(ValueError, match="hour_end"):
        policies.create("these", hour="22", hour_end="6")
    policy_id = policies.create("these", hour="8", hour_end="17", not_before="2030-01-01 00:00:00")
    policy = policies.by_id(policy_id)
    written = policy.get()
    assert (written.hour, written.hour_end, written.not_before) == ("8", "17", "2030-01-01 00:00:00")
    changes = {
        "not_before": "2031-02-03 04:05:06",
        "not_on_or_after": "2040-01-01 00:00:00",
        "year": "2031",
        "year_end": "2039",
        "month": "2",
        "month_end": "11",
        "day_month": "3",
        "day_month_end": "30",
        "hour": "9",
        "hour_end": "18",
        "minute": "1",
        "minute_end": "58",
        "description": "Hours of work",
        "logic": "NEGATIVE",
        "decision_strategy": "CONSENSUS",
        "name": "others",
    }
    assert_update_keeps_the_rest(policy, changes)
    with pytest.raises(ValueError, match="not_before"):
        policy.update(not_before="tomorrow")
    policy.update(hour=None, hour_end=None)
    written = policy.get()
    assert (written.hour, written.hour_end, written.minute) == (None, None, "1")
    assert_it_is_listed_until_deleted(policies, policy_id, kind="time")


def test_aggregate_policies(admin: Realm) -> None:
    authz = make_authz(admin)
    first = authz.policies.user.create("first", users=[])
    authz.policies.user.create("second", users=[])
    policies = authz.policies.aggregate
    policy_id = policies.create("these", policies=[first, "second"], decision_strategy="CONSENSUS")
    policy = policies.by_id(policy_id)
    assert (related(policy))["associated"] == ["first", "second"]
    assert (related(authz.policies.user.by_id(first)))["dependent"] == ["these"]
    changes = {"decision_strategy": "AFFIRMATIVE", "description": "Any of them", "logic": "NEGATIVE", "name": "others"}
    assert_update_keeps_the_rest(policy, changes)
    policy.update(policies=["second"])
    assert (related(policy))["associated"] == ["second"]
    assert (policy.get()).description == "Any of them"
    policy.update(policies=[])
    assert policy.associated_policies() == []
    assert_it_is_listed_until_deleted(policies, policy_id, kind="aggregate")


def test_policies_of_owners(admin: Realm) -> None:
    authz = make_authz(admin)
    ann, _ = admin.users.create("ann"), admin.users.create("bob")
    admin.roles.create("reader")
    admin.groups.create("staff")
    authz.resources.create("diary", resource_scopes=["read", "write"], owner={"id": ann})
    diary = authz.resources.create("album", resource_scopes=["read"])
    policies = authz.policies.uma
    policy_id = policies.create("these", owner=ann, users=["bob"], resources=[diary], scopes=["read"])
    policy = policies.by_id(policy_id)
    written = policy.get()
    assert (written.owner, written.users, written.scopes) == (ann, ["bob"], ["read"])
    assert (related(policy))["resources"] == ["album"]
    changes = {
        "roles": ["reader"],
        "groups": ["/staff"],
        "clients": ["api"],
        "users": ["ann"],
        "description": "Friends",
        "logic": "NEGATIVE",
        "decision_strategy": "AFFIRMATIVE",
        "name": "others",
    }
    assert_update_keeps_the_rest(policy, changes)
    policy.update(scopes=["write"])
    assert (policy.get()).scopes == ["write"]
    assert policies.all() == []
    assert [one.id for one in policies.all(owner=ann, name="other")] == [policy_id]
    assert [one.id for one in policies.all(owner=ann, scope="write")] == [policy_id]
    assert policies.all(owner=ann, scope="read") == []
    assert policies.all(owner=ann, scope="nothing") == []
    assert policies.by_name("others").get() == policy.get()
    policy.delete()
    with pytest.raises(NotFound):
        policy.get()


def test_a_policy_of_an_owner_that_names_nobody_any_more_is_deleted(admin: Realm) -> None:
    policies = (make_authz(admin)).policies.uma
    admin.users.create("ann")
    policy_id = policies.create("these", users=["ann"])
    policies.by_id(policy_id).update(description="Friends")
    assert [(one.id, one.users) for one in policies.all()] == [(policy_id, ["ann"])]
    policies.by_id(policy_id).update(users=[])
    with pytest.raises(NotFound):
        policies.by_id(policy_id).get()
