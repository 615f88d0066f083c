# Made by scripts/unasync.py from tests/_async/test_uma_policies.py; not to be edited.
"""The policies that owners put on their resources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from keycloak_facade.exceptions import BadRequest, Conflict, NotFound, ServerError
from tests._sync.made import make_user

if TYPE_CHECKING:
    from keycloak_facade._sync.admin.realm import Realm
    from tests._sync.made_uma import Person, ResourceServer


def named_bob(admin: Realm, app: ResourceServer) -> Person:
    """The user bob, who has a role of the realm, one of the client, and a group."""
    admin.roles.create("reader")
    bob = admin.users.by_id(make_user(admin, "bob"))
    bob.role_mappings.realm.add([admin.roles.by_name("reader").get()])
    client = admin.clients.by_client_id("app")
    client.roles.create("editor")
    bob.role_mappings.clients.by_id(client.id()).add([client.roles.by_name("editor").get()])
    bob.groups.add(admin.groups.create("staff"))
    return app.login("bob", bob.id())


@pytest.mark.parametrize(
    "who",
    [{"roles": ["reader"]}, {"roles": ["app/editor"]}, {"groups": ["/staff"]}, {"users": ["bob"]}],
    ids=["realm role", "client role", "group", "user"],
)
def test_a_policy_is_for_those_whom_it_names(admin: Realm, app: ResourceServer, who: dict[str, Any]) -> None:
    alice, bob, carol = app.owner("alice"), named_bob(admin, app), app.person("carol")
    doc = app.resource(alice.token, "doc", "read", "write")
    assert app.may(bob, doc, "read") is False
    made = app.uma.resource_associate_permission(alice.token, doc, "readers", ["read"], **who)
    read = app.uma.permission_read(alice.token, str(made.id))
    kinds = {key: read.get(key) for key in ("roles", "groups", "clients", "users") if read.get(key)}
    assert (read.id, read.name, read.scopes, kinds) == (made.id, "readers", ["read"], who)
    assert (app.may(bob, doc, "read"), app.may(carol, doc, "read")) == (True, False)
    assert app.may(bob, doc, "write") is False
    app.uma.permission_delete(alice.token, str(made.id))
    assert app.may(bob, doc, "read") is False


def test_a_policy_for_clients(admin: Realm, app: ResourceServer) -> None:
    admin.clients.create("other")
    alice, bob = app.owner("alice"), app.person("bob")
    for client, granted in (("app", True), ("other", False)):
        doc = app.resource(alice.token, f"doc for {client}", "read")
        made = app.uma.resource_associate_permission(alice.token, doc, client, ["read"], clients=[client])
        assert (app.uma.permission_read(alice.token, str(made.id))).clients == [client]
        assert app.may(bob, doc, "read") is granted


def test_all_fields_and_the_default_of_all_scopes(admin: Realm, app: ResourceServer) -> None:
    alice, bob, carol = app.owner("alice"), named_bob(admin, app), app.person("carol")
    doc = app.resource(alice.token, "doc", "read", "write")
    for strategy, of_carol in (("UNANIMOUS", False), ("AFFIRMATIVE", True)):
        made = app.uma.resource_associate_permission(
            alice.token,
            doc,
            strategy,
            [],
            description="Who may read",
            roles=["reader"],
            groups=["/staff"],
            clients=["app"],
            users=["bob"],
            logic="POSITIVE",
            decisionStrategy=strategy,
        )
        read = app.uma.permission_read(alice.token, str(made.id))
        assert (read.description, read.roles, read.groups) == ("Who may read", ["reader"], ["/staff"])
        assert (read.clients, read.users, read.decision_strategy) == (["app"], ["bob"], strategy)
        assert (sorted(read.scopes or []), read.logic, read.owner) == (["read", "write"], "POSITIVE", alice.id)
        assert (app.may(bob, doc, "read"), app.may(carol, doc, "read")) == (True, of_carol)
        app.uma.permission_delete(alice.token, str(made.id))


def test_update_keeps_what_is_not_given(admin: Realm, app: ResourceServer) -> None:
    alice = app.owner("alice")
    named_bob(admin, app)
    doc = app.resource(alice.token, "doc", "read", "write")
    made = app.uma.resource_associate_permission(
        alice.token, doc, "readers", ["read"], description="Who may read", roles=["reader"], users=["bob"]
    )
    changes: list[tuple[dict[str, Any], dict[str, Any]]] = [
        ({"description": "Changed"}, {"description": "Changed"}),
        ({"name": "people"}, {"name": "people"}),
        ({"scopes": ["write"]}, {"scopes": ["write"]}),
        ({"decisionStrategy": "AFFIRMATIVE"}, {"decisionStrategy": "AFFIRMATIVE"}),
        ({"decision_strategy": "CONSENSUS"}, {"decisionStrategy": "CONSENSUS"}),
        ({"logic": "NEGATIVE"}, {"logic": "NEGATIVE"}),
        ({"roles": ["app/editor"]}, {"roles": ["app/editor"]}),
        ({"users": ["alice"]}, {"users": ["alice"]}),
        ({"groups": ["/staff"]}, {"groups": ["/staff"]}),
        ({"clients": ["app"]}, {"clients": ["app"]}),
    ]
    for given, changed in changes:
        before = app.uma.permission_read(alice.token, str(made.id))
        assert before | changed != before
        app.uma.permission_update(alice.token, str(made.id), **given)
        assert app.uma.permission_read(alice.token, str(made.id)) == before | changed
    app.uma.permission_update(alice.token, str(made.id), users=None, groups=[])
    read = app.uma.permission_read(alice.token, str(made.id))
    assert (read.users, read.groups, read.roles, read.clients) == (None, None, ["app/editor"], ["app"])
    misspelt: dict[str, Any] = {"descripton": "d"}
    with pytest.raises(TypeError, match="did you mean 'description'"):
        app.uma.permission_update(alice.token, str(made.id), **misspelt)


def test_the_server_deletes_a_policy_that_names_nobody(app: ResourceServer) -> None:
    alice = app.owner("alice")
    doc = app.resource(alice.token, "doc", "read")
    made = app.uma.resource_associate_permission(alice.token, doc, "readers", ["read"], users=["alice"])
    app.uma.permission_update(alice.token, str(made.id), users=[])
    assert app.uma.permission_list(alice.token) == []


def test_names_that_there_are_not(app: ResourceServer) -> None:
    alice, bob = app.owner("alice"), app.person("bob")
    doc = app.resource(alice.token, "doc", "read")
    made = app.uma.resource_associate_permission(
        alice.token, doc, "typing errors", ["read"], roles=["raeder"], groups=["/satff"]
    )
    assert (made.roles, made.groups) == (None, None)
    assert app.may(bob, doc, "read") is False
    unknown: list[dict[str, Any]] = [{"users": ["bobb"]}, {"clients": ["ap"]}]
    for who in unknown:
        with pytest.raises(ServerError):
            app.uma.resource_associate_permission(alice.token, doc, str(who), ["read"], **who)


def test_they_are_listed_and_deleted(app: ResourceServer) -> None:
    alice = app.owner("alice")
    ids = [app.resource(alice.token, name, "read", "write") for name in ("docs", "letters")]
    for id, name, scope in zip(ids, ("read docs", "write letters"), ("read", "write"), strict=True):
        app.uma.resource_associate_permission(alice.token, id, name, [scope], users=["alice"])
    cases: list[tuple[dict[str, Any], list[str]]] = [
        ({}, ["read docs", "write letters"]),
        ({"resource": ids[0]}, ["read docs"]),
        ({"name": "letters"}, ["write letters"]),
        ({"name": "write letters", "scope": "read"}, []),
        ({"scope": "write"}, ["write letters"]),
        ({"resource": "none"}, []),
    ]
    for filters, expected in cases:
        found = app.uma.permission_list(alice.token, **filters)
        assert sorted(str(policy.name) for policy in found) == expected, filters
        streamed = [str(policy.name) for policy in app.uma.permission_iter(alice.token, page_size=1, **filters)]
        assert sorted(streamed) == expected, filters
    pages = [app.uma.permission_list(alice.token, first=first, max=1) for first in (0, 1, 2)]
    assert [len(page) for page in pages] == [1, 1, 0]
    assert sorted(str(policy.name) for page in pages for policy in page) == ["read docs", "write letters"]
    [policy] = app.uma.permission_list(alice.token, name="read docs")
    app.uma.permission_delete(alice.token, str(policy.id))
    assert [policy.name for policy in app.uma.permission_list(alice.token)] == ["write letters"]
    for call in (app.uma.permission_read, app.uma.permission_delete, app.uma.permission_update):
        with pytest.raises(NotFound):
            call(alice.token, str(policy.id))


def test_what_cannot_have_one(app: ResourceServer) -> None:
    alice, bob = app.owner("alice"), app.owner("bob")
    mine = app.resource(alice.token, "mine", "read")
    closed = str((app.uma.resource_set_create(alice.token, "closed", scopes=["read"])).id)
    for token, id, scope, reason in (
        (bob.token, mine, "read", "Only resource owner can access policies"),
        (alice.token, closed, "read", "owner managed access"),
        (alice.token, mine, "print", "scopes .* are not valid for resource"),
        (alice.token, "none", "read", "cannot be found"),
    ):
        with pytest.raises(BadRequest, match=reason):
            app.uma.resource_associate_permission(token, id, "them", [scope], users=["bob"])
    made = app.uma.resource_associate_permission(alice.token, mine, "them", ["read"], users=["bob"])
    with pytest.raises(Conflict):
        app.uma.resource_associate_permission(alice.token, mine, "them", ["read"], users=["bob"])
    for call in (app.uma.permission_read, app.uma.permission_delete, app.uma.permission_update):
        with pytest.raises(BadRequest, match="Only resource owner can access policies"):
            call(bob.token, str(made.id))
