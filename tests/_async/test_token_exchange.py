"""A client that exchanges the token of another one, by the standard exchange (RFC 8693)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest
from tests._async.made import PASSWORD, make_app, make_user

if TYPE_CHECKING:
    from keycloak_facade import AsyncKeycloakRealm
    from keycloak_facade._async.admin.realm import AsyncRealm


async def add_audiences(admin: AsyncRealm, client_id: str, *audiences: str) -> None:
    mappers = admin.clients.by_client_id(client_id).protocol_mappers
    for audience in audiences:
        config = {"included.client.audience": audience, "access.token.claim": "true"}
        await mappers.create(audience, protocol_mapper="oidc-audience-mapper", config=config)


async def test_a_token_is_passed_on(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    bob = await make_user(admin, "bob")
    app = await make_app(realm, admin, attributes={"standard.token.exchange.enabled": "true"})
    for name in ("shop", "bank", "spy"):
        await admin.clients.create(name, secret="another-client-secret")
    await admin.clients.create("web", public_client=True, direct_access_grants_enabled=True)
    await add_audiences(admin, "web", "app")
    await add_audiences(admin, "app", "shop", "bank")
    of_web = (await realm.open_id_connect("web").password_credentials("bob", PASSWORD))["access_token"]

    exchanged = await app.token_exchange(subject_token=of_web, audience="shop", scope="email", requested_subject=None)
    assert exchanged.get("issued_token_type") == "urn:ietf:params:oauth:token-type:access_token"
    assert "refresh_token" not in exchanged
    claims = await realm.open_id_connect("shop").decode_token(exchanged["access_token"])
    assert (claims["aud"], claims["azp"], claims["sub"]) == ("shop", "app", bob)
    for_both = await app.token_exchange(subject_token=of_web, audience=["shop", "bank"])
    for name in ("shop", "bank"):
        claims = await realm.open_id_connect(name).decode_token(for_both["access_token"])
        assert set(claims["aud"]) == {"shop", "bank"}
    with pytest.raises(BadRequest) as unavailable:
        await app.token_exchange(subject_token=of_web, audience="spy")
    assert unavailable.value.error_description == "Requested audience not available: spy"
    with pytest.raises(BadRequest) as unknown:
        await app.token_exchange(subject_token=of_web, audience="nobody")
    assert (unknown.value.error, unknown.value.error_description) == ("invalid_client", "Audience not found")


async def test_the_legacy_exchange_is_off(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    await make_user(admin, "bob")
    app = await make_app(realm, admin, attributes={"standard.token.exchange.enabled": "true"})
    account = (await app.client_credentials())["access_token"]
    with pytest.raises(BadRequest) as caught:
        await app.token_exchange(subject_token=account, requested_subject="bob")
    assert "requested_subject" in str(caught.value.error_description)
