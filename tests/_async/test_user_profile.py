"""The user profile: which attributes users have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest, Conflict, NotFound, UnmanagedAttributeWarning

if TYPE_CHECKING:
    from keycloak_facade._async.admin.realm import AsyncRealm

ADMINS_AND_USERS = {"view": ["admin", "user"], "edit": ["admin"]}


async def test_the_life_of_a_declared_attribute(admin: AsyncRealm) -> None:
    profile = admin.user_profile
    before = await profile.get()
    declared = [str(one.name) for one in await profile.attributes.all()]
    assert declared == ["username", "email", "firstName", "lastName"]
    await profile.attributes.create(
        "team", permissions=ADMINS_AND_USERS, validations={"length": {"max": 10}}, display_name="Team"
    )
    await profile.attributes.create("floor", permissions=ADMINS_AND_USERS)
    with pytest.raises(Conflict, match="attribute of the user profile 'team' exists already"):
        await profile.attributes.create("team")
    whole = await profile.get()
    assert [str(one.name) for one in whole.attributes or []] == [*declared, "team", "floor"]
    assert (whole.attributes or [])[:4] == before.attributes
    with pytest.warns(UnmanagedAttributeWarning, match="attribute 'other'"):
        ada = admin.users.by_id(await admin.users.create("ada", attributes={"team": ["blue"], "other": ["dropped"]}))
    assert (await ada.get()).attributes == {"team": ["blue"]}

    team = profile.attributes.by_name("team")
    made = await team.get()
    assert (made.display_name, made.validations) == ("Team", {"length": {"max": 10}})
    await team.update(display_name="Crew", permissions=None)
    assert await team.get() == {key: value for key, value in made.items() if key != "permissions"} | {
        "displayName": "Crew"
    }
    await team.replace({"name": "team", "multivalued": True})
    assert await team.get() == {"name": "team", "multivalued": True}
    await team.delete()
    assert [str(one.name) for one in await profile.attributes.all()] == [*declared, "floor"]
    with pytest.raises(NotFound, match="there is no attribute of the user profile 'team'"):
        await team.get()
    with pytest.raises(BadRequest, match="can not be removed"):
        await profile.attributes.by_name("email").delete()
    with pytest.raises(TypeError, match="did you mean 'display_name'"):
        await team.update(displayName="x")  # type: ignore[call-arg]  # what the test is about


async def test_the_life_of_a_group_of_attributes(admin: AsyncRealm) -> None:
    groups = admin.user_profile.groups
    assert [group.name for group in await groups.all()] == ["user-metadata"]
    await groups.create("work", display_header="Work")
    await admin.user_profile.attributes.create("desk", group="work")
    work = groups.by_name("work")
    await work.update(display_description="Where one works")
    assert await work.get() == {"name": "work", "displayHeader": "Work", "displayDescription": "Where one works"}
    await admin.user_profile.attributes.by_name("desk").delete()
    await work.delete()
    assert [group.name for group in await groups.all()] == ["user-metadata"]
    await groups.by_name("user-metadata").delete()
    assert await groups.all() == []
    await groups.create("work")
    assert await work.get() == {"name": "work"}


async def test_the_policy_of_other_attributes(admin: AsyncRealm) -> None:
    profile = admin.user_profile
    before = await profile.get()
    assert before.unmanaged_attribute_policy is None
    await profile.update(unmanaged_attribute_policy="ADMIN_EDIT")
    assert await profile.get() == before | {"unmanagedAttributePolicy": "ADMIN_EDIT"}
    ada = admin.users.by_id(await admin.users.create("ada", attributes={"other": ["kept"]}))
    assert (await ada.get()).attributes == {"other": ["kept"]}
    await profile.update(unmanaged_attribute_policy=None)
    assert await profile.get() == before
    with pytest.raises(TypeError, match="did you mean 'unmanaged_attribute_policy'"):
        await profile.update(unmanaged_policy="ENABLED")  # type: ignore[call-arg]  # what the test is about


async def test_replace_and_metadata(admin: AsyncRealm) -> None:
    profile = admin.user_profile
    [username, email, *_] = (await profile.metadata()).attributes or []
    assert (username.name, username.required, email.name, email.read_only) == ("username", True, "email", False)
    assert (username.validators or {})["length"]["min"] == 3
    await profile.replace({"attributes": [{"name": "username"}, {"name": "email"}]})
    assert [attribute.name for attribute in (await profile.metadata()).attributes or []] == ["username", "email"]
    assert await profile.get() == {
        "attributes": [{"name": "username", "multivalued": False}, {"name": "email", "multivalued": False}],
        "groups": [],
    }
