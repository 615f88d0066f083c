# Made by scripts/unasync.py from tests/_async/test_organization_groups.py; not to be edited.
"""Groups of organizations, which are apart from those of the realm, and who is in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest, Conflict, NotFound, ServerError
from tests._sync.made import make_organization

if TYPE_CHECKING:
    from keycloak_facade._sync.admin.realm import Realm


def test_a_group_from_birth_to_death(admin: Realm) -> None:
    groups = (make_organization(admin, "acme")).groups
    assert groups.all() == []
    group_id = groups.create("staff", description="All of us", attributes={"floor": ["2"]})
    staff = groups.by_id(group_id)
    before = staff.get()
    assert (before.id, before.name, before.path) == (group_id, "staff", "/staff")
    assert (before.description, before.attributes) == ("All of us", {"floor": ["2"]})
    with pytest.raises(Conflict, match="already exists"):
        groups.create("staff")
    staff.update(name="crew")
    assert staff.get() == before | {"name": "crew", "path": "/crew"}
    staff.replace({"name": "crew", "attributes": {}})
    assert (staff.get()).attributes == {}
    child = staff.children.create("night")
    assert (staff.get(sub_groups_count=True)).sub_group_count == 1
    assert admin.groups.all() == []
    staff.delete()
    for each in (staff, groups.by_id(child)):
        with pytest.raises(NotFound):
            each.get()


def test_groups_below_groups(admin: Realm) -> None:
    groups = (make_organization(admin, "acme")).groups
    staff = groups.by_id(groups.create("staff"))
    names = [f"team-{number:02}" for number in range(11)]
    for name in names:
        staff.children.create(name, description=f"This is {name}", attributes={"of": [name]})
    assert [group.name for group in staff.children.all()] == names
    assert [str(group.name) for group in staff.children.iter(page_size=4)] == names
    [found] = staff.children.all(search="team-03", exact=True, sub_groups_count=True)
    assert (found.path, found.sub_group_count) == ("/staff/team-03", 0)
    team = groups.by_path("/staff/team-03").get()
    assert (team.id, team.description, team.attributes) == (found.id, "This is team-03", {"of": ["team-03"]})
    with pytest.raises(NotFound):
        groups.by_path("/staff/none").get()
    assert groups.create("team-03", id=team.id) == team.id
    assert (groups.by_id(str(team.id)).get()).path == "/team-03"
    assert staff.children.create("team-03", id=team.id) == team.id
    assert (groups.by_id(str(team.id)).get()).path == "/staff/team-03"


def test_a_group_below_that_is_created_by_half(admin: Realm) -> None:
    groups = (make_organization(admin, "acme")).groups
    staff = groups.by_id(groups.create("staff"))
    with pytest.raises(ServerError) as caught:
        staff.children.create("night", description="too long " * 100)
    [made] = staff.children.all()
    note = f"the group 'night' has been created, with the id {made.id}, but without these fields"
    assert caught.value.__notes__ == [note]


def test_all_is_complete_and_filters(admin: Realm) -> None:
    groups = (make_organization(admin, "acme")).groups
    names = [f"team-{number:02}" for number in range(11)]
    for name in names:
        groups.create(name, attributes={"of": [name]})
    groups.by_path("/team-03").children.create("night")
    assert [group.name for group in groups.all()] == names
    assert [str(group.name) for group in groups.iter(page_size=4)] == names
    [found] = groups.all(q="of:team-03", brief_representation=False, sub_groups_count=True)
    assert (found.name, found.attributes, found.sub_group_count) == ("team-03", {"of": ["team-03"]}, 1)
    assert [group.path for group in groups.all(search="nigh")] == ["/team-03/night"]
    assert groups.all(search="nigh", exact=True) == []
    [above] = groups.all(search="nigh", populate_hierarchy=True)
    assert (above.name, [group.name for group in above.sub_groups or []]) == ("team-03", ["night"])


def test_members_of_a_group(admin: Realm) -> None:
    acme = make_organization(admin, "acme")
    staff = acme.groups.by_id(acme.groups.create("staff", attributes={"floor": ["2"]}))
    names = [f"user-{number}" for number in range(3)]
    admin.partial_import(users=[{"username": name} for name in [*names, "stranger"]])
    for name in names:
        user_id = str((admin.users.by_username(name).get()).id)
        acme.members.add(user_id)
        staff.members.add(user_id)
    stranger = str((admin.users.by_username("stranger").get()).id)
    with pytest.raises(BadRequest, match="not member"):
        staff.members.add(stranger)
    members = staff.members.all()
    assert [member.username for member in members] == names
    assert [member.totp for member in members] == [False] * 3
    found = staff.members.iter(page_size=2, brief_representation=True)
    assert [member.totp for member in found] == [None] * 3
    first = str(members[0].id)
    with pytest.raises(Conflict, match="already"):
        staff.members.add(first)
    groups = acme.members.by_id(first).groups
    acme.groups.by_id(acme.groups.create("crew")).members.add(first)
    assert [group.name for group in groups.all()] == ["crew", "staff"]
    assert [str(group.name) for group in groups.iter(page_size=1)] == ["crew", "staff"]
    [group] = groups.all(search="sta", brief_representation=False)
    assert (group.name, group.attributes) == ("staff", {"floor": ["2"]})
    staff.members.delete(first)
    assert [member.username for member in staff.members()] == names[1:]
    assert acme.members.count() == 3
