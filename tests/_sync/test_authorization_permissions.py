# Made by scripts/unasync.py from tests/_async/test_authorization_permissions.py; not to be edited.
"""Permissions on resources and on scopes: an update of one field loses none of the others, nor what they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from keycloak_facade.exceptions import Conflict, NotFound
from tests._sync.made_authorization import (
    assert_it_is_listed_until_deleted,
    assert_update_keeps_the_rest,
    make_authz,
    related,
)

if TYPE_CHECKING:
    from keycloak_facade._sync.admin.authorization import Authorization
    from keycloak_facade._sync.admin.realm import Realm

COMMON: dict[str, Any] = {
    "description": "Whoever may",
    "decision_strategy": "AFFIRMATIVE",
    "logic": "NEGATIVE",
    "name": "others",
}


def make_things(admin: Realm) -> Authorization:
    """Two resources with two scopes, and two policies."""
    authz = make_authz(admin)
    for name in ("album", "diary"):
        authz.resources.create(name, type="urn:book", resource_scopes=["read", "write"])
    for name in ("first", "second"):
        authz.policies.user.create(name, users=[])
    return authz


def test_permissions_on_resources(admin: Realm) -> None:
    authz = make_things(admin)
    album = str((authz.resources.by_name("album").get()).id)
    permissions = authz.permissions.resource
    permission_id = permissions.create("these", resources=[album, "diary"], policies=["first"])
    permission = permissions.by_id(permission_id)
    expected = {"dependent": [], "associated": ["first"], "resources": ["album", "diary"], "scopes": []}
    assert related(permission) == expected
    assert_update_keeps_the_rest(permission, {"resource_type": "urn:book", **COMMON})
    permission.update(policies=["second"])
    assert related(permission) == expected | {"associated": ["second"]}
    permission.update(resources=["diary"])
    assert related(permission) == expected | {"associated": ["second"], "resources": ["diary"]}
    assert (permission.get()).resource_type == "urn:book"
    assert [one.id for one in permissions.all(resource="diary")] == [permission_id]
    assert permissions.all(resource="nothing") == []
    permission.update(resources=[], policies=[])
    assert related(permission) == expected | {"associated": [], "resources": []}
    assert_it_is_listed_until_deleted(permissions, permission_id, kind="resource")


def test_permissions_on_scopes(admin: Realm) -> None:
    authz = make_things(admin)
    permissions = authz.permissions.scope
    permission_id = permissions.create("these", resources=["album"], scopes=["read"], policies=["first"])
    permission = permissions.by_id(permission_id)
    expected = {"dependent": [], "associated": ["first"], "resources": ["album"], "scopes": ["read"]}
    assert related(permission) == expected
    assert_update_keeps_the_rest(permission, {"resource_type": "urn:book", **COMMON})
    assert [one.id for one in permissions.all(resource_type="urn:book")] == [permission_id]
    permission.update(scopes=["read", "write"])
    assert related(permission) == expected | {"scopes": ["read", "write"]}
    permission.update(policies=["first", "second"])
    permission.update(resources=["album", "diary"])
    assert [one.id for one in permissions.all(scope="write")] == [permission_id]
    permission.update(resources=[], scopes=[], policies=[])
    assert related(permission) == expected | {"associated": [], "resources": [], "scopes": []}
    assert_it_is_listed_until_deleted(permissions, permission_id, kind="scope")


def test_permissions_of_any_type(admin: Realm) -> None:
    authz = make_things(admin)
    permissions = authz.permissions
    with pytest.raises(TypeError, match="needs the field 'type'"):
        permissions.create("these")
    permission_id = permissions.create("these", type="scope", scopes=["read"], policies=["first"])
    books = permissions.create("books", type="resource", resource_type="urn:book", policies=["second"])
    with pytest.raises(Conflict, match="books"):
        permissions.create("books", type="resource")
    assert (permissions.by_id(books).get()).resource_type == "urn:book"
    permission = permissions.by_id(permission_id)
    expected = {"dependent": [], "associated": ["first"], "resources": [], "scopes": ["read"]}
    assert related(permission) == expected
    assert_update_keeps_the_rest(permission, COMMON)
    permission.update(scopes=["read", "write"], resources=["diary"], policies=["first", "second"])
    everything = {"associated": ["first", "second"], "resources": ["diary"], "scopes": ["read", "write"]}
    assert related(permission) == expected | everything
    diary = str((authz.resources.by_name("diary").get()).id)
    assert (permission.get(fields="*")).resources == [diary]
    assert sorted(str(one.name) for one in permissions.all()) == ["books", "others"]
    assert [one.id for one in permissions.all(type="scope")] == [permission_id]
    assert [one.name for one in permissions.iter(page_size=1, name="oth")] == ["others"]
    assert [one.resources for one in permissions.all(resource="diary", fields="*", type="scope")] == [[diary]]
    assert permissions.all(scope="nothing") == []
    assert (permissions.by_name("others").get()).id == permission_id
    permission.replace({"name": "these", "logic": "POSITIVE"})
    assert (permission.get()).decision_strategy == "UNANIMOUS"
    assert related(permission) == expected | everything
    authz.policies.aggregate.create("all", policies=[permission_id])
    assert [one.name for one in permission.dependent_policies()] == ["all"]
    assert {"scope", "resource"} <= {provider.type for provider in permissions.providers()}
    permission.delete()
    with pytest.raises(NotFound):
        permission.get()
    assert [one.name for one in permissions.all()] == ["books"]
