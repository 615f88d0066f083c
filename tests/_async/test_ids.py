"""The ids of things that were found by a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import NotFound

if TYPE_CHECKING:
    from keycloak_facade import AsyncKeycloakRealm
    from keycloak_facade._async.admin.realm import AsyncRealm


async def test_the_id_of_what_a_name_leads_to(admin: AsyncRealm) -> None:
    await admin.update(organizations_enabled=True)
    user = await admin.users.create("ada")
    client = await admin.clients.create("app", service_accounts_enabled=True, authorization_services_enabled=True)
    group = await admin.groups.create("staff")
    scope = await admin.client_scopes.create("orders")
    mapper = await admin.client_scopes.by_id(scope).protocol_mappers.create(
        "numbers", protocol_mapper="oidc-usermodel-attribute-mapper"
    )
    organization = await admin.organizations.create("Acme", domains=[{"name": "acme.example.org"}])
    policy = await admin.clients.by_id(client).authz.policies.user.create("only-ada", users=[user])
    assert await admin.users.by_username("ada").id() == user
    assert await admin.clients.by_client_id("app").id() == client
    assert await admin.groups.by_path("/staff").id() == group
    assert await admin.client_scopes.by_name("orders").id() == scope
    assert await admin.client_scopes.by_name("orders").protocol_mappers.by_name("numbers").id() == mapper
    assert await admin.organizations.by_name("Acme").id() == organization
    assert await admin.clients.by_client_id("app").authz.policies.by_name("only-ada").id() == policy
    flow = await admin.authentication.flows.by_alias("browser").id()
    assert (await admin.authentication.flows.by_id(flow).get()).alias == "browser"


async def test_the_id_of_nothing(admin: AsyncRealm) -> None:
    with pytest.raises(NotFound, match="user 'ada'"):
        await admin.users.by_username("ada").id()


async def test_an_id_that_was_given_is_not_asked_for(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    assert await admin.users.by_id("any").id() == "any"
    assert admin.name == realm.realm_name
