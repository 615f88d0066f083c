# Made by scripts/unasync.py from tests/_async/test_evaluate_scopes.py; not to be edited.
"""What the tokens of a client would hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import NotFound
from keycloak_openapi.api import protocol_mappers
from tests._sync.made import make_user

if TYPE_CHECKING:
    from collections.abc import Iterable

    from keycloak_facade import KeycloakRealm
    from keycloak_facade._sync.admin.realm import Realm
    from keycloak_openapi.models import RoleRepresentation


def names(roles: Iterable[RoleRepresentation]) -> set[str]:
    return {str(role.name) for role in roles}


def test_example_tokens(realm: KeycloakRealm, admin: Realm) -> None:
    id = admin.clients.create("app")
    for name in ("shop", "stock"):
        admin.clients.create(name)
        config = {"included.client.audience": name, "access.token.claim": "true"}
        kind = "oidc-audience-mapper"
        mapper = {"name": name, "protocol": "openid-connect", "protocolMapper": kind, "config": config}
        realm.admin.send(protocol_mappers.create_client_protocol_mapper(realm.realm_name, id, mapper))
    user_id = make_user(admin, "bob")
    evaluated = admin.clients.by_id(id).evaluate_scopes
    token = evaluated.example_access_token(user_id)
    assert (token.sub, token.azp, token["email"]) == (user_id, "app", "bob@example.org")
    assert isinstance(token.aud, list)
    assert {"shop", "stock"} <= set(token.aud)
    assert "phone" not in str(token.scope).split()
    token = evaluated.example_access_token(user_id, scope="openid phone", audience="shop")
    assert (token.aud, "phone" in str(token.scope).split()) == ("shop", True)
    id_token = evaluated.example_id_token(user_id, scope="openid")
    assert (id_token.sub, id_token.aud, id_token["email"]) == (user_id, "app", "bob@example.org")
    userinfo = evaluated.example_userinfo(user_id, scope="openid")
    assert (userinfo["sub"], userinfo["given_name"]) == (user_id, "Bob")
    with pytest.raises(NotFound, match="No user found"):
        evaluated.example_access_token("none")


def test_example_saml_response(admin: Realm) -> None:
    id = admin.clients.create("sp", protocol="saml", redirect_uris=["https://sp.example.org"])
    user_id = make_user(admin, "bob")
    response = admin.clients.by_id(id).evaluate_scopes.example_saml_response(user_id)
    assert response.startswith("<saml")
    assert ">bob<" in response


def test_mappers_in_effect(admin: Realm) -> None:
    admin.clients.create("app")
    evaluated = admin.clients.by_client_id("app").evaluate_scopes
    always = {str(mapper.mapper_name): mapper for mapper in evaluated.protocol_mappers()}
    assert (always["email"].container_name, always["email"].container_type) == ("email", "client-scope")
    asked = {str(mapper.mapper_name) for mapper in evaluated.protocol_mappers(scope="phone")}
    assert asked - always.keys() == {"phone number", "phone number verified"}


def test_roles_that_tokens_may_hold(admin: Realm) -> None:
    for name in ("reader", "writer"):
        admin.roles.create(name)
    id, other = admin.clients.create("app", full_scope_allowed=False), admin.clients.create("shop")
    for client in (id, other):
        admin.clients.by_id(client).roles.create("viewer")
    scopes = admin.clients.by_id(id).evaluate_scopes.scope_mappings
    assert {"reader", "writer"} <= names(scopes.realm.not_granted())
    assert names(scopes.realm.granted()) == set()
    # The scope has offline_access in its own mappings.
    assert names(scopes.realm.granted(scope="offline_access")) == {"offline_access"}
    assert "offline_access" not in names(scopes.realm.not_granted(scope="offline_access"))
    assert names(scopes.clients.by_id(id).granted()) == {"viewer"}
    assert names(scopes.clients.by_id(id).not_granted()) == set()
    assert names(scopes.clients.by_id(other).granted()) == set()
    assert names(scopes.clients.by_id(other).not_granted()) == {"viewer"}
    admin.clients.by_id(id).update(full_scope_allowed=True)
    assert {"reader", "writer", "offline_access"} <= names(scopes.realm.granted())
    assert scopes.realm.not_granted() == []
    assert names(scopes.clients.by_id(other).granted()) == {"viewer"}
    with pytest.raises(NotFound):
        scopes.clients.by_id("none").granted()
