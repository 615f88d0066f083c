# Made by scripts/unasync.py from tests/_async/test_roles_by_id.py; not to be edited.
"""Roles by their ids: of the realm, of clients, and those whose names cannot stand in a path."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import InvalidPathError, NotFound

if TYPE_CHECKING:
    from keycloak_facade._sync.admin.realm import Realm


def test_a_role_of_the_realm(admin: Realm) -> None:
    admin.roles.create("reader", description="Reads", attributes={"level": ["1"]})
    before = admin.roles.by_name("reader").get()
    role = admin.roles.by_id(str(before.id))
    assert role.get() == before
    role.update(attributes={"level": ["2"]})
    assert role.get() == before | {"attributes": {"level": ["2"]}}
    role.update("viewer")
    assert admin.roles.by_name("viewer").get() == before | {"name": "viewer", "attributes": {"level": ["2"]}}
    role.replace({"name": "viewer", "attributes": {}})
    written = role.get()
    assert (written.name, written.description, written.attributes) == ("viewer", None, {})
    role.delete()
    with pytest.raises(NotFound):
        role.get()


def test_a_role_of_a_client(admin: Realm) -> None:
    client_id = admin.clients.create("app")
    roles = admin.clients.by_id(client_id).roles
    roles.create("viewer")
    role = admin.roles.by_id(str((roles.by_name("viewer").get()).id))
    role.update(description="Views")
    found = roles.by_name("viewer").get()
    assert (found.description, found.client_role, found.container_id) == ("Views", True, client_id)
    role.delete()
    assert roles.all() == []


@pytest.mark.parametrize("name", [".", ".."], ids=["dot", "dots"])
def test_a_name_that_cannot_stand_in_a_path(admin: Realm, name: str) -> None:
    client_id = admin.clients.create("app")
    for roles in (admin.roles, admin.clients.by_id(client_id).roles):
        roles.create(name, description="before")
        with pytest.raises(InvalidPathError, match=r"use `realm\.roles\.by_id\(id\)`"):
            roles.by_name(name).get()
        [found] = [role for role in roles.all() if role.name == name]
        role = admin.roles.by_id(str(found.id))
        role.update(description="after")
        assert (role.get()).description == "after"
        role.delete()
        assert name not in [role.name for role in roles.all()]
    assert (admin.get()).enabled
