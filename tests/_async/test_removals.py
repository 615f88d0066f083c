"""What an update with None removes, and what it leaves as it is; that of users is in test_users."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests._async.made import make_organization

if TYPE_CHECKING:
    from keycloak_facade._async.admin.realm import AsyncRealm

DESCRIBED: dict[str, Any] = {"description": "All of us", "attributes": {"floor": ["2"]}}


async def check_removals(place: Any, *removed: str, **kept: Any) -> None:
    """None removes some fields, each alone, and the attributes, and does nothing to others."""
    before = await place.get()
    await place.update(**dict.fromkeys(kept))
    assert await place.get() == before
    assert before == before | kept
    for name in removed:
        await place.update(**{name: None})
        assert before.pop(name)
        assert await place.get() == before
    await place.update(attributes=None)
    assert before.attributes
    assert await place.get() == before | {"attributes": {}}


async def test_groups(admin: AsyncRealm) -> None:
    await check_removals(admin.groups.by_id(await admin.groups.create("staff", **DESCRIBED)), "description")


async def test_roles(admin: AsyncRealm) -> None:
    await admin.roles.create("reader", **DESCRIBED)
    await check_removals(admin.roles.by_name("reader"), "description", name="reader")


async def test_organizations(admin: AsyncRealm) -> None:
    acme = await make_organization(admin, "acme")
    await acme.update(**DESCRIBED, domains=[{"name": "example.org"}])
    await check_removals(acme, "description", "domains", enabled=True)
    await check_removals(acme.groups.by_id(await acme.groups.create("staff", **DESCRIBED)), "description")


async def test_resources(admin: AsyncRealm) -> None:
    app = admin.clients.by_id(
        await admin.clients.create("app", authorization_services_enabled=True, service_accounts_enabled=True)
    )
    resource_id = await app.authz.resources.create("photo", type="image", attributes={"colour": ["red"]})
    await check_removals(app.authz.resources.by_id(resource_id), "type")


async def test_realms(admin: AsyncRealm) -> None:
    await admin.update(display_name="Ours", attributes={"colour": "red"})
    before = await admin.get()
    await admin.update(display_name=None)
    assert await admin.get() == before
    await admin.update(display_name="", attributes=None)
    servers_own = dict(before.attributes or {})
    assert servers_own.pop("colour") == "red"
    assert await admin.get() == before | {"displayName": "", "attributes": servers_own}


async def test_identity_providers(admin: AsyncRealm) -> None:
    await admin.identity_providers.create(
        "other", provider_id="oidc", display_name="Other", trust_email=True, config={"clientId": "app"}
    )
    other = admin.identity_providers.by_alias("other")
    await other.update(display_name=None, trust_email=None, config=None)
    written = await other.get()
    assert (written.display_name, written.trust_email, written.config) == (None, None, {})


async def test_what_stays(admin: AsyncRealm) -> None:
    scope = admin.client_scopes.by_id(
        await admin.client_scopes.create("all", description="All", attributes={"include.in.token.scope": "true"})
    )
    keys = await admin.components.create(
        "keys", provider_id="rsa-generated", provider_type="org.keycloak.keys.KeyProvider", config={"priority": ["5"]}
    )
    places: dict[Any, list[str]] = {
        scope: ["description", "attributes", "protocol"],
        admin.components.by_id(keys): ["name", "config", "parent_id"],
    }
    for place, fields in places.items():
        before = await place.get()
        await place.update(**dict.fromkeys(fields))
        assert await place.get() == before
        assert all(getattr(before, field) for field in fields)
