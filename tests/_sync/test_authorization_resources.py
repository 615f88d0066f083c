# Made by scripts/unasync.py from tests/_async/test_authorization_resources.py; not to be edited.
"""The resources and scopes of a client."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from keycloak_facade.exceptions import BadRequest, Conflict, NotFound
from tests._sync.made_authorization import make_authz

if TYPE_CHECKING:
    from keycloak_facade._sync.admin.authorization_resources import AuthorizationResources
    from keycloak_facade._sync.admin.realm import Realm


def names(resources: AuthorizationResources, **filters: Any) -> list[str]:
    return sorted(str(resource.name) for resource in resources.all(**filters))


def test_resources(admin: Realm) -> None:
    authz = make_authz(admin)
    resources = authz.resources
    resource_id = resources.create(
        "album",
        display_name="Album",
        type="urn:book",
        uris=["/albums/*"],
        icon_uri="https://example.org/i.png",
        attributes={"colour": ["red", "blue"]},
        resource_scopes=["read", "write"],
        owner_managed_access=True,
    )
    with pytest.raises(Conflict):
        resources.create("album")
    resource = resources.by_id(resource_id)
    written = resource.get()
    assert (written.id, written.name, written.owner and written.owner.name) == (resource_id, "album", "api")
    assert resource.attributes() == {"colour": ["red", "blue"]}
    assert sorted(str(scope.name) for scope in resource.scopes()) == ["read", "write"]
    changes: dict[str, Any] = {
        "displayName": "Photographs",
        "type": "urn:photographs",
        "uris": ["/photographs/*"],
        "icon_uri": "https://example.org/j.png",
        "attributes": {"colour": ["green"], "size": ["big"]},
        "ownerManagedAccess": False,
        "name": "photographs",
    }
    for key, value in changes.items():
        before = resource.get()
        resource.update(**{before.names()[key]: value})
        assert resource.get() == before | {key: value}
    before = resource.get()
    resource.update(resource_scopes=["read"])
    [read] = resource.scopes()
    assert resource.get() == before | {"scopes": [read]}
    resource.update(scopes=[{"name": "write"}])
    assert [scope.name for scope in resource.scopes()] == ["write"]
    resource.update(type=None)
    assert (resource.get()).type is None
    assert (resources.by_name("photographs").get()).id == resource_id
    resource.replace({"name": "album"})
    written = resource.get()
    assert (written.uris, written.scopes, written.attributes) == ([], None, changes["attributes"])
    resource.delete()
    for gone in (resource, resources.by_name("album")):
        with pytest.raises(NotFound):
            gone.get()
    assert resources.all() == []


def test_resources_are_found(admin: Realm) -> None:
    authz = make_authz(admin)
    resources = authz.resources
    ann = admin.users.create("ann")
    resources.create("album", uris=["/albums/*"], type="urn:book", resource_scopes=["read"])
    resources.create("album of Ann's", owner={"id": "ann"}, owner_managed_access=True)
    diary = resources.create("diary", owner={"id": ann}, attributes={"colour": ["red"]})
    assert names(resources) == ["album", "album of Ann's", "diary"]
    assert names(resources, page_size=1) == ["album", "album of Ann's", "diary"]
    assert [resource.name for resource in resources.iter(page_size=2, name="DIARY")] == ["diary"]
    assert names(resources, name="album") == ["album", "album of Ann's"]
    assert names(resources, name="album", exact_name=True) == ["album"]
    assert names(resources, uri="/albums/1") == []
    assert names(resources, uri="/albums/1", matching_uri=True) == ["album"]
    assert names(resources, type="urn:book") == ["album"]
    assert names(resources, scope="read") == ["album"]
    assert names(resources, owner="ann") == ["album of Ann's", "diary"]
    assert names(resources, owner="api") == ["album"]
    assert names(resources, id=diary) == ["diary"]
    assert [resource.attributes for resource in resources.all(id=diary, deep=False)] == [None]
    with pytest.raises(NotFound, match="there is no resource 'diary' of the client"):
        resources.by_name("diary").get()
    authz.permissions.resource.create("on diary", resources=[diary], decision_strategy="AFFIRMATIVE")
    [permission] = resources.by_id(diary).permissions()
    assert (permission.name, permission.type, permission.decision_strategy) == ("on diary", "resource", None)


def test_scopes(admin: Realm) -> None:
    authz = make_authz(admin)
    scopes = authz.scopes
    scope_id = scopes.create("read", display_name="Read", icon_uri="https://example.org/i.png")
    assert scopes.create("read") == scope_id
    scope = scopes.by_id(scope_id)
    changes: dict[str, Any] = {"displayName": "Look at", "iconUri": "https://example.org/j.png", "name": "view"}
    for key, value in changes.items():
        before = scope.get()
        scope.update(**{before.names()[key]: value})
        assert scope.get() == before | {key: value}
    scopes.create("edit")
    assert [one.name for one in scopes.all()] == ["edit", "view"]
    assert [one.name for one in scopes.iter(page_size=1, name="VI")] == ["view"]
    assert [one.name for one in scopes.all(scope_id=scope_id)] == ["view"]
    assert (scopes.by_name("view").get()).id == scope_id
    resource_id = authz.resources.create("album", resource_scopes=["view"])
    assert [resource.id for resource in scope.resources()] == [resource_id]
    authz.permissions.scope.create("on view", scopes=["view"], decision_strategy="AFFIRMATIVE")
    [permission] = scope.permissions()
    assert (permission.name, permission.type, permission.decision_strategy) == ("on view", "scope", None)
    with pytest.raises(BadRequest, match="associated with resources"):
        scope.delete()
    authz.resources.by_id(resource_id).delete()
    scope.replace({"name": "view"})
    assert scope.get() == {"id": scope_id, "name": "view"}
    scope.delete()
    for gone in (scope, scopes.by_name("view")):
        with pytest.raises(NotFound):
            gone.get()
    assert [one.name for one in scopes.all()] == ["edit"]
