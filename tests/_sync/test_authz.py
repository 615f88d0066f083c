# Made by scripts/unasync.py from tests/_async/test_authz.py; not to be edited.
"""Authorization services: what users may do at a resource server."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest
from attrs import frozen

from keycloak_facade.exceptions import BadRequest, Forbidden, InvalidTokenError, TokenError, Unauthorized
from tests._sync.made import PASSWORD

if TYPE_CHECKING:
    from collections.abc import Callable

    from keycloak_facade import KeycloakRealm
    from keycloak_facade._sync.admin.realm import Realm
    from keycloak_facade._sync.authz import KeycloakAuthz
    from keycloak_facade.authz import GrantedPermissions
    from tests._sync.made_uma import ResourceServer


@frozen
class World:
    """The client's resource `doc`, which bob may read and print, and carol may not."""

    app: ResourceServer
    authz: KeycloakAuthz
    doc: str
    bob: str
    carol: str


@pytest.fixture
def world(app: ResourceServer) -> World:
    """A resource and two users."""
    doc = app.resource(app.account, "doc", "read", "print", "write")
    bob, carol = app.person("bob"), app.person("carol")
    app.share(doc, "bob", "read", "print")
    return World(app, app.authz, doc, bob.token, carol.token)


def granted(answer: GrantedPermissions) -> list[tuple[str, str, list[str]]]:
    """What was granted, in order; the server promises none."""
    permissions = answer.get("permissions", [])
    return sorted((one.get("rsid", ""), one.get("rsname", ""), sorted(one.get("scopes", []))) for one in permissions)


def test_get_permissions(world: World) -> None:
    assert granted(world.authz.get_permissions(world.bob)) == [(world.doc, "doc", ["print", "read"])]
    assert world.authz.get_permissions(world.carol) == {}


def test_get_permissions_of_some_things(world: World) -> None:
    for name in ("doc", world.doc):
        answer = world.authz.get_permissions(world.bob, [(name, "read")])
        assert granted(answer) == [(world.doc, "doc", ["read"])]
    asked: list[list[tuple[str, str | None]]] = [
        [("doc", "read"), ("doc", "print"), ("doc", "write")],
        [("doc", "read,print,write")],
        [("doc", None)],
        [("doc", ""), ("doc", "read")],
    ]
    for pairs in asked:
        answer = world.authz.get_permissions(world.bob, iter(pairs))
        assert granted(answer) == [(world.doc, "doc", ["print", "read"])]


def test_what_was_not_asked_for_is_left_out(world: World) -> None:
    letter = world.app.resource(world.app.account, "letter", "read", "send")
    world.app.share(letter, "bob", "send")
    for name in ("doc", world.doc):
        assert world.authz.get_permissions(world.bob, [(name, "write")]) == {}
    answer = world.authz.get_permissions(world.bob, [("doc", "write"), ("letter", "send")])
    assert granted(answer) == [(letter, "letter", ["send"])]
    answer = world.authz.get_permissions(world.bob, [("doc", "read"), ("letter", "read")])
    assert granted(answer) == [(world.doc, "doc", ["read"])]


def test_several_resources_at_once(world: World) -> None:
    world.app.uma.resource_set_update(world.app.account, world.doc, "doc", type="urn:doc")
    for pairs in ([("resource-type:urn:doc", "read")], [("", "read")]):
        answer = world.authz.get_permissions(world.bob, pairs)
        assert granted(answer) == [(world.doc, "doc", ["read"])]
        with pytest.raises(ValueError, match="expected a resource's id or name"):
            world.authz.eval_permissions(world.bob, pairs)
    assert world.authz.get_permissions(world.bob, [("resource-type:urn:none", "read")]) == {}


def test_a_denial_is_an_empty_answer(world: World, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "keycloak_facade.authz")
    assert world.authz.get_permissions(world.carol, [("doc", "write")]) == {}
    assert caplog.messages == ["app: not_authorized"]


def test_a_mistake_is_no_denial(world: World) -> None:
    for pair, error, hint in (
        (("none", "read"), "invalid_resource", "Give its id"),
        (("doc", "none"), "invalid_scope", "No resource of the client has that scope"),
    ):
        with pytest.raises(BadRequest, match=hint) as caught:
            world.authz.get_permissions(world.bob, [pair])
        assert caught.value.error == error
        with pytest.raises(BadRequest, match=hint):
            world.authz.eval_permission(world.bob, *pair)


def test_a_client_without_authorization_is_a_mistake(realm: KeycloakRealm, world: World) -> None:
    for client_id, hint in (
        ("account", "The client needs authorizationServicesEnabled"),
        ("none", "The audience has to be the client_id of a client of this realm"),
    ):
        authz = realm.authz(client_id)
        with pytest.raises(BadRequest, match=hint) as caught:
            authz.get_permissions(world.bob)
        assert caught.value.error == "invalid_request"
        with pytest.raises(BadRequest, match=hint):
            authz.eval_permission(world.bob, "doc", "read")
        with pytest.raises(BadRequest, match=hint):
            authz.entitlement(world.bob)


def assert_not_good(world: World, token: str) -> None:
    """Each call tells that the token is not good, as no denial and no mistake."""
    for call in (
        lambda: world.authz.get_permissions(token),
        lambda: world.authz.eval_permission(token, "doc", "read"),
        lambda: world.authz.eval_permissions(token),
        lambda: world.authz.entitlement(token),
    ):
        with pytest.raises(InvalidTokenError) as caught:
            call()
        assert isinstance(caught.value, Unauthorized)
        assert (caught.value.error, caught.value.error_description) == ("invalid_grant", "Invalid bearer token")


def test_an_invalid_token_is_no_denial(world: World) -> None:
    assert_not_good(world, "no-token")
    with pytest.raises(TokenError, match="empty"):
        world.authz.get_permissions("")


def test_an_expired_token_is_no_denial(admin: Realm, world: World, wait: Callable[[float], None]) -> None:
    client = admin.clients.by_client_id("app")
    client.update(attributes={**((client.get()).attributes or {}), "access.token.lifespan": "1"})
    token = (world.app.oidc.password_credentials("bob", PASSWORD))["access_token"]
    wait(3)
    assert_not_good(world, token)


def test_a_token_of_an_ended_session_is_no_denial(admin: Realm, world: World) -> None:
    admin.users.by_username("bob").logout()
    assert_not_good(world, world.bob)


def test_eval_permission(world: World) -> None:
    assert world.authz.eval_permission(world.bob, "doc", "read") is True
    assert world.authz.eval_permission(world.bob, world.doc, "read") is True
    assert world.authz.eval_permission(world.bob, "doc", "write") is False
    assert world.authz.eval_permission(world.bob, "doc", None) is True
    assert world.authz.eval_permission(world.carol, "doc", None) is False


def test_eval_permissions(world: World) -> None:
    assert world.authz.eval_permissions(world.bob) is True
    assert world.authz.eval_permissions(world.carol) is False
    assert world.authz.eval_permissions(world.bob, [("doc", "read"), ("doc", "print")]) is True
    assert world.authz.eval_permissions(world.bob, [(world.doc, "read"), (world.doc, "print")]) is True
    assert world.authz.eval_permissions(world.bob, [("doc", "read"), ("doc", "write")]) is False
    assert world.authz.eval_permissions(world.bob, iter([("doc", "read"), ("doc", "write")])) is False


def test_a_denied_ticket_may_be_submitted(world: World) -> None:
    uma, account = world.app.uma, world.app.account
    letter = world.app.resource((world.app.owner("alice")).token, "letter", "write")
    ticket = (uma.resource_create_ticket(account, letter, ["write"]))["ticket"]
    assert world.authz.get_permissions(world.carol, ticket=ticket) == {}
    assert uma.ticket_count(account, resource_id=letter) == 0
    assert world.authz.get_permissions(world.carol, ticket=ticket, submit_request=True) == {}
    [asked] = uma.ticket_list(account, resource_id=letter, return_names=True)
    assert (asked.requester_name, asked.resource_name, asked.scope_name) == ("carol", "letter", "write")
    assert asked.granted is False


def test_a_ticket_in_place_of_pairs(world: World) -> None:
    ticket = (world.app.uma.resource_create_ticket(world.app.account, world.doc, ["read"]))["ticket"]
    answer = world.authz.get_permissions(world.bob, ticket=ticket)
    assert granted(answer) == [(world.doc, "doc", ["read"])]


def test_an_invalid_ticket_is_no_denial(world: World) -> None:
    with pytest.raises(BadRequest, match="The ticket has expired, or is none") as caught:
        world.authz.get_permissions(world.bob, ticket="no-ticket")
    assert caught.value.error == "invalid_ticket"


def test_entitlement(world: World) -> None:
    answer = world.authz.entitlement(world.bob)
    assert answer["rpt"] == answer["access_token"]
    assert (answer.get("token_type"), answer.get("upgraded")) == ("Bearer", False)
    assert answer["rpt"] != world.bob
    with pytest.raises(Forbidden) as caught:
        world.authz.entitlement(world.carol)
    assert (caught.value.error, caught.value.error_description) == ("access_denied", "not_authorized")


def test_discovery(realm: KeycloakRealm) -> None:
    authz = realm.authz("app")
    assert authz.well_known["token_endpoint"] == (
        f"{realm.server_url}/realms/{realm.realm_name}/protocol/openid-connect/token"
    )
    assert repr(authz) == f"{type(authz).__name__}({realm!r}, 'app')"
