"""The realm's own roles, those with awkward names included."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import Conflict, InvalidPathError, NotFound

if TYPE_CHECKING:
    from keycloak_facade._async.admin.realm import AsyncRealm

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


async def test_create_and_get(admin: AsyncRealm) -> None:
    await admin.roles.create("reader", description="Reads", attributes={"level": ["1", "2"]})
    role = await admin.roles.by_name("reader").get()
    assert (role.name, role.description, role.attributes) == ("reader", "Reads", {"level": ["1", "2"]})
    assert (role.client_role, role.composite) == (False, False)


async def test_create_twice_is_a_conflict(admin: AsyncRealm) -> None:
    await admin.roles.create("reader", description="first")
    with pytest.raises(Conflict, match="reader"):
        await admin.roles.create("reader", description="second")
    assert (await admin.roles.by_name("reader").get()).description == "first"


async def test_create_refuses_unknown_fields(admin: AsyncRealm) -> None:
    with pytest.raises(TypeError, match="did you mean 'description'"):
        await admin.roles.create("reader", descripton="x")  # type: ignore[call-arg]  # what the test is about
    with pytest.raises(NotFound):
        await admin.roles.by_name("reader").get()


@pytest.mark.parametrize("name", list(AWKWARD.values()), ids=list(AWKWARD))
async def test_awkward_names(admin: AsyncRealm, name: str) -> None:
    await admin.roles.create("a")
    await admin.roles.create(name, description="before")
    role = admin.roles.by_name(name)
    assert (await role.get()).name == name
    await role.update(description="after")
    assert (await role.get()).description == "after"
    assert name in [role.name for role in await admin.roles.all()]
    await role.delete()
    with pytest.raises(NotFound):
        await role.get()
    assert (await admin.roles.by_name("a").get()).name == "a"


@pytest.mark.parametrize("name", ["", ".", ".."], ids=["empty", "dot", "dots"])
async def test_names_that_mean_something_else(admin: AsyncRealm, name: str) -> None:
    with pytest.raises(InvalidPathError):
        await admin.roles.by_name(name).delete()
    with pytest.raises(InvalidPathError):
        await admin.roles.by_name(name).get()
    with pytest.raises(ValueError, match="URL path"):
        await admin.roles.by_name(name).replace({"name": "x"})
    assert (await admin.get()).enabled


async def test_update_keeps_the_other_fields(admin: AsyncRealm) -> None:
    await admin.roles.create("reader", description="Reads", attributes={"level": ["1"]})
    role = admin.roles.by_name("reader")
    before = await role.get()
    await role.update(attributes={"level": ["2"]})
    assert await role.get() == before | {"attributes": {"level": ["2"]}}
    await role.update(name="viewer")
    assert await admin.roles.by_name("viewer").get() == before | {"name": "viewer", "attributes": {"level": ["2"]}}
    with pytest.raises(NotFound):
        await role.get()


async def test_update_refuses_unknown_fields_first(admin: AsyncRealm) -> None:
    with pytest.raises(TypeError, match="description"):
        await admin.roles.by_name("none").update(descripton="x")  # type: ignore[call-arg]  # what the test is about


async def test_replace_writes_as_given(admin: AsyncRealm) -> None:
    await admin.roles.create("reader", description="Reads", attributes={"level": ["1"]})
    await admin.roles.by_name("reader").replace({"name": "reader", "attributes": {}})
    role = await admin.roles.by_name("reader").get()
    assert (role.description, role.attributes) == (None, {})


async def test_delete(admin: AsyncRealm) -> None:
    await admin.roles.create("reader")
    await admin.roles.by_name("reader").delete()
    with pytest.raises(NotFound):
        await admin.roles.by_name("reader").delete()


async def test_all_is_complete_and_filters(admin: AsyncRealm) -> None:
    names = [f"role-{number:03}" for number in range(101)]
    await admin.partial_import(roles={"realm": [{"name": name, "attributes": {"a": ["b"]}} for name in names]})
    assert sorted(str(role.name) for role in await admin.roles.all(search="role-")) == names
    assert {*names, "offline_access", "uma_authorization"} < {str(role.name) for role in await admin.roles.all()}
    [found] = await admin.roles.all(search="role-042", brief_representation=False)
    assert (found.name, found.attributes) == ("role-042", {"a": ["b"]})
    [found] = await admin.roles.all(search="role-042")
    assert found.attributes is None


async def test_iter_goes_over_the_pages(admin: AsyncRealm) -> None:
    await admin.partial_import(roles={"realm": [{"name": f"role-{number}"} for number in range(5)]})
    for page_size in (1, 2, 5, 6):
        found = [str(role.name) async for role in admin.roles.iter(page_size=page_size, search="role-")]
        assert sorted(found) == [f"role-{number}" for number in range(5)]
