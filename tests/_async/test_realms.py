"""Realms: made, changed, imported, exported, deleted."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import Conflict, InvalidPathError, NotFound
from tests._async.made import SECRET

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from keycloak_facade import AsyncKeycloakRealm
    from keycloak_facade._async.admin.realm import AsyncRealm


@pytest.fixture
async def other(realm: AsyncKeycloakRealm) -> AsyncIterator[AsyncRealm]:
    """A second realm, which the test makes."""
    other = realm.admin.realms.by_name(f"{realm.realm_name}-2")
    with suppress(NotFound):
        await other.delete()
    yield other
    with suppress(NotFound):
        await other.delete()


async def test_create_with_fields(realm: AsyncKeycloakRealm, other: AsyncRealm) -> None:
    name = f"{realm.realm_name}-2"
    await realm.admin.realms.create(name, enabled=True, display_name="Second", ssl_required="all")
    made = await other.get()
    assert (made.realm, made.enabled, made.display_name, made.ssl_required) == (name, True, "Second", "all")


async def test_create_twice_is_a_conflict(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    await admin.update(display_name="First")
    with pytest.raises(Conflict):
        await realm.admin.realms.create(realm.realm_name, display_name="Second")
    assert (await admin.get()).display_name == "First"


async def test_create_refuses_unknown_fields(realm: AsyncKeycloakRealm, other: AsyncRealm) -> None:
    with pytest.raises(TypeError, match="did you mean 'display_name'"):
        await realm.admin.realms.create(f"{realm.realm_name}-2", displayName="x")  # type: ignore[call-arg]  # on purpose
    with pytest.raises(NotFound):
        await other.get()


async def test_all_and_brief(realm: AsyncKeycloakRealm) -> None:
    full = {str(one.realm): one for one in await realm.admin.realms.all()}
    brief = {str(one.realm): one for one in await realm.admin.realms.all(brief_representation=True)}
    # Tests beside this one make and delete realms meanwhile.
    assert {"master", realm.realm_name} <= full.keys() & brief.keys()
    assert full[realm.realm_name].access_token_lifespan == 300
    assert brief[realm.realm_name].access_token_lifespan is None


async def test_update_keeps_the_other_settings(admin: AsyncRealm) -> None:
    await admin.update(display_name="First", browser_security_headers={"xFrameOptions": "DENY"})
    before = await admin.get()
    assert before.display_name == "First"
    await admin.update(access_token_lifespan=120)
    assert await admin.get() == before | {"accessTokenLifespan": 120}


async def test_update_refuses_unknown_fields_first(realm: AsyncKeycloakRealm) -> None:
    with pytest.raises(TypeError, match="access_token_lifespan"):
        await realm.admin.realms.by_name("none").update(access_token_lifespn=1)  # type: ignore[call-arg]  # on purpose


async def test_replace_writes_as_given(admin: AsyncRealm) -> None:
    await admin.replace({"displayName": "Replaced", "enabled": False})
    written = await admin.get()
    assert (written.display_name, written.enabled) == ("Replaced", False)


async def test_delete(realm: AsyncKeycloakRealm, other: AsyncRealm, admin: AsyncRealm) -> None:
    await realm.admin.realms.create(f"{realm.realm_name}-2")
    await other.delete()
    with pytest.raises(NotFound):
        await other.get()
    with pytest.raises(NotFound):
        await other.delete()
    assert (await admin.get()).enabled


@pytest.mark.parametrize("name", ["", ".", ".."], ids=["empty", "dot", "dots"])
async def test_delete_of_a_name_that_means_the_collection(realm: AsyncKeycloakRealm, name: str) -> None:
    with pytest.raises(InvalidPathError):
        await realm.admin.realms.by_name(name).delete()


async def test_import_realm(realm: AsyncKeycloakRealm, other: AsyncRealm) -> None:
    name = f"{realm.realm_name}-2"
    document = {
        "realm": name,
        "enabled": True,
        "roles": {"realm": [{"name": "reader"}]},
        "groups": [{"name": "staff"}],
        "users": [{"username": "bob", "groups": ["/staff"], "realmRoles": ["reader"]}],
        "clients": [{"clientId": "app", "publicClient": True}],
    }
    await realm.admin.realms.import_realm(document)
    bob = other.users.by_username("bob")
    assert [group.path for group in await bob.groups.all()] == ["/staff"]
    assert [role.name for role in await bob.role_mappings.realm.get()] == ["reader"]
    assert (await other.clients.by_client_id("app").get()).public_client is True
    with pytest.raises(Conflict):
        await realm.admin.realms.import_realm(document)


async def test_masked_secrets_are_not_imported(realm: AsyncKeycloakRealm, admin: AsyncRealm, other: AsyncRealm) -> None:
    app = {"clientId": "app", "secret": SECRET}
    provider = {"alias": "other", "providerId": "oidc", "config": {"clientId": "app", "clientSecret": SECRET}}
    await admin.partial_import(clients=[app], identity_providers=[provider])
    mail = {"host": "mail.example.org", "from": "us@example.org", "auth": "true", "user": "us", "password": SECRET}
    await admin.update(smtp_server=mail)
    exported = (await admin.partial_export(clients=True, groups_and_roles=True)).to_dict()
    name = f"{realm.realm_name}-2"
    with pytest.raises(ValueError, match="the server has hidden it by asterisks; give it anew") as caught:
        await realm.admin.realms.import_realm(exported | {"realm": name})
    # And of the keys of the realm, of which the cassette has none.
    assert set(str(caught.value).partition(": ")[0].split(", ")) >= {
        "clients.app.secret",
        "identityProviders.other.config.clientSecret",
        "smtpServer.password",
    }
    with pytest.raises(ValueError, match=r"^smtpServer\.password: the server has hidden it"):
        await realm.admin.realms.create(name, smtp_server=exported["smtpServer"])
    with pytest.raises(NotFound):
        await other.get()
    with pytest.raises(ValueError, match=r"^clients\.app\.secret: the server has hidden it"):
        await admin.partial_import(
            clients=[client for client in exported["clients"] if client["clientId"] == "app"],
            if_resource_exists="OVERWRITE",
        )
    with pytest.raises(ValueError, match=r"^identityProviders\.other\.config\.clientSecret: the server has hidden it"):
        await admin.partial_import(identity_providers=exported["identityProviders"], if_resource_exists="OVERWRITE")
    client = admin.clients.by_client_id("app")
    [masked_app] = [client for client in exported["clients"] if client["clientId"] == "app"]
    with pytest.raises(ValueError, match=r"^secret: the server has hidden it"):
        await client.replace(masked_app)
    with pytest.raises(ValueError, match=r"^secret: the server has hidden it"):
        await client.update(secret=masked_app["secret"])
    with pytest.raises(ValueError, match=r"^secret: the server has hidden it"):
        await admin.clients.create("copy", secret=masked_app["secret"])
    assert (await client.secret()).value == SECRET


async def test_partial_import(admin: AsyncRealm) -> None:
    done = await admin.partial_import(
        users=[{"username": "anna"}, {"username": "bob", "groups": ["/staff"]}],
        groups=[{"name": "staff", "path": "/staff"}],
        clients=[{"clientId": "app"}],
        roles={"realm": [{"name": "reader"}]},
    )
    assert (done.added, done.skipped, done.overwritten) == (5, 0, 0)
    assert sorted(str(result.resource_name) for result in done.results or []) == [
        "anna",
        "app",
        "bob",
        "reader",
        "staff",
    ]
    assert [group.name for group in await admin.users.by_username("bob").groups.all()] == ["staff"]
    assert (await admin.roles.by_name("reader").get()).name == "reader"


async def test_partial_import_of_what_exists(admin: AsyncRealm) -> None:
    await admin.users.create("bob", first_name="Old")
    bob = {"username": "bob", "firstName": "New"}
    with pytest.raises(Conflict):
        await admin.partial_import(users=[{"username": "anna"}, bob])
    assert await admin.users.count() == 1
    done = await admin.partial_import(if_resource_exists="SKIP", users=[{"username": "anna"}, bob])
    assert (done.added, done.skipped, done.overwritten) == (1, 1, 0)
    assert (await admin.users.by_username("bob").get()).first_name == "Old"
    done = await admin.partial_import(if_resource_exists="OVERWRITE", users=[bob])
    assert (done.added, done.skipped, done.overwritten) == (0, 0, 1)
    assert (await admin.users.by_username("bob").get()).first_name == "New"


async def test_partial_export(admin: AsyncRealm) -> None:
    await admin.partial_import(
        groups=[{"name": "staff", "path": "/staff"}],
        roles={"realm": [{"name": "reader"}]},
        clients=[{"clientId": "app", "secret": "not-to-be-exported"}],
    )
    alone = await admin.partial_export()
    assert (alone.enabled, alone.groups, alone.clients, alone.roles) == (True, None, None, None)
    whole = await admin.partial_export(clients=True, groups_and_roles=True)
    assert [group.name for group in whole.groups or []] == ["staff"]
    assert whole.roles is not None
    assert "reader" in [role.name for role in whole.roles.realm or []]
    [app] = [client for client in whole.clients or [] if client.client_id == "app"]
    assert app.secret != "not-to-be-exported"
    assert (await admin.partial_export(clients=True)).groups is None
    assert (await admin.partial_export(groups_and_roles=True)).clients is None
