# Made by scripts/unasync.py from tests/_async/test_error_hints.py; not to be edited.
"""What errors say that it takes, and that it does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from keycloak_facade import KeycloakRealm
from keycloak_facade.exceptions import ApiError, BadRequest, Conflict, Forbidden, NotFound, TokenError
from tests._sync.made import PASSWORD, SECRET, make_app, make_user

if TYPE_CHECKING:
    from collections.abc import Callable

    from keycloak_facade._sync.admin.realm import Realm

PLACES: dict[str, dict[str, Callable[[Realm], Any]]] = {
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


def account(realm: KeycloakRealm, admin: Realm, role_name: str | None = None) -> KeycloakRealm:
    """A realm object for an account that has one role of the administration, or none."""
    name = f"with-{role_name}"
    admin.clients.create(name, secret=SECRET, service_accounts_enabled=True)
    if role_name:
        user_id = str((admin.clients.by_client_id(name).service_account_user()).id)
        management = admin.clients.by_client_id("realm-management")
        mappings = admin.users.by_id(user_id).role_mappings.clients.by_id(management.id())
        mappings.add([management.roles.by_name(role_name).get()])
    other = KeycloakRealm(realm.server_url, realm.realm_name)
    other.admin.login_client(name, SECRET)
    return other


def test_the_role_that_is_missing(realm: KeycloakRealm, admin: Realm) -> None:
    BOB[:] = [make_user(admin, "bob")]
    nobody = account(realm, admin)
    for role, calls in PLACES.items():
        somebody = account(realm, admin, role)
        for call in calls.values():
            with pytest.raises(Forbidden) as caught:
                call(nobody.admin.realms.by_name(realm.realm_name))
            assert caught.value.hint == (
                f'By default this takes the role "{role}" of the client "realm-management", or of '
                f'"{realm.realm_name}-realm" where the account is of master'
            )
            assert str(caught.value).endswith(f"403 Forbidden: HTTP 403 Forbidden. {caught.value.hint}")
            call(somebody.admin.realms.by_name(realm.realm_name))
        somebody.close()
    nobody.close()


def test_the_role_of_an_account_of_master(realm: KeycloakRealm, admin: Realm) -> None:
    admin.get()
    master = realm.admin.realms.by_name("master")
    client = master.clients.by_id(
        master.clients.create(f"{realm.realm_name}-account", secret=SECRET, service_accounts_enabled=True)
    )
    user = master.users.by_id(str((client.service_account_user()).id))
    other = KeycloakRealm(realm.server_url, "master")
    try:
        other.admin.login_client(f"{realm.realm_name}-account", SECRET)
        for name, place in ((realm.realm_name, f"{realm.realm_name}-realm"), ("master", "master-realm")):
            users = other.admin.realms.by_name(name).users
            with pytest.raises(Forbidden, match=f'the role "view-users" of .*"{place}"'):
                users.all(username="none")
            management = master.clients.by_client_id(place)
            role = management.roles.by_name("view-users").get()
            user.role_mappings.clients.by_id(management.id()).add([role])
            users.all(username="none")
        with pytest.raises(Forbidden, match='the realm role "create-realm" of master'):
            other.admin.realms.create(f"{realm.realm_name}-2")
        user.role_mappings.realm.add([master.roles.by_name("create-realm").get()])
        other.admin.realms.create(f"{realm.realm_name}-2")
        realm.admin.realms.by_name(f"{realm.realm_name}-2").delete()
    finally:
        other.close()
        client.delete()


def test_where_the_role_is_not_known(realm: KeycloakRealm, admin: Realm) -> None:
    admin.roles.create("reader")
    nobody = account(realm, admin)
    with pytest.raises(Forbidden) as caught:
        nobody.admin.realms.by_name(realm.realm_name).roles.by_name("reader").users.all()
    assert caught.value.hint is None
    nobody.close()


def test_what_a_login_takes(realm: KeycloakRealm, admin: Realm) -> None:
    app = make_app(realm, admin, direct_access_grants_enabled=False, service_accounts_enabled=False)
    client = admin.clients.by_client_id("app")
    bob = admin.users.by_id(
        admin.users.create("bob", enabled=True, credentials=[{"type": "password", "value": PASSWORD}])
    )

    def refused(login: Callable[[], Any]) -> str:
        with pytest.raises(ApiError) as caught:
            login()
        assert str(caught.value).endswith(f". {caught.value.hint}")
        return str(caught.value.hint)

    assert refused(lambda: app.password_credentials("bob", PASSWORD)) == "The client needs directAccessGrantsEnabled"
    assert refused(app.client_credentials) == "The client needs serviceAccountsEnabled"
    device = {"device_code": "none", "expires_in": 600, "interval": 1}
    hint = refused(lambda: app.device_token(device))  # type: ignore[arg-type]  # as much of it as is looked at
    assert hint.endswith('"oauth2.device.authorization.grant.enabled": "true"')
    hint = refused(lambda: app.token_exchange(subject_token="none"))
    assert hint.endswith('"standard.token.exchange.enabled": "true"')
    client.update(
        direct_access_grants_enabled=True,
        service_accounts_enabled=True,
        attributes={"standard.token.exchange.enabled": "true"},
    )
    assert "access_token" in app.client_credentials()
    assert "email address, first and last name" in refused(lambda: app.password_credentials("bob", PASSWORD))
    bob.update(email="bob@example.org", first_name="Bob", last_name="Test", required_actions=["UPDATE_PASSWORD"])
    assert "The user has required actions" in refused(lambda: app.password_credentials("bob", PASSWORD))
    bob.update(required_actions=[])
    assert "access_token" in app.password_credentials("bob", PASSWORD)

    other = realm.open_id_connect("app", "another-secret")
    assert refused(other.client_credentials) == "The client's secret is wrong or missing"
    nobody = realm.open_id_connect("nobody", SECRET)
    assert refused(nobody.client_credentials) == "The realm has no such client, or it is disabled"
    client.update(enabled=False)
    assert refused(app.client_credentials) == "The realm has no such client, or it is disabled"
    client.update(enabled=True, public_client=True, service_accounts_enabled=False)
    public = realm.open_id_connect("app")
    assert (refused(public.client_credentials)).startswith("The client needs a secret")


def test_what_a_login_of_the_administration_takes(realm: KeycloakRealm, admin: Realm) -> None:
    admin.get()
    other = KeycloakRealm(realm.server_url, realm.realm_name)
    other.admin.login_client("nobody", SECRET)
    with pytest.raises(TokenError) as caught:
        other.admin.server_info()
    other.close()
    assert str(caught.value) == (
        f"login of client 'nobody' at realm {realm.realm_name!r}: invalid_client: Invalid client or Invalid client "
        "credentials. The realm has no such client, or it is disabled. An account or client of another realm needs "
        'realm="...", that of the server\'s administrators is realm="master"'
    )


def test_an_import_of_what_is_there(admin: Realm) -> None:
    admin.users.create("bob")
    with pytest.raises(Conflict, match=re.escape('exists. With ifResourceExists "SKIP" what is there is left')):
        admin.partial_import(users=[{"username": "bob"}])
    assert (admin.partial_import(users=[{"username": "bob"}], if_resource_exists="SKIP")).skipped == 1
    assert (admin.partial_import(users=[{"username": "bob"}], if_resource_exists="OVERWRITE")).overwritten == 1


def test_a_field_that_the_server_does_not_know(admin: Realm) -> None:
    with pytest.raises(BadRequest, match="This version of the server has no field of that name") as caught:
        admin.replace({"noSuchField": True})
    assert 'Unrecognized field "noSuchField"' in str(caught.value.error)


def test_a_base_path_that_is_not_the_servers(realm: KeycloakRealm, admin: Realm) -> None:
    admin.get()
    wrong = KeycloakRealm(f"{realm.server_url}/sso", realm.realm_name)
    for _ in range(2):
        with pytest.raises(NotFound) as caught:
            wrong.published()
        base = f"{realm.server_url}/sso"
        assert caught.value.hint == f"No realm is found at {base}, nor at {base}/auth"
    wrong.close()
    missing = KeycloakRealm(realm.server_url, "none")
    with pytest.raises(NotFound) as caught:
        missing.published()
    assert (caught.value.error, caught.value.hint) == ("Realm does not exist", None)
    missing.close()


def test_the_base_path_of_an_older_server(realm: KeycloakRealm, admin: Realm) -> None:
    admin.get()
    older = KeycloakRealm(f"{realm.server_url}/auth/", realm.realm_name)
    assert (older.published()).realm == realm.realm_name
    assert older.client.base_url == realm.server_url
    older.close()
