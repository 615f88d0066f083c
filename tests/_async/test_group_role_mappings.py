"""The roles of groups: the realm's own and those of clients."""

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
    await admin.partial_import(
        roles={
            "realm": [
                {"name": "reader", "attributes": {"level": ["1"]}},
                {"name": "boss", "composite": True, "composites": {"realm": ["reader"]}},
            ]
        }
    )
    group = admin.groups.by_id(await admin.groups.create("staff"))
    mappings = group.role_mappings.realm
    assert await mappings.get() == []
    assert {"boss", "reader"} <= set(names(await mappings.available()))
    await mappings.add([await admin.roles.by_name("boss").get()])
    assert names(await mappings.get()) == ["boss"]
    assert "boss" not in names(await mappings.available())
    assert names(await mappings.effective()) == ["boss", "reader"]
    full = {role.name: role.attributes for role in await mappings.effective(brief_representation=False)}
    assert full["reader"] == {"level": ["1"]}
    user = admin.users.by_id(await admin.users.create("bob", groups=["/staff"]))
    assert {"boss", "reader"} <= set(names(await user.role_mappings.realm.effective()))
    await mappings.delete([await admin.roles.by_name("boss").get()])
    assert await mappings.get() == []


async def test_client_roles(admin: AsyncRealm) -> None:
    client_id = await admin.clients.create("app")
    await admin.partial_import(
        roles={
            "client": {
                "app": [
                    {"name": "viewer", "attributes": {"level": ["1"]}},
                    {"name": "editor", "composite": True, "composites": {"client": {"app": ["viewer"]}}},
                ]
            }
        }
    )
    staff = await admin.groups.create("staff")
    group = admin.groups.by_id(await admin.groups.by_id(staff).children.create("night"))
    mappings = group.role_mappings.clients.by_id(client_id)
    editor = await admin.clients.by_id(client_id).roles.by_name("editor").get()
    assert names(await mappings.available()) == ["editor", "viewer"]
    await mappings.add([editor])
    assert names(await mappings.get()) == ["editor"]
    assert names(await mappings.available()) == ["viewer"]
    assert names(await mappings.effective()) == ["editor", "viewer"]
    full = {role.name: role.attributes for role in await mappings.effective(brief_representation=False)}
    assert full["viewer"] == {"level": ["1"]}
    given = await group.role_mappings.get()
    assert {client: names(of.mappings or []) for client, of in (given.client_mappings or {}).items()} == {
        "app": ["editor"]
    }
    await mappings.delete([editor])
    assert await mappings.get() == []
    assert (await group.role_mappings.get()).client_mappings is None


async def test_roles_of_a_group_by_its_path(admin: AsyncRealm) -> None:
    await admin.roles.create("reader")
    await admin.groups.create("staff")
    group = admin.groups.by_path("/staff")
    await group.role_mappings.realm.add([await admin.roles.by_name("reader").get()])
    assert names((await group.role_mappings.get()).realm_mappings or []) == ["reader"]
    with pytest.raises(NotFound):
        await admin.groups.by_path("/crew").role_mappings.get()
