# Made by scripts/unasync.py from tests/_async/test_role_mappings.py; not to be edited.
"""The roles of users: the realm's own and those of clients."""

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
    admin.users.create("bob")
    for name in ("reader", "writer", "a/b"):
        admin.roles.create(name)
    mappings = admin.users.by_username("bob").role_mappings.realm
    default = names(mappings.get())
    assert names(mappings.available()) == ["a/b", "offline_access", "reader", "uma_authorization", "writer"]
    reader, slash = admin.roles.by_name("reader").get(), admin.roles.by_name("a/b").get()
    mappings.add([reader, {"id": slash.id, "name": "a/b"}])
    assert names(mappings.get()) == sorted([*default, "a/b", "reader"])
    assert names(mappings.available()) == ["offline_access", "uma_authorization", "writer"]
    mappings.delete([reader])
    assert names(mappings.get()) == sorted([*default, "a/b"])


def test_effective_realm_roles(admin: Realm) -> None:
    user = admin.users.by_id(admin.users.create("bob"))
    admin.partial_import(
        roles={
            "realm": [
                {"name": "reader", "attributes": {"level": ["1"]}},
                {"name": "boss", "composite": True, "composites": {"realm": ["reader"]}},
            ]
        }
    )
    mappings = user.role_mappings.realm
    before = names(mappings.effective())
    mappings.add([admin.roles.by_name("boss").get()])
    assert "reader" not in names(mappings.get())
    assert names(mappings.effective()) == sorted([*before, "boss", "reader"])
    full = {role.name: role.attributes for role in mappings.effective(brief_representation=False)}
    assert full["reader"] == {"level": ["1"]}


def test_client_roles(admin: Realm) -> None:
    client_id = admin.clients.create("app")
    roles = admin.clients.by_id(client_id).roles
    for name in ("viewer", "editor", "owner"):
        roles.create(name)
    user = admin.users.by_id(admin.users.create("bob"))
    mappings = user.role_mappings.clients.by_id(client_id)
    assert mappings.get() == []
    assert names(mappings.available()) == ["editor", "owner", "viewer"]
    mappings.add(roles.all(search="e"))
    assert names(mappings.get()) == ["editor", "owner", "viewer"]
    assert mappings.available() == []
    mappings.delete([roles.by_name("owner").get(), roles.by_name("editor").get()])
    assert names(mappings.get()) == ["viewer"]
    assert names(mappings.available()) == ["editor", "owner"]


def test_effective_client_roles(admin: Realm) -> None:
    client_id = admin.clients.create("app")
    admin.partial_import(
        roles={
            "client": {
                "app": [
                    {"name": "viewer", "attributes": {"level": ["1"]}},
                    {"name": "boss", "composite": True, "composites": {"client": {"app": ["viewer"]}}},
                ]
            }
        }
    )
    user = admin.users.by_id(admin.users.create("bob"))
    mappings = user.role_mappings.clients.by_id(client_id)
    mappings.add([admin.clients.by_id(client_id).roles.by_name("boss").get()])
    assert names(mappings.get()) == ["boss"]
    assert names(mappings.effective()) == ["boss", "viewer"]
    full = {role.name: role.attributes for role in mappings.effective(brief_representation=False)}
    assert full["viewer"] == {"level": ["1"]}


def test_all_roles_of_a_user(admin: Realm) -> None:
    client_id = admin.clients.create("app")
    admin.clients.by_id(client_id).roles.create("viewer")
    admin.roles.create("reader")
    user = admin.users.by_username("bob")
    admin.users.create("bob")
    user.role_mappings.realm.add([admin.roles.by_name("reader").get()])
    viewer = admin.clients.by_id(client_id).roles.by_name("viewer").get()
    user.role_mappings.clients.by_id(client_id).add([viewer])
    given = user.role_mappings.get()
    assert "reader" in names(given.realm_mappings or [])
    assert {client: names(of.mappings or []) for client, of in (given.client_mappings or {}).items()} == {
        "app": ["viewer"]
    }


def test_roles_that_do_not_exist(admin: Realm) -> None:
    mappings = admin.users.by_id(admin.users.create("bob")).role_mappings
    before = names(mappings.realm.get())
    with pytest.raises(NotFound):
        mappings.realm.add([{"id": "none", "name": "none"}])
    with pytest.raises(NotFound):
        mappings.clients.by_id("none").get()
    assert names(mappings.realm.get()) == before
