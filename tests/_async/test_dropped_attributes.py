"""Attributes of users that the server drops with an answer of success are told."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import UnmanagedAttributeWarning

if TYPE_CHECKING:
    from keycloak_facade import AsyncKeycloakRealm
    from keycloak_facade._async.admin.realm import AsyncRealm


async def attributes_of(admin: AsyncRealm, user_id: str) -> dict[str, list[str]]:
    return (await admin.users.by_id(user_id).get()).attributes or {}


async def test_of_a_new_user(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    given = {"floor": ["2"], "room": ["21"], "email": ["bob@example.org"], "none": []}
    with pytest.warns(UnmanagedAttributeWarning) as caught:
        user_id = await admin.users.create("bob", attributes=given)
    [warning] = caught
    assert str(warning.message).startswith(
        "the server has dropped the attributes 'floor', 'room': the user profile of realm "
        f"{realm.realm_name!r} does not let administrators set what it does not declare. "
    )
    assert warning.filename == __file__
    assert await attributes_of(admin, user_id) == {}
    with pytest.warns(UnmanagedAttributeWarning, match="attribute 'floor': "):
        await admin.users.create("ann", attributes={"floor": ["2"]})


async def test_of_a_user_that_is_there(admin: AsyncRealm) -> None:
    user = admin.users.by_id(await admin.users.create("bob", email="bob@example.org"))
    with pytest.warns(UnmanagedAttributeWarning, match="'floor'") as caught:
        await user.update(attributes={"floor": ["2"]})
    assert [str(warning.message).partition(":")[0] for warning in caught] == [
        "the server has dropped the attribute 'floor'"
    ]
    with pytest.warns(UnmanagedAttributeWarning, match="'floor'") as caught:
        await user.replace({"username": "bob", "attributes": {"floor": ["2"]}})
    assert [warning.filename for warning in caught] == [__file__]


async def test_what_the_warning_advises_helps(admin: AsyncRealm) -> None:
    given = {"floor": ["2"], "room": ["21"]}
    permissions = {"view": ["admin"], "edit": ["admin"]}
    await admin.user_profile.attributes.create("floor", permissions=permissions)
    with pytest.warns(UnmanagedAttributeWarning, match="attribute 'room': "):
        bob = await admin.users.create("bob", attributes=given)
    assert await attributes_of(admin, bob) == {"floor": ["2"]}
    await admin.user_profile.update(unmanaged_attribute_policy="ADMIN_EDIT")
    assert await attributes_of(admin, await admin.users.create("ann", attributes=given)) == given
    await admin.users.by_id(bob).update(attributes=given)
    assert await attributes_of(admin, bob) == given


async def test_the_policy_to_view_only_drops_too(admin: AsyncRealm) -> None:
    await admin.user_profile.update(unmanaged_attribute_policy="ADMIN_VIEW")
    with pytest.warns(UnmanagedAttributeWarning, match="'floor'"):
        await admin.users.create("bob", attributes={"floor": ["2"]})


async def test_the_language(admin: AsyncRealm) -> None:
    await admin.user_profile.update(unmanaged_attribute_policy="ENABLED")
    with pytest.warns(UnmanagedAttributeWarning, match="'locale': .* needs internationalization_enabled$"):
        await admin.users.create("bob", attributes={"locale": ["de"]})
    await admin.replace({"internationalizationEnabled": True, "supportedLocales": ["de", "en"]})
    await admin.users.create("ann", attributes={"locale": ["de"]})


async def test_an_import_keeps_them_unseen(admin: AsyncRealm) -> None:
    result = await admin.partial_import(users=[{"username": "bob", "attributes": {"floor": ["2"]}}])
    user_id = str((result.results or [])[0].id)
    assert await attributes_of(admin, user_id) == {}
    await admin.user_profile.update(unmanaged_attribute_policy="ADMIN_VIEW")
    assert await attributes_of(admin, user_id) == {"floor": ["2"]}


async def test_the_warning_can_be_an_error(admin: AsyncRealm) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error", UnmanagedAttributeWarning)
        with pytest.raises(UnmanagedAttributeWarning):
            await admin.users.create("bob", attributes={"floor": ["2"]})
    assert await admin.users.count(username="bob") == 1
