# Made by scripts/unasync.py from tests/_async/test_groups.py; not to be edited.
"""Groups, their members, and the groups of a user."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from keycloak_facade.exceptions import Conflict, InvalidPathError, NotFound
from keycloak_openapi.api.groups import create_subgroup

if TYPE_CHECKING:
    from keycloak_facade import KeycloakRealm
    from keycloak_facade._sync.admin.realm import Realm


def subgroup(realm: KeycloakRealm, parent: str, name: str) -> str:
    made = realm.admin.send(create_subgroup(realm.realm_name, parent, {"name": name}))
    assert made is not None
    return str(made.id)


def test_create_returns_the_id(admin: Realm) -> None:
    group_id = admin.groups.create("staff", description="All of us", attributes={"floor": ["2"]})
    group = admin.groups.by_id(group_id).get()
    assert (group.id, group.name, group.path) == (group_id, "staff", "/staff")
    assert (group.description, group.attributes) == ("All of us", {"floor": ["2"]})


def test_create_twice_is_a_conflict(admin: Realm) -> None:
    admin.groups.create("staff")
    with pytest.raises(Conflict, match="staff"):
        admin.groups.create("staff")
    assert admin.groups.count() == 1


def test_create_refuses_unknown_fields(admin: Realm) -> None:
    with pytest.raises(TypeError, match="did you mean 'attributes'"):
        admin.groups.create("staff", attribute={})  # type: ignore[call-arg]  # what the test is about
    assert admin.groups.count() == 0


def test_create_with_an_id_moves_the_group(realm: KeycloakRealm, admin: Realm) -> None:
    parent = admin.groups.create("staff")
    child = subgroup(realm, parent, "night")
    assert (admin.groups.by_id(child).get()).path == "/staff/night"
    assert admin.groups.create("night", id=child) == child
    assert (admin.groups.by_id(child).get()).path == "/night"


def test_update_keeps_the_other_fields(admin: Realm) -> None:
    group = admin.groups.by_id(admin.groups.create("staff", attributes={"floor": ["2"]}, description="Us"))
    before = group.get()
    group.update(name="crew")
    assert group.get() == before | {"name": "crew", "path": "/crew"}
    group.update(attributes={"floor": ["3"]})
    assert group.get() == before | {"name": "crew", "path": "/crew", "attributes": {"floor": ["3"]}}


def test_update_refuses_unknown_fields_first(admin: Realm) -> None:
    with pytest.raises(TypeError, match="attributes"):
        admin.groups.by_id("none").update(attribute={})  # type: ignore[call-arg]  # what the test is about


def test_replace_writes_as_given(admin: Realm) -> None:
    group = admin.groups.by_id(admin.groups.create("staff", attributes={"floor": ["2"]}))
    group.replace({"name": "crew", "attributes": {}})
    written = group.get()
    assert (written.name, written.attributes) == ("crew", {})


def test_delete_takes_the_subgroups(realm: KeycloakRealm, admin: Realm) -> None:
    parent = admin.groups.create("staff")
    child = subgroup(realm, parent, "night")
    admin.groups.by_id(parent).delete()
    for group_id in (parent, child):
        with pytest.raises(NotFound):
            admin.groups.by_id(group_id).get()


@pytest.mark.parametrize("name", ["", ".", ".."], ids=["empty", "dot", "dots"])
def test_delete_of_an_id_that_means_the_realm(admin: Realm, name: str) -> None:
    with pytest.raises(InvalidPathError):
        admin.groups.by_id(name).delete()
    assert (admin.get()).enabled


def test_all_is_complete(admin: Realm) -> None:
    names = [f"group-{number:03}" for number in range(101)]
    admin.partial_import(groups=[{"name": name, "path": f"/{name}"} for name in names])
    assert sorted(str(group.name) for group in admin.groups.all()) == names
    assert admin.groups.count() == 101


@pytest.mark.parametrize("filters", [{}, {"search": "x"}, {"q": "a:b"}], ids=["all", "search", "query"])
def test_pages_are_not_empty(admin: Realm, filters: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="page_size: expected at least 1, got 0"):
        admin.groups.all(page_size=0, **filters)


def test_iter_goes_over_the_pages(admin: Realm) -> None:
    admin.partial_import(groups=[{"name": f"group-{number}", "path": f"/group-{number}"} for number in range(5)])
    for page_size in (1, 2, 5, 6):
        found = [str(group.name) for group in admin.groups.iter(page_size=page_size)]
        assert sorted(found) == [f"group-{number}" for number in range(5)]


def test_filters_and_count(realm: KeycloakRealm, admin: Realm) -> None:
    parent = admin.groups.create("staff", attributes={"floor": ["2"]})
    subgroup(realm, parent, "night")
    admin.groups.create("staffroom")
    assert admin.groups.count() == 3
    assert admin.groups.count(top=True) == 2
    assert admin.groups.count(search="staff") == 2
    assert [group.name for group in admin.groups.all(search="staff", exact=True)] == ["staff"]
    assert [group.name for group in admin.groups.all(q="floor:2")] == ["staff"]
    [found] = admin.groups.all(search="night")
    assert (found.name, [child.name for child in found.sub_groups or []]) == ("staff", ["night"])


def test_members(admin: Realm) -> None:
    group_id = admin.groups.create("staff")
    names = [f"user-{number}" for number in range(5)]
    admin.partial_import(users=[{"username": name, "groups": ["/staff"]} for name in names])
    admin.users.create("stranger")
    group = admin.groups.by_id(group_id)
    for page_size in (2, 5, 500):
        assert sorted(str(user.username) for user in group.members(page_size=page_size)) == names
    admin.users.by_username("user-3").groups.delete(group_id)
    assert sorted(str(user.username) for user in group.members()) == [*names[:3], names[4]]


def test_members_are_complete(admin: Realm) -> None:
    group_id = admin.groups.create("staff")
    names = [f"user-{number:03}" for number in range(101)]
    admin.partial_import(users=[{"username": name, "groups": ["/staff"]} for name in names])
    assert sorted(str(user.username) for user in admin.groups.by_id(group_id).members()) == names


def test_groups_of_a_user(admin: Realm) -> None:
    staff, crew = admin.groups.create("staff"), admin.groups.create("crew")
    groups = admin.users.by_id(admin.users.create("bob")).groups
    assert groups.all() == []
    groups.add(staff)
    groups.add(crew)
    assert sorted(str(group.path) for group in groups.all()) == ["/crew", "/staff"]
    assert groups.count() == 2
    assert groups.count(search="cre") == 1
    assert [group.name for group in groups.all(search="cre")] == ["crew"]
    groups.delete(staff)
    assert [group.id for group in groups.all()] == [crew]
    with pytest.raises(NotFound):
        groups.add("00000000-0000-0000-0000-000000000000")


def test_groups_of_a_user_by_name_go_over_the_pages(admin: Realm) -> None:
    admin.partial_import(
        groups=[{"name": f"group-{number}", "path": f"/group-{number}"} for number in range(3)],
        users=[{"username": "bob", "groups": [f"/group-{number}" for number in range(3)]}],
    )
    groups = admin.users.by_username("bob").groups
    for page_size in (1, 2, 3, 4):
        found = [str(group.name) for group in groups.iter(page_size=page_size)]
        assert sorted(found) == [f"group-{number}" for number in range(3)]
