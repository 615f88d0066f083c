"""What users do with resources of their own and of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from attrs import frozen

from keycloak_facade.exceptions import BadRequest, Forbidden, NotFound
from tests._async.made import PASSWORD, make_app, make_user

if TYPE_CHECKING:
    from collections.abc import Mapping

    from keycloak_facade import AsyncKeycloakRealm
    from keycloak_facade._async.account.account import AsyncAccount
    from keycloak_facade._async.account.resources import AsyncAccountResource
    from keycloak_facade._async.admin.realm import AsyncRealm
    from keycloak_facade._async.openid_connect import AsyncKeycloakOpenidConnect
    from keycloak_openapi.models import AccountPermissionRepresentation


@frozen
class World:
    """Ann owns `doc` and `picture` at the resource server `app`; bob and cleo do not."""

    app: AsyncKeycloakOpenidConnect
    ann: AsyncAccount
    bob: AsyncAccount
    bobs_token: str
    cleo: AsyncAccount
    doc: str

    @property
    def resource(self) -> AsyncAccountResource:
        return self.ann.resources.by_id(self.doc)


@pytest.fixture
async def world(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> World:
    """Resources and people."""
    await admin.update(user_managed_access_allowed=True)
    app = await make_app(realm, admin, name="App", authorization_services_enabled=True)
    ids = {name: await make_user(admin, name) for name in ("ann", "bob", "cleo")}
    client = admin.clients.by_client_id("app")
    client_uuid = str((await client.get()).id)
    roles = admin.users.by_id(ids["ann"]).role_mappings.clients.by_id(client_uuid)
    await roles.add([await client.roles.by_name("uma_protection").get()])
    tokens = {name: (await app.password_credentials(name, PASSWORD))["access_token"] for name in ids}
    doc = await realm.uma2.resource_set_create(
        tokens["ann"], "doc", scopes=["read", "write"], uris=["/doc"], ownerManagedAccess=True
    )
    await realm.uma2.resource_set_create(tokens["ann"], "picture", scopes=["read"], ownerManagedAccess=True)
    accounts = {name: realm.account(token) for name, token in tokens.items()}
    return World(app, accounts["ann"], accounts["bob"], tokens["bob"], accounts["cleo"], str(doc.id))


def scopes_by_user(permissions: list[AccountPermissionRepresentation]) -> Mapping[str, list[str]]:
    return {str(permission.username): sorted(permission.scopes or []) for permission in permissions}


async def test_resources_of_ones_own(world: World) -> None:
    assert sorted(str(resource.name) for resource in await world.ann.resources.all()) == ["doc", "picture"]
    for page_size in (1, 2, 3):
        found = [str(resource.name) async for resource in world.ann.resources.iter(page_size=page_size)]
        assert sorted(found) == ["doc", "picture"]
    [doc] = await world.ann.resources.all(name="do")
    assert doc == await world.resource.get()
    assert (doc.id, doc.uris, doc.client and doc.client.client_id) == (world.doc, ["/doc"], "app")
    assert sorted(str(scope.name) for scope in doc.scopes or []) == ["read", "write"]
    assert await world.bob.resources.all() == []
    with pytest.raises(BadRequest):
        await world.bob.resources.by_id(world.doc).get()
    with pytest.raises(NotFound):
        await world.ann.resources.by_id("none").get()


async def test_share(world: World) -> None:
    permissions = world.resource.permissions
    assert await permissions.all() == []
    await permissions.update(
        [
            {"username": "bob", "scopes": ["read", "write"]},
            {"username": "cleo@example.org", "scopes": ["read"]},
        ]
    )
    assert scopes_by_user(await permissions.all()) == {"bob": ["read", "write"], "cleo": ["read"]}
    [shared] = await world.ann.resources.shared_with_others.all(page_size=1)
    assert shared.id == world.doc
    assert scopes_by_user(shared.permissions or []) == {"bob": ["read", "write"], "cleo": ["read"]}
    [seen] = await world.cleo.resources.shared_with_me.all(page_size=1)
    assert (seen.id, [scope.name for scope in seen.scopes or []]) == (world.doc, ["read"])
    assert await world.cleo.resources.shared_with_me.all(name="picture") == []

    await permissions.update([{"username": "bob", "scopes": ["write"]}])
    assert scopes_by_user(await permissions.all()) == {"bob": ["write"], "cleo": ["read"]}
    await permissions.update([{"username": "bob", "scopes": []}, {"username": "cleo", "scopes": []}])
    assert await permissions.all() == []
    assert await world.ann.resources.shared_with_others.all() == []
    with pytest.raises(NotFound):
        await permissions.update([{"username": "nobody", "scopes": ["read"]}])


async def test_answer_a_request(realm: AsyncKeycloakRealm, world: World) -> None:
    account = (await world.app.client_credentials())["access_token"]
    ticket = (await realm.uma2.resource_create_ticket(account, world.doc, ["read", "write"]))["ticket"]
    with pytest.raises(Forbidden, match="request_submitted"):
        await world.app.uma_ticket(world.bobs_token, ticket=ticket, submit_request=True)
    pending = await world.bob.resources.pending_requests()
    assert sorted((str(each.id), str(scope.name)) for each in pending for scope in each.scopes or []) == [
        (world.doc, "read"),
        (world.doc, "write"),
    ]
    permissions = world.resource.permissions
    assert scopes_by_user(await permissions.requests()) == {"bob": ["read", "write"]}
    who = await world.resource.user("bob@example.org")
    assert who is not None
    assert (who.username, who.first_name) == ("bob", "Bob")
    assert await world.resource.user("nobody") is None
    with pytest.raises(Forbidden):
        await world.resource.user("cleo")

    await permissions.update([{"username": "bob", "scopes": ["read"]}])
    assert await permissions.requests() == []
    assert await world.bob.resources.pending_requests() == []
    [granted] = await world.bob.resources.shared_with_me.all()
    assert [scope.name for scope in granted.scopes or []] == ["read"]


async def test_a_realm_that_does_not_allow_it(admin: AsyncRealm, world: World) -> None:
    await admin.update(user_managed_access_allowed=False)
    with pytest.raises(Forbidden, match="User-managed access not enabled"):
        await world.ann.resources.all()
