# Made by scripts/unasync.py from tests/_async/made.py; not to be edited.
"""What tests make in their realm: people who can log in, and a client that they log in to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from keycloak_facade import KeycloakRealm
    from keycloak_facade._sync.admin.organizations import Organization
    from keycloak_facade._sync.admin.realm import Realm
    from keycloak_facade._sync.openid_connect import KeycloakOpenidConnect

PASSWORD = "a-password-of-the-tests"
SECRET = "a-client-secret-of-the-tests-of-32-bytes"


def make_user(admin: Realm, username: str) -> str:
    """A user of a complete profile, without which a login asks for the rest of it; return the id."""
    return admin.users.create(
        username,
        email=f"{username}@example.org",
        first_name=username.title(),
        last_name="Test",
        enabled=True,
        email_verified=True,
        credentials=[{"type": "password", "value": PASSWORD, "temporary": False}],
    )


def make_app(realm: KeycloakRealm, admin: Realm, **fields: Any) -> KeycloakOpenidConnect:
    """A confidential client `app` with an account of its own; users log in to it by password."""
    wanted: dict[str, Any] = {
        "secret": SECRET,
        "direct_access_grants_enabled": True,
        "service_accounts_enabled": True,
        "redirect_uris": ["https://app.example.org/*"],
    }
    admin.clients.create("app", **(wanted | fields))
    return realm.open_id_connect("app", SECRET)


def make_manager(admin: Realm, user_id: str) -> None:
    """Let a user administer the realm."""
    management = admin.clients.by_client_id("realm-management")
    role = management.roles.by_name("realm-admin").get()
    client_id = str((management.get()).id)
    admin.users.by_id(user_id).role_mappings.clients.by_id(client_id).add([role])


def make_organization(admin: Realm, name: str) -> Organization:
    """An organization, in a realm that has them from now on."""
    admin.replace({"organizationsEnabled": True})
    return admin.organizations.by_id(admin.organizations.create(name))
