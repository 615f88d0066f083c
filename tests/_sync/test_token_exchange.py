# Made by scripts/unasync.py from tests/_async/test_token_exchange.py; not to be edited.
"""A client that exchanges the token of another one, by the standard exchange (RFC 8693)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest
from tests._sync.made import PASSWORD, make_app, make_user

if TYPE_CHECKING:
    from keycloak_facade import KeycloakRealm
    from keycloak_facade._sync.admin.realm import Realm


def add_audiences(admin: Realm, client_id: str, *audiences: str) -> None:
    mappers = admin.clients.by_client_id(client_id).protocol_mappers
    for audience in audiences:
        config = {"included.client.audience": audience, "access.token.claim": "true"}
        mappers.create(audience, protocol_mapper="oidc-audience-mapper", config=config)


def test_a_token_is_passed_on(realm: KeycloakRealm, admin: Realm) -> None:
    bob = make_user(admin, "bob")
    app = make_app(realm, admin, attributes={"standard.token.exchange.enabled": "true"})
    for name in ("shop", "bank", "spy"):
        admin.clients.create(name, secret="another-client-secret")
    admin.clients.create("web", public_client=True, direct_access_grants_enabled=True)
    add_audiences(admin, "web", "app")
    add_audiences(admin, "app", "shop", "bank")
    of_web = (realm.open_id_connect("web").password_credentials("bob", PASSWORD))["access_token"]

    exchanged = app.token_exchange(subject_token=of_web, audience="shop", scope="email", requested_subject=None)
    assert exchanged.get("issued_token_type") == "urn:ietf:params:oauth:token-type:access_token"
    assert "refresh_token" not in exchanged
    claims = realm.open_id_connect("shop").decode_token(exchanged["access_token"])
    assert (claims["aud"], claims["azp"], claims["sub"]) == ("shop", "app", bob)
    for_both = app.token_exchange(subject_token=of_web, audience=["shop", "bank"])
    for name in ("shop", "bank"):
        claims = realm.open_id_connect(name).decode_token(for_both["access_token"])
        assert set(claims["aud"]) == {"shop", "bank"}
    with pytest.raises(BadRequest) as unavailable:
        app.token_exchange(subject_token=of_web, audience="spy")
    assert unavailable.value.error_description == "Requested audience not available: spy"
    with pytest.raises(BadRequest) as unknown:
        app.token_exchange(subject_token=of_web, audience="nobody")
    assert (unknown.value.error, unknown.value.error_description) == ("invalid_client", "Audience not found")


def test_the_legacy_exchange_is_off(realm: KeycloakRealm, admin: Realm) -> None:
    make_user(admin, "bob")
    app = make_app(realm, admin, attributes={"standard.token.exchange.enabled": "true"})
    account = (app.client_credentials())["access_token"]
    with pytest.raises(BadRequest) as caught:
        app.token_exchange(subject_token=account, requested_subject="bob")
    assert "requested_subject" in str(caught.value.error_description)
