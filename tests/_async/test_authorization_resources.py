"""The resources and scopes of a client."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from keycloak_facade.exceptions import BadRequest, Conflict, NotFound
from tests._async.made_authorization import make_authz

if TYPE_CHECKING:
    from keycloak_facade._async.admin.authorization_resources import AsyncAuthorizationResources
    from keycloak_facade._async.admin.realm import AsyncRealm


async def names(resources: AsyncAuthorizationResources, **filters: Any) -> list[str]:
    return sorted(str(resource.name) for resource in await resources.all(**filters))


async def test_resources(admin: AsyncRealm) -> None:
    authz = await make_authz(admin)
    resources = authz.resources
    resource_id = await resources.create(
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
        await resources.create("album")
    resource = resources.by_id(resource_id)
    written = await resource.get()
    assert (written.id, written.name, written.owner and written.owner.name) == (resource_id, "album", "api")
    assert await resource.attributes() == {"colour": ["red", "blue"]}
    assert sorted(str(scope.name) for scope in await resource.scopes()) == ["read", "write"]
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
        before = await resource.get()
        await resource.update(**{before.names()[key]: value})
        assert await resource.get() == before | {key: value}
    before = await resource.get()
    await resource.update(resource_scopes=["read"])
    [read] = await resource.scopes()
    assert await resource.get() == before | {"scopes": [read]}
    await resource.update(scopes=[{"name": "write"}])
    assert [scope.name for scope in await resource.scopes()] == ["write"]
    await resource.update(type=None)
    assert (await resource.get()).type is None
    assert (await resources.by_name("photographs").get()).id == resource_id
    await resource.replace({"name": "album"})
    written = await resource.get()
    assert (written.uris, written.scopes, written.attributes) == ([], None, changes["attributes"])
    await resource.delete()
    for gone in (resource, resources.by_name("album")):
        with pytest.raises(NotFound):
            await gone.get()
    assert await resources.all() == []


async def test_resources_are_found(admin: AsyncRealm) -> None:
    authz = await make_authz(admin)
    resources = authz.resources
    ann = await admin.users.create("ann")
    await resources.create("album", uris=["/albums/*"], type="urn:book", resource_scopes=["read"])
    await resources.create("album of Ann's", owner={"id": "ann"}, owner_managed_access=True)
    diary = await resources.create("diary", owner={"id": ann}, attributes={"colour": ["red"]})
    assert await names(resources) == ["album", "album of Ann's", "diary"]
    assert await names(resources, page_size=1) == ["album", "album of Ann's", "diary"]
    assert [resource.name async for resource in resources.iter(page_size=2, name="DIARY")] == ["diary"]
    assert await names(resources, name="album") == ["album", "album of Ann's"]
    assert await names(resources, name="album", exact_name=True) == ["album"]
    assert await names(resources, uri="/albums/1") == []
    assert await names(resources, uri="/albums/1", matching_uri=True) == ["album"]
    assert await names(resources, type="urn:book") == ["album"]
    assert await names(resources, scope="read") == ["album"]
    assert await names(resources, owner="ann") == ["album of Ann's", "diary"]
    assert await names(resources, owner="api") == ["album"]
    assert await names(resources, id=diary) == ["diary"]
    assert [resource.attributes for resource in await resources.all(id=diary, deep=False)] == [None]
    with pytest.raises(NotFound, match="there is no resource 'diary' of the client"):
        await resources.by_name("diary").get()
    await authz.permissions.resource.create("on diary", resources=[diary], decision_strategy="AFFIRMATIVE")
    [permission] = await resources.by_id(diary).permissions()
    assert (permission.name, permission.type, permission.decision_strategy) == ("on diary", "resource", None)


async def test_scopes(admin: AsyncRealm) -> None:
    authz = await make_authz(admin)
    scopes = authz.scopes
    scope_id = await scopes.create("read", display_name="Read", icon_uri="https://example.org/i.png")
    assert await scopes.create("read") == scope_id
    scope = scopes.by_id(scope_id)
    changes: dict[str, Any] = {"displayName": "Look at", "iconUri": "https://example.org/j.png", "name": "view"}
    for key, value in changes.items():
        before = await scope.get()
        await scope.update(**{before.names()[key]: value})
        assert await scope.get() == before | {key: value}
    await scopes.create("edit")
    assert [one.name for one in await scopes.all()] == ["edit", "view"]
    assert [one.name async for one in scopes.iter(page_size=1, name="VI")] == ["view"]
    assert [one.name for one in await scopes.all(scope_id=scope_id)] == ["view"]
    assert (await scopes.by_name("view").get()).id == scope_id
    resource_id = await authz.resources.create("album", resource_scopes=["view"])
    assert [resource.id for resource in await scope.resources()] == [resource_id]
    await authz.permissions.scope.create("on view", scopes=["view"], decision_strategy="AFFIRMATIVE")
    [permission] = await scope.permissions()
    assert (permission.name, permission.type, permission.decision_strategy) == ("on view", "scope", None)
    with pytest.raises(BadRequest, match="associated with resources"):
        await scope.delete()
    await authz.resources.by_id(resource_id).delete()
    await scope.replace({"name": "view"})
    assert await scope.get() == {"id": scope_id, "name": "view"}
    await scope.delete()
    for gone in (scope, scopes.by_name("view")):
        with pytest.raises(NotFound):
            await gone.get()
    assert [one.name for one in await scopes.all()] == ["edit"]
