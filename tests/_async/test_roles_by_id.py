"""Roles by their ids: of the realm, of clients, and those whose names cannot stand in a path."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import InvalidPathError, NotFound

if TYPE_CHECKING:
    from keycloak_facade._async.admin.realm import AsyncRealm


async def test_a_role_of_the_realm(admin: AsyncRealm) -> None:
    await admin.roles.create("reader", description="Reads", attributes={"level": ["1"]})
    before = await admin.roles.by_name("reader").get()
    role = admin.roles.by_id(str(before.id))
    assert await role.get() == before
    await role.update(attributes={"level": ["2"]})
    assert await role.get() == before | {"attributes": {"level": ["2"]}}
    await role.update("viewer")
    assert await admin.roles.by_name("viewer").get() == before | {"name": "viewer", "attributes": {"level": ["2"]}}
    await role.replace({"name": "viewer", "attributes": {}})
    written = await role.get()
    assert (written.name, written.description, written.attributes) == ("viewer", None, {})
    await role.delete()
    with pytest.raises(NotFound):
        await role.get()


async def test_a_role_of_a_client(admin: AsyncRealm) -> None:
    client_id = await admin.clients.create("app")
    roles = admin.clients.by_id(client_id).roles
    await roles.create("viewer")
    role = admin.roles.by_id(str((await roles.by_name("viewer").get()).id))
    await role.update(description="Views")
    found = await roles.by_name("viewer").get()
    assert (found.description, found.client_role, found.container_id) == ("Views", True, client_id)
    await role.delete()
    assert await roles.all() == []


@pytest.mark.parametrize("name", [".", ".."], ids=["dot", "dots"])
async def test_a_name_that_cannot_stand_in_a_path(admin: AsyncRealm, name: str) -> None:
    client_id = await admin.clients.create("app")
    for roles in (admin.roles, admin.clients.by_id(client_id).roles):
        await roles.create(name, description="before")
        with pytest.raises(InvalidPathError, match=r"use `realm\.roles\.by_id\(id\)`"):
            await roles.by_name(name).get()
        [found] = [role for role in await roles.all() if role.name == name]
        role = admin.roles.by_id(str(found.id))
        await role.update(description="after")
        assert (await role.get()).description == "after"
        await role.delete()
        assert name not in [role.name for role in await roles.all()]
    assert (await admin.get()).enabled
