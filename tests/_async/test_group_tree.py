"""Groups below groups: by path, by level, whole branches."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import Conflict, InvalidPathError, NotFound, ServerError

if TYPE_CHECKING:
    from keycloak_facade._async.admin.realm import AsyncRealm
    from keycloak_openapi.api.groups import ListGroupsFilters


async def test_children_from_birth_to_death(admin: AsyncRealm) -> None:
    staff = admin.groups.by_id(await admin.groups.create("staff"))
    assert await staff.children.all() == []
    night = await staff.children.create("night", description="From ten to six", attributes={"floor": ["2"]})
    day = await staff.children.create("day")
    found = await admin.groups.by_id(night).get()
    assert (found.path, found.description, found.attributes) == ("/staff/night", "From ten to six", {"floor": ["2"]})
    with pytest.raises(Conflict, match="night"):
        await staff.children.create("night")
    with pytest.raises(TypeError, match="did you mean 'attributes'"):
        await staff.children.create("late", attribute={})  # type: ignore[call-arg]  # what the test is about
    assert [child.id for child in await staff.children.all()] == [day, night]
    assert (await staff.get()).sub_group_count == 2
    assert [child.name for child in await staff.children.all(search="ni")] == ["night"]
    assert await staff.children.all(search="ni", exact=True) == []
    [brief] = await staff.children.all(search="night", brief_representation=True)
    assert brief.attributes is None
    await admin.groups.by_id(day).delete()
    assert [child.id for child in await staff.children.all(sub_groups_count=False)] == [night]


async def test_a_search_brings_all_that_it_finds(admin: AsyncRealm) -> None:
    staff, crew = await admin.groups.create("staff"), await admin.groups.create("crew")
    for parent, name in ((staff, "early-shift"), (staff, "late-shift"), (crew, "night-shift")):
        await admin.groups.by_id(parent).children.create(name, attributes={"floor": ["2"]})
    filters: list[ListGroupsFilters] = [{"search": "shift"}, {"search": "*"}, {"q": "floor:2"}]
    for found in [await admin.groups.all(page_size=1, **by) for by in filters]:
        assert {group.name: [child.name for child in group.sub_groups or ()] for group in found} == {
            "crew": ["night-shift"],
            "staff": ["early-shift", "late-shift"],
        }


async def test_groups_move(admin: AsyncRealm) -> None:
    staff, crew = await admin.groups.create("staff"), await admin.groups.create("crew")
    night = await admin.groups.by_id(staff).children.create("night", attributes={"floor": ["2"]})
    assert await admin.groups.by_id(crew).children.create("night", id=night) == night
    assert await admin.groups.by_id(staff).children.all() == []
    moved = await admin.groups.by_id(night).get()
    assert (moved.path, moved.parent_id, moved.attributes) == ("/crew/night", crew, {"floor": ["2"]})


async def test_a_group_is_found_by_its_path(admin: AsyncRealm) -> None:
    staff = await admin.groups.create("staff")
    night = await admin.groups.by_id(staff).children.create("night")
    group = admin.groups.by_path("/staff/night")
    assert (await group.get()).id == night
    early = await group.children.create("early")
    assert [child.id for child in await group.children.all()] == [early]
    await group.update(description="From ten to six")
    assert (await admin.groups.by_path("staff/night").get()).description == "From ten to six"
    await group.delete()
    for path in ("/staff/night", "/staff/night/early", "/night", "/"):
        with pytest.raises(NotFound, match="Group path does not exist"):
            await admin.groups.by_path(path).get()
    assert [group.id for group in await admin.groups.all()] == [staff]


@pytest.mark.parametrize("name", ["", ".", ".."], ids=["empty", "dot", "dots"])
async def test_paths_that_mean_something_else(admin: AsyncRealm, name: str) -> None:
    with pytest.raises(InvalidPathError):
        await admin.groups.by_path(name).delete()
    assert (await admin.get()).enabled


async def test_paths_of_odd_names(admin: AsyncRealm) -> None:
    names = ["c/d", ".", "..", "Groß Ä", "/leading", "100%2F", "q?#;x=1", "x//y", "x\\y", "😀"]
    made = {name: await admin.groups.create(name) for name in names}
    for name, group_id in made.items():
        found = await admin.groups.by_path(f"/{name}").get()
        assert (found.id, found.name) == (group_id, name)
    await admin.groups.create("staff")
    inner = {name: await admin.groups.by_path("/staff").children.create(name) for name in ("..", "ä ö", "e/f")}
    for name, group_id in inner.items():
        assert (await admin.groups.by_path(f"/staff/{name}").get()).id == group_id
    await admin.groups.by_path("/staff/..").delete()
    assert sorted(str(group.name) for group in await admin.groups.all()) == sorted([*names, "staff"])


async def test_a_path_that_fits_two_groups(admin: AsyncRealm) -> None:
    flat = await admin.groups.create("a/b")
    assert (await admin.groups.by_path("/a/b").get()).id == flat
    outer = await admin.groups.create("a")
    with pytest.raises(NotFound):
        await admin.groups.by_path("/a/b").get()
    inner = await admin.groups.by_id(outer).children.create("b")
    assert (await admin.groups.by_path("/a/b").get()).id == inner
    assert (await admin.groups.by_id(flat).get()).path == "/a/b"


async def test_default_groups(admin: AsyncRealm) -> None:
    staff, crew = await admin.groups.create("staff"), await admin.groups.create("crew")
    assert await admin.groups.default.all() == []
    await admin.users.create("before")
    await admin.groups.default.add(staff)
    await admin.groups.default.add(crew)
    assert sorted(str(group.path) for group in await admin.groups.default.all()) == ["/crew", "/staff"]
    await admin.groups.default.delete(crew)
    assert [group.id for group in await admin.groups.default.all()] == [staff]
    await admin.users.create("after")
    assert await admin.users.by_username("before").groups.all() == []
    assert [group.id for group in await admin.users.by_username("after").groups.all()] == [staff]


async def test_management_permissions_need_a_feature(admin: AsyncRealm) -> None:
    group = admin.groups.by_id(await admin.groups.create("staff"))
    for permissions in (admin.users.management_permissions, group.management_permissions):
        with pytest.raises(ServerError) as caught:
            await permissions.update(enabled=True)
        assert (caught.value.status_code, caught.value.error) == (501, "Feature not enabled")
