"""Users and groups that come from a directory."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import NotFound
from tests._async.federated import MAPPER, PROVIDER, make_ldap
from tests.directory import BIND_PASSWORD, GROUP, GROUPS, NAMES

if TYPE_CHECKING:
    from keycloak_facade._async.admin.realm import AsyncRealm


async def test_users_are_imported_and_unlinked(admin: AsyncRealm, ldap_url: str) -> None:
    component_id = await make_ldap(admin, ldap_url)
    provider = admin.user_storage.by_id(component_id)
    assert await provider.name() == "people"
    result = await provider.sync()
    assert (result.ignored, result.added, result.updated, result.removed, result.failed) == (False, 2, 0, 0, 0)
    users = await admin.users.all()
    assert [user.username for user in users] == list(NAMES)
    assert {user.federation_link for user in users} == {component_id}
    result = await provider.sync(action="triggerChangedUsersSync")
    assert (result.added, result.updated) == (0, 0)
    assert (await provider.sync(action="triggerFullSync")).updated == 2
    await provider.unlink_users()
    assert [(user.username, user.federation_link) for user in await admin.users.all()] == [
        (name, None) for name in NAMES
    ]
    with pytest.raises(NotFound):
        await admin.user_storage.by_id("nobody").name()
    with pytest.raises(NotFound):
        await admin.user_storage.by_id("nobody").sync()


async def test_imported_users_are_removed(admin: AsyncRealm, ldap_url: str) -> None:
    provider = admin.user_storage.by_id(await make_ldap(admin, ldap_url))
    await provider.sync()
    own = await admin.users.create("own")
    alice = admin.users.by_id(str((await admin.users.by_username("alice").get()).id))
    await provider.remove_imported_users()
    with pytest.raises(NotFound):
        await alice.get()
    assert (await admin.users.by_id(own).get()).username == "own"
    assert (await provider.sync()).added == 2


async def test_a_mapper_imports_groups(admin: AsyncRealm, ldap_url: str) -> None:
    component_id = await make_ldap(admin, ldap_url)
    provider = admin.user_storage.by_id(component_id)
    mapper_id = await admin.components.create(
        "groups",
        parent_id=component_id,
        provider_id="group-ldap-mapper",
        provider_type=MAPPER,
        config={
            "groups.dn": [GROUPS],
            "group.name.ldap.attribute": ["cn"],
            "group.object.classes": ["groupOfNames"],
            "membership.ldap.attribute": ["member"],
            "membership.attribute.type": ["DN"],
            "membership.user.ldap.attribute": ["uid"],
            "mode": ["READ_ONLY"],
            "groups.path": ["/"],
            "preserve.group.inheritance": ["false"],
        },
    )
    result = await provider.sync_mapper(mapper_id, direction="fedToKeycloak")
    assert (result.added, result.updated, result.failed) == (1, 0, 0)
    assert [group.path for group in await admin.groups.all()] == [f"/{GROUP}"]
    # The directory is only read, so nothing goes there.
    result = await provider.sync_mapper(mapper_id, direction="keycloakToFed")
    assert (result.added, result.updated, result.failed) == (0, 0, 0)
    with pytest.raises(NotFound):
        await provider.sync_mapper("nobody", direction="fedToKeycloak")


async def test_an_update_keeps_the_password(admin: AsyncRealm, ldap_url: str) -> None:
    component_id = await make_ldap(admin, ldap_url)
    component, provider = admin.components.by_id(component_id), admin.user_storage.by_id(component_id)
    config = (await component.get()).config or {}
    assert config["bindCredential"] == ["**********"]
    with pytest.raises(ValueError, match=r"^config\.bindCredential: the server has hidden it"):
        await admin.components.create("copy", provider_id="ldap", provider_type=PROVIDER, config=config)
    assert (await provider.sync()).added == 2
    await component.update(name="the same people")
    assert await provider.name() == "the same people"
    assert (await provider.sync()).updated == 2
    await component.update(config={"bindCredential": ["another password"]})
    assert (await provider.sync()).updated == 0
    await component.update(config={"bindCredential": [BIND_PASSWORD]})
    assert (await provider.sync()).updated == 2
