"""What users can be told to do at their next login."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest, Conflict, NotFound

if TYPE_CHECKING:
    from keycloak_facade._async.admin.realm import AsyncRealm


async def test_a_required_action_is_changed(admin: AsyncRealm) -> None:
    actions = admin.authentication.required_actions
    action = actions.by_alias("UPDATE_PROFILE")
    before = await action.get()
    assert (before.alias, before.enabled, before.default_action) == ("UPDATE_PROFILE", True, False)
    assert before in await actions.all()
    await action.update(default_action=True)
    assert await action.get() == before | {"defaultAction": True}
    await action.update(name="Look after your profile")
    assert await action.get() == before | {"defaultAction": True, "name": "Look after your profile"}
    await action.replace({"alias": "UPDATE_PROFILE", "name": "Replaced"})
    replaced = await action.get()
    assert (replaced.name, replaced.enabled, replaced.priority) == ("Replaced", False, 0)
    with pytest.raises(TypeError, match="did you mean 'enabled'"):
        await action.update(enable=True)  # type: ignore[call-arg]  # what the test is about


async def test_a_required_action_goes_and_comes_again(admin: AsyncRealm) -> None:
    actions = admin.authentication.required_actions
    assert await actions.unregistered() == []
    await actions.by_alias("VERIFY_EMAIL").delete()
    with pytest.raises(NotFound):
        await actions.by_alias("VERIFY_EMAIL").get()
    [missing] = await actions.unregistered()
    assert missing == {"providerId": "VERIFY_EMAIL", "name": "Verify Email"}
    await actions.register("VERIFY_EMAIL", "Prove your address")
    again = await actions.by_alias("VERIFY_EMAIL").get()
    assert (again.alias, again.provider_id, again.name) == ("VERIFY_EMAIL", "VERIFY_EMAIL", "Prove your address")
    assert again.enabled is True
    with pytest.raises(Conflict):
        await actions.register("VERIFY_EMAIL", "Twice")
    with pytest.raises(BadRequest):
        await actions.register("NOBODY", "Nothing")
    assert await actions.unregistered() == []


async def test_order(admin: AsyncRealm) -> None:
    actions = admin.authentication.required_actions
    first, second, *others = [str(one.alias) for one in await actions.all()]
    await actions.by_alias(second).raise_priority()
    assert [one.alias for one in await actions.all()] == [second, first, *others]
    await actions.by_alias(second).lower_priority()
    assert [one.alias for one in await actions.all()] == [first, second, *others]


async def test_settings(admin: AsyncRealm) -> None:
    action = admin.authentication.required_actions.by_alias("VERIFY_EMAIL")
    described = {str(one.name): one for one in (await action.config_description()).properties or []}
    assert set(described) == {"max_auth_age", "emailResendCooldownSeconds"}
    assert described["max_auth_age"].default_value == 300
    assert await action.config.get() == {}
    await action.config.update({"max_auth_age": "60"})
    assert await action.config.get() == {"max_auth_age": "60"}
    await action.config.update({"emailResendCooldownSeconds": "5"})
    assert await action.config.get() == {"max_auth_age": "60", "emailResendCooldownSeconds": "5"}
    assert (await action.get()).config == await action.config.get()
    with pytest.raises(BadRequest, match="max_auth_age"):
        await action.config.update({"max_auth_age": "long"})
    await action.config.replace({"max_auth_age": "30"})
    assert await action.config.get() == {"max_auth_age": "30"}
    await action.config.delete()
    assert await action.config.get() == {}
