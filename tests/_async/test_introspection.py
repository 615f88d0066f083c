"""What the server says of tokens, and their revocation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest, Forbidden, Unauthorized, UnexpectedAnswer
from tests._async.made import PASSWORD, make_app, make_user

if TYPE_CHECKING:
    from keycloak_facade import AsyncKeycloakRealm
    from keycloak_facade._async.admin.realm import AsyncRealm


async def test_introspection(realm: AsyncKeycloakRealm, admin: AsyncRealm, caplog: pytest.LogCaptureFixture) -> None:
    bob = await make_user(admin, "bob")
    oidc = await make_app(realm, admin)
    app = admin.clients.by_client_id("app")
    tokens = await oidc.password_credentials("bob", PASSWORD, scope="openid")
    # The token is good, and not for those who ask: two of them, and the second one is not told why again.
    assert await oidc.introspect(tokens["access_token"]) == {"active": False}
    assert await oidc.introspect(tokens["access_token"]) == {"active": False}
    [told] = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
    assert 'not for client "app"' in told
    assert "oidc-audience-mapper" in told
    config = {"included.client.audience": "app", "access.token.claim": "true", "introspection.token.claim": "true"}
    await app.protocol_mappers.create("audience", protocol_mapper="oidc-audience-mapper", config=config)
    caplog.clear()
    tokens = await oidc.password_credentials("bob", PASSWORD, scope="openid")
    known = await oidc.introspect(tokens["access_token"])
    assert known["active"] is True
    assert (known.get("sub"), known.get("username"), known.get("token_type")) == (bob, "bob", "Bearer")
    assert (known.get("exp", 0) - known.get("iat", 0), known.get("aud")) == (300, ["app", "account"])
    assert set(known.get("scope", "").split()) == {"openid", "profile", "email"}
    assert await oidc.introspect("no-token") == {"active": False}
    refresh_token = tokens.get("refresh_token", "")
    assert (await oidc.introspect(refresh_token, token_type_hint="refresh_token")).get("typ") == "Refresh"
    assert not [record for record in caplog.records if record.levelname == "WARNING"]
    with pytest.raises(BadRequest, match="Unsupported token type") as hint:
        await oidc.introspect(tokens["access_token"], token_type_hint="id_token")
    assert hint.value.error == "invalid_request"
    with pytest.raises(Unauthorized) as stranger:
        await realm.open_id_connect("app", "wrong").introspect(tokens["access_token"])
    assert stranger.value.error == "invalid_client"
    await app.update(public_client=True)
    with pytest.raises(Forbidden, match="Client not allowed"):
        await realm.open_id_connect("app").introspect(tokens["access_token"])


async def test_a_requesting_party_token(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    await make_user(admin, "bob")
    oidc = await make_app(realm, admin, authorization_services_enabled=True)
    account = (await oidc.client_credentials())["access_token"]
    resource = await realm.uma2.resource_set_create(account, "doc", scopes=["read", "write"], ownerManagedAccess=True)
    await realm.uma2.ticket_create(account, resource=resource.id, requester_name="bob", scope_name="read", granted=True)
    bob = (await oidc.password_credentials("bob", PASSWORD))["access_token"]
    rpt = (await oidc.uma_ticket(bob, audience="app"))["access_token"]
    known = await oidc.introspect(rpt, token_type_hint="requesting_party_token")
    assert known["active"] is True
    [permission] = known.get("permissions", [])
    assert permission["rsid"] == resource.id
    assert (permission.get("rsname"), permission.get("scopes")) == ("doc", ["read"])
    plain = await oidc.introspect(rpt)
    assert (plain["active"], plain.get("username"), plain.get("permissions")) == (True, "bob", None)


async def test_revocation(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    await make_user(admin, "bob")
    oidc = await make_app(realm, admin)
    await admin.clients.create("web", public_client=True, direct_access_grants_enabled=True)
    tokens = await oidc.password_credentials("bob", PASSWORD, scope="openid")
    await oidc.userinfo(tokens["access_token"])
    await oidc.revoke(tokens["access_token"], token_type_hint="access_token")
    with pytest.raises(Unauthorized, match="invalid_token"):
        await oidc.userinfo(tokens["access_token"])
    newer = await oidc.refresh_token(tokens.get("refresh_token", ""))  # the session goes on
    await oidc.revoke(newer.get("refresh_token", ""))
    with pytest.raises(BadRequest, match="invalid_grant"):
        await oidc.refresh_token(newer.get("refresh_token", ""))
    with pytest.raises(Unauthorized, match="user_session_not_found"):
        await oidc.userinfo(newer["access_token"])
    for gone in (newer.get("refresh_token", ""), "no-token"):
        with pytest.raises(UnexpectedAnswer, match="200 OK: invalid_token: Invalid token") as none:
            await oidc.revoke(gone)
        assert none.value.error_description == "Invalid token"
    foreign = await realm.open_id_connect("web").password_credentials("bob", PASSWORD, scope="openid")
    with pytest.raises(BadRequest, match="Unmatching clients"):
        await oidc.revoke(foreign["access_token"])
    with pytest.raises(BadRequest) as kind:
        await oidc.revoke(foreign.get("id_token", ""))
    assert kind.value.error == "unsupported_token_type"
    await realm.open_id_connect("web").revoke(foreign["access_token"])
    with pytest.raises(Unauthorized):
        await oidc.userinfo(foreign["access_token"])
