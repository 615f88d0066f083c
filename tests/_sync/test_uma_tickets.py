# Made by scripts/unasync.py from tests/_async/test_uma_tickets.py; not to be edited.
"""Permission tickets: what is asked for, granted and taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from attrs import frozen

from keycloak_facade.exceptions import BadRequest

if TYPE_CHECKING:
    from tests._sync.made_uma import Person, ResourceServer


@frozen
class World:
    """The resource `doc` of the client, and bob, who wants it."""

    app: ResourceServer
    doc: str
    bob: Person

    def ticket(self, scope: str, *, granted: bool) -> str:
        """A ticket of bob's; return its id."""
        made = self.app.uma.ticket_create(
            self.app.account, resource=self.doc, requester_name="bob", scope_name=scope, granted=granted
        )
        return str(made.id)


@pytest.fixture
def world(app: ResourceServer) -> World:
    """A resource and somebody who wants it."""
    return World(app, app.resource(app.account, "doc", "read", "write"), app.person("bob"))


def test_a_ticket_of_the_resource_server_gets_a_token(world: World) -> None:
    app = world.app
    ticket = (app.uma.resource_create_ticket(app.account, world.doc, ["read"]))["ticket"]
    assert app.authz.get_permissions(world.bob.token, ticket=ticket) == {}
    app.uma.ticket_create(app.account, resource=world.doc, requester=world.bob.id, scope_name="read", granted=True)
    answer = app.oidc.uma_ticket(world.bob.token, ticket=ticket)
    assert (answer.get("token_type"), answer.get("upgraded")) == ("Bearer", False)


def test_a_ticket_for_what_does_not_exist(world: World) -> None:
    for resource, scope, error in (("none", "read", "invalid_resource_id"), (world.doc, "none", "invalid_scope")):
        with pytest.raises(BadRequest) as caught:
            world.app.uma.resource_create_ticket(world.app.account, resource, [scope])
        assert caught.value.error == error


def test_create_grants(world: World) -> None:
    app = world.app
    assert app.may(world.bob, world.doc, "read") is False
    by_json_name: dict[str, Any] = {"requesterName": "bob", "scopeName": "read"}
    made = app.uma.ticket_create(app.account, resource=world.doc, granted=True, **by_json_name)
    assert (made.resource, made.requester, made.granted) == (world.doc, world.bob.id, True)
    [ticket] = app.uma.ticket_list(app.account, scope_id=made.scope)
    assert ticket == made
    assert app.may(world.bob, world.doc, "read") is True


def test_what_cannot_be_asked_for(world: World) -> None:
    app = world.app
    closed = (app.uma.resource_set_create(app.account, "closed", scopes=["read"])).id
    right: dict[str, Any] = {"resource": world.doc, "requester_name": "bob", "scope_name": "read"}
    for wrong, reason in (
        ({"resource": None}, "should have resource"),
        ({"requester_name": None}, "should have requester or requesterName"),
        ({"scope_name": None}, "should have scope or scopeName"),
        ({"resource": "none"}, "invalid_resource_id"),
        ({"requester_name": "none"}, "Requester does not exists"),
        ({"scope_name": "none"}, "invalid_scope"),
        ({"resource": closed}, "user-managed access"),
    ):
        with pytest.raises(BadRequest, match=reason):
            app.uma.ticket_create(app.account, **(right | wrong))
    app.uma.ticket_create(app.account, **right)
    with pytest.raises(BadRequest, match="invalid_permission"):
        app.uma.ticket_create(app.account, **right)
    misspelt: dict[str, Any] = {"requestername": "bob"}
    with pytest.raises(TypeError, match="did you mean 'requester_name'"):
        app.uma.ticket_create(app.account, **misspelt)


def test_list_iter_and_count(world: World) -> None:
    app = world.app
    alice, carol = app.owner("alice"), app.person("carol")
    world.ticket("read", granted=True)
    world.ticket("write", granted=False)
    letter = app.resource(alice.token, "letter", "send")
    app.share(letter, "carol", "send")
    cases: list[tuple[dict[str, Any], list[str]]] = [
        ({}, ["read", "send", "write"]),
        ({"granted": True}, ["read", "send"]),
        ({"granted": False}, ["write"]),
        ({"resource_id": world.doc}, ["read", "write"]),
        ({"resourceId": letter}, ["send"]),
        ({"requester": world.bob.id}, ["read", "write"]),
        ({"requester": "bob", "granted": True}, ["read"]),
        ({"requester": "carol"}, ["send"]),
        ({"owner": "alice"}, ["send"]),
        ({"owner": alice.id}, ["send"]),
        ({"owner": carol.id}, []),
        ({"scope_id": "write"}, ["write"]),
    ]
    for filters, expected in cases:
        found = app.uma.ticket_list(app.account, return_names=True, **filters)
        assert sorted(str(ticket.scope_name) for ticket in found) == expected, filters
        streamed = app.uma.ticket_iter(app.account, page_size=1, return_names=True, **filters)
        assert sorted([str(ticket.scope_name) for ticket in streamed]) == expected, filters
        assert app.uma.ticket_count(app.account, **filters) == len(expected), filters
    pages = [app.uma.ticket_list(app.account, first=first, max=2) for first in (0, 2)]
    assert [len(page) for page in pages] == [2, 1]
    by_json_name: dict[str, Any] = {"returnNames": True}
    [sent] = app.uma.ticket_list(app.account, owner="alice", **by_json_name)
    assert (sent.resource_name, sent.owner_name, sent.requester_name) == ("letter", "alice", "carol")
    [same] = app.uma.ticket_list(app.account, scope_id=sent.scope)
    assert (same.id, same.scope_name) == (sent.id, None)


def test_update_grants_and_takes_back(world: World) -> None:
    app = world.app
    world.ticket("read", granted=False)
    assert app.may(world.bob, world.doc, "read") is False
    [ticket] = app.uma.ticket_list(app.account)
    ticket.granted = True
    app.uma.ticket_update(app.account, ticket)
    assert app.uma.ticket_list(app.account) == [ticket]
    assert app.may(world.bob, world.doc, "read") is True
    app.uma.ticket_update(app.account, {**ticket, "granted": False})
    assert app.uma.ticket_list(app.account) == []
    assert app.may(world.bob, world.doc, "read") is False
    with pytest.raises(BadRequest, match="invalid_ticket"):
        app.uma.ticket_update(app.account, {"id": "none", "granted": True})


def test_delete_takes_the_permission(world: World) -> None:
    app = world.app
    id = world.ticket("read", granted=True)
    assert app.may(world.bob, world.doc, "read") is True
    app.uma.ticket_delete(app.account, id)
    assert app.may(world.bob, world.doc, "read") is False
    assert app.uma.ticket_list(app.account) == []
    with pytest.raises(BadRequest) as caught:
        app.uma.ticket_delete(app.account, id)
    assert (caught.value.error, caught.value.error_description) == ("invalid_request", "invalid_ticket")
