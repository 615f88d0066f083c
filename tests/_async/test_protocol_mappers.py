"""Protocol mappers: those of a client and those of a client scope."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import Conflict, NotFound
from tests._async.made import PASSWORD, make_app, make_user

if TYPE_CHECKING:
    from collections.abc import Iterable

    from keycloak_facade import AsyncKeycloakRealm
    from keycloak_facade._async.admin.protocol_mappers import AsyncProtocolMappers
    from keycloak_facade._async.admin.realm import AsyncRealm
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


async def mappers_of(admin: AsyncRealm, owner: str) -> AsyncProtocolMappers:
    """The mappers of a new client or client scope, found by name."""
    if owner == "client":
        await admin.clients.create("app")
        return admin.clients.by_client_id("app").protocol_mappers
    await admin.client_scopes.create("teams")
    return admin.client_scopes.by_name("teams").protocol_mappers


def names(mappers: Iterable[ProtocolMapperRepresentation]) -> list[str]:
    return sorted(str(mapper.name) for mapper in mappers)


@pytest.mark.parametrize("owner", ["client", "client scope"])
async def test_the_life_of_a_protocol_mapper(admin: AsyncRealm, owner: str) -> None:
    mappers = await mappers_of(admin, owner)
    assert await mappers.all() == []
    mapper_id = await mappers.create("team", protocol_mapper="oidc-usermodel-attribute-mapper", config=TEAM)
    audience = {"name": "audience", "protocol": "openid-connect", "protocolMapper": "oidc-audience-mapper"}
    await mappers.create_many([ROLE_LIST, audience])
    assert names(await mappers.all()) == ["audience", "role list", "team"]
    assert names(await mappers.by_protocol("openid-connect")) == ["audience", "team"]
    assert names(await mappers.by_protocol("saml")) == ["role list"]

    team = mappers.by_id(mapper_id)
    made = await team.get()
    assert (made.id, made.name, made.protocol) == (mapper_id, "team", "openid-connect")
    assert (made.protocol_mapper, made.config) == ("oidc-usermodel-attribute-mapper", TEAM)
    await team.update(config=TEAM | {"claim.name": "crew"})
    assert await team.get() == made | {"config": TEAM | {"claim.name": "crew"}}
    await team.update(protocol_mapper="oidc-usermodel-property-mapper")
    assert (await team.get()).protocol_mapper == "oidc-usermodel-property-mapper"
    # As given, but for the id, without which the server fails.
    await mappers.by_name("role list").replace({**ROLE_LIST, "config": {"attribute.name": "Roles"}})
    assert (await mappers.by_name("role list").get()).config == {"attribute.name": "Roles"}

    await mappers.by_name("team").delete()
    assert names(await mappers.all()) == ["audience", "role list"]
    with pytest.raises(NotFound):
        await team.get()
    with pytest.raises(NotFound, match="there is no protocol mapper 'team'"):
        await mappers.by_name("team").get()


async def test_what_cannot_be_created(admin: AsyncRealm) -> None:
    mappers = await mappers_of(admin, "client")
    await mappers.create("team", protocol_mapper="oidc-usermodel-attribute-mapper", config=TEAM)
    with pytest.raises(Conflict):
        await mappers.create("team", protocol_mapper="oidc-audience-mapper")
    with pytest.raises(NotFound, match="provider not found"):
        await mappers.create("none", protocol_mapper="none")
    with pytest.raises(Conflict):
        await mappers.create_many([ROLE_LIST, {**ROLE_LIST}])
    assert names(await mappers.all()) == ["team"]


async def test_a_mapper_of_a_client_fills_its_tokens(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    app = await make_app(realm, admin)
    await make_user(admin, "ada")
    config = {"claim.name": "team", "claim.value": "blue", "jsonType.label": "String", "access.token.claim": "true"}
    await admin.clients.by_client_id("app").protocol_mappers.create(
        "team", protocol_mapper="oidc-hardcoded-claim-mapper", config=config
    )
    token = (await app.password_credentials("ada", PASSWORD))["access_token"]
    assert (await app.decode_token(token, options={"verify_aud": False}))["team"] == "blue"
