"""Groups of organizations, which are apart from those of the realm, and who is in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest, Conflict, NotFound, ServerError
from tests._async.made import make_organization

if TYPE_CHECKING:
    from keycloak_facade._async.admin.realm import AsyncRealm


async def test_a_group_from_birth_to_death(admin: AsyncRealm) -> None:
    groups = (await make_organization(admin, "acme")).groups
    assert await groups.all() == []
    group_id = await groups.create("staff", description="All of us", attributes={"floor": ["2"]})
    staff = groups.by_id(group_id)
    before = await staff.get()
    assert (before.id, before.name, before.path) == (group_id, "staff", "/staff")
    assert (before.description, before.attributes) == ("All of us", {"floor": ["2"]})
    with pytest.raises(Conflict, match="already exists"):
        await groups.create("staff")
    await staff.update(name="crew")
    assert await staff.get() == before | {"name": "crew", "path": "/crew"}
    await staff.replace({"name": "crew", "attributes": {}})
    assert (await staff.get()).attributes == {}
    child = await staff.children.create("night")
    assert (await staff.get(sub_groups_count=True)).sub_group_count == 1
    assert await admin.groups.all() == []
    await staff.delete()
    for each in (staff, groups.by_id(child)):
        with pytest.raises(NotFound):
            await each.get()


async def test_groups_below_groups(admin: AsyncRealm) -> None:
    groups = (await make_organization(admin, "acme")).groups
    staff = groups.by_id(await groups.create("staff"))
    names = [f"team-{number:02}" for number in range(11)]
    for name in names:
        await staff.children.create(name, description=f"This is {name}", attributes={"of": [name]})
    assert [group.name for group in await staff.children.all()] == names
    assert [str(group.name) async for group in staff.children.iter(page_size=4)] == names
    [found] = await staff.children.all(search="team-03", exact=True, sub_groups_count=True)
    assert (found.path, found.sub_group_count) == ("/staff/team-03", 0)
    team = await groups.by_path("/staff/team-03").get()
    assert (team.id, team.description, team.attributes) == (found.id, "This is team-03", {"of": ["team-03"]})
    with pytest.raises(NotFound):
        await groups.by_path("/staff/none").get()
    assert await groups.create("team-03", id=team.id) == team.id
    assert (await groups.by_id(str(team.id)).get()).path == "/team-03"
    assert await staff.children.create("team-03", id=team.id) == team.id
    assert (await groups.by_id(str(team.id)).get()).path == "/staff/team-03"


async def test_a_group_below_that_is_created_by_half(admin: AsyncRealm) -> None:
    groups = (await make_organization(admin, "acme")).groups
    staff = groups.by_id(await groups.create("staff"))
    with pytest.raises(ServerError) as caught:
        await staff.children.create("night", description="too long " * 100)
    [made] = await staff.children.all()
    note = f"the group 'night' has been created, with the id {made.id}, but without these fields"
    assert caught.value.__notes__ == [note]


async def test_all_is_complete_and_filters(admin: AsyncRealm) -> None:
    groups = (await make_organization(admin, "acme")).groups
    names = [f"team-{number:02}" for number in range(11)]
    for name in names:
        await groups.create(name, attributes={"of": [name]})
    await groups.by_path("/team-03").children.create("night")
    assert [group.name for group in await groups.all()] == names
    assert [str(group.name) async for group in groups.iter(page_size=4)] == names
    [found] = await groups.all(q="of:team-03", brief_representation=False, sub_groups_count=True)
    assert (found.name, found.attributes, found.sub_group_count) == ("team-03", {"of": ["team-03"]}, 1)
    assert [group.path for group in await groups.all(search="nigh")] == ["/team-03/night"]
    assert await groups.all(search="nigh", exact=True) == []
    [above] = await groups.all(search="nigh", populate_hierarchy=True)
    assert (above.name, [group.name for group in above.sub_groups or []]) == ("team-03", ["night"])


async def test_members_of_a_group(admin: AsyncRealm) -> None:
    acme = await make_organization(admin, "acme")
    staff = acme.groups.by_id(await acme.groups.create("staff", attributes={"floor": ["2"]}))
    names = [f"user-{number}" for number in range(3)]
    await admin.partial_import(users=[{"username": name} for name in [*names, "stranger"]])
    for name in names:
        user_id = str((await admin.users.by_username(name).get()).id)
        await acme.members.add(user_id)
        await staff.members.add(user_id)
    stranger = str((await admin.users.by_username("stranger").get()).id)
    with pytest.raises(BadRequest, match="not member"):
        await staff.members.add(stranger)
    members = await staff.members.all()
    assert [member.username for member in members] == names
    assert [member.totp for member in members] == [False] * 3
    found = staff.members.iter(page_size=2, brief_representation=True)
    assert [member.totp async for member in found] == [None] * 3
    first = str(members[0].id)
    with pytest.raises(Conflict, match="already"):
        await staff.members.add(first)
    groups = acme.members.by_id(first).groups
    await acme.groups.by_id(await acme.groups.create("crew")).members.add(first)
    assert [group.name for group in await groups.all()] == ["crew", "staff"]
    assert [str(group.name) async for group in groups.iter(page_size=1)] == ["crew", "staff"]
    [group] = await groups.all(search="sta", brief_representation=False)
    assert (group.name, group.attributes) == ("staff", {"floor": ["2"]})
    await staff.members.delete(first)
    assert [member.username for member in await staff.members()] == names[1:]
    assert await acme.members.count() == 3
