"""What errors say that it takes, and that it does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from keycloak_facade import AsyncKeycloakRealm
from keycloak_facade.exceptions import ApiError, BadRequest, Conflict, Forbidden, NotFound, TokenError
from tests._async.made import PASSWORD, SECRET, make_app, make_user

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from keycloak_facade._async.admin.realm import AsyncRealm

PLACES: dict[str, dict[str, Callable[[AsyncRealm], Awaitable[Any]]]] = {
    "view-users": {
        "users": lambda r: r.users.all(),
        "user": lambda r: r.users.by_id(BOB[0]).get(),
        "groups": lambda r: r.groups.all(),
        "attack detection": lambda r: r.attack_detection.by_user("none").get(),
    },
    "manage-users": {
        "users": lambda r: r.users.create("ann"),
        "groups": lambda r: r.groups.create("staff"),
    },
    "impersonation": {"user": lambda r: r.users.by_id(BOB[0]).impersonate()},
    "view-realm": {
        "roles": lambda r: r.roles.all(),
        "components": lambda r: r.components.all(),
        "keys": lambda r: r.keys.get(),
        "flows": lambda r: r.authentication.flows.all(),
        "policies": lambda r: r.client_policies.policies.get(),
        "default groups": lambda r: r.groups.default.all(),
    },
    "manage-realm": {
        "realm": lambda r: r.replace({"displayName": "Mine"}),
        "roles": lambda r: r.roles.create("reader"),
        "import": lambda r: r.partial_import(users=[], if_resource_exists="SKIP"),
        "export": lambda r: r.partial_export(),
    },
    "view-clients": {
        "clients": lambda r: r.clients.all(),
        "scopes": lambda r: r.client_scopes.all(),
    },
    "manage-clients": {
        "clients": lambda r: r.clients.create("other"),
        "scopes": lambda r: r.client_scopes.create("other", protocol="openid-connect"),
    },
    "view-identity-providers": {"providers": lambda r: r.identity_providers.all()},
    "manage-identity-providers": {
        "providers": lambda r: r.identity_providers.create("other", provider_id="github", config={"clientId": "c"})
    },
    "view-events": {"events": lambda r: r.events.all(), "admin events": lambda r: r.admin_events.all()},
    "manage-events": {"events": lambda r: r.events.delete()},
}
BOB: list[str] = []


async def account(realm: AsyncKeycloakRealm, admin: AsyncRealm, role_name: str | None = None) -> AsyncKeycloakRealm:
    """A realm object for an account that has one role of the administration, or none."""
    name = f"with-{role_name}"
    await admin.clients.create(name, secret=SECRET, service_accounts_enabled=True)
    if role_name:
        user_id = str((await admin.clients.by_client_id(name).service_account_user()).id)
        management = admin.clients.by_client_id("realm-management")
        mappings = admin.users.by_id(user_id).role_mappings.clients.by_id(await management.id())
        await mappings.add([await management.roles.by_name(role_name).get()])
    other = AsyncKeycloakRealm(realm.server_url, realm.realm_name)
    other.admin.login_client(name, SECRET)
    return other


async def test_the_role_that_is_missing(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    BOB[:] = [await make_user(admin, "bob")]
    nobody = await account(realm, admin)
    for role, calls in PLACES.items():
        somebody = await account(realm, admin, role)
        for call in calls.values():
            with pytest.raises(Forbidden) as caught:
                await call(nobody.admin.realms.by_name(realm.realm_name))
            assert caught.value.hint == (
                f'By default this takes the role "{role}" of the client "realm-management", or of '
                f'"{realm.realm_name}-realm" where the account is of master'
            )
            assert str(caught.value).endswith(f"403 Forbidden: HTTP 403 Forbidden. {caught.value.hint}")
            await call(somebody.admin.realms.by_name(realm.realm_name))
        await somebody.close()
    await nobody.close()


async def test_the_role_of_an_account_of_master(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    await admin.get()
    master = realm.admin.realms.by_name("master")
    client = master.clients.by_id(
        await master.clients.create(f"{realm.realm_name}-account", secret=SECRET, service_accounts_enabled=True)
    )
    user = master.users.by_id(str((await client.service_account_user()).id))
    other = AsyncKeycloakRealm(realm.server_url, "master")
    try:
        other.admin.login_client(f"{realm.realm_name}-account", SECRET)
        for name, place in ((realm.realm_name, f"{realm.realm_name}-realm"), ("master", "master-realm")):
            users = other.admin.realms.by_name(name).users
            with pytest.raises(Forbidden, match=f'the role "view-users" of .*"{place}"'):
                await users.all(username="none")
            management = master.clients.by_client_id(place)
            role = await management.roles.by_name("view-users").get()
            await user.role_mappings.clients.by_id(await management.id()).add([role])
            await users.all(username="none")
        with pytest.raises(Forbidden, match='the realm role "create-realm" of master'):
            await other.admin.realms.create(f"{realm.realm_name}-2")
        await user.role_mappings.realm.add([await master.roles.by_name("create-realm").get()])
        await other.admin.realms.create(f"{realm.realm_name}-2")
        await realm.admin.realms.by_name(f"{realm.realm_name}-2").delete()
    finally:
        await other.close()
        await client.delete()


async def test_where_the_role_is_not_known(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    await admin.roles.create("reader")
    nobody = await account(realm, admin)
    with pytest.raises(Forbidden) as caught:
        await nobody.admin.realms.by_name(realm.realm_name).roles.by_name("reader").users.all()
    assert caught.value.hint is None
    await nobody.close()


async def test_what_a_login_takes(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    app = await make_app(realm, admin, direct_access_grants_enabled=False, service_accounts_enabled=False)
    client = admin.clients.by_client_id("app")
    bob = admin.users.by_id(
        await admin.users.create("bob", enabled=True, credentials=[{"type": "password", "value": PASSWORD}])
    )

    async def refused(login: Callable[[], Awaitable[Any]]) -> str:
        with pytest.raises(ApiError) as caught:
            await login()
        assert str(caught.value).endswith(f". {caught.value.hint}")
        return str(caught.value.hint)

    assert (
        await refused(lambda: app.password_credentials("bob", PASSWORD)) == "The client needs directAccessGrantsEnabled"
    )
    assert await refused(app.client_credentials) == "The client needs serviceAccountsEnabled"
    device = {"device_code": "none", "expires_in": 600, "interval": 1}
    hint = await refused(lambda: app.device_token(device))  # type: ignore[arg-type]  # as much of it as is looked at
    assert hint.endswith('"oauth2.device.authorization.grant.enabled": "true"')
    hint = await refused(lambda: app.token_exchange(subject_token="none"))
    assert hint.endswith('"standard.token.exchange.enabled": "true"')
    await client.update(
        direct_access_grants_enabled=True,
        service_accounts_enabled=True,
        attributes={"standard.token.exchange.enabled": "true"},
    )
    assert "access_token" in await app.client_credentials()
    assert "email address, first and last name" in await refused(lambda: app.password_credentials("bob", PASSWORD))
    await bob.update(email="bob@example.org", first_name="Bob", last_name="Test", required_actions=["UPDATE_PASSWORD"])
    assert "The user has required actions" in await refused(lambda: app.password_credentials("bob", PASSWORD))
    await bob.update(required_actions=[])
    assert "access_token" in await app.password_credentials("bob", PASSWORD)

    other = realm.open_id_connect("app", "another-secret")
    assert await refused(other.client_credentials) == "The client's secret is wrong or missing"
    nobody = realm.open_id_connect("nobody", SECRET)
    assert await refused(nobody.client_credentials) == "The realm has no such client, or it is disabled"
    await client.update(enabled=False)
    assert await refused(app.client_credentials) == "The realm has no such client, or it is disabled"
    await client.update(enabled=True, public_client=True, service_accounts_enabled=False)
    public = realm.open_id_connect("app")
    assert (await refused(public.client_credentials)).startswith("The client needs a secret")


async def test_what_a_login_of_the_administration_takes(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    await admin.get()
    other = AsyncKeycloakRealm(realm.server_url, realm.realm_name)
    other.admin.login_client("nobody", SECRET)
    with pytest.raises(TokenError) as caught:
        await other.admin.server_info()
    await other.close()
    assert str(caught.value) == (
        f"login of client 'nobody' at realm {realm.realm_name!r}: invalid_client: Invalid client or Invalid client "
        "credentials. The realm has no such client, or it is disabled. An account or client of another realm needs "
        'realm="...", that of the server\'s administrators is realm="master"'
    )


async def test_an_import_of_what_is_there(admin: AsyncRealm) -> None:
    await admin.users.create("bob")
    with pytest.raises(Conflict, match=re.escape('exists. With ifResourceExists "SKIP" what is there is left')):
        await admin.partial_import(users=[{"username": "bob"}])
    assert (await admin.partial_import(users=[{"username": "bob"}], if_resource_exists="SKIP")).skipped == 1
    assert (await admin.partial_import(users=[{"username": "bob"}], if_resource_exists="OVERWRITE")).overwritten == 1


async def test_a_field_that_the_server_does_not_know(admin: AsyncRealm) -> None:
    with pytest.raises(BadRequest, match="This version of the server has no field of that name") as caught:
        await admin.replace({"noSuchField": True})
    assert 'Unrecognized field "noSuchField"' in str(caught.value.error)


async def test_a_base_path_that_is_not_the_servers(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    await admin.get()
    wrong = AsyncKeycloakRealm(f"{realm.server_url}/sso", realm.realm_name)
    for _ in range(2):
        with pytest.raises(NotFound) as caught:
            await wrong.published()
        base = f"{realm.server_url}/sso"
        assert caught.value.hint == f"No realm is found at {base}, nor at {base}/auth"
    await wrong.close()
    missing = AsyncKeycloakRealm(realm.server_url, "none")
    with pytest.raises(NotFound) as caught:
        await missing.published()
    assert (caught.value.error, caught.value.hint) == ("Realm does not exist", None)
    await missing.close()


async def test_the_base_path_of_an_older_server(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    await admin.get()
    older = AsyncKeycloakRealm(f"{realm.server_url}/auth/", realm.realm_name)
    assert (await older.published()).realm == realm.realm_name
    assert older.client.base_url == realm.server_url
    await older.close()
