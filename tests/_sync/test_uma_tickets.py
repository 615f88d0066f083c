# Made by scripts/unasync.py from tests/_async/test_uma_tickets.py; not to be edited.
"""Permission tickets: what is asked for, granted and taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from attrs import frozen

from keycloak_facade.exceptions import BadRequest, Forbidden
from tests._sync.made import PASSWORD, make_app, make_user

if TYPE_CHECKING:
    from keycloak_facade import KeycloakRealm
    from keycloak_facade._sync.admin.realm import Realm
    from keycloak_facade._sync.openid_connect import KeycloakOpenidConnect
    from keycloak_facade._sync.uma import KeycloakUMA


@frozen
class World:
    """The resource server `app` with the resource `doc`, which bob asks for."""

    oidc: KeycloakOpenidConnect
    uma: KeycloakUMA
    account: str
    doc: str
    bob_id: str
    bob: str


@pytest.fixture
def world(realm: KeycloakRealm, admin: Realm) -> World:
    """A resource and somebody who wants it."""
    oidc = make_app(realm, admin, authorization_services_enabled=True)
    account = (oidc.client_credentials())["access_token"]
    doc = realm.uma2.resource_set_create(account, "doc", scopes=["read", "write"], ownerManagedAccess=True)
    bob_id = make_user(admin, "bob")
    bob = (oidc.password_credentials("bob", PASSWORD))["access_token"]
    return World(oidc, realm.uma2, account, str(doc.id), bob_id, bob)


def may_read(world: World) -> bool:
    try:
        answer = world.oidc.uma_ticket(
            world.bob, audience="app", response_mode="decision", permission=f"{world.doc}#read"
        )
    except Forbidden:
        return False
    return bool(answer == {"result": True})


def test_a_ticket_of_the_resource_server_gets_a_token(world: World) -> None:
    ticket = (world.uma.resource_create_ticket(world.account, world.doc, ["read"]))["ticket"]
    with pytest.raises(Forbidden) as caught:
        world.oidc.uma_ticket(world.bob, ticket=ticket)
    assert caught.value.error == "access_denied"
    world.uma.ticket_create(world.account, resource=world.doc, requester=world.bob_id, scope_name="read", granted=True)
    answer = world.oidc.uma_ticket(world.bob, ticket=ticket)
    assert (answer["token_type"], answer["upgraded"]) == ("Bearer", False)


def test_a_ticket_carries_claims(world: World) -> None:
    answer = world.uma.resource_create_ticket(world.account, world.doc, ["read"], claims={"organization": ["acme"]})
    assert list(answer) == ["ticket"]


def test_a_ticket_for_what_does_not_exist(world: World) -> None:
    with pytest.raises(BadRequest) as caught:
        world.uma.resource_create_ticket(world.account, "none", ["read"])
    assert caught.value.error == "invalid_resource_id"
    with pytest.raises(BadRequest) as caught:
        world.uma.resource_create_ticket(world.account, world.doc, ["none"])
    assert caught.value.error == "invalid_scope"


def test_create_grants(world: World) -> None:
    assert may_read(world) is False
    made = world.uma.ticket_create(
        world.account, resource=world.doc, requesterName="bob", scopeName="read", granted=True
    )
    assert (made.resource, made.requester, made.granted) == (world.doc, world.bob_id, True)
    assert may_read(world) is True
    with pytest.raises(BadRequest) as caught:
        world.uma.ticket_create(
            world.account, resource=world.doc, requester_name="bob", scope_name="read", granted=True
        )
    assert caught.value.error == "invalid_permission"


def test_list_and_count(world: World) -> None:
    for scope, is_granted in (("read", True), ("write", False)):
        world.uma.ticket_create(
            world.account, resource=world.doc, requester_name="bob", scope_name=scope, granted=is_granted
        )
    for filters, expected in (
        ({}, ["read", "write"]),
        ({"granted": True}, ["read"]),
        ({"granted": False}, ["write"]),
        ({"resource_id": world.doc}, ["read", "write"]),
        ({"resourceId": world.doc}, ["read", "write"]),
        ({"requester": world.bob_id}, ["read", "write"]),
        ({"requester": "bob", "granted": True}, ["read"]),
        ({"owner": world.bob_id}, []),
    ):
        found = world.uma.ticket_list(world.account, return_names=True, **filters)
        assert sorted(str(ticket.scope_name) for ticket in found) == expected, filters
        assert world.uma.ticket_count(world.account, **filters) == len(expected), filters
    [first] = world.uma.ticket_list(world.account, returnNames=True, first=0, max=1)
    assert (first.resource_name, first.owner_name, first.requester_name) == ("doc", "app", "bob")
    [same] = world.uma.ticket_list(world.account, scope_id=first.scope)
    assert (same.id, same.scope_name) == (first.id, None)


def test_update_grants_and_takes_back(world: World) -> None:
    made = world.uma.ticket_create(
        world.account, resource=world.doc, requester_name="bob", scope_name="read", granted=False
    )
    assert may_read(world) is False
    made.granted = True
    world.uma.ticket_update(world.account, made)
    assert may_read(world) is True
    [ticket] = world.uma.ticket_list(world.account)
    world.uma.ticket_update(world.account, {**ticket, "granted": False})
    assert may_read(world) is False


def test_delete_takes_the_permission(world: World) -> None:
    made = world.uma.ticket_create(
        world.account, resource=world.doc, requester_name="bob", scope_name="read", granted=True
    )
    assert may_read(world) is True
    world.uma.ticket_delete(world.account, str(made.id))
    assert may_read(world) is False
    assert world.uma.ticket_list(world.account) == []
    with pytest.raises(BadRequest) as caught:
        world.uma.ticket_delete(world.account, str(made.id))
    assert (caught.value.error, caught.value.error_description) == ("invalid_request", "invalid_ticket")
