# Made by scripts/unasync.py from tests/_async/test_user_profile.py; not to be edited.
"""The user profile: which attributes users have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest, Conflict, NotFound, UnmanagedAttributeWarning

if TYPE_CHECKING:
    from keycloak_facade._sync.admin.realm import Realm

ADMINS_AND_USERS = {"view": ["admin", "user"], "edit": ["admin"]}


def test_the_life_of_a_declared_attribute(admin: Realm) -> None:
    profile = admin.user_profile
    before = profile.get()
    declared = [str(one.name) for one in profile.attributes.all()]
    assert declared == ["username", "email", "firstName", "lastName"]
    profile.attributes.create(
        "team", permissions=ADMINS_AND_USERS, validations={"length": {"max": 10}}, display_name="Team"
    )
    profile.attributes.create("floor", permissions=ADMINS_AND_USERS)
    with pytest.raises(Conflict, match="attribute of the user profile 'team' exists already"):
        profile.attributes.create("team")
    whole = profile.get()
    assert [str(one.name) for one in whole.attributes or []] == [*declared, "team", "floor"]
    assert (whole.attributes or [])[:4] == before.attributes
    with pytest.warns(UnmanagedAttributeWarning, match="attribute 'other'"):
        ada = admin.users.by_id(admin.users.create("ada", attributes={"team": ["blue"], "other": ["dropped"]}))
    assert (ada.get()).attributes == {"team": ["blue"]}

    team = profile.attributes.by_name("team")
    made = team.get()
    assert (made.display_name, made.validations) == ("Team", {"length": {"max": 10}})
    team.update(display_name="Crew", permissions=None)
    assert team.get() == {key: value for key, value in made.items() if key != "permissions"} | {"displayName": "Crew"}
    team.replace({"name": "team", "multivalued": True})
    assert team.get() == {"name": "team", "multivalued": True}
    team.delete()
    assert [str(one.name) for one in profile.attributes.all()] == [*declared, "floor"]
    with pytest.raises(NotFound, match="there is no attribute of the user profile 'team'"):
        team.get()
    with pytest.raises(BadRequest, match="can not be removed"):
        profile.attributes.by_name("email").delete()
    with pytest.raises(TypeError, match="did you mean 'display_name'"):
        team.update(displayName="x")  # type: ignore[call-arg]  # what the test is about


def test_the_life_of_a_group_of_attributes(admin: Realm) -> None:
    groups = admin.user_profile.groups
    assert [group.name for group in groups.all()] == ["user-metadata"]
    groups.create("work", display_header="Work")
    admin.user_profile.attributes.create("desk", group="work")
    work = groups.by_name("work")
    work.update(display_description="Where one works")
    assert work.get() == {"name": "work", "displayHeader": "Work", "displayDescription": "Where one works"}
    admin.user_profile.attributes.by_name("desk").delete()
    work.delete()
    assert [group.name for group in groups.all()] == ["user-metadata"]
    groups.by_name("user-metadata").delete()
    assert groups.all() == []
    groups.create("work")
    assert work.get() == {"name": "work"}


def test_the_policy_of_other_attributes(admin: Realm) -> None:
    profile = admin.user_profile
    before = profile.get()
    assert before.unmanaged_attribute_policy is None
    profile.update(unmanaged_attribute_policy="ADMIN_EDIT")
    assert profile.get() == before | {"unmanagedAttributePolicy": "ADMIN_EDIT"}
    ada = admin.users.by_id(admin.users.create("ada", attributes={"other": ["kept"]}))
    assert (ada.get()).attributes == {"other": ["kept"]}
    profile.update(unmanaged_attribute_policy=None)
    assert profile.get() == before
    with pytest.raises(TypeError, match="did you mean 'unmanaged_attribute_policy'"):
        profile.update(unmanaged_policy="ENABLED")  # type: ignore[call-arg]  # what the test is about


def test_replace_and_metadata(admin: Realm) -> None:
    profile = admin.user_profile
    [username, email, *_] = (profile.metadata()).attributes or []
    assert (username.name, username.required, email.name, email.read_only) == ("username", True, "email", False)
    assert (username.validators or {})["length"]["min"] == 3
    profile.replace({"attributes": [{"name": "username"}, {"name": "email"}]})
    assert [attribute.name for attribute in (profile.metadata()).attributes or []] == ["username", "email"]
    assert profile.get() == {
        "attributes": [{"name": "username", "multivalued": False}, {"name": "email", "multivalued": False}],
        "groups": [],
    }
