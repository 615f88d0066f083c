"""What tests make in their realm: people who can log in, and a client that they log in to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from keycloak_facade import AsyncKeycloakRealm
    from keycloak_facade._async.admin.organizations import AsyncOrganization
    from keycloak_facade._async.admin.realm import AsyncRealm
    from keycloak_facade._async.openid_connect import AsyncKeycloakOpenidConnect

PASSWORD = "a-password-of-the-tests"
SECRET = "a-client-secret-of-the-tests-of-32-bytes"


async def make_user(admin: AsyncRealm, username: str) -> str:
    """A user of a complete profile, without which a login asks for the rest of it; return the id."""
    return await admin.users.create(
        username,
        email=f"{username}@example.org",
        first_name=username.title(),
        last_name="Test",
        enabled=True,
        email_verified=True,
        credentials=[{"type": "password", "value": PASSWORD, "temporary": False}],
    )


async def make_app(realm: AsyncKeycloakRealm, admin: AsyncRealm, **fields: Any) -> AsyncKeycloakOpenidConnect:
    """A confidential client `app` with an account of its own; users log in to it by password."""
    wanted: dict[str, Any] = {
        "secret": SECRET,
        "direct_access_grants_enabled": True,
        "service_accounts_enabled": True,
        "redirect_uris": ["https://app.example.org/*"],
    }
    await admin.clients.create("app", **(wanted | fields))
    return realm.open_id_connect("app", SECRET)


async def make_manager(admin: AsyncRealm, user_id: str) -> None:
    """Let a user administer the realm."""
    management = admin.clients.by_client_id("realm-management")
    role = await management.roles.by_name("realm-admin").get()
    client_id = str((await management.get()).id)
    await admin.users.by_id(user_id).role_mappings.clients.by_id(client_id).add([role])


async def make_organization(admin: AsyncRealm, name: str) -> AsyncOrganization:
    """An organization, in a realm that has them from now on."""
    await admin.replace({"organizationsEnabled": True})
    return admin.organizations.by_id(await admin.organizations.create(name))
