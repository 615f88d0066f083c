# Made by scripts/unasync.py from tests/_async/test_account_resources.py; not to be edited.
"""What users do with resources of their own and of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from attrs import frozen

from keycloak_facade.exceptions import BadRequest, Forbidden, NotFound
from tests._sync.made import PASSWORD, make_app, make_user

if TYPE_CHECKING:
    from collections.abc import Mapping

    from keycloak_facade import KeycloakRealm
    from keycloak_facade._sync.account.account import Account
    from keycloak_facade._sync.account.resources import AccountResource
    from keycloak_facade._sync.admin.realm import Realm
    from keycloak_facade._sync.openid_connect import KeycloakOpenidConnect
    from keycloak_openapi.models import AccountPermissionRepresentation


@frozen
class World:
    """Ann owns `doc` and `picture` at the resource server `app`; bob and cleo do not."""

    app: KeycloakOpenidConnect
    ann: Account
    bob: Account
    bobs_token: str
    cleo: Account
    doc: str

    @property
    def resource(self) -> AccountResource:
        return self.ann.resources.by_id(self.doc)


@pytest.fixture
def world(realm: KeycloakRealm, admin: Realm) -> World:
    """Resources and people."""
    admin.update(user_managed_access_allowed=True)
    app = make_app(realm, admin, name="App", authorization_services_enabled=True)
    ids = {name: make_user(admin, name) for name in ("ann", "bob", "cleo")}
    client = admin.clients.by_client_id("app")
    client_uuid = str((client.get()).id)
    roles = admin.users.by_id(ids["ann"]).role_mappings.clients.by_id(client_uuid)
    roles.add([client.roles.by_name("uma_protection").get()])
    tokens = {name: (app.password_credentials(name, PASSWORD))["access_token"] for name in ids}
    doc = realm.uma2.resource_set_create(
        tokens["ann"], "doc", scopes=["read", "write"], uris=["/doc"], ownerManagedAccess=True
    )
    realm.uma2.resource_set_create(tokens["ann"], "picture", scopes=["read"], ownerManagedAccess=True)
    accounts = {name: realm.account(token) for name, token in tokens.items()}
    return World(app, accounts["ann"], accounts["bob"], tokens["bob"], accounts["cleo"], str(doc.id))


def scopes_by_user(permissions: list[AccountPermissionRepresentation]) -> Mapping[str, list[str]]:
    return {str(permission.username): sorted(permission.scopes or []) for permission in permissions}


def test_resources_of_ones_own(world: World) -> None:
    assert sorted(str(resource.name) for resource in world.ann.resources.all()) == ["doc", "picture"]
    for page_size in (1, 2, 3):
        found = [str(resource.name) for resource in world.ann.resources.iter(page_size=page_size)]
        assert sorted(found) == ["doc", "picture"]
    [doc] = world.ann.resources.all(name="do")
    assert doc == world.resource.get()
    assert (doc.id, doc.uris, doc.client and doc.client.client_id) == (world.doc, ["/doc"], "app")
    assert sorted(str(scope.name) for scope in doc.scopes or []) == ["read", "write"]
    assert world.bob.resources.all() == []
    with pytest.raises(BadRequest):
        world.bob.resources.by_id(world.doc).get()
    with pytest.raises(NotFound):
        world.ann.resources.by_id("none").get()


def test_share(world: World) -> None:
    permissions = world.resource.permissions
    assert permissions.all() == []
    permissions.update(
        [
            {"username": "bob", "scopes": ["read", "write"]},
            {"username": "cleo@example.org", "scopes": ["read"]},
        ]
    )
    assert scopes_by_user(permissions.all()) == {"bob": ["read", "write"], "cleo": ["read"]}
    [shared] = world.ann.resources.shared_with_others.all(page_size=1)
    assert shared.id == world.doc
    assert scopes_by_user(shared.permissions or []) == {"bob": ["read", "write"], "cleo": ["read"]}
    [seen] = world.cleo.resources.shared_with_me.all(page_size=1)
    assert (seen.id, [scope.name for scope in seen.scopes or []]) == (world.doc, ["read"])
    assert world.cleo.resources.shared_with_me.all(name="picture") == []

    permissions.update([{"username": "bob", "scopes": ["write"]}])
    assert scopes_by_user(permissions.all()) == {"bob": ["write"], "cleo": ["read"]}
    permissions.update([{"username": "bob", "scopes": []}, {"username": "cleo", "scopes": []}])
    assert permissions.all() == []
    assert world.ann.resources.shared_with_others.all() == []
    with pytest.raises(NotFound):
        permissions.update([{"username": "nobody", "scopes": ["read"]}])


def test_answer_a_request(realm: KeycloakRealm, world: World) -> None:
    account = (world.app.client_credentials())["access_token"]
    ticket = (realm.uma2.resource_create_ticket(account, world.doc, ["read", "write"]))["ticket"]
    with pytest.raises(Forbidden, match="request_submitted"):
        world.app.uma_ticket(world.bobs_token, ticket=ticket, submit_request=True)
    pending = world.bob.resources.pending_requests()
    assert sorted((str(each.id), str(scope.name)) for each in pending for scope in each.scopes or []) == [
        (world.doc, "read"),
        (world.doc, "write"),
    ]
    permissions = world.resource.permissions
    assert scopes_by_user(permissions.requests()) == {"bob": ["read", "write"]}
    who = world.resource.user("bob@example.org")
    assert who is not None
    assert (who.username, who.first_name) == ("bob", "Bob")
    assert world.resource.user("nobody") is None
    with pytest.raises(Forbidden):
        world.resource.user("cleo")

    permissions.update([{"username": "bob", "scopes": ["read"]}])
    assert permissions.requests() == []
    assert world.bob.resources.pending_requests() == []
    [granted] = world.bob.resources.shared_with_me.all()
    assert [scope.name for scope in granted.scopes or []] == ["read"]


def test_a_realm_that_does_not_allow_it(admin: Realm, world: World) -> None:
    admin.update(user_managed_access_allowed=False)
    with pytest.raises(Forbidden, match="User-managed access not enabled"):
        world.ann.resources.all()
