"""What the same chains give the asynchronous way, as type checkers see it; nothing here is run."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Mapping
from contextlib import aclosing
from typing import TYPE_CHECKING, Any, assert_type

from keycloak_facade import AsyncKeycloakRealm
from keycloak_facade._async.admin.users import AsyncUsers as Users
from keycloak_facade.aio.admin import KeycloakAdmin
from keycloak_facade.aio.admin.realm import Realm
from keycloak_facade.aio.admin.users import User
from keycloak_facade.aio.openid_connect import (
    AuthorizationResponse,
    IntrospectionResponse,
    KeycloakOpenidConnect,
    LogoutToken,
    Pkce,
    PushedAuthorization,
    TokenResponse,
)
from keycloak_facade.aio.uma import KeycloakUMA
from keycloak_facade.bulk import BulkFailure, BulkResult, BulkSuccess
from keycloak_facade.credentials import ClientSecret, Password
from keycloak_openapi.api import users
from keycloak_openapi.client import AsyncClient
from keycloak_openapi.models import (
    AccountConsentRepresentation,
    AccountUserRepresentation,
    BaseClientRepresentation,
    ClientMetadata,
    ClientRepresentation,
    CredentialRepresentation,
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
    RealmRepresentation,
    ResourceServerDecisionStrategy,
    RoleDefinition,
    RolePolicyRepresentation,
    RoleRepresentation,
    SAMLClientRepresentation,
    ScopePermissionRepresentation,
    ScopeRepresentation,
    ServerInfoRepresentation,
    UserConsent,
    UserRepresentation,
    UserSessionRepresentation,
    UserVerifiableCredentialRepresentation,
)
from keycloak_openapi.request import Request

if TYPE_CHECKING:
    import httpx


async def later() -> str:
    return "token"


async def a_realm_object() -> None:
    assert_type(AsyncKeycloakRealm.from_env(), AsyncKeycloakRealm)
    async with AsyncKeycloakRealm("https://x", "r", {"X": "y"}, credentials=Password("a", "b")) as realm:
        assert_type(realm, AsyncKeycloakRealm)
    realm = AsyncKeycloakRealm("https://x", "r", credentials=ClientSecret("a", "b"), timeout=3.5, verify=False)
    assert_type(realm.realm_name, str)
    assert_type(realm.admin, KeycloakAdmin)
    assert_type(realm.admin.login("ann", "secret", realm="master"), KeycloakAdmin)
    assert_type(realm.admin.set_token(later), KeycloakAdmin)
    assert_type(realm.uma(), KeycloakUMA)
    assert_type(await realm.uma(), KeycloakUMA)
    assert_type(await realm.open_id_connect("c", "s"), KeycloakOpenidConnect)


async def realms(admin: KeycloakAdmin) -> None:
    assert_type(await admin.server_info(), ServerInfoRepresentation)
    assert_type(await admin.realms.all(), list[RealmRepresentation])
    assert_type(await admin.realms.create("r", enabled=True, display_name="R"), None)
    realm = admin.realms.by_name("r")
    assert_type(realm, Realm)
    assert_type(await realm.get(), RealmRepresentation)
    assert_type((await realm.get()).access_token_lifespan, int | None)
    assert_type(await realm.update(access_token_lifespan=60), None)
    assert_type(await realm.partial_import(users=[{"username": "ann"}]), PartialImportResults)


async def users_of(realm: Realm) -> None:
    assert_type(realm.users, Users)
    user_id = await realm.users.create("ann", first_name="Ann", enabled=True, credentials=[{"type": "password"}])
    assert_type(user_id, str)
    assert_type(await realm.users.all(), list[UserRepresentation])
    assert_type(await realm.users.all(search="a", exact=True, page_size=10), list[UserRepresentation])
    assert_type(realm.users.iter(enabled=False), AsyncGenerator[UserRepresentation])
    async with aclosing(realm.users.iter()) as everyone:
        assert_type(await anext(everyone), UserRepresentation)
    assert_type(await realm.users.count(email_verified=True), int)
    user = realm.users.by_username("ann")
    assert_type(user, User)
    assert_type(realm.users.by_id(user_id), User)
    assert_type(await user.update(last_name="B", attributes={"a": ["b"]}), None)
    assert_type(await user.replace(await user.get()), None)
    assert_type(await user.replace({"lastName": "B"}), None)
    assert_type(await user.groups.all(), list[GroupRepresentation])
    assert_type(await user.role_mappings.get(), MappingsRepresentation)
    assert_type(await user.role_mappings.realm.available(), list[RoleRepresentation])
    assert_type(await user.role_mappings.clients.by_id("c").get(), list[RoleRepresentation])


async def many_users(realm: Realm) -> None:
    both = [UserRepresentation(username="ann"), {"username": "bob", "enabled": True}]
    result = await realm.users.create_many(both, concurrency=4, on_conflict="skip", progress=True)
    assert_type(result, BulkResult)
    assert_type(result.created, list[BulkSuccess])
    assert_type(result.created[0].id, str)
    assert_type(result.failed[0].error, Exception)
    assert_type(result.reconciled, list[BulkSuccess | BulkFailure])
    assert_type(BulkResult.of(KeyboardInterrupt()), BulkResult | None)
    made = ({"username": f"user-{number}"} for number in range(10))
    imported = await realm.users.import_many(made, chunk_size=5, on_conflict="overwrite", progress=print)
    assert_type(imported.updated, list[BulkSuccess])
    assert_type(await realm.users.delete_many([record.id for record in imported.created]), BulkResult)
    assert_type(await realm.users.delete_many(await realm.users.all()), BulkResult)
    assert_type(await realm.users.create_many(realm.users.iter()), BulkResult)


async def one_user(user: User) -> None:
    found = await user.get()
    assert_type(found, UserRepresentation)
    assert_type(await user.user, UserRepresentation)
    assert_type(found.first_name, str | None)
    assert_type(found.enabled, bool | None)
    assert_type(found.created_timestamp, int | None)
    assert_type(found.attributes, dict[str, list[str]] | None)
    assert_type(found.credentials, list[CredentialRepresentation] | None)
    assert_type(found["firstName"], Any)
    assert_type(found.copy(), UserRepresentation)
    assert_type(UserRepresentation.from_dict({}), UserRepresentation)


async def clients_roles_and_groups(realm: Realm) -> None:
    assert_type(await realm.clients.create("c", public_client=True), str)
    client = realm.clients.by_client_id("c")
    assert_type(await client.get(), ClientRepresentation)
    assert_type((await client.get()).redirect_uris, list[str] | None)
    assert_type(await client.secret(), CredentialRepresentation)
    assert_type(await client.service_account_user(), UserRepresentation)
    assert_type(await client.roles.create("r", description="d"), None)
    assert_type(await client.roles.by_name("r").get(), RoleRepresentation)
    assert_type(realm.roles.iter(search="x"), AsyncGenerator[RoleRepresentation])
    assert_type((await realm.roles.by_name("r").get()).composite, bool | None)
    assert_type(await realm.groups.all(), list[GroupRepresentation])
    assert_type(await realm.groups.by_id("1").get(), GroupRepresentation)
    assert_type(await realm.roles.by_id("1").composites.all(search="x"), list[RoleRepresentation])
    assert_type(await client.roles.by_name("r").composites.clients.by_id("c").all(), list[RoleRepresentation])
    assert_type(realm.roles.by_name("r").users.iter(), AsyncGenerator[UserRepresentation])


async def a_user_elsewhere(user: User) -> None:
    assert_type(await user.sessions(), list[UserSessionRepresentation])
    assert_type(await user.consents.all(), list[UserConsent])
    assert_type(await user.credentials.all(), list[CredentialRepresentation])
    assert_type(await user.credentials.by_id("1").set_label("phone"), None)
    assert_type(await user.federated_identities.all(), list[FederatedIdentityRepresentation])
    assert_type((await user.impersonate()).redirect, str | None)
    assert_type(await user.send_actions_email(["VERIFY_EMAIL"], lifespan=60), None)
    assert_type(await user.unmanaged_attributes(), dict[str, list[str]])
    assert_type(await user.verifiable_credentials.create("s"), UserVerifiableCredentialRepresentation)
    assert_type(await user.verifiable_credentials.issued.all(), list[IssuedVerifiableCredentialRepresentation])


async def groups_below_groups(realm: Realm) -> None:
    group = realm.groups.by_path("/a/b")
    assert_type(await group.children.create("c", description="d"), str)
    assert_type(group.children.iter(search="c"), AsyncGenerator[GroupRepresentation])
    assert_type(await group.members(), list[UserRepresentation])
    assert_type(group.members.iter(page_size=10), AsyncGenerator[UserRepresentation])
    assert_type(await group.role_mappings.realm.get(), list[RoleRepresentation])
    assert_type(await group.management_permissions.get(), ManagementPermissionReference)
    assert_type(await realm.groups.default.all(), list[GroupRepresentation])


async def authorization(realm: Realm) -> None:
    authz = realm.clients.by_client_id("c").authz
    assert_type((await authz.get()).decision_strategy, ResourceServerDecisionStrategy | None)
    assert_type(await authz.resources.create("r", resource_scopes=["s"], owner={"id": "u"}), str)
    assert_type(await authz.resources.by_name("r").attributes(), dict[str, list[str]])
    assert_type(await authz.policies.role.create("p", roles=[{"id": "r", "required": True}], logic="NEGATIVE"), str)
    assert_type(await authz.policies.role.all(name="p"), list[RolePolicyRepresentation])
    assert_type((await authz.policies.role.by_id("1").get()).roles, list[RoleDefinition] | None)
    assert_type(await authz.policies.time.by_name("p").update(hour="8", hour_end="17"), None)
    assert_type(await authz.policies.by_name("p").dependent_policies(), list[PolicyRepresentation])
    assert_type(await authz.policies.evaluate("u", resources=[{"_id": "r"}]), PolicyEvaluationResponse)
    assert_type(authz.permissions.scope.iter(resource="r"), AsyncGenerator[ScopePermissionRepresentation])
    assert_type(await authz.permissions.resource.by_id("1").scopes(), list[ScopeRepresentation])


async def organizations(realm: Realm) -> None:
    assert_type(await realm.organizations.create("o", domains=[{"name": "example.org"}]), str)
    organization = realm.organizations.by_name("o")
    assert_type((await organization.get()).domains, list[OrganizationDomainRepresentation] | None)
    assert_type(await organization.members.all(membership_type="MANAGED"), list[MemberRepresentation])
    assert_type(await organization.members.count(), int)
    assert_type(organization.invitations.iter(), AsyncGenerator[OrganizationInvitationRepresentation])
    assert_type(await organization.groups.by_path("/a/b").members(), list[MemberRepresentation])


async def tokens(client: KeycloakOpenidConnect, jwks: dict[str, Any]) -> None:
    assert_type(client.decode_token("t", jwks), dict[str, Any])
    assert_type(client.decode_token("t", "pem", ["RS256"], leeway=5, audience="a"), dict[str, Any])
    assert_type(await client.decode_token("t"), dict[str, Any])
    assert_type(client.decode_token("t", issuer=["a", "b"], expected_type="ID"), Awaitable[dict[str, Any]])
    assert_type(await client.password_credentials("ann", "secret", scope="openid"), TokenResponse)
    assert_type((await client.client_credentials())["access_token"], str)
    assert_type((await client.refresh_token("r")).get("expires_in"), int | None)
    assert_type(await client.authorization_code("c", "https://app", code_verifier=None), TokenResponse)
    assert_type(await client.token_exchange(subject_token="t", audience="a"), TokenResponse)
    assert_type(await client.userinfo("t"), dict[str, Any])
    assert_type(await client.certs(), dict[str, Any])
    assert_type(client.authorization_url(redirect_uri="https://app", state=None), str)
    assert_type(client.get_url("token_endpoint"), str)
    assert_type(await client.introspect("t", token_type_hint="refresh_token"), IntrospectionResponse)
    assert_type((await client.introspect("t"))["active"], bool)
    assert_type((await client.introspect("t")).get("aud"), str | list[str] | None)
    assert_type(await client.revoke("t"), None)
    assert_type(await client.pushed_authorization_request(redirect_uri="https://app", state=None), PushedAuthorization)
    assert_type(await client.authorization_response("https://app?code=c", state="s"), AuthorizationResponse)
    assert_type((await client.authorization_response({"code": "c"}, state=None))["code"], str)
    assert_type(await client.decode_logout_token("t", algorithms="ES256"), LogoutToken)
    assert_type(client.generate_pkce(), Pkce)
    assert_type(client.generate_state(), str)
    assert_type(client.logout_url(id_token_hint="t", state=None, ui_locales="en"), str)
    assert_type(await client.well_known.load(), Mapping[str, Any])
    assert_type(await client.logout("r"), None)


async def requests(http: httpx.AsyncClient, admin: KeycloakAdmin) -> None:
    assert_type(users.get_user("r", "1"), Request[UserRepresentation])
    assert_type(users.list_users("r", max=1), Request[list[UserRepresentation]])
    assert_type(users.create_user("r", {"username": "ann"}), Request[str])
    assert_type(await AsyncClient(http).send(users.get_user("r", "1")), UserRepresentation)
    assert_type(await AsyncClient(http).send(users.delete_user("r", "1")), None)
    assert_type(await admin.send(users.count_users("r")), int)


async def clients_of_two_protocols(realm: Realm) -> None:
    clients = realm.clients_v2
    assert_type(await clients.create("c", login_flows=["STANDARD"]), OIDCClientRepresentation)
    assert_type(await clients.create("c", protocol="saml", name_id_format="email"), SAMLClientRepresentation)
    client = await clients.by_client_id("c").get()
    assert_type(client, OIDCClientRepresentation | SAMLClientRepresentation | BaseClientRepresentation)
    assert_type(client.client_id, str | None)


async def what_clients_and_users_do_themselves(realm: AsyncKeycloakRealm) -> None:
    registration = realm.client_registration("token")
    assert_type(await registration.openid_connect.create(client_name="n", redirect_uris=[]), ClientMetadata)
    assert_type(await registration.openid_connect.by_client_id("c", "t").update(client_name="n"), ClientMetadata)
    assert_type(await registration.default.by_client_id("c", "t").get(), ClientRepresentation)
    account = realm.account(lambda: "token")
    assert_type(await account.get(), AccountUserRepresentation)
    assert_type(await account.applications.by_client_id("c").consent.get(), AccountConsentRepresentation | None)
