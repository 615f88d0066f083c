"""The roles of users: the realm's own and those of clients."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import NotFound

if TYPE_CHECKING:
    from collections.abc import Iterable

    from keycloak_facade._async.admin.realm import AsyncRealm
    from keycloak_openapi.models import RoleRepresentation


def names(roles: Iterable[RoleRepresentation]) -> list[str]:
    return sorted(str(role.name) for role in roles)


async def test_realm_roles(admin: AsyncRealm) -> None:
    await admin.users.create("bob")
    for name in ("reader", "writer", "a/b"):
        await admin.roles.create(name)
    mappings = admin.users.by_username("bob").role_mappings.realm
    default = names(await mappings.get())
    assert names(await mappings.available()) == ["a/b", "offline_access", "reader", "uma_authorization", "writer"]
    reader, slash = await admin.roles.by_name("reader").get(), await admin.roles.by_name("a/b").get()
    await mappings.add([reader, {"id": slash.id, "name": "a/b"}])
    assert names(await mappings.get()) == sorted([*default, "a/b", "reader"])
    assert names(await mappings.available()) == ["offline_access", "uma_authorization", "writer"]
    await mappings.delete([reader])
    assert names(await mappings.get()) == sorted([*default, "a/b"])


async def test_effective_realm_roles(admin: AsyncRealm) -> None:
    user = admin.users.by_id(await admin.users.create("bob"))
    await admin.partial_import(
        roles={
            "realm": [
                {"name": "reader", "attributes": {"level": ["1"]}},
                {"name": "boss", "composite": True, "composites": {"realm": ["reader"]}},
            ]
        }
    )
    mappings = user.role_mappings.realm
    before = names(await mappings.effective())
    await mappings.add([await admin.roles.by_name("boss").get()])
    assert "reader" not in names(await mappings.get())
    assert names(await mappings.effective()) == sorted([*before, "boss", "reader"])
    full = {role.name: role.attributes for role in await mappings.effective(brief_representation=False)}
    assert full["reader"] == {"level": ["1"]}


async def test_client_roles(admin: AsyncRealm) -> None:
    client_id = await admin.clients.create("app")
    roles = admin.clients.by_id(client_id).roles
    for name in ("viewer", "editor", "owner"):
        await roles.create(name)
    user = admin.users.by_id(await admin.users.create("bob"))
    mappings = user.role_mappings.clients.by_id(client_id)
    assert await mappings.get() == []
    assert names(await mappings.available()) == ["editor", "owner", "viewer"]
    await mappings.add(await roles.all(search="e"))
    assert names(await mappings.get()) == ["editor", "owner", "viewer"]
    assert await mappings.available() == []
    await mappings.delete([await roles.by_name("owner").get(), await roles.by_name("editor").get()])
    assert names(await mappings.get()) == ["viewer"]
    assert names(await mappings.available()) == ["editor", "owner"]


async def test_effective_client_roles(admin: AsyncRealm) -> None:
    client_id = await admin.clients.create("app")
    await admin.partial_import(
        roles={
            "client": {
                "app": [
                    {"name": "viewer", "attributes": {"level": ["1"]}},
                    {"name": "boss", "composite": True, "composites": {"client": {"app": ["viewer"]}}},
                ]
            }
        }
    )
    user = admin.users.by_id(await admin.users.create("bob"))
    mappings = user.role_mappings.clients.by_id(client_id)
    await mappings.add([await admin.clients.by_id(client_id).roles.by_name("boss").get()])
    assert names(await mappings.get()) == ["boss"]
    assert names(await mappings.effective()) == ["boss", "viewer"]
    full = {role.name: role.attributes for role in await mappings.effective(brief_representation=False)}
    assert full["viewer"] == {"level": ["1"]}


async def test_all_roles_of_a_user(admin: AsyncRealm) -> None:
    client_id = await admin.clients.create("app")
    await admin.clients.by_id(client_id).roles.create("viewer")
    await admin.roles.create("reader")
    user = admin.users.by_username("bob")
    await admin.users.create("bob")
    await user.role_mappings.realm.add([await admin.roles.by_name("reader").get()])
    viewer = await admin.clients.by_id(client_id).roles.by_name("viewer").get()
    await user.role_mappings.clients.by_id(client_id).add([viewer])
    given = await user.role_mappings.get()
    assert "reader" in names(given.realm_mappings or [])
    assert {client: names(of.mappings or []) for client, of in (given.client_mappings or {}).items()} == {
        "app": ["viewer"]
    }


async def test_roles_that_do_not_exist(admin: AsyncRealm) -> None:
    mappings = admin.users.by_id(await admin.users.create("bob")).role_mappings
    before = names(await mappings.realm.get())
    with pytest.raises(NotFound):
        await mappings.realm.add([{"id": "none", "name": "none"}])
    with pytest.raises(NotFound):
        await mappings.clients.by_id("none").get()
    assert names(await mappings.realm.get()) == before
