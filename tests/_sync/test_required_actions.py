# Made by scripts/unasync.py from tests/_async/test_required_actions.py; not to be edited.
"""What users can be told to do at their next login."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest, Conflict, NotFound

if TYPE_CHECKING:
    from keycloak_facade._sync.admin.realm import Realm


def test_a_required_action_is_changed(admin: Realm) -> None:
    actions = admin.authentication.required_actions
    action = actions.by_alias("UPDATE_PROFILE")
    before = action.get()
    assert (before.alias, before.enabled, before.default_action) == ("UPDATE_PROFILE", True, False)
    assert before in actions.all()
    action.update(default_action=True)
    assert action.get() == before | {"defaultAction": True}
    action.update(name="Look after your profile")
    assert action.get() == before | {"defaultAction": True, "name": "Look after your profile"}
    action.replace({"alias": "UPDATE_PROFILE", "name": "Replaced"})
    replaced = action.get()
    assert (replaced.name, replaced.enabled, replaced.priority) == ("Replaced", False, 0)
    with pytest.raises(TypeError, match="did you mean 'enabled'"):
        action.update(enable=True)  # type: ignore[call-arg]  # what the test is about


def test_a_required_action_goes_and_comes_again(admin: Realm) -> None:
    actions = admin.authentication.required_actions
    assert actions.unregistered() == []
    actions.by_alias("VERIFY_EMAIL").delete()
    with pytest.raises(NotFound):
        actions.by_alias("VERIFY_EMAIL").get()
    [missing] = actions.unregistered()
    assert missing == {"providerId": "VERIFY_EMAIL", "name": "Verify Email"}
    actions.register("VERIFY_EMAIL", "Prove your address")
    again = actions.by_alias("VERIFY_EMAIL").get()
    assert (again.alias, again.provider_id, again.name) == ("VERIFY_EMAIL", "VERIFY_EMAIL", "Prove your address")
    assert again.enabled is True
    with pytest.raises(Conflict):
        actions.register("VERIFY_EMAIL", "Twice")
    with pytest.raises(BadRequest):
        actions.register("NOBODY", "Nothing")
    assert actions.unregistered() == []


def test_order(admin: Realm) -> None:
    actions = admin.authentication.required_actions
    first, second, *others = [str(one.alias) for one in actions.all()]
    actions.by_alias(second).raise_priority()
    assert [one.alias for one in actions.all()] == [second, first, *others]
    actions.by_alias(second).lower_priority()
    assert [one.alias for one in actions.all()] == [first, second, *others]


def test_settings(admin: Realm) -> None:
    action = admin.authentication.required_actions.by_alias("VERIFY_EMAIL")
    described = {str(one.name): one for one in (action.config_description()).properties or []}
    assert set(described) == {"max_auth_age", "emailResendCooldownSeconds"}
    assert described["max_auth_age"].default_value == 300
    assert action.config.get() == {}
    action.config.update({"max_auth_age": "60"})
    assert action.config.get() == {"max_auth_age": "60"}
    action.config.update({"emailResendCooldownSeconds": "5"})
    assert action.config.get() == {"max_auth_age": "60", "emailResendCooldownSeconds": "5"}
    assert (action.get()).config == action.config.get()
    with pytest.raises(BadRequest, match="max_auth_age"):
        action.config.update({"max_auth_age": "long"})
    action.config.replace({"max_auth_age": "30"})
    assert action.config.get() == {"max_auth_age": "30"}
    action.config.delete()
    assert action.config.get() == {}
