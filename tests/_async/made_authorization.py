"""A client with authorization services, and what holds of policies of every type."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from keycloak_facade.exceptions import Conflict, NotFound

if TYPE_CHECKING:
    from collections.abc import Mapping

    from keycloak_facade._async.admin.authorization import AsyncAuthorization
    from keycloak_facade._async.admin.realm import AsyncRealm


HIDDEN = re.compile("[0-9a-f-]{36}")
"""The name of a policy that the server makes for the users, or the roles, ... of an owner's permission."""


async def make_authz(admin: AsyncRealm, client_id: str = "api") -> AsyncAuthorization:
    """The authorization services of a new client."""
    id = await admin.clients.create(client_id, service_accounts_enabled=True, authorization_services_enabled=True)
    return admin.clients.by_id(id).authz


async def related(policy: Any) -> dict[str, list[str]]:
    """The names of what a policy has to do with."""
    return {
        "dependent": sorted(one.name for one in await policy.dependent_policies()),
        "associated": sorted(one.name for one in await policy.associated_policies() if not HIDDEN.fullmatch(one.name)),
        "resources": sorted(one.name for one in await policy.resources()),
        "scopes": sorted(one.name for one in await policy.scopes()),
    }


async def assert_update_keeps_the_rest(policy: Any, changes: Mapping[str, Any]) -> None:
    """Change one field after the other; each time the others stay, and so does what the policy has to do with.

    Args:
        policy: one policy.
        changes: a new value for each field, by Python name.
    """
    relations = await related(policy)
    for field, value in changes.items():
        before = await policy.get()
        [key] = [key for key, name in before.names().items() if name == field]
        assert before.get(key) != value
        await policy.update(**{field: value})
        assert await policy.get() == before | {key: value}
        assert await related(policy) == relations
    with pytest.raises(TypeError, match="has no field 'logics'"):
        await policy.update(logics="NEGATIVE")


async def assert_it_is_listed_until_deleted(policies: Any, policy_id: str, *, kind: str) -> None:
    """Find the only policy of a type in each way, write it back as it is, and delete it."""
    policy = policies.by_id(policy_id)
    found = await policy.get()
    assert (found.id, found.type) == (policy_id, kind)
    assert await policies.by_name(found.name).get() == found
    assert [one.id for one in await policies.all()] == [policy_id]
    assert [one.id async for one in policies.iter(page_size=1, name=found.name.upper()[1:])] == [policy_id]
    assert await policies.all(name="another") == []
    with pytest.raises(Conflict, match=found.name):
        await policies.create(found.name, **{field: [] for field in ("groups", "clients") if hasattr(found, field)})
    await policy.replace(found)
    assert await policy.get() == found
    await policy.delete()
    assert await policies.all() == []
    for gone in (policy, policies.by_name(found.name)):
        with pytest.raises(NotFound):
            await gone.get()
