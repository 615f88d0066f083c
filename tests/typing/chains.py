"""What the chains that users write most give, as type checkers see it; nothing here is run."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING, Any, assert_type

from keycloak_facade import KeycloakRealm
from keycloak_facade._sync.admin.users import Users
from keycloak_facade.admin import KeycloakAdmin
from keycloak_facade.admin.realm import Realm
from keycloak_facade.admin.users import User
from keycloak_facade.bulk import BulkFailure, BulkResult, BulkSuccess
from keycloak_facade.credentials import ClientSecret, Password
from keycloak_facade.openid_connect import (
    AuthorizationResponse,
    IntrospectionResponse,
    LogoutToken,
    Pkce,
    PushedAuthorization,
    TokenResponse,
)
from keycloak_facade.uma import KeycloakUMA
from keycloak_openapi.api import users
from keycloak_openapi.client import Client
from keycloak_openapi.models import (
    AccountConsentRepresentation,
    AccountUserRepresentation,
    AdminEventRepresentation,
    BaseClientRepresentation,
    ClientMetadata,
    ClientPolicyRepresentation,
    ClientRepresentation,
    CredentialRepresentation,
    EventRepresentation,
    FederatedIdentityRepresentation,
    GroupRepresentation,
    IssuedVerifiableCredentialRepresentation,
    ManagementPermissionReference,
    MappingsRepresentation,
    MemberRepresentation,
    OIDCClientRepresentation,
    OrganizationDomainRepresentation,
    OrganizationInvitationRepresentation,
    PartialImportResults,
    PolicyEvaluationResponse,
    PolicyRepresentation,
    ProtocolMapperRepresentation,
    RealmRepresentation,
    ResourceServerDecisionStrategy,
    RoleDefinition,
    RolePolicyRepresentation,
    RoleRepresentation,
    SAMLClientRepresentation,
    ScopePermissionRepresentation,
    ScopeRepresentation,
    ServerInfoRepresentation,
    UPAttribute,
    UserConsent,
    UserRepresentation,
    UserSessionRepresentation,
    UserVerifiableCredentialRepresentation,
)
from keycloak_openapi.request import Request

if TYPE_CHECKING:
    import httpx

    from keycloak_facade.openid_connect import KeycloakOpenidConnect


def a_realm_object() -> None:
    assert_type(KeycloakRealm.from_env(), KeycloakRealm)
    with KeycloakRealm("https://x", "r", {"X": "y"}, credentials=Password("a", "b", realm="master")) as realm:
        assert_type(realm, KeycloakRealm)
    realm = KeycloakRealm("https://x", "r", credentials=ClientSecret("a", "b"), timeout=3.5, verify=False)
    assert_type(realm.realm_name, str)
    assert_type(realm.admin, KeycloakAdmin)
    assert_type(realm.admin.login("ann", "secret", realm="master"), KeycloakAdmin)
    assert_type(realm.admin.set_token(lambda: "token"), KeycloakAdmin)
    assert_type(realm.uma(), KeycloakUMA)


def realms(admin: KeycloakAdmin) -> None:
    assert_type(admin.server_info(), ServerInfoRepresentation)
    assert_type(admin.realms.all(), list[RealmRepresentation])
    assert_type(admin.realms.create("r", enabled=True, display_name="R"), None)
    realm = admin.realms.by_name("r")
    assert_type(realm, Realm)
    assert_type(realm.get(), RealmRepresentation)
    assert_type(realm.get().access_token_lifespan, int | None)
    assert_type(realm.update(access_token_lifespan=60), None)
    assert_type(realm.partial_import(users=[{"username": "ann"}]), PartialImportResults)


def users_of(realm: Realm) -> None:
    assert_type(realm.users, Users)
    user_id = realm.users.create("ann", first_name="Ann", enabled=True, credentials=[{"type": "password"}])
    assert_type(user_id, str)
    assert_type(realm.users.all(), list[UserRepresentation])
    assert_type(realm.users.all(search="a", exact=True, page_size=10), list[UserRepresentation])
    assert_type(realm.users.iter(enabled=False), Generator[UserRepresentation])
    with closing(realm.users.iter()) as everyone:
        assert_type(next(everyone), UserRepresentation)
    assert_type(realm.users.count(email_verified=True), int)
    user = realm.users.by_username("ann")
    assert_type(user, User)
    assert_type(realm.users.by_id(user_id), User)
    assert_type(user.update(last_name="B", attributes={"a": ["b"]}), None)
    assert_type(user.replace(user.get()), None)
    assert_type(user.replace({"lastName": "B"}), None)
    assert_type(user.groups.all(), list[GroupRepresentation])
    assert_type(user.role_mappings.get(), MappingsRepresentation)
    assert_type(user.role_mappings.realm.available(), list[RoleRepresentation])
    assert_type(user.role_mappings.clients.by_id("c").get(), list[RoleRepresentation])


def many_users(realm: Realm) -> None:
    both = [UserRepresentation(username="ann"), {"username": "bob", "enabled": True}]
    result = realm.users.create_many(both, concurrency=4, on_conflict="skip", progress=True)
    assert_type(result, BulkResult)
    assert_type(result.created, list[BulkSuccess])
    assert_type(result.created[0].id, str)
    assert_type(result.failed[0].error, Exception)
    assert_type(result.reconciled, list[BulkSuccess | BulkFailure])
    assert_type(BulkResult.of(KeyboardInterrupt()), BulkResult | None)
    made = ({"username": f"user-{number}"} for number in range(10))
    imported = realm.users.import_many(made, chunk_size=5, on_conflict="overwrite", progress=print)
    assert_type(imported.updated, list[BulkSuccess])
    assert_type(realm.users.delete_many([record.id for record in imported.created]), BulkResult)
    assert_type(realm.users.delete_many(realm.users.all()), BulkResult)


def what_a_realm_records_and_declares(realm: Realm) -> None:
    assert_type(realm.events.all(type=["LOGIN"], date_from=date(2026, 1, 1), date_to=0), list[EventRepresentation])
    assert_type(realm.events.config.get().events_enabled, bool | None)
    assert_type(realm.admin_events.iter(operation_types=["CREATE"]), Generator[AdminEventRepresentation])
    assert_type(realm.sessions.client_stats()[0].active, int | None)
    assert_type(realm.user_profile.attributes.all(), list[UPAttribute])
    assert_type(realm.user_profile.attributes.by_name("team").get(), UPAttribute)
    assert_type(realm.client_policies.policies.by_name("apps").get(), ClientPolicyRepresentation)
    assert_type(realm.client_scopes.by_name("orders").protocol_mappers.all(), list[ProtocolMapperRepresentation])
    assert_type(realm.client_scopes.by_name("orders").scope_mappings.realm.get(), list[RoleRepresentation])
    assert_type(realm.localization.by_locale("de").get(), dict[str, str])


def one_user(user: User) -> None:
    found = user.get()
    assert_type(found, UserRepresentation)
    assert_type(user.user, UserRepresentation)
    assert_type(found.first_name, str | None)
    assert_type(found.enabled, bool | None)
    assert_type(found.created_timestamp, int | None)
    assert_type(found.attributes, dict[str, list[str]] | None)
    assert_type(found.credentials, list[CredentialRepresentation] | None)
    assert_type(found["firstName"], Any)
    assert_type(found.copy(), UserRepresentation)
    assert_type(UserRepresentation.from_dict({}), UserRepresentation)


def clients_roles_and_groups(realm: Realm) -> None:
    assert_type(realm.clients.create("c", public_client=True), str)
    client = realm.clients.by_client_id("c")
    assert_type(client.get(), ClientRepresentation)
    assert_type(client.get().redirect_uris, list[str] | None)
    assert_type(client.secret(), CredentialRepresentation)
    assert_type(client.service_account_user(), UserRepresentation)
    assert_type(client.roles.create("r", description="d"), None)
    assert_type(client.roles.by_name("r").get(), RoleRepresentation)
    assert_type(realm.roles.iter(search="x"), Generator[RoleRepresentation])
    assert_type(realm.roles.by_name("r").get().composite, bool | None)
    assert_type(realm.groups.all(), list[GroupRepresentation])
    assert_type(realm.groups.by_id("1").get(), GroupRepresentation)
    assert_type(realm.roles.by_id("1").composites.all(search="x"), list[RoleRepresentation])
    assert_type(client.roles.by_name("r").composites.clients.by_id("c").all(), list[RoleRepresentation])
    assert_type(realm.roles.by_name("r").users.iter(), Generator[UserRepresentation])


def a_user_elsewhere(user: User) -> None:
    assert_type(user.sessions(), list[UserSessionRepresentation])
    assert_type(user.consents.all(), list[UserConsent])
    assert_type(user.credentials.all(), list[CredentialRepresentation])
    assert_type(user.credentials.by_id("1").set_label("phone"), None)
    assert_type(user.federated_identities.all(), list[FederatedIdentityRepresentation])
    assert_type(user.impersonate().redirect, str | None)
    assert_type(user.send_actions_email(["VERIFY_EMAIL"], lifespan=60), None)
    assert_type(user.unmanaged_attributes(), dict[str, list[str]])
    assert_type(user.verifiable_credentials.create("s"), UserVerifiableCredentialRepresentation)
    assert_type(user.verifiable_credentials.issued.all(), list[IssuedVerifiableCredentialRepresentation])


def groups_below_groups(realm: Realm) -> None:
    group = realm.groups.by_path("/a/b")
    assert_type(group.children.create("c", description="d"), str)
    assert_type(group.children.iter(search="c"), Generator[GroupRepresentation])
    assert_type(group.members(), list[UserRepresentation])
    assert_type(group.members.iter(page_size=10), Generator[UserRepresentation])
    assert_type(group.role_mappings.realm.get(), list[RoleRepresentation])
    assert_type(group.management_permissions.get(), ManagementPermissionReference)
    assert_type(realm.groups.default.all(), list[GroupRepresentation])


def authorization(realm: Realm) -> None:
    authz = realm.clients.by_client_id("c").authz
    assert_type(authz.get().decision_strategy, ResourceServerDecisionStrategy | None)
    assert_type(authz.resources.create("r", resource_scopes=["s"], owner={"id": "u"}), str)
    assert_type(authz.resources.by_name("r").attributes(), dict[str, list[str]])
    assert_type(authz.policies.role.create("p", roles=[{"id": "r", "required": True}], logic="NEGATIVE"), str)
    assert_type(authz.policies.role.all(name="p"), list[RolePolicyRepresentation])
    assert_type(authz.policies.role.by_id("1").get().roles, list[RoleDefinition] | None)
    assert_type(authz.policies.time.by_name("p").update(hour="8", hour_end="17"), None)
    assert_type(authz.policies.by_name("p").dependent_policies(), list[PolicyRepresentation])
    assert_type(authz.policies.evaluate("u", resources=[{"_id": "r"}]), PolicyEvaluationResponse)
    assert_type(authz.permissions.scope.iter(resource="r"), Generator[ScopePermissionRepresentation])
    assert_type(authz.permissions.resource.by_id("1").scopes(), list[ScopeRepresentation])


def organizations(realm: Realm) -> None:
    assert_type(realm.organizations.create("o", domains=[{"name": "example.org"}]), str)
    organization = realm.organizations.by_name("o")
    assert_type(organization.get().domains, list[OrganizationDomainRepresentation] | None)
    assert_type(organization.members.all(membership_type="MANAGED"), list[MemberRepresentation])
    assert_type(organization.members.count(), int)
    assert_type(organization.invitations.iter(), Generator[OrganizationInvitationRepresentation])
    assert_type(organization.groups.by_path("/a/b").members(), list[MemberRepresentation])


def tokens(client: KeycloakOpenidConnect, jwks: dict[str, Any]) -> None:
    assert_type(client.decode_token("t", jwks), dict[str, Any])
    assert_type(client.decode_token("t", "pem", ["RS256"], leeway=5, audience="a"), dict[str, Any])
    assert_type(client.decode_token("t"), dict[str, Any])
    assert_type(client.decode_token("t", issuer=["a", "b"], expected_type="ID"), dict[str, Any])
    assert_type(client.password_credentials("ann", "secret", scope="openid"), TokenResponse)
    assert_type(client.client_credentials()["access_token"], str)
    assert_type(client.refresh_token("r").get("expires_in"), int | None)
    assert_type(client.authorization_code("c", "https://app", code_verifier=None), TokenResponse)
    assert_type(client.token_exchange(subject_token="t", audience="a"), TokenResponse)
    assert_type(client.userinfo("t"), dict[str, Any])
    assert_type(client.certs(), dict[str, Any])
    assert_type(client.authorization_url(redirect_uri="https://app", state=None), str)
    assert_type(client.get_url("token_endpoint"), str)
    assert_type(client.introspect("t", token_type_hint="refresh_token"), IntrospectionResponse)
    assert_type(client.introspect("t")["active"], bool)
    assert_type(client.introspect("t").get("aud"), str | list[str] | None)
    assert_type(client.revoke("t"), None)
    assert_type(client.pushed_authorization_request(redirect_uri="https://app", state=None), PushedAuthorization)
    assert_type(client.authorization_response("https://app?code=c", state="s"), AuthorizationResponse)
    assert_type(client.authorization_response({"code": "c"}, state=None)["code"], str)
    assert_type(client.decode_logout_token("t", algorithms="ES256"), LogoutToken)
    assert_type(client.generate_pkce(), Pkce)
    assert_type(client.generate_state(), str)
    assert_type(client.logout_url(id_token_hint="t", state=None, ui_locales="en"), str)
    assert_type(client.well_known.load(), Mapping[str, Any])
    assert_type(client.logout("r"), None)


def requests(http: httpx.Client, admin: KeycloakAdmin) -> None:
    assert_type(users.get_user("r", "1"), Request[UserRepresentation])
    assert_type(users.list_users("r", max=1), Request[list[UserRepresentation]])
    assert_type(users.create_user("r", {"username": "ann"}), Request[str])
    assert_type(Client(http).send(users.get_user("r", "1")), UserRepresentation)
    assert_type(Client(http).send(users.delete_user("r", "1")), None)
    assert_type(admin.send(users.count_users("r")), int)


def clients_of_two_protocols(realm: Realm) -> None:
    clients = realm.clients_v2
    assert_type(clients.create("c", login_flows=["STANDARD"]), OIDCClientRepresentation)
    assert_type(clients.create("c", protocol="saml", name_id_format="email"), SAMLClientRepresentation)
    client = clients.by_client_id("c").get()
    assert_type(client, OIDCClientRepresentation | SAMLClientRepresentation | BaseClientRepresentation)
    assert_type(client.client_id, str | None)


def what_clients_and_users_do_themselves(realm: KeycloakRealm) -> None:
    registration = realm.client_registration("token")
    assert_type(registration.openid_connect.create(client_name="n", redirect_uris=[]), ClientMetadata)
    assert_type(registration.openid_connect.by_client_id("c", "t").update(client_name="n"), ClientMetadata)
    assert_type(registration.default.by_client_id("c", "t").get(), ClientRepresentation)
    account = realm.account(lambda: "token")
    assert_type(account.get(), AccountUserRepresentation)
    assert_type(account.applications.by_client_id("c").consent.get(), AccountConsentRepresentation | None)
