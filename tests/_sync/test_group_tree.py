# Made by scripts/unasync.py from tests/_async/test_group_tree.py; not to be edited.
"""Groups below groups: by path, by level, whole branches."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import Conflict, InvalidPathError, NotFound, ServerError

if TYPE_CHECKING:
    from keycloak_facade._sync.admin.realm import Realm
    from keycloak_openapi.api.groups import ListGroupsFilters


def test_children_from_birth_to_death(admin: Realm) -> None:
    staff = admin.groups.by_id(admin.groups.create("staff"))
    assert staff.children.all() == []
    night = staff.children.create("night", description="From ten to six", attributes={"floor": ["2"]})
    day = staff.children.create("day")
    found = admin.groups.by_id(night).get()
    assert (found.path, found.description, found.attributes) == ("/staff/night", "From ten to six", {"floor": ["2"]})
    with pytest.raises(Conflict, match="night"):
        staff.children.create("night")
    with pytest.raises(TypeError, match="did you mean 'attributes'"):
        staff.children.create("late", attribute={})  # type: ignore[call-arg]  # what the test is about
    assert [child.id for child in staff.children.all()] == [day, night]
    assert (staff.get()).sub_group_count == 2
    assert [child.name for child in staff.children.all(search="ni")] == ["night"]
    assert staff.children.all(search="ni", exact=True) == []
    [brief] = staff.children.all(search="night", brief_representation=True)
    assert brief.attributes is None
    admin.groups.by_id(day).delete()
    assert [child.id for child in staff.children.all(sub_groups_count=False)] == [night]


def test_a_search_brings_all_that_it_finds(admin: Realm) -> None:
    staff, crew = admin.groups.create("staff"), admin.groups.create("crew")
    for parent, name in ((staff, "early-shift"), (staff, "late-shift"), (crew, "night-shift")):
        admin.groups.by_id(parent).children.create(name, attributes={"floor": ["2"]})
    filters: list[ListGroupsFilters] = [{"search": "shift"}, {"search": "*"}, {"q": "floor:2"}]
    for found in [admin.groups.all(page_size=1, **by) for by in filters]:
        assert {group.name: [child.name for child in group.sub_groups or ()] for group in found} == {
            "crew": ["night-shift"],
            "staff": ["early-shift", "late-shift"],
        }


def test_groups_move(admin: Realm) -> None:
    staff, crew = admin.groups.create("staff"), admin.groups.create("crew")
    night = admin.groups.by_id(staff).children.create("night", attributes={"floor": ["2"]})
    assert admin.groups.by_id(crew).children.create("night", id=night) == night
    assert admin.groups.by_id(staff).children.all() == []
    moved = admin.groups.by_id(night).get()
    assert (moved.path, moved.parent_id, moved.attributes) == ("/crew/night", crew, {"floor": ["2"]})


def test_a_group_is_found_by_its_path(admin: Realm) -> None:
    staff = admin.groups.create("staff")
    night = admin.groups.by_id(staff).children.create("night")
    group = admin.groups.by_path("/staff/night")
    assert (group.get()).id == night
    early = group.children.create("early")
    assert [child.id for child in group.children.all()] == [early]
    group.update(description="From ten to six")
    assert (admin.groups.by_path("staff/night").get()).description == "From ten to six"
    group.delete()
    for path in ("/staff/night", "/staff/night/early", "/night", "/"):
        with pytest.raises(NotFound, match="Group path does not exist"):
            admin.groups.by_path(path).get()
    assert [group.id for group in admin.groups.all()] == [staff]


@pytest.mark.parametrize("name", ["", ".", ".."], ids=["empty", "dot", "dots"])
def test_paths_that_mean_something_else(admin: Realm, name: str) -> None:
    with pytest.raises(InvalidPathError):
        admin.groups.by_path(name).delete()
    assert (admin.get()).enabled


def test_paths_of_odd_names(admin: Realm) -> None:
    names = ["c/d", ".", "..", "Groß Ä", "/leading", "100%2F", "q?#;x=1", "x//y", "x\\y", "😀"]
    made = {name: admin.groups.create(name) for name in names}
    for name, group_id in made.items():
        found = admin.groups.by_path(f"/{name}").get()
        assert (found.id, found.name) == (group_id, name)
    admin.groups.create("staff")
    inner = {name: admin.groups.by_path("/staff").children.create(name) for name in ("..", "ä ö", "e/f")}
    for name, group_id in inner.items():
        assert (admin.groups.by_path(f"/staff/{name}").get()).id == group_id
    admin.groups.by_path("/staff/..").delete()
    assert sorted(str(group.name) for group in admin.groups.all()) == sorted([*names, "staff"])


def test_a_path_that_fits_two_groups(admin: Realm) -> None:
    flat = admin.groups.create("a/b")
    assert (admin.groups.by_path("/a/b").get()).id == flat
    outer = admin.groups.create("a")
    with pytest.raises(NotFound):
        admin.groups.by_path("/a/b").get()
    inner = admin.groups.by_id(outer).children.create("b")
    assert (admin.groups.by_path("/a/b").get()).id == inner
    assert (admin.groups.by_id(flat).get()).path == "/a/b"


def test_default_groups(admin: Realm) -> None:
    staff, crew = admin.groups.create("staff"), admin.groups.create("crew")
    assert admin.groups.default.all() == []
    admin.users.create("before")
    admin.groups.default.add(staff)
    admin.groups.default.add(crew)
    assert sorted(str(group.path) for group in admin.groups.default.all()) == ["/crew", "/staff"]
    admin.groups.default.delete(crew)
    assert [group.id for group in admin.groups.default.all()] == [staff]
    admin.users.create("after")
    assert admin.users.by_username("before").groups.all() == []
    assert [group.id for group in admin.users.by_username("after").groups.all()] == [staff]


def test_management_permissions_need_a_feature(admin: Realm) -> None:
    group = admin.groups.by_id(admin.groups.create("staff"))
    for permissions in (admin.users.management_permissions, group.management_permissions):
        with pytest.raises(ServerError) as caught:
            permissions.update(enabled=True)
        assert (caught.value.status_code, caught.value.error) == (501, "Feature not enabled")
