# Made by scripts/unasync.py from tests/_async/test_roles.py; not to be edited.
"""The realm's own roles, those with awkward names included."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import Conflict, InvalidPathError, NotFound

if TYPE_CHECKING:
    from keycloak_facade._sync.admin.realm import Realm

AWKWARD = {
    "slash": "a/b",
    "question": "a?b",
    "hash": "a#b",
    "encoded": "a%2Fb",
    "semicolon": "a;b",
    "space": "a b",
    "plus": "a+b",
    "percent": "100%",
    "dots": "...",
    "colon": "a:b",
    "umlaut": "Prüfer",
    "emoji": "\N{GRINNING FACE}",
}


def test_create_and_get(admin: Realm) -> None:
    admin.roles.create("reader", description="Reads", attributes={"level": ["1", "2"]})
    role = admin.roles.by_name("reader").get()
    assert (role.name, role.description, role.attributes) == ("reader", "Reads", {"level": ["1", "2"]})
    assert (role.client_role, role.composite) == (False, False)


def test_create_twice_is_a_conflict(admin: Realm) -> None:
    admin.roles.create("reader", description="first")
    with pytest.raises(Conflict, match="reader"):
        admin.roles.create("reader", description="second")
    assert (admin.roles.by_name("reader").get()).description == "first"


def test_create_refuses_unknown_fields(admin: Realm) -> None:
    with pytest.raises(TypeError, match="did you mean 'description'"):
        admin.roles.create("reader", descripton="x")  # type: ignore[call-arg]  # what the test is about
    with pytest.raises(NotFound):
        admin.roles.by_name("reader").get()


@pytest.mark.parametrize("name", list(AWKWARD.values()), ids=list(AWKWARD))
def test_awkward_names(admin: Realm, name: str) -> None:
    admin.roles.create("a")
    admin.roles.create(name, description="before")
    role = admin.roles.by_name(name)
    assert (role.get()).name == name
    role.update(description="after")
    assert (role.get()).description == "after"
    assert name in [role.name for role in admin.roles.all()]
    role.delete()
    with pytest.raises(NotFound):
        role.get()
    assert (admin.roles.by_name("a").get()).name == "a"


@pytest.mark.parametrize("name", ["", ".", ".."], ids=["empty", "dot", "dots"])
def test_names_that_mean_something_else(admin: Realm, name: str) -> None:
    with pytest.raises(InvalidPathError):
        admin.roles.by_name(name).delete()
    with pytest.raises(InvalidPathError):
        admin.roles.by_name(name).get()
    with pytest.raises(ValueError, match="URL path"):
        admin.roles.by_name(name).replace({"name": "x"})
    assert (admin.get()).enabled


def test_update_keeps_the_other_fields(admin: Realm) -> None:
    admin.roles.create("reader", description="Reads", attributes={"level": ["1"]})
    role = admin.roles.by_name("reader")
    before = role.get()
    role.update(attributes={"level": ["2"]})
    assert role.get() == before | {"attributes": {"level": ["2"]}}
    role.update(name="viewer")
    assert admin.roles.by_name("viewer").get() == before | {"name": "viewer", "attributes": {"level": ["2"]}}
    with pytest.raises(NotFound):
        role.get()


def test_update_refuses_unknown_fields_first(admin: Realm) -> None:
    with pytest.raises(TypeError, match="description"):
        admin.roles.by_name("none").update(descripton="x")  # type: ignore[call-arg]  # what the test is about


def test_replace_writes_as_given(admin: Realm) -> None:
    admin.roles.create("reader", description="Reads", attributes={"level": ["1"]})
    admin.roles.by_name("reader").replace({"name": "reader", "attributes": {}})
    role = admin.roles.by_name("reader").get()
    assert (role.description, role.attributes) == (None, {})


def test_delete(admin: Realm) -> None:
    admin.roles.create("reader")
    admin.roles.by_name("reader").delete()
    with pytest.raises(NotFound):
        admin.roles.by_name("reader").delete()


def test_all_is_complete_and_filters(admin: Realm) -> None:
    names = [f"role-{number:03}" for number in range(101)]
    admin.partial_import(roles={"realm": [{"name": name, "attributes": {"a": ["b"]}} for name in names]})
    assert sorted(str(role.name) for role in admin.roles.all(search="role-")) == names
    assert {*names, "offline_access", "uma_authorization"} < {str(role.name) for role in admin.roles.all()}
    [found] = admin.roles.all(search="role-042", brief_representation=False)
    assert (found.name, found.attributes) == ("role-042", {"a": ["b"]})
    [found] = admin.roles.all(search="role-042")
    assert found.attributes is None


def test_iter_goes_over_the_pages(admin: Realm) -> None:
    admin.partial_import(roles={"realm": [{"name": f"role-{number}"} for number in range(5)]})
    for page_size in (1, 2, 5, 6):
        found = [str(role.name) for role in admin.roles.iter(page_size=page_size, search="role-")]
        assert sorted(found) == [f"role-{number}" for number in range(5)]
