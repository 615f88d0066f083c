"""Who has a role, of the realm or of a client."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from keycloak_facade._async.admin.realm import AsyncRealm

PEOPLE = [f"user-{number:03}" for number in range(101)]
TEAMS = [f"team-{number:03}" for number in range(101)]


@pytest.mark.parametrize("kind", ["realm", "client"])
async def test_users_and_groups(admin: AsyncRealm, kind: str) -> None:
    client_id = await admin.clients.create("app")
    roles = admin.roles if kind == "realm" else admin.clients.by_id(client_id).roles
    await roles.create("reader")
    reader = roles.by_name("reader")
    assert await reader.users.all() == []
    assert await reader.groups.all() == []
    given = {"realmRoles": ["reader"]} if kind == "realm" else {"clientRoles": {"app": ["reader"]}}
    await admin.partial_import(
        users=[{"username": name, "email": f"{name}@example.org", **given} for name in PEOPLE]
        + [{"username": "through-a-group", "groups": ["/team-000"]}],
        groups=[{"name": name, "path": f"/{name}", "attributes": {"floor": ["2"]}, **given} for name in TEAMS],
    )
    users = await reader.users.all()
    assert sorted(str(user.username) for user in users) == PEOPLE
    assert {user.totp for user in users} == {False}
    found = [user async for user in reader.users.iter(page_size=50, brief_representation=True)]
    assert sorted(str(user.username) for user in found) == PEOPLE
    assert {user.totp for user in found} == {None}
    groups = await reader.groups.all(brief_representation=False)
    assert sorted(str(group.name) for group in groups) == TEAMS
    assert [group.attributes for group in groups] == [{"floor": ["2"]}] * len(TEAMS)
    brief = [group async for group in reader.groups.iter(page_size=50)]
    assert sorted(str(group.name) for group in brief) == TEAMS
    assert {str(group.attributes) for group in brief} == {"None"}
