"""The UMA grant: requesting party tokens, permissions and decisions."""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from typing import TYPE_CHECKING, Any

import pytest
from attrs import frozen

from keycloak_facade.exceptions import BadRequest, Forbidden, InvalidTokenError
from tests._async.made import PASSWORD

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from keycloak_facade import AsyncKeycloakRealm
    from keycloak_facade._async.admin.realm import AsyncRealm
    from tests._async.made_uma import Person, ResourceServer

CLAIMS_AS_JWT = "urn:ietf:params:oauth:token-type:jwt"
ID_TOKEN = "http://openid.net/specs/openid-connect-core-1_0.html#IDToken"


@frozen
class World:
    """The client's resources `doc` and `letter`; bob may read and print the one, and send the other."""

    app: ResourceServer
    doc: str
    letter: str
    bob: Person
    carol: Person

    async def ask(self, **parameters: Any) -> list[tuple[str, list[str]]]:
        """What bob is granted."""
        return granted(await self.app.oidc.uma_ticket(self.bob.token, response_mode="permissions", **parameters))


def granted(permissions: Iterable[Mapping[str, Any]]) -> list[tuple[str, list[str]]]:
    """Names of resources with those of scopes, in order; the server promises none."""
    return sorted((one["rsname"], sorted(one.get("scopes", []))) for one in permissions)


@pytest.fixture
async def world(app: ResourceServer) -> World:
    """Two resources and two users."""
    bob, carol = await app.person("bob"), await app.person("carol")
    doc = await app.uma.resource_set_create(
        app.account,
        "doc",
        type="urn:app:doc",
        uris=["/doc/*"],
        scopes=["read", "print", "write"],
        owner_managed_access=True,
    )
    letter = await app.resource(app.account, "letter", "send")
    await app.share(str(doc.id), "bob", "read", "print")
    await app.share(letter, "bob", "send")
    return World(app, str(doc.id), letter, bob, carol)


async def test_permissions(world: World) -> None:
    assert await world.ask(audience="app") == [("doc", ["print", "read"]), ("letter", ["send"])]
    for permission, expected in (
        (f"{world.doc}#read", [("doc", ["read"])]),
        ("doc#read", [("doc", ["read"])]),
        ("doc", [("doc", ["print", "read"])]),
        ("#send", [("letter", ["send"])]),
        (f"{world.doc}#read,write", [("doc", ["read"])]),
        ([f"{world.doc}#write", f"{world.letter}#send"], [("letter", ["send"])]),
        (["doc#read", "letter"], [("doc", ["read"]), ("letter", ["send"])]),
        ("resource-type:urn:app:doc#print", [("doc", ["print"])]),
    ):
        assert await world.ask(audience="app", permission=permission) == expected, permission
    assert await world.ask(audience="app", permission="doc", scope="print") == [("doc", ["print"])]


async def test_names_may_be_left_out(world: World) -> None:
    [permission] = await world.app.oidc.uma_ticket(
        world.bob.token,
        audience="app",
        permission="doc#read",
        response_mode="permissions",
        response_include_resource_name=False,
    )
    assert permission == {"rsid": world.doc, "scopes": ["read"]}


async def test_decisions(world: World) -> None:
    for permission in (f"{world.doc}#read", [f"{world.doc}#read", f"{world.doc}#write"], None):
        answer = await world.app.oidc.uma_ticket(
            world.bob.token, audience="app", response_mode="decision", permission=permission
        )
        assert answer == {"result": True}
    for person, permission in ((world.bob, f"{world.doc}#write"), (world.carol, "doc#read"), (world.carol, None)):
        with pytest.raises(Forbidden) as caught:
            await world.app.oidc.uma_ticket(
                person.token, audience="app", response_mode="decision", permission=permission
            )
        assert (caught.value.error, caught.value.error_description) == ("access_denied", "not_authorized")


async def test_the_server_grants_more_than_was_asked_for_by_name(world: World) -> None:
    assert await world.ask(audience="app", permission="doc#write") == [("doc", ["print", "read"])]
    answer = await world.app.oidc.uma_ticket(
        world.bob.token, audience="app", permission="doc#write", response_mode="decision"
    )
    assert answer == {"result": True}
    assert await world.app.authz.get_permissions(world.bob.token, [("doc", "write")]) == {}
    assert await world.app.authz.eval_permission(world.bob.token, "doc", "write") is False


async def test_resources_by_uri(world: World) -> None:
    by_uri: dict[str, Any] = {"audience": "app", "permission_resource_format": "uri"}
    assert await world.ask(**by_uri, permission="/doc/*#read") == [("doc", ["read"])]
    assert await world.ask(**by_uri, permission="/doc/1#read", permission_resource_matching_uri=True) == [
        ("doc", ["read"])
    ]
    for uri, matching in (("/doc/1", False), ("/doc/1", None), ("/letter/1", True)):
        with pytest.raises(BadRequest, match=r"invalid_resource: Resource with uri .* does not exist"):
            await world.ask(**by_uri, permission=uri, permission_resource_matching_uri=matching)


async def test_a_limit(world: World) -> None:
    both = [f"{world.letter}#send", f"{world.doc}#read"]
    assert await world.ask(audience="app", permission=both) == [("doc", ["read"]), ("letter", ["send"])]
    assert await world.ask(audience="app", permission=both, response_permissions_limit=1) == [("letter", ["send"])]
    with pytest.raises(Forbidden):
        await world.ask(audience="app", permission=both, response_permissions_limit=0)


async def test_a_token_tells_its_permissions_and_can_be_upgraded(world: World) -> None:
    oidc = world.app.oidc
    first = await oidc.uma_ticket(world.bob.token, audience="app", permission=f"{world.doc}#read")
    assert (first.get("token_type"), first.get("upgraded")) == ("Bearer", False)

    async def told(token: str) -> list[tuple[str, list[str]]]:
        answer = await oidc.introspect(token, token_type_hint="requesting_party_token")
        return granted(answer.get("permissions", []))

    assert await told(first["access_token"]) == [("doc", ["read"])]
    second = await oidc.uma_ticket(
        world.bob.token, audience="app", permission=f"{world.letter}#send", rpt=first["access_token"]
    )
    assert second.get("upgraded") is True
    assert await told(second["access_token"]) == [("doc", ["read"]), ("letter", ["send"])]
    with pytest.raises(Forbidden) as caught:
        await oidc.uma_ticket(
            world.bob.token, audience="app", permission=f"{world.doc}#write", rpt=first["access_token"]
        )
    assert caught.value.error == "access_denied"


async def test_a_denied_ticket_is_submitted_to_the_owner(world: World) -> None:
    app = world.app
    alice = await app.owner("alice")
    diary = await app.resource(alice.token, "diary", "read")
    ticket = (await app.uma.resource_create_ticket(app.account, diary, ["read"]))["ticket"]
    for submitted, reason, tickets in ((False, "not_authorized", 0), (None, "request_submitted", 1)):
        with pytest.raises(Forbidden) as caught:
            await app.oidc.uma_ticket(world.carol.token, ticket=ticket, submit_request=submitted)
        assert (caught.value.error, caught.value.error_description) == ("access_denied", reason)
        assert await app.uma.ticket_count(app.account, owner="alice") == tickets
    with pytest.raises(Forbidden, match="request_submitted"):
        await app.oidc.uma_ticket(world.bob.token, ticket=ticket, submit_request=True)
    asked = await app.uma.ticket_list(app.account, owner="alice", granted=False, return_names=True)
    assert sorted(str(one.requester_name) for one in asked) == ["bob", "carol"]
    for one in asked:
        await app.uma.ticket_update(alice.token, {**one, "granted": True})
    assert await world.ask(ticket=ticket) == [("diary", ["read"])]


async def test_claims_are_pushed(admin: AsyncRealm, world: World) -> None:
    authz = admin.clients.by_client_id("app").authz
    await authz.resources.create("area", resource_scopes=["enter"])
    await authz.policies.regex.create(
        "acme", target_claim="organization", pattern="^acme$", target_context_attributes=True
    )
    await authz.permissions.scope.create("acme enters", resources=["area"], scopes=["enter"], policies=["acme"])
    encoded = urlsafe_b64encode(json.dumps({"organization": ["acme"]}).encode()).decode()
    area: dict[str, Any] = {"audience": "app", "permission": "area#enter"}
    good: list[dict[str, Any]] = [
        {"claim_token": {"organization": ["acme"]}},
        {"claim_token": encoded, "claim_token_format": CLAIMS_AS_JWT},
    ]
    for pushed in good:
        [permission] = await world.app.oidc.uma_ticket(world.carol.token, response_mode="permissions", **area, **pushed)
        assert (permission.get("rsname"), permission.get("claims")) == ("area", {"organization": ["acme"]})
    ticket = await world.app.uma.resource_create_ticket(
        world.app.account, "area", ["enter"], claims={"organization": ["acme"]}
    )
    assert await world.ask(ticket=ticket["ticket"]) == [("area", ["enter"])]
    poor: list[dict[str, Any]] = [{}, {"claim_token": {"organization": ["other"]}}, {"claim_token": {}}]
    for pushed in poor:
        with pytest.raises(Forbidden):
            await world.ask(**area, **pushed)
    bad: list[dict[str, Any]] = [
        {"claim_token": "no-claims", "claim_token_format": CLAIMS_AS_JWT},
        {"claim_token": encoded, "claim_token_format": "urn:none"},
    ]
    for pushed in bad:
        with pytest.raises(BadRequest):
            await world.ask(**area, **pushed)


async def test_a_client_asks_without_a_token(admin: AsyncRealm, world: World) -> None:
    app = world.app
    ticket = (await app.uma.resource_create_ticket(app.account, world.doc, ["read"]))["ticket"]
    tokens = await app.oidc.password_credentials("bob", PASSWORD, scope="openid")
    id_token = tokens.get("id_token")
    users: list[dict[str, Any]] = [
        {"claim_token": id_token},
        {"claim_token": id_token, "claim_token_format": ID_TOKEN},
        {"subject_token": tokens["access_token"]},
    ]
    for user in users:
        answer = await app.oidc.uma_ticket(None, ticket=ticket, response_mode="permissions", **user)
        assert granted(answer) == [("doc", ["read"])]
    authz = admin.clients.by_client_id("app").authz
    await authz.resources.create("area", resource_scopes=["enter"])
    with pytest.raises(Forbidden):
        await app.oidc.uma_ticket(None, audience="app", permission="area#enter")
    await authz.policies.client.create("apps", clients=["app"])
    await authz.permissions.scope.create("apps enter", resources=["area"], scopes=["enter"], policies=["apps"])
    answer = await app.oidc.uma_ticket(None, audience="app", permission="area#enter", response_mode="permissions")
    assert granted(answer) == [("area", ["enter"])]


async def test_a_mistake_is_no_denial(world: World) -> None:
    mistakes: list[tuple[dict[str, Any], str]] = [
        ({"audience": "none"}, r"Unknown resource server id: \[none\]. The audience has to be the client_id"),
        ({"audience": "account"}, "Client does not support permissions. The client needs authorizationServicesEnabled"),
        ({}, "You must provide the issuedFor. Give the audience, .* or a ticket"),
        ({"audience": "app", "permission": "none#read"}, "invalid_resource: .* does not exist. Give its id"),
        ({"audience": "app", "permission": "doc#none"}, "invalid_scope: .*. No resource of the client has"),
        ({"ticket": "no-ticket"}, "invalid_ticket: .*. The ticket has expired, or is none"),
        ({"audience": "app", "permission": "doc#read", "rpt": "no-token"}, "invalid_rpt: .*former answer"),
    ]
    for parameters, reason in mistakes:
        for mode in (None, "permissions", "decision"):
            with pytest.raises(BadRequest, match=reason):
                await world.app.oidc.uma_ticket(world.bob.token, response_mode=mode, **parameters)
    unknown: Any = "none"
    with pytest.raises(BadRequest, match="Invalid response_mode"):
        await world.app.oidc.uma_ticket(world.bob.token, audience="app", response_mode=unknown)


async def test_a_public_client_cannot_push_claims(realm: AsyncKeycloakRealm, admin: AsyncRealm, world: World) -> None:
    await admin.clients.create("public", public_client=True, direct_access_grants_enabled=True)
    token = (await realm.open_id_connect("public").password_credentials("bob", PASSWORD))["access_token"]
    answer = await world.app.oidc.uma_ticket(token, audience="app", permission="doc#read", response_mode="decision")
    assert answer == {"result": True}
    with pytest.raises(BadRequest, match="Public clients are not allowed to send claims"):
        await world.app.oidc.uma_ticket(token, audience="app", claim_token={"organization": ["acme"]})


async def test_a_token_that_is_not_good_is_no_denial(admin: AsyncRealm, world: World) -> None:
    await admin.users.by_id(world.bob.id).logout()
    for token in (world.bob.token, "no-token"):
        with pytest.raises(InvalidTokenError) as caught:
            await world.app.oidc.uma_ticket(token, audience="app")
        assert (caught.value.error, caught.value.error_description) == ("invalid_grant", "Invalid bearer token")
