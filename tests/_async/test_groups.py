"""Groups, their members, and the groups of a user."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from keycloak_facade.exceptions import Conflict, InvalidPathError, NotFound
from keycloak_openapi.api.groups import create_subgroup

if TYPE_CHECKING:
    from keycloak_facade import AsyncKeycloakRealm
    from keycloak_facade._async.admin.realm import AsyncRealm


async def subgroup(realm: AsyncKeycloakRealm, parent: str, name: str) -> str:
    made = await realm.admin.send(create_subgroup(realm.realm_name, parent, {"name": name}))
    assert made is not None
    return str(made.id)


async def test_create_returns_the_id(admin: AsyncRealm) -> None:
    group_id = await admin.groups.create("staff", description="All of us", attributes={"floor": ["2"]})
    group = await admin.groups.by_id(group_id).get()
    assert (group.id, group.name, group.path) == (group_id, "staff", "/staff")
    assert (group.description, group.attributes) == ("All of us", {"floor": ["2"]})


async def test_create_twice_is_a_conflict(admin: AsyncRealm) -> None:
    await admin.groups.create("staff")
    with pytest.raises(Conflict, match="staff"):
        await admin.groups.create("staff")
    assert await admin.groups.count() == 1


async def test_create_refuses_unknown_fields(admin: AsyncRealm) -> None:
    with pytest.raises(TypeError, match="did you mean 'attributes'"):
        await admin.groups.create("staff", attribute={})  # type: ignore[call-arg]  # what the test is about
    assert await admin.groups.count() == 0


async def test_create_with_an_id_moves_the_group(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    parent = await admin.groups.create("staff")
    child = await subgroup(realm, parent, "night")
    assert (await admin.groups.by_id(child).get()).path == "/staff/night"
    assert await admin.groups.create("night", id=child) == child
    assert (await admin.groups.by_id(child).get()).path == "/night"


async def test_update_keeps_the_other_fields(admin: AsyncRealm) -> None:
    group = admin.groups.by_id(await admin.groups.create("staff", attributes={"floor": ["2"]}, description="Us"))
    before = await group.get()
    await group.update(name="crew")
    assert await group.get() == before | {"name": "crew", "path": "/crew"}
    await group.update(attributes={"floor": ["3"]})
    assert await group.get() == before | {"name": "crew", "path": "/crew", "attributes": {"floor": ["3"]}}


async def test_update_refuses_unknown_fields_first(admin: AsyncRealm) -> None:
    with pytest.raises(TypeError, match="attributes"):
        await admin.groups.by_id("none").update(attribute={})  # type: ignore[call-arg]  # what the test is about


async def test_replace_writes_as_given(admin: AsyncRealm) -> None:
    group = admin.groups.by_id(await admin.groups.create("staff", attributes={"floor": ["2"]}))
    await group.replace({"name": "crew", "attributes": {}})
    written = await group.get()
    assert (written.name, written.attributes) == ("crew", {})


async def test_delete_takes_the_subgroups(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    parent = await admin.groups.create("staff")
    child = await subgroup(realm, parent, "night")
    await admin.groups.by_id(parent).delete()
    for group_id in (parent, child):
        with pytest.raises(NotFound):
            await admin.groups.by_id(group_id).get()


@pytest.mark.parametrize("name", ["", ".", ".."], ids=["empty", "dot", "dots"])
async def test_delete_of_an_id_that_means_the_realm(admin: AsyncRealm, name: str) -> None:
    with pytest.raises(InvalidPathError):
        await admin.groups.by_id(name).delete()
    assert (await admin.get()).enabled


async def test_all_is_complete(admin: AsyncRealm) -> None:
    names = [f"group-{number:03}" for number in range(101)]
    await admin.partial_import(groups=[{"name": name, "path": f"/{name}"} for name in names])
    assert sorted(str(group.name) for group in await admin.groups.all()) == names
    assert await admin.groups.count() == 101


@pytest.mark.parametrize("filters", [{}, {"search": "x"}, {"q": "a:b"}], ids=["all", "search", "query"])
async def test_pages_are_not_empty(admin: AsyncRealm, filters: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="page_size: expected at least 1, got 0"):
        await admin.groups.all(page_size=0, **filters)


async def test_iter_goes_over_the_pages(admin: AsyncRealm) -> None:
    await admin.partial_import(groups=[{"name": f"group-{number}", "path": f"/group-{number}"} for number in range(5)])
    for page_size in (1, 2, 5, 6):
        found = [str(group.name) async for group in admin.groups.iter(page_size=page_size)]
        assert sorted(found) == [f"group-{number}" for number in range(5)]


async def test_filters_and_count(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    parent = await admin.groups.create("staff", attributes={"floor": ["2"]})
    await subgroup(realm, parent, "night")
    await admin.groups.create("staffroom")
    assert await admin.groups.count() == 3
    assert await admin.groups.count(top=True) == 2
    assert await admin.groups.count(search="staff") == 2
    assert [group.name for group in await admin.groups.all(search="staff", exact=True)] == ["staff"]
    assert [group.name for group in await admin.groups.all(q="floor:2")] == ["staff"]
    [found] = await admin.groups.all(search="night")
    assert (found.name, [child.name for child in found.sub_groups or []]) == ("staff", ["night"])


async def test_members(admin: AsyncRealm) -> None:
    group_id = await admin.groups.create("staff")
    names = [f"user-{number}" for number in range(5)]
    await admin.partial_import(users=[{"username": name, "groups": ["/staff"]} for name in names])
    await admin.users.create("stranger")
    group = admin.groups.by_id(group_id)
    for page_size in (2, 5, 500):
        assert sorted(str(user.username) for user in await group.members(page_size=page_size)) == names
    await admin.users.by_username("user-3").groups.delete(group_id)
    assert sorted(str(user.username) for user in await group.members()) == [*names[:3], names[4]]


async def test_members_are_complete(admin: AsyncRealm) -> None:
    group_id = await admin.groups.create("staff")
    names = [f"user-{number:03}" for number in range(101)]
    await admin.partial_import(users=[{"username": name, "groups": ["/staff"]} for name in names])
    assert sorted(str(user.username) for user in await admin.groups.by_id(group_id).members()) == names


async def test_groups_of_a_user(admin: AsyncRealm) -> None:
    staff, crew = await admin.groups.create("staff"), await admin.groups.create("crew")
    groups = admin.users.by_id(await admin.users.create("bob")).groups
    assert await groups.all() == []
    await groups.add(staff)
    await groups.add(crew)
    assert sorted(str(group.path) for group in await groups.all()) == ["/crew", "/staff"]
    assert await groups.count() == 2
    assert await groups.count(search="cre") == 1
    assert [group.name for group in await groups.all(search="cre")] == ["crew"]
    await groups.delete(staff)
    assert [group.id for group in await groups.all()] == [crew]
    with pytest.raises(NotFound):
        await groups.add("00000000-0000-0000-0000-000000000000")


async def test_groups_of_a_user_by_name_go_over_the_pages(admin: AsyncRealm) -> None:
    await admin.partial_import(
        groups=[{"name": f"group-{number}", "path": f"/group-{number}"} for number in range(3)],
        users=[{"username": "bob", "groups": [f"/group-{number}" for number in range(3)]}],
    )
    groups = admin.users.by_username("bob").groups
    for page_size in (1, 2, 3, 4):
        found = [str(group.name) async for group in groups.iter(page_size=page_size)]
        assert sorted(found) == [f"group-{number}" for number in range(3)]
