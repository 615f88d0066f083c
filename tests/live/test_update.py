"""`update` of one field, for each field that the server shows: it changes that field, and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from attrs import frozen

from keycloak_facade import KeycloakRealm
from keycloak_openapi import models

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from keycloak_facade._sync.admin.realm import Realm
    from tests.conftest import Server

pytestmark = pytest.mark.live

NAME = "update-of-one-field"


@frozen
class Case:
    """One kind of thing.

    Attributes:
        fields: the TypedDict of what `update` takes.
        make: makes one, as rich as can be, and returns it with a value that deletes it.
        values: values for the fields that would not take a made-up one.
        kept: the fields that the server shows but keeps as they are.
        coupled: the fields that the server changes along with one, by that one.
    """

    fields: Any
    make: Callable[[Realm], Any]
    values: Mapping[str, Any] = {}
    kept: frozenset[str] = frozenset()
    coupled: Mapping[str, frozenset[str]] = {}


def user(r: Realm) -> Any:
    return r.users.by_id(
        r.users.create(
            "anna",
            email="anna@example.org",
            email_verified=True,
            first_name="Anna",
            last_name="Test",
            enabled=True,
            attributes={"locale": ["en"], "floor": ["2"]},
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
        kept=frozenset({"path", "subGroupCount", "realmRoles"}),
        coupled={"name": frozenset({"path"})},
    ),
    "role": Case(
        models.RoleRepresentationFields, role, kept=frozenset({"id", "composite", "clientRole", "containerId"})
    ),
    "client": Case(
        models.ClientRepresentationFields,
        client,
        values={"protocol": "saml"},
        kept=frozenset({"id", "defaultClientScopes", "optionalClientScopes"}),
        coupled={
            "bearerOnly": frozenset({"authorizationServicesEnabled"}),
            "publicClient": frozenset({"authorizationServicesEnabled", "secret"}),
            "serviceAccountsEnabled": frozenset({"defaultClientScopes"}),
        },
    ),
    "client scope": Case(models.ClientScopeRepresentationFields, client_scope, values={"protocol": "saml"}),
    "identity provider": Case(models.IdentityProviderRepresentationFields, identity_provider),
    "organization": Case(models.OrganizationRepresentationFields, organization),
}


@pytest.fixture(scope="module")
def realm(default_server: Server) -> Iterator[Realm]:
    with KeycloakRealm(default_server.url, NAME) as realm:
        realm.admin.login(default_server.username, default_server.password, realm="master")
        realm.admin.realms.create(NAME, enabled=True, organizations_enabled=True)
        made = realm.admin.realms.by_name(NAME)
        made.user_profile.update(unmanaged_attribute_policy="ENABLED")
        made.update(edit_username_allowed=True)
        yield made
        made.delete()


def other(value: Any) -> Any:
    """A value of the same kind."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, str):
        return f"{value}x"
    if isinstance(value, list):
        return value[:-1] if value else ["x"]
    return value | {"more": ["x"] if any(isinstance(item, list) for item in value.values()) else "x"}


@pytest.mark.parametrize("name", CASES)
def test_update_changes_one_field(realm: Realm, name: str) -> None:
    case = CASES[name]
    seen: dict[str, str] = {}
    for field in case.fields.__annotations__:
        thing = case.make(realm)
        seen |= changed(case, thing, field)
        thing.delete()
    assert {field for field, outcome in seen.items() if outcome != "as given"} == case.kept


def changed(case: Case, thing: Any, field: str) -> dict[str, str]:
    """Change one field, and tell what came of it; none for a field that is not shown."""
    before = thing.get()
    old = getattr(before, field)
    if old is None or field in {"access", "sub_groups", "client_roles"}:
        return {}
    key = next(name for name, value in before.items() if value is old)
    new = case.values.get(key, other(old))
    thing.update(**{field: new})
    after = thing.get()
    differs = {name for name in {*before, *after} if before.get(name) != after.get(name)}
    assert differs <= {key} | case.coupled.get(key, frozenset())
    return {key: "as given" if after.get(key) == new else "as before"}
