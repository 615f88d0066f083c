# Made by scripts/unasync.py from tests/_async/test_removals.py; not to be edited.
"""What an update with None removes, and what it leaves as it is; that of users is in test_users."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests._sync.made import make_organization

if TYPE_CHECKING:
    from keycloak_facade._sync.admin.realm import Realm

DESCRIBED: dict[str, Any] = {"description": "All of us", "attributes": {"floor": ["2"]}}


def check_removals(place: Any, *removed: str, **kept: Any) -> None:
    """None removes some fields, each alone, and the attributes, and does nothing to others."""
    before = place.get()
    place.update(**dict.fromkeys(kept))
    assert place.get() == before
    assert before == before | kept
    for name in removed:
        place.update(**{name: None})
        assert before.pop(name)
        assert place.get() == before
    place.update(attributes=None)
    assert before.attributes
    assert place.get() == before | {"attributes": {}}


def test_groups(admin: Realm) -> None:
    check_removals(admin.groups.by_id(admin.groups.create("staff", **DESCRIBED)), "description")


def test_roles(admin: Realm) -> None:
    admin.roles.create("reader", **DESCRIBED)
    check_removals(admin.roles.by_name("reader"), "description", name="reader")


def test_organizations(admin: Realm) -> None:
    acme = make_organization(admin, "acme")
    acme.update(**DESCRIBED, domains=[{"name": "example.org"}])
    check_removals(acme, "description", "domains", enabled=True)
    check_removals(acme.groups.by_id(acme.groups.create("staff", **DESCRIBED)), "description")


def test_resources(admin: Realm) -> None:
    app = admin.clients.by_id(
        admin.clients.create("app", authorization_services_enabled=True, service_accounts_enabled=True)
    )
    resource_id = app.authz.resources.create("photo", type="image", attributes={"colour": ["red"]})
    check_removals(app.authz.resources.by_id(resource_id), "type")


def test_realms(admin: Realm) -> None:
    admin.update(display_name="Ours", attributes={"colour": "red"})
    before = admin.get()
    admin.update(display_name=None)
    assert admin.get() == before
    admin.update(display_name="", attributes=None)
    servers_own = dict(before.attributes or {})
    assert servers_own.pop("colour") == "red"
    assert admin.get() == before | {"displayName": "", "attributes": servers_own}


def test_identity_providers(admin: Realm) -> None:
    admin.identity_providers.create(
        "other", provider_id="oidc", display_name="Other", trust_email=True, config={"clientId": "app"}
    )
    other = admin.identity_providers.by_alias("other")
    other.update(display_name=None, trust_email=None, config=None)
    written = other.get()
    assert (written.display_name, written.trust_email, written.config) == (None, None, {})


def test_what_stays(admin: Realm) -> None:
    scope = admin.client_scopes.by_id(
        admin.client_scopes.create("all", description="All", attributes={"include.in.token.scope": "true"})
    )
    keys = admin.components.create(
        "keys", provider_id="rsa-generated", provider_type="org.keycloak.keys.KeyProvider", config={"priority": ["5"]}
    )
    places: dict[Any, list[str]] = {
        scope: ["description", "attributes", "protocol"],
        admin.components.by_id(keys): ["name", "config", "parent_id"],
    }
    for place, fields in places.items():
        before = place.get()
        place.update(**dict.fromkeys(fields))
        assert place.get() == before
        assert all(getattr(before, field) for field in fields)
