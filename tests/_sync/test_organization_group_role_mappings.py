# Made by scripts/unasync.py from tests/_async/test_organization_group_role_mappings.py; not to be edited.
"""The roles of groups of organizations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests._sync.made import make_organization

if TYPE_CHECKING:
    from collections.abc import Iterable

    from keycloak_facade._sync.admin.realm import Realm
    from keycloak_openapi.models import RoleRepresentation


def names(roles: Iterable[RoleRepresentation]) -> list[str]:
    return sorted(str(role.name) for role in roles)


def test_roles_of_the_realm_and_of_a_client(admin: Realm) -> None:
    acme = make_organization(admin, "acme")
    client_id = admin.clients.create("app")
    admin.partial_import(
        roles={
            "realm": [
                {"name": "reader", "attributes": {"level": ["1"]}},
                {"name": "boss", "composite": True, "composites": {"realm": ["reader"]}},
            ],
            "client": {
                "app": [
                    {"name": "viewer", "attributes": {"level": ["1"]}},
                    {"name": "owner", "composite": True, "composites": {"client": {"app": ["viewer"]}}},
                ]
            },
        }
    )
    roles = admin.clients.by_id(client_id).roles
    mappings = acme.groups.by_id(acme.groups.create("staff")).role_mappings
    assert mappings.get() == {}
    for mapped, whole, part in (
        (mappings.realm, admin.roles.by_name("boss").get(), "reader"),
        (mappings.clients.by_id(client_id), roles.by_name("owner").get(), "viewer"),
    ):
        assert mapped.get() == []
        assert {whole.name, part} <= set(names(mapped.available()))
        mapped.add([whole])
        assert names(mapped.get()) == [whole.name]
        assert whole.name not in names(mapped.available())
        assert names(mapped.effective()) == sorted([str(whole.name), part])
        full = {role.name: role.attributes for role in mapped.effective(brief_representation=False)}
        assert full[part] == {"level": ["1"]}
    given = mappings.get()
    assert names(given.realm_mappings or []) == ["boss"]
    assert {client: names(of.mappings or []) for client, of in (given.client_mappings or {}).items()} == {
        "app": ["owner"]
    }
    mappings.realm.delete(given.realm_mappings or [])
    mappings.clients.by_id(client_id).delete([roles.by_name("owner").get()])
    assert mappings.get() == {}
