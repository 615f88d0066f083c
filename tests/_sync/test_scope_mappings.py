# Made by scripts/unasync.py from tests/_async/test_scope_mappings.py; not to be edited.
"""The roles in the scope of a client and of a client scope."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import NotFound

if TYPE_CHECKING:
    from collections.abc import Iterable

    from keycloak_facade._sync.admin.realm import Realm
    from keycloak_facade._sync.admin.role_mappings import AllRoleMappings
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


def mappings_of(admin: Realm, owner: str) -> AllRoleMappings:
    """The roles in the scope of a new client or client scope, found by name."""
    if owner == "client":
        admin.clients.create("app", full_scope_allowed=False)
        return admin.clients.by_client_id("app").scope_mappings
    admin.client_scopes.create("orders")
    return admin.client_scopes.by_name("orders").scope_mappings


def names(roles: Iterable[RoleRepresentation]) -> list[str]:
    return sorted(str(role.name) for role in roles)


@pytest.mark.parametrize("owner", ["client", "client scope"])
def test_roles_in_scope(admin: Realm, owner: str) -> None:
    shop_id = admin.clients.create("shop")
    admin.partial_import(roles=ROLES)
    mappings = mappings_of(admin, owner)
    nothing = mappings.get()
    assert (nothing.realm_mappings, nothing.client_mappings) == (None, None)

    of_realm = mappings.realm
    assert of_realm.get() == []
    available = names(of_realm.available())
    assert {"boss", "reader"} <= set(available)
    of_realm.add([admin.roles.by_name("boss").get()])
    assert names(of_realm.get()) == ["boss"]
    assert names(of_realm.effective()) == ["boss", "reader"]
    full = {role.name: role.attributes for role in of_realm.effective(brief_representation=False)}
    assert full["reader"] == {"level": ["1"]}
    assert names(of_realm.available()) == [name for name in available if name != "boss"]

    of_shop = mappings.clients.by_id(shop_id)
    assert of_shop.get() == []
    assert names(of_shop.available()) == ["owner", "viewer"]
    of_shop.add([admin.clients.by_id(shop_id).roles.by_name("owner").get()])
    assert names(of_shop.get()) == ["owner"]
    assert names(of_shop.effective()) == ["owner", "viewer"]
    full = {role.name: role.attributes for role in of_shop.effective(brief_representation=False)}
    assert full["viewer"] == {"level": ["2"]}
    assert names(of_shop.available()) == ["viewer"]

    given = mappings.get()
    assert names(given.realm_mappings or []) == ["boss"]
    assert {client: names(of.mappings or []) for client, of in (given.client_mappings or {}).items()} == {
        "shop": ["owner"]
    }
    of_realm.delete(of_realm.get())
    of_shop.delete(of_shop.get())
    assert mappings.get() == nothing
    with pytest.raises(NotFound):
        mappings.clients.by_id("none").get()
