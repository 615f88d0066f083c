# Made by scripts/unasync.py from tests/_async/test_group_role_mappings.py; not to be edited.
"""The roles of groups: the realm's own and those of clients."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import NotFound

if TYPE_CHECKING:
    from collections.abc import Iterable

    from keycloak_facade._sync.admin.realm import Realm
    from keycloak_openapi.models import RoleRepresentation


def names(roles: Iterable[RoleRepresentation]) -> list[str]:
    return sorted(str(role.name) for role in roles)


def test_realm_roles(admin: Realm) -> None:
    admin.partial_import(
        roles={
            "realm": [
                {"name": "reader", "attributes": {"level": ["1"]}},
                {"name": "boss", "composite": True, "composites": {"realm": ["reader"]}},
            ]
        }
    )
    group = admin.groups.by_id(admin.groups.create("staff"))
    mappings = group.role_mappings.realm
    assert mappings.get() == []
    assert {"boss", "reader"} <= set(names(mappings.available()))
    mappings.add([admin.roles.by_name("boss").get()])
    assert names(mappings.get()) == ["boss"]
    assert "boss" not in names(mappings.available())
    assert names(mappings.effective()) == ["boss", "reader"]
    full = {role.name: role.attributes for role in mappings.effective(brief_representation=False)}
    assert full["reader"] == {"level": ["1"]}
    user = admin.users.by_id(admin.users.create("bob", groups=["/staff"]))
    assert {"boss", "reader"} <= set(names(user.role_mappings.realm.effective()))
    mappings.delete([admin.roles.by_name("boss").get()])
    assert mappings.get() == []


def test_client_roles(admin: Realm) -> None:
    client_id = admin.clients.create("app")
    admin.partial_import(
        roles={
            "client": {
                "app": [
                    {"name": "viewer", "attributes": {"level": ["1"]}},
                    {"name": "editor", "composite": True, "composites": {"client": {"app": ["viewer"]}}},
                ]
            }
        }
    )
    staff = admin.groups.create("staff")
    group = admin.groups.by_id(admin.groups.by_id(staff).children.create("night"))
    mappings = group.role_mappings.clients.by_id(client_id)
    editor = admin.clients.by_id(client_id).roles.by_name("editor").get()
    assert names(mappings.available()) == ["editor", "viewer"]
    mappings.add([editor])
    assert names(mappings.get()) == ["editor"]
    assert names(mappings.available()) == ["viewer"]
    assert names(mappings.effective()) == ["editor", "viewer"]
    full = {role.name: role.attributes for role in mappings.effective(brief_representation=False)}
    assert full["viewer"] == {"level": ["1"]}
    given = group.role_mappings.get()
    assert {client: names(of.mappings or []) for client, of in (given.client_mappings or {}).items()} == {
        "app": ["editor"]
    }
    mappings.delete([editor])
    assert mappings.get() == []
    assert (group.role_mappings.get()).client_mappings is None


def test_roles_of_a_group_by_its_path(admin: Realm) -> None:
    admin.roles.create("reader")
    admin.groups.create("staff")
    group = admin.groups.by_path("/staff")
    group.role_mappings.realm.add([admin.roles.by_name("reader").get()])
    assert names((group.role_mappings.get()).realm_mappings or []) == ["reader"]
    with pytest.raises(NotFound):
        admin.groups.by_path("/crew").role_mappings.get()
