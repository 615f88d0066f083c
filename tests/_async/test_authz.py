"""Authorization services: what users may do at a resource server."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import pytest
from attrs import frozen

from keycloak_facade.exceptions import BadRequest, Forbidden, TokenError
from tests._async.made import PASSWORD, make_app, make_user

if TYPE_CHECKING:
    from collections.abc import Callable

    from keycloak_facade import AsyncKeycloakRealm
    from keycloak_facade._async.admin.realm import AsyncRealm
    from keycloak_facade._async.authz import AsyncKeycloakAuthz
    from keycloak_facade._async.openid_connect import AsyncKeycloakOpenidConnect


@frozen
class World:
    """The resource server `app` with the resource `doc`, which bob may read and print, and carol may not."""

    oidc: AsyncKeycloakOpenidConnect
    authz: AsyncKeycloakAuthz
    account: str
    doc: str
    bob: str
    carol: str


@pytest.fixture
async def world(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> World:
    """A resource server, a resource and two users."""
    oidc = await make_app(realm, admin, authorization_services_enabled=True)
    account = (await oidc.client_credentials())["access_token"]
    doc = await realm.uma2.resource_set_create(
        account, "doc", scopes=["read", "print", "write"], owner_managed_access=True
    )
    for name in ("bob", "carol"):
        await make_user(admin, name)
    for scope in ("read", "print"):
        await realm.uma2.ticket_create(account, resource=doc.id, requester_name="bob", scope_name=scope, granted=True)
    bob, carol = [(await oidc.password_credentials(name, PASSWORD))["access_token"] for name in ("bob", "carol")]
    return World(oidc, realm.authz("app"), account, str(doc.id), bob, carol)


def granted(answer: dict[str, Any]) -> list[tuple[str, str, list[str]]]:
    """What was granted, in order; the server promises none."""
    return sorted((one["rsid"], one["rsname"], sorted(one["scopes"])) for one in answer["permissions"])


async def test_get_permissions(world: World) -> None:
    assert granted(await world.authz.get_permissions(world.bob)) == [(world.doc, "doc", ["print", "read"])]
    assert await world.authz.get_permissions(world.carol) == {}


async def test_get_permissions_of_some_things(world: World) -> None:
    for name in ("doc", world.doc):
        answer = await world.authz.get_permissions(world.bob, [(name, "read")])
        assert granted(answer) == [(world.doc, "doc", ["read"])]
    answer = await world.authz.get_permissions(world.bob, [("doc", "read"), ("doc", "print"), ("doc", "write")])
    assert granted(answer) == [(world.doc, "doc", ["print", "read"])]
    answer = await world.authz.get_permissions(world.bob, [("doc", None)])
    assert granted(answer) == [(world.doc, "doc", ["print", "read"])]


async def test_a_denial_is_an_empty_answer(world: World, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "keycloak_facade.authz")
    assert await world.authz.get_permissions(world.carol, [("doc", "write")]) == {}
    assert caplog.messages == ["app: not_authorized"]


async def test_a_mistake_is_no_denial(world: World) -> None:
    for pair, error in ((("none", "read"), "invalid_resource"), (("doc", "none"), "invalid_scope")):
        with pytest.raises(BadRequest) as caught:
            await world.authz.get_permissions(world.bob, [pair])
        assert caught.value.error == error
        with pytest.raises(BadRequest):
            await world.authz.eval_permission(world.bob, *pair)


async def test_a_client_without_authorization_is_a_mistake(realm: AsyncKeycloakRealm, world: World) -> None:
    for client_id in ("account", "none"):
        with pytest.raises(BadRequest) as caught:
            await realm.authz(client_id).get_permissions(world.bob)
        assert caught.value.error == "invalid_request"


async def test_an_invalid_token_is_no_denial(world: World) -> None:
    with pytest.raises(BadRequest) as caught:
        await world.authz.get_permissions("no-token")
    assert (caught.value.error, caught.value.error_description) == ("invalid_grant", "Invalid bearer token")
    with pytest.raises(BadRequest):
        await world.authz.eval_permission("no-token", "doc", "read")
    with pytest.raises(TokenError, match="empty"):
        await world.authz.get_permissions("")


async def test_an_expired_token_is_no_denial(admin: AsyncRealm, world: World, wait: Callable[[float], None]) -> None:
    client = admin.clients.by_client_id("app")
    await client.update(attributes={**((await client.get()).attributes or {}), "access.token.lifespan": "1"})
    token = (await world.oidc.password_credentials("bob", PASSWORD))["access_token"]
    wait(3)
    with pytest.raises(BadRequest) as caught:
        await world.authz.eval_permissions(token)
    assert caught.value.error == "invalid_grant"


async def test_a_token_of_an_ended_session_is_no_denial(admin: AsyncRealm, world: World) -> None:
    await admin.users.by_username("bob").logout()
    with pytest.raises(BadRequest) as caught:
        await world.authz.get_permissions(world.bob)
    assert caught.value.error == "invalid_grant"


async def test_eval_permission(world: World) -> None:
    assert await world.authz.eval_permission(world.bob, "doc", "read") is True
    assert await world.authz.eval_permission(world.bob, world.doc, "read") is True
    assert await world.authz.eval_permission(world.bob, "doc", "write") is False
    assert await world.authz.eval_permission(world.bob, "doc", None) is True
    assert await world.authz.eval_permission(world.carol, "doc", None) is False


async def test_eval_permissions(world: World) -> None:
    assert await world.authz.eval_permissions(world.bob) is True
    assert await world.authz.eval_permissions(world.carol) is False
    assert await world.authz.eval_permissions(world.bob, [("doc", "read"), ("doc", "print")]) is True
    assert await world.authz.eval_permissions(world.bob, [(world.doc, "read"), (world.doc, "print")]) is True
    assert await world.authz.eval_permissions(world.bob, [("doc", "read"), ("doc", "write")]) is False
    assert await world.authz.eval_permissions(world.bob, iter([("doc", "read"), ("doc", "write")])) is False


async def test_a_denied_ticket_may_be_submitted(realm: AsyncKeycloakRealm, admin: AsyncRealm, world: World) -> None:
    alice, app = admin.users.by_id(await make_user(admin, "alice")), admin.clients.by_client_id("app")
    protection = await app.roles.by_name("uma_protection").get()
    await alice.role_mappings.clients.by_id(str((await app.get()).id)).add([protection])
    owner = (await world.oidc.password_credentials("alice", PASSWORD))["access_token"]
    letter = await realm.uma2.resource_set_create(owner, "letter", scopes=["write"], owner_managed_access=True)
    ticket = (await realm.uma2.resource_create_ticket(world.account, str(letter.id), ["write"]))["ticket"]
    assert await world.authz.get_permissions(world.carol, ticket=ticket) == {}
    assert await realm.uma2.ticket_count(world.account, resource_id=letter.id) == 0
    assert await world.authz.get_permissions(world.carol, ticket=ticket, submit_request=True) == {}
    [asked] = await realm.uma2.ticket_list(world.account, resource_id=letter.id, return_names=True)
    assert (asked.requester_name, asked.resource_name, asked.scope_name) == ("carol", "letter", "write")
    assert asked.granted is False


async def test_a_ticket_in_place_of_pairs(realm: AsyncKeycloakRealm, world: World) -> None:
    ticket = (await realm.uma2.resource_create_ticket(world.account, world.doc, ["read"]))["ticket"]
    answer = await world.authz.get_permissions(world.bob, ticket=ticket)
    assert granted(answer) == [(world.doc, "doc", ["read"])]


async def test_an_invalid_ticket_is_no_denial(world: World) -> None:
    with pytest.raises(Forbidden) as caught:
        await world.authz.get_permissions(world.bob, ticket="no-ticket")
    assert caught.value.error == "invalid_ticket"


async def test_entitlement(world: World) -> None:
    answer = await world.authz.entitlement(world.bob)
    assert answer["rpt"] == answer["access_token"]
    assert (answer["token_type"], answer["upgraded"]) == ("Bearer", False)
    assert answer["rpt"] != world.bob
    with pytest.raises(Forbidden) as caught:
        await world.authz.entitlement(world.carol)
    assert (caught.value.error, caught.value.error_description) == ("access_denied", "not_authorized")


async def test_discovery(realm: AsyncKeycloakRealm) -> None:
    authz = await realm.authz("app")
    assert authz.well_known["token_endpoint"] == (
        f"{realm.server_url}/realms/{realm.realm_name}/protocol/openid-connect/token"
    )
    assert repr(authz) == f"{type(authz).__name__}({realm!r}, 'app')"
