"""The roles of groups of organizations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests._async.made import make_organization

if TYPE_CHECKING:
    from collections.abc import Iterable

    from keycloak_facade._async.admin.realm import AsyncRealm
    from keycloak_openapi.models import RoleRepresentation


def names(roles: Iterable[RoleRepresentation]) -> list[str]:
    return sorted(str(role.name) for role in roles)


async def test_roles_of_the_realm_and_of_a_client(admin: AsyncRealm) -> None:
    acme = await make_organization(admin, "acme")
    client_id = await admin.clients.create("app")
    await admin.partial_import(
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
    mappings = acme.groups.by_id(await acme.groups.create("staff")).role_mappings
    assert await mappings.get() == {}
    for mapped, whole, part in (
        (mappings.realm, await admin.roles.by_name("boss").get(), "reader"),
        (mappings.clients.by_id(client_id), await roles.by_name("owner").get(), "viewer"),
    ):
        assert await mapped.get() == []
        assert {whole.name, part} <= set(names(await mapped.available()))
        await mapped.add([whole])
        assert names(await mapped.get()) == [whole.name]
        assert whole.name not in names(await mapped.available())
        assert names(await mapped.effective()) == sorted([str(whole.name), part])
        full = {role.name: role.attributes for role in await mapped.effective(brief_representation=False)}
        assert full[part] == {"level": ["1"]}
    given = await mappings.get()
    assert names(given.realm_mappings or []) == ["boss"]
    assert {client: names(of.mappings or []) for client, of in (given.client_mappings or {}).items()} == {
        "app": ["owner"]
    }
    await mappings.realm.delete(given.realm_mappings or [])
    await mappings.clients.by_id(client_id).delete([await roles.by_name("owner").get()])
    assert await mappings.get() == {}
