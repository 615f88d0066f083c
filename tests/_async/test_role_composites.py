"""Roles that include roles: the realm's own, those of clients, and any by their ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import NotFound

if TYPE_CHECKING:
    from collections.abc import Iterable

    from keycloak_facade._async.admin.realm import AsyncRealm
    from keycloak_facade._async.admin.role_composites import AsyncRoleComposites
    from keycloak_openapi.models import RoleRepresentation


def names(roles: Iterable[RoleRepresentation]) -> list[str]:
    return sorted(str(role.name) for role in roles)


async def make_boss(admin: AsyncRealm, kind: str, shop: str) -> AsyncRoleComposites:
    """What a role `boss` includes, which is nothing yet; the role belongs to the realm or to a client."""
    if kind == "client":
        await admin.clients.by_id(shop).roles.create("boss")
        return admin.clients.by_id(shop).roles.by_name("boss").composites
    await admin.roles.create("boss")
    boss = admin.roles.by_name("boss")
    return admin.roles.by_id(str((await boss.get()).id)).composites if kind == "id" else boss.composites


@pytest.mark.parametrize("kind", ["realm", "client", "id"])
async def test_composites(admin: AsyncRealm, kind: str) -> None:
    shop, app = await admin.clients.create("shop"), await admin.clients.create("app")
    for client_id in (shop, app):
        await admin.clients.by_id(client_id).roles.create("viewer")
    for name in ("reader", "writer"):
        await admin.roles.create(name)
    composites = await make_boss(admin, kind, shop)
    assert await composites.all() == []
    reader, writer = await admin.roles.by_name("reader").get(), await admin.roles.by_name("writer").get()
    viewer = await admin.clients.by_id(app).roles.by_name("viewer").get()
    await composites.add([reader, {"id": writer.id}, viewer])
    assert names(await composites.all()) == ["reader", "viewer", "writer"]
    assert names(await composites.realm.all()) == ["reader", "writer"]
    assert [role.id for role in await composites.clients.by_id(app).all()] == [viewer.id]
    assert await composites.clients.by_id(shop).all() == []
    await composites.delete([reader, {"id": viewer.id}])
    assert names(await composites.all()) == ["writer"]
    with pytest.raises(NotFound):
        await composites.add([{"id": "00000000-0000-0000-0000-000000000000"}])


async def test_composites_by_id_are_searched_and_paged(admin: AsyncRealm) -> None:
    included = [f"role-{number:03}" for number in range(101)]
    await admin.partial_import(roles={"realm": [{"name": name} for name in [*included, "other"]]})
    await admin.roles.create("boss")
    boss = admin.roles.by_name("boss")
    await boss.composites.add(await admin.roles.all(search="o"))
    by_id = admin.roles.by_id(str((await boss.get()).id)).composites
    everything = names(await boss.composites.all())
    assert {*included, "other", "offline_access"} < set(everything)
    assert names(await by_id.all()) == everything
    assert names(await by_id.all(search="role-")) == included
    found = [str(role.name) async for role in by_id.iter(search="role-09", page_size=3)]
    assert sorted(found) == included[90:100]


async def test_create_with_composites(admin: AsyncRealm) -> None:
    app = await admin.clients.create("app")
    roles = admin.clients.by_id(app).roles
    await roles.create("viewer")
    await admin.roles.create("reader")
    await admin.roles.create("boss", composites={"realm": ["reader"], "client": {"app": ["viewer"]}})
    assert names(await admin.roles.by_name("boss").composites.all()) == ["reader", "viewer"]
    assert (await admin.roles.by_name("boss").get()).composite
    await roles.create("owner", composites={"client": {"app": ["viewer"]}})
    assert names(await roles.by_name("owner").composites.all()) == ["viewer"]


async def test_update_keeps_the_composites(admin: AsyncRealm) -> None:
    for name in ("reader", "writer"):
        await admin.roles.create(name)
    await admin.roles.create("boss", composites={"realm": ["reader"]})
    boss = admin.roles.by_name("boss")
    await boss.update(description="Decides", composites={"realm": ["writer"]})
    assert (await boss.get()).description == "Decides"
    assert names(await boss.composites.all()) == ["reader"]
