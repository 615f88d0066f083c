"""`update` of one field, for each field that the server shows: it changes that field, and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from keycloak_openapi import models
from tests.live.one_field import Case, check

if TYPE_CHECKING:
    from keycloak_facade._sync.admin.realm import Realm

pytestmark = pytest.mark.live


def user(r: Realm) -> Any:
    return r.users.by_id(
        r.users.create(
            "anna",
            email="anna@example.org",
            email_verified=True,
            first_name="Anna",
            last_name="Test",
            enabled=True,
            attributes={"desk": ["17"], "floor": ["2"]},
            required_actions=["VERIFY_EMAIL"],
        )
    )


def group(r: Realm) -> Any:
    return r.groups.by_id(r.groups.create("staff", description="All of us", attributes={"floor": ["2"]}))


def role(r: Realm) -> Any:
    r.roles.create("editor", description="Writes", attributes={"level": ["2"]})
    return r.roles.by_id(str(r.roles.by_name("editor").get().id))


def client(r: Realm) -> Any:
    fields: models.NewClientRepresentationFields = {
        "name": "App",
        "description": "An app",
        "root_url": "https://app.example.org",
        "admin_url": "https://app.example.org/admin",
        "base_url": "/home",
        "secret": "a-client-secret-of-the-tests",
        "redirect_uris": ["https://app.example.org/*", "https://www.example.org/*"],
        "web_origins": ["+"],
        "service_accounts_enabled": True,
        "authorization_services_enabled": True,
        "attributes": {"post.logout.redirect.uris": "+"},
    }
    return r.clients.by_id(r.clients.create("app", **fields))


def client_scope(r: Realm) -> Any:
    made = r.client_scopes.create(
        "orders",
        description="Orders",
        protocol="openid-connect",
        attributes={"include.in.token.scope": "true", "display.on.consent.screen": "true"},
    )
    return r.client_scopes.by_id(made)


def identity_provider(r: Realm) -> Any:
    r.identity_providers.create(
        "elsewhere",
        provider_id="oidc",
        display_name="Elsewhere",
        enabled=True,
        config={
            "clientId": "us",
            "clientSecret": "a-client-secret-of-the-tests",
            "authorizationUrl": "https://elsewhere.example.org/auth",
            "tokenUrl": "https://elsewhere.example.org/token",
        },
    )
    return r.identity_providers.by_alias("elsewhere")


def organization(r: Realm) -> Any:
    made = r.organizations.create(
        "Acme",
        alias="acme",
        description="A customer",
        redirect_url="https://acme.example.org",
        attributes={"tier": ["1"]},
        domains=[{"name": "acme.example.org", "verified": False}],
    )
    return r.organizations.by_id(made)


CASES = {
    "user": Case(
        models.UserRepresentationFields,
        user,
        kept=frozenset({"id", "createdTimestamp", "totp", "disableableCredentialTypes", "notBefore"}),
    ),
    "group": Case(
        models.GroupRepresentationFields,
        group,
        refused=frozenset({"id"}),
        kept=frozenset({"path", "subGroupCount", "realmRoles"}),
        coupled={"name": frozenset({"path"})},
    ),
    "role": Case(
        models.RoleRepresentationFields, role, kept=frozenset({"id", "composite", "clientRole", "containerId"})
    ),
    "client": Case(
        models.ClientRepresentationFields,
        client,
        values=lambda r: {
            "protocol": "saml",
            "authenticationFlowBindingOverrides": {"browser": str(r.authentication.flows.all()[0].id)},
        },
        kept=frozenset({"id", "defaultClientScopes", "optionalClientScopes"}),
        coupled={
            "bearerOnly": frozenset({"authorizationServicesEnabled"}),
            "protocol": frozenset({"attributes", "defaultClientScopes", "optionalClientScopes"}),
            "publicClient": frozenset({"authorizationServicesEnabled", "secret"}),
            "serviceAccountsEnabled": frozenset({"defaultClientScopes"}),
        },
    ),
    "client scope": Case(
        models.ClientScopeRepresentationFields,
        client_scope,
        values=lambda _: {"protocol": "saml"},
        kept=frozenset({"id"}),
    ),
    "identity provider": Case(
        models.IdentityProviderRepresentationFields,
        identity_provider,
        values=lambda _: {"providerId": "keycloak-oidc"},
        kept=frozenset({"internalId", "providerId", "types"}),
        refused=frozenset({"alias"}),
    ),
    "organization": Case(
        models.OrganizationRepresentationFields,
        organization,
        values=lambda _: {"domains": [{"name": "www.acme.example.org", "verified": False}]},
        kept=frozenset({"id"}),
        refused=frozenset({"alias"}),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_update_changes_one_field(realm_of_things: Realm, name: str) -> None:
    check(CASES[name], realm_of_things)
