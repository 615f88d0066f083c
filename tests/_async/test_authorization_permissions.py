"""Permissions on resources and on scopes: an update of one field loses none of the others, nor what they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from keycloak_facade.exceptions import Conflict, NotFound
from tests._async.made_authorization import (
    assert_it_is_listed_until_deleted,
    assert_update_keeps_the_rest,
    make_authz,
    related,
)

if TYPE_CHECKING:
    from keycloak_facade._async.admin.authorization import AsyncAuthorization
    from keycloak_facade._async.admin.realm import AsyncRealm

COMMON: dict[str, Any] = {
    "description": "Whoever may",
    "decision_strategy": "AFFIRMATIVE",
    "logic": "NEGATIVE",
    "name": "others",
}


async def make_things(admin: AsyncRealm) -> AsyncAuthorization:
    """Two resources with two scopes, and two policies."""
    authz = await make_authz(admin)
    for name in ("album", "diary"):
        await authz.resources.create(name, type="urn:book", resource_scopes=["read", "write"])
    for name in ("first", "second"):
        await authz.policies.user.create(name, users=[])
    return authz


async def test_permissions_on_resources(admin: AsyncRealm) -> None:
    authz = await make_things(admin)
    album = str((await authz.resources.by_name("album").get()).id)
    permissions = authz.permissions.resource
    permission_id = await permissions.create("these", resources=[album, "diary"], policies=["first"])
    permission = permissions.by_id(permission_id)
    expected = {"dependent": [], "associated": ["first"], "resources": ["album", "diary"], "scopes": []}
    assert await related(permission) == expected
    await assert_update_keeps_the_rest(permission, {"resource_type": "urn:book", **COMMON})
    await permission.update(policies=["second"])
    assert await related(permission) == expected | {"associated": ["second"]}
    await permission.update(resources=["diary"])
    assert await related(permission) == expected | {"associated": ["second"], "resources": ["diary"]}
    assert (await permission.get()).resource_type == "urn:book"
    assert [one.id for one in await permissions.all(resource="diary")] == [permission_id]
    assert await permissions.all(resource="nothing") == []
    await permission.update(resources=[], policies=[])
    assert await related(permission) == expected | {"associated": [], "resources": []}
    await assert_it_is_listed_until_deleted(permissions, permission_id, kind="resource")


async def test_permissions_on_scopes(admin: AsyncRealm) -> None:
    authz = await make_things(admin)
    permissions = authz.permissions.scope
    permission_id = await permissions.create("these", resources=["album"], scopes=["read"], policies=["first"])
    permission = permissions.by_id(permission_id)
    expected = {"dependent": [], "associated": ["first"], "resources": ["album"], "scopes": ["read"]}
    assert await related(permission) == expected
    await assert_update_keeps_the_rest(permission, {"resource_type": "urn:book", **COMMON})
    assert [one.id for one in await permissions.all(resource_type="urn:book")] == [permission_id]
    await permission.update(scopes=["read", "write"])
    assert await related(permission) == expected | {"scopes": ["read", "write"]}
    await permission.update(policies=["first", "second"])
    await permission.update(resources=["album", "diary"])
    assert [one.id for one in await permissions.all(scope="write")] == [permission_id]
    await permission.update(resources=[], scopes=[], policies=[])
    assert await related(permission) == expected | {"associated": [], "resources": [], "scopes": []}
    await assert_it_is_listed_until_deleted(permissions, permission_id, kind="scope")


async def test_permissions_of_any_type(admin: AsyncRealm) -> None:
    authz = await make_things(admin)
    permissions = authz.permissions
    with pytest.raises(TypeError, match="needs the field 'type'"):
        await permissions.create("these")
    permission_id = await permissions.create("these", type="scope", scopes=["read"], policies=["first"])
    books = await permissions.create("books", type="resource", resource_type="urn:book", policies=["second"])
    with pytest.raises(Conflict, match="books"):
        await permissions.create("books", type="resource")
    assert (await permissions.by_id(books).get()).resource_type == "urn:book"
    permission = permissions.by_id(permission_id)
    expected = {"dependent": [], "associated": ["first"], "resources": [], "scopes": ["read"]}
    assert await related(permission) == expected
    await assert_update_keeps_the_rest(permission, COMMON)
    await permission.update(scopes=["read", "write"], resources=["diary"], policies=["first", "second"])
    everything = {"associated": ["first", "second"], "resources": ["diary"], "scopes": ["read", "write"]}
    assert await related(permission) == expected | everything
    diary = str((await authz.resources.by_name("diary").get()).id)
    assert (await permission.get(fields="*")).resources == [diary]
    assert sorted(str(one.name) for one in await permissions.all()) == ["books", "others"]
    assert [one.id for one in await permissions.all(type="scope")] == [permission_id]
    assert [one.name async for one in permissions.iter(page_size=1, name="oth")] == ["others"]
    assert [one.resources for one in await permissions.all(resource="diary", fields="*", type="scope")] == [[diary]]
    assert await permissions.all(scope="nothing") == []
    assert (await permissions.by_name("others").get()).id == permission_id
    await permission.replace({"name": "these", "logic": "POSITIVE"})
    assert (await permission.get()).decision_strategy == "UNANIMOUS"
    assert await related(permission) == expected | everything
    await authz.policies.aggregate.create("all", policies=[permission_id])
    assert [one.name for one in await permission.dependent_policies()] == ["all"]
    assert {"scope", "resource"} <= {provider.type for provider in await permissions.providers()}
    await permission.delete()
    with pytest.raises(NotFound):
        await permission.get()
    assert [one.name for one in await permissions.all()] == ["books"]
