# Made by scripts/unasync.py from tests/_async/test_ids.py; not to be edited.
"""The ids of things that were found by a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import NotFound

if TYPE_CHECKING:
    from keycloak_facade import KeycloakRealm
    from keycloak_facade._sync.admin.realm import Realm


def test_the_id_of_what_a_name_leads_to(admin: Realm) -> None:
    admin.update(organizations_enabled=True)
    user = admin.users.create("ada")
    client = admin.clients.create("app", service_accounts_enabled=True, authorization_services_enabled=True)
    group = admin.groups.create("staff")
    scope = admin.client_scopes.create("orders")
    mapper = admin.client_scopes.by_id(scope).protocol_mappers.create(
        "numbers", protocol_mapper="oidc-usermodel-attribute-mapper"
    )
    organization = admin.organizations.create("Acme", domains=[{"name": "acme.example.org"}])
    policy = admin.clients.by_id(client).authz.policies.user.create("only-ada", users=[user])
    assert admin.users.by_username("ada").id() == user
    assert admin.clients.by_client_id("app").id() == client
    assert admin.groups.by_path("/staff").id() == group
    assert admin.client_scopes.by_name("orders").id() == scope
    assert admin.client_scopes.by_name("orders").protocol_mappers.by_name("numbers").id() == mapper
    assert admin.organizations.by_name("Acme").id() == organization
    assert admin.clients.by_client_id("app").authz.policies.by_name("only-ada").id() == policy
    flow = admin.authentication.flows.by_alias("browser").id()
    assert (admin.authentication.flows.by_id(flow).get()).alias == "browser"


def test_the_id_of_nothing(admin: Realm) -> None:
    with pytest.raises(NotFound, match="user 'ada'"):
        admin.users.by_username("ada").id()


def test_an_id_that_was_given_is_not_asked_for(realm: KeycloakRealm, admin: Realm) -> None:
    assert admin.users.by_id("any").id() == "any"
    assert admin.name == realm.realm_name
