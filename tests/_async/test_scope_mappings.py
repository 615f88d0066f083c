"""The roles in the scope of a client and of a client scope."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import NotFound

if TYPE_CHECKING:
    from collections.abc import Iterable

    from keycloak_facade._async.admin.realm import AsyncRealm
    from keycloak_facade._async.admin.role_mappings import AsyncAllRoleMappings
    from keycloak_openapi.models import RoleRepresentation

ROLES = {
    "realm": [
        {"name": "reader", "attributes": {"level": ["1"]}},
        {"name": "boss", "composite": True, "composites": {"realm": ["reader"]}},
    ],
    "client": {
        "shop": [
            {"name": "viewer", "attributes": {"level": ["2"]}},
            {"name": "owner", "composite": True, "composites": {"client": {"shop": ["viewer"]}}},
        ]
    },
}


async def mappings_of(admin: AsyncRealm, owner: str) -> AsyncAllRoleMappings:
    """The roles in the scope of a new client or client scope, found by name."""
    if owner == "client":
        await admin.clients.create("app", full_scope_allowed=False)
        return admin.clients.by_client_id("app").scope_mappings
    await admin.client_scopes.create("orders")
    return admin.client_scopes.by_name("orders").scope_mappings


def names(roles: Iterable[RoleRepresentation]) -> list[str]:
    return sorted(str(role.name) for role in roles)


@pytest.mark.parametrize("owner", ["client", "client scope"])
async def test_roles_in_scope(admin: AsyncRealm, owner: str) -> None:
    shop_id = await admin.clients.create("shop")
    await admin.partial_import(roles=ROLES)
    mappings = await mappings_of(admin, owner)
    nothing = await mappings.get()
    assert (nothing.realm_mappings, nothing.client_mappings) == (None, None)

    of_realm = mappings.realm
    assert await of_realm.get() == []
    available = names(await of_realm.available())
    assert {"boss", "reader"} <= set(available)
    await of_realm.add([await admin.roles.by_name("boss").get()])
    assert names(await of_realm.get()) == ["boss"]
    assert names(await of_realm.effective()) == ["boss", "reader"]
    full = {role.name: role.attributes for role in await of_realm.effective(brief_representation=False)}
    assert full["reader"] == {"level": ["1"]}
    assert names(await of_realm.available()) == [name for name in available if name != "boss"]

    of_shop = mappings.clients.by_id(shop_id)
    assert await of_shop.get() == []
    assert names(await of_shop.available()) == ["owner", "viewer"]
    await of_shop.add([await admin.clients.by_id(shop_id).roles.by_name("owner").get()])
    assert names(await of_shop.get()) == ["owner"]
    assert names(await of_shop.effective()) == ["owner", "viewer"]
    full = {role.name: role.attributes for role in await of_shop.effective(brief_representation=False)}
    assert full["viewer"] == {"level": ["2"]}
    assert names(await of_shop.available()) == ["viewer"]

    given = await mappings.get()
    assert names(given.realm_mappings or []) == ["boss"]
    assert {client: names(of.mappings or []) for client, of in (given.client_mappings or {}).items()} == {
        "shop": ["owner"]
    }
    await of_realm.delete(await of_realm.get())
    await of_shop.delete(await of_shop.get())
    assert await mappings.get() == nothing
    with pytest.raises(NotFound):
        await mappings.clients.by_id("none").get()
