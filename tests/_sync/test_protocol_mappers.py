# Made by scripts/unasync.py from tests/_async/test_protocol_mappers.py; not to be edited.
"""Protocol mappers: those of a client and those of a client scope."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import Conflict, NotFound
from tests._sync.made import PASSWORD, make_app, make_user

if TYPE_CHECKING:
    from collections.abc import Iterable

    from keycloak_facade import KeycloakRealm
    from keycloak_facade._sync.admin.protocol_mappers import ProtocolMappers
    from keycloak_facade._sync.admin.realm import Realm
    from keycloak_openapi.models import ProtocolMapperRepresentation

TEAM = {
    "user.attribute": "team",
    "claim.name": "team",
    "jsonType.label": "String",
    "access.token.claim": "true",
    # What the server adds where it is not given.
    "introspection.token.claim": "true",
}
ROLE_LIST = {
    "name": "role list",
    "protocol": "saml",
    "protocolMapper": "saml-role-list-mapper",
    "config": {"attribute.name": "Role"},
}


def mappers_of(admin: Realm, owner: str) -> ProtocolMappers:
    """The mappers of a new client or client scope, found by name."""
    if owner == "client":
        admin.clients.create("app")
        return admin.clients.by_client_id("app").protocol_mappers
    admin.client_scopes.create("teams")
    return admin.client_scopes.by_name("teams").protocol_mappers


def names(mappers: Iterable[ProtocolMapperRepresentation]) -> list[str]:
    return sorted(str(mapper.name) for mapper in mappers)


@pytest.mark.parametrize("owner", ["client", "client scope"])
def test_the_life_of_a_protocol_mapper(admin: Realm, owner: str) -> None:
    mappers = mappers_of(admin, owner)
    assert mappers.all() == []
    mapper_id = mappers.create("team", protocol_mapper="oidc-usermodel-attribute-mapper", config=TEAM)
    audience = {"name": "audience", "protocol": "openid-connect", "protocolMapper": "oidc-audience-mapper"}
    mappers.create_many([ROLE_LIST, audience])
    assert names(mappers.all()) == ["audience", "role list", "team"]
    assert names(mappers.by_protocol("openid-connect")) == ["audience", "team"]
    assert names(mappers.by_protocol("saml")) == ["role list"]

    team = mappers.by_id(mapper_id)
    made = team.get()
    assert (made.id, made.name, made.protocol) == (mapper_id, "team", "openid-connect")
    assert (made.protocol_mapper, made.config) == ("oidc-usermodel-attribute-mapper", TEAM)
    team.update(config=TEAM | {"claim.name": "crew"})
    assert team.get() == made | {"config": TEAM | {"claim.name": "crew"}}
    team.update(protocol_mapper="oidc-usermodel-property-mapper")
    assert (team.get()).protocol_mapper == "oidc-usermodel-property-mapper"
    # As given, but for the id, without which the server fails.
    mappers.by_name("role list").replace({**ROLE_LIST, "config": {"attribute.name": "Roles"}})
    assert (mappers.by_name("role list").get()).config == {"attribute.name": "Roles"}

    mappers.by_name("team").delete()
    assert names(mappers.all()) == ["audience", "role list"]
    with pytest.raises(NotFound):
        team.get()
    with pytest.raises(NotFound, match="there is no protocol mapper 'team'"):
        mappers.by_name("team").get()


def test_what_cannot_be_created(admin: Realm) -> None:
    mappers = mappers_of(admin, "client")
    mappers.create("team", protocol_mapper="oidc-usermodel-attribute-mapper", config=TEAM)
    with pytest.raises(Conflict):
        mappers.create("team", protocol_mapper="oidc-audience-mapper")
    with pytest.raises(NotFound, match="provider not found"):
        mappers.create("none", protocol_mapper="none")
    with pytest.raises(Conflict):
        mappers.create_many([ROLE_LIST, {**ROLE_LIST}])
    assert names(mappers.all()) == ["team"]


def test_a_mapper_of_a_client_fills_its_tokens(realm: KeycloakRealm, admin: Realm) -> None:
    app = make_app(realm, admin)
    make_user(admin, "ada")
    config = {"claim.name": "team", "claim.value": "blue", "jsonType.label": "String", "access.token.claim": "true"}
    admin.clients.by_client_id("app").protocol_mappers.create(
        "team", protocol_mapper="oidc-hardcoded-claim-mapper", config=config
    )
    token = (app.password_credentials("ada", PASSWORD))["access_token"]
    assert (app.decode_token(token, options={"verify_aud": False}))["team"] == "blue"
