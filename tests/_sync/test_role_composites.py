# Made by scripts/unasync.py from tests/_async/test_role_composites.py; not to be edited.
"""Roles that include roles: the realm's own, those of clients, and any by their ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import NotFound

if TYPE_CHECKING:
    from collections.abc import Iterable

    from keycloak_facade._sync.admin.realm import Realm
    from keycloak_facade._sync.admin.role_composites import RoleComposites
    from keycloak_openapi.models import RoleRepresentation


def names(roles: Iterable[RoleRepresentation]) -> list[str]:
    return sorted(str(role.name) for role in roles)


def make_boss(admin: Realm, kind: str, shop: str) -> RoleComposites:
    """What a role `boss` includes, which is nothing yet; the role belongs to the realm or to a client."""
    if kind == "client":
        admin.clients.by_id(shop).roles.create("boss")
        return admin.clients.by_id(shop).roles.by_name("boss").composites
    admin.roles.create("boss")
    boss = admin.roles.by_name("boss")
    return admin.roles.by_id(str((boss.get()).id)).composites if kind == "id" else boss.composites


@pytest.mark.parametrize("kind", ["realm", "client", "id"])
def test_composites(admin: Realm, kind: str) -> None:
    shop, app = admin.clients.create("shop"), admin.clients.create("app")
    for client_id in (shop, app):
        admin.clients.by_id(client_id).roles.create("viewer")
    for name in ("reader", "writer"):
        admin.roles.create(name)
    composites = make_boss(admin, kind, shop)
    assert composites.all() == []
    reader, writer = admin.roles.by_name("reader").get(), admin.roles.by_name("writer").get()
    viewer = admin.clients.by_id(app).roles.by_name("viewer").get()
    composites.add([reader, {"id": writer.id}, viewer])
    assert names(composites.all()) == ["reader", "viewer", "writer"]
    assert names(composites.realm.all()) == ["reader", "writer"]
    assert [role.id for role in composites.clients.by_id(app).all()] == [viewer.id]
    assert composites.clients.by_id(shop).all() == []
    composites.delete([reader, {"id": viewer.id}])
    assert names(composites.all()) == ["writer"]
    with pytest.raises(NotFound):
        composites.add([{"id": "00000000-0000-0000-0000-000000000000"}])


def test_composites_by_id_are_searched_and_paged(admin: Realm) -> None:
    included = [f"role-{number:03}" for number in range(101)]
    admin.partial_import(roles={"realm": [{"name": name} for name in [*included, "other"]]})
    admin.roles.create("boss")
    boss = admin.roles.by_name("boss")
    boss.composites.add(admin.roles.all(search="o"))
    by_id = admin.roles.by_id(str((boss.get()).id)).composites
    everything = names(boss.composites.all())
    assert {*included, "other", "offline_access"} < set(everything)
    assert names(by_id.all()) == everything
    assert names(by_id.all(search="role-")) == included
    found = [str(role.name) for role in by_id.iter(search="role-09", page_size=3)]
    assert sorted(found) == included[90:100]


def test_create_with_composites(admin: Realm) -> None:
    app = admin.clients.create("app")
    roles = admin.clients.by_id(app).roles
    roles.create("viewer")
    admin.roles.create("reader")
    admin.roles.create("boss", composites={"realm": ["reader"], "client": {"app": ["viewer"]}})
    assert names(admin.roles.by_name("boss").composites.all()) == ["reader", "viewer"]
    assert (admin.roles.by_name("boss").get()).composite
    roles.create("owner", composites={"client": {"app": ["viewer"]}})
    assert names(roles.by_name("owner").composites.all()) == ["viewer"]


def test_update_keeps_the_composites(admin: Realm) -> None:
    for name in ("reader", "writer"):
        admin.roles.create(name)
    admin.roles.create("boss", composites={"realm": ["reader"]})
    boss = admin.roles.by_name("boss")
    boss.update(description="Decides", composites={"realm": ["writer"]})
    assert (boss.get()).description == "Decides"
    assert names(boss.composites.all()) == ["reader"]
