# Made by scripts/unasync.py from tests/_async/made_authorization.py; not to be edited.
"""A client with authorization services, and what holds of policies of every type."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from keycloak_facade.exceptions import Conflict, NotFound

if TYPE_CHECKING:
    from collections.abc import Mapping

    from keycloak_facade._sync.admin.authorization import Authorization
    from keycloak_facade._sync.admin.realm import Realm


HIDDEN = re.compile("[0-9a-f-]{36}")
"""The name of a policy that the server makes for the users, or the roles, ... of an owner's permission."""


def make_authz(admin: Realm, client_id: str = "api") -> Authorization:
    """The authorization services of a new client."""
    id = admin.clients.create(client_id, service_accounts_enabled=True, authorization_services_enabled=True)
    return admin.clients.by_id(id).authz


def related(policy: Any) -> dict[str, list[str]]:
    """The names of what a policy has to do with."""
    return {
        "dependent": sorted(one.name for one in policy.dependent_policies()),
        "associated": sorted(one.name for one in policy.associated_policies() if not HIDDEN.fullmatch(one.name)),
        "resources": sorted(one.name for one in policy.resources()),
        "scopes": sorted(one.name for one in policy.scopes()),
    }


def assert_update_keeps_the_rest(policy: Any, changes: Mapping[str, Any]) -> None:
    """Change one field after the other; each time the others stay, and so does what the policy has to do with.

    Args:
        policy: one policy.
        changes: a new value for each field, by Python name.
    """
    relations = related(policy)
    for field, value in changes.items():
        before = policy.get()
        [key] = [key for key, name in before.names().items() if name == field]
        assert before.get(key) != value
        policy.update(**{field: value})
        assert policy.get() == before | {key: value}
        assert related(policy) == relations
    with pytest.raises(TypeError, match="has no field 'logics'"):
        policy.update(logics="NEGATIVE")


def assert_it_is_listed_until_deleted(policies: Any, policy_id: str, *, kind: str) -> None:
    """Find the only policy of a type in each way, write it back as it is, and delete it."""
    policy = policies.by_id(policy_id)
    found = policy.get()
    assert (found.id, found.type) == (policy_id, kind)
    assert policies.by_name(found.name).get() == found
    assert [one.id for one in policies.all()] == [policy_id]
    assert [one.id for one in policies.iter(page_size=1, name=found.name.upper()[1:])] == [policy_id]
    assert policies.all(name="another") == []
    with pytest.raises(Conflict, match=found.name):
        policies.create(found.name, **{field: [] for field in ("groups", "clients") if hasattr(found, field)})
    policy.replace(found)
    assert policy.get() == found
    policy.delete()
    assert policies.all() == []
    for gone in (policy, policies.by_name(found.name)):
        with pytest.raises(NotFound):
            gone.get()
