# Made by scripts/unasync.py from tests/_async/test_role_holders.py; not to be edited.
"""Who has a role, of the realm or of a client."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from keycloak_facade._sync.admin.realm import Realm

PEOPLE = [f"user-{number:03}" for number in range(101)]
TEAMS = [f"team-{number:03}" for number in range(101)]


@pytest.mark.parametrize("kind", ["realm", "client"])
def test_users_and_groups(admin: Realm, kind: str) -> None:
    client_id = admin.clients.create("app")
    roles = admin.roles if kind == "realm" else admin.clients.by_id(client_id).roles
    roles.create("reader")
    reader = roles.by_name("reader")
    assert reader.users.all() == []
    assert reader.groups.all() == []
    given = {"realmRoles": ["reader"]} if kind == "realm" else {"clientRoles": {"app": ["reader"]}}
    admin.partial_import(
        users=[{"username": name, "email": f"{name}@example.org", **given} for name in PEOPLE]
        + [{"username": "through-a-group", "groups": ["/team-000"]}],
        groups=[{"name": name, "path": f"/{name}", "attributes": {"floor": ["2"]}, **given} for name in TEAMS],
    )
    users = reader.users.all()
    assert sorted(str(user.username) for user in users) == PEOPLE
    assert {user.totp for user in users} == {False}
    found = list(reader.users.iter(page_size=50, brief_representation=True))
    assert sorted(str(user.username) for user in found) == PEOPLE
    assert {user.totp for user in found} == {None}
    groups = reader.groups.all(brief_representation=False)
    assert sorted(str(group.name) for group in groups) == TEAMS
    assert [group.attributes for group in groups] == [{"floor": ["2"]}] * len(TEAMS)
    brief = list(reader.groups.iter(page_size=50))
    assert sorted(str(group.name) for group in brief) == TEAMS
    assert {str(group.attributes) for group in brief} == {"None"}
