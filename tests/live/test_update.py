"""`update` of one field, for each field that the server shows: it changes that field, and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from attrs import frozen

from keycloak_facade import KeycloakRealm
from keycloak_facade.exceptions import ApiError
from keycloak_openapi import models

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from keycloak_facade._sync.admin.realm import Realm
    from tests.conftest import Server

pytestmark = pytest.mark.live

NAME = "update-of-one-field"
# What the asking account may do, and lists of other things.
OF_OTHERS = {"access", "sub_groups", "client_roles"}


@frozen
class Case:
    """One kind of thing.

    Attributes:
        fields: the TypedDict of what `update` takes.
        make: makes one, as rich as can be, and returns it with a value that deletes it.
        values: values for the fields that would not take a made-up one.
        kept: the fields that the server shows but keeps as they are.
        refused: the fields that the server does not let one change.
        coupled: the fields that the server changes along with one, by that one.
    """

    fields: Any
    make: Callable[[Realm], Any]
    values: Callable[[Realm], Mapping[str, Any]] = lambda _: {}
    kept: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()
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
    values = case.values(realm)
    outcomes: dict[str, set[str]] = {"changed": set(), "kept": set(), "refused": set()}
    for field in case.fields.__annotations__:
        thing = case.make(realm)
        before = thing.get()
        if (old := getattr(before, field)) is not None and field not in OF_OTHERS:
            (key,) = type(before).from_fields({field: old})
            new = values[key] if key in values else other(old)
            outcomes[changed(case, thing, field, (key, new))].add(key)
        thing.delete()
    assert outcomes["kept"] == case.kept
    assert outcomes["refused"] == case.refused


def changed(case: Case, thing: Any, field: str, wanted: tuple[str, Any]) -> str:
    """Change one field, and tell what came of it."""
    key, new = wanted
    before = thing.get()
    try:
        thing.update(**{field: new})
    except ApiError:
        assert thing.get().keys() == before.keys()
        return "refused"
    after = thing.get()
    differs = {name for name in {*before, *after} if unordered(before.get(name)) != unordered(after.get(name))}
    assert differs <= {key} | case.coupled.get(key, frozenset())
    # What is off, the server may leave out.
    return "changed" if unordered(after.get(key, False)) == unordered(new) else "kept"


def unordered(value: Any) -> Any:
    """A list of names without its order, which the server does not keep."""
    return sorted(value) if isinstance(value, list) and all(isinstance(item, str) for item in value) else value
