"""Clients, their roles, secrets and own accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest, Conflict, InvalidPathError, NotFound, Unauthorized
from keycloak_openapi.api import authorization
from tests._async.made import SECRET, make_app

if TYPE_CHECKING:
    from keycloak_facade import AsyncKeycloakRealm
    from keycloak_facade._async.admin.realm import AsyncRealm


async def test_create_returns_the_id(admin: AsyncRealm) -> None:
    id = await admin.clients.create("app", public_client=True, redirect_uris=["https://app.example.org/*"])
    client = await admin.clients.by_id(id).get()
    assert (client.id, client.client_id, client.public_client) == (id, "app", True)
    assert client.redirect_uris == ["https://app.example.org/*"]


async def test_create_twice_is_a_conflict(admin: AsyncRealm) -> None:
    await admin.clients.create("app", name="first")
    with pytest.raises(Conflict, match="app"):
        await admin.clients.create("app", name="second")
    assert (await admin.clients.by_client_id("app").get()).name == "first"


async def test_create_refuses_unknown_fields(admin: AsyncRealm) -> None:
    with pytest.raises(TypeError, match="did you mean 'public_client'"):
        await admin.clients.create("app", publicclient=True)  # type: ignore[call-arg]  # what the test is about
    assert await admin.clients.all(client_id="app") == []


async def test_by_client_id_looks_the_id_up(admin: AsyncRealm) -> None:
    id = await admin.clients.create("https://app.example.org/a?b")
    await admin.clients.create("app")
    client = admin.clients.by_client_id("https://app.example.org/a?b")
    assert (await client.get()).id == id
    await client.update(name="found")
    assert (await admin.clients.by_id(id).get()).name == "found"
    with pytest.raises(NotFound, match="there is no client 'ap'") as caught:
        await admin.clients.by_client_id("ap").delete()
    assert caught.value.status_code == 404


async def test_all_and_filters(admin: AsyncRealm) -> None:
    for name in ("app", "app-2", "other"):
        await admin.clients.create(name)
    names = {str(client.client_id) for client in await admin.clients.all()}
    assert {"app", "app-2", "other", "account", "admin-cli"} <= names
    assert [client.client_id for client in await admin.clients.all(client_id="app")] == ["app"]
    found = await admin.clients.all(client_id="app", search=True)
    assert sorted(str(client.client_id) for client in found) == ["app", "app-2"]


async def test_iter_goes_over_the_pages(admin: AsyncRealm) -> None:
    for number in range(3):
        await admin.clients.create(f"app-{number}")
    for page_size in (1, 2, 3, 4):
        pages = admin.clients.iter(page_size=page_size, client_id="app-", search=True)
        found = [str(client.client_id) async for client in pages]
        assert sorted(found) == ["app-0", "app-1", "app-2"]


async def test_update_keeps_the_other_fields(admin: AsyncRealm) -> None:
    client = admin.clients.by_id(await admin.clients.create("app", description="An app", attributes={"color": "red"}))
    before = await client.get()
    await client.update(name="App")
    assert await client.get() == before | {"name": "App"}


async def test_update_keeps_the_secret(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    app = await make_app(realm, admin)
    await admin.clients.by_client_id("app").update(name="App")
    assert (await app.client_credentials()).get("token_type") == "Bearer"
    assert (await admin.clients.by_client_id("app").get()).name == "App"


async def test_update_keeps_the_authorization_settings(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    await make_app(realm, admin, authorization_services_enabled=True)
    client = admin.clients.by_client_id("app")
    id = str((await client.get()).id)
    resource = {"name": "doc", "scopes": [{"name": "read"}]}
    await realm.admin.send(authorization.create_resource(realm.realm_name, id, resource))
    await client.update(description="changed")
    assert (await client.get()).description == "changed"
    kept = await realm.admin.send(authorization.list_resources(realm.realm_name, id))
    assert "doc" in [found.name for found in kept]


async def test_update_refuses_unknown_fields_first(admin: AsyncRealm) -> None:
    with pytest.raises(TypeError, match="description"):
        await admin.clients.by_id("none").update(descripton="x")  # type: ignore[call-arg]  # what the test is about


async def test_replace_writes_as_given(admin: AsyncRealm) -> None:
    client = admin.clients.by_id(await admin.clients.create("app", redirect_uris=["https://app.example.org/*"]))
    await client.replace({"clientId": "app-2", "redirectUris": []})
    written = await client.get()
    assert (written.client_id, written.redirect_uris) == ("app-2", [])


async def test_delete(admin: AsyncRealm) -> None:
    client = admin.clients.by_id(await admin.clients.create("app"))
    await client.delete()
    with pytest.raises(NotFound):
        await client.get()
    with pytest.raises(NotFound):
        await client.delete()


@pytest.mark.parametrize("name", ["", ".", ".."], ids=["empty", "dot", "dots"])
async def test_delete_of_an_id_that_means_the_realm(admin: AsyncRealm, name: str) -> None:
    with pytest.raises(InvalidPathError):
        await admin.clients.by_id(name).delete()
    assert (await admin.get()).enabled


async def test_secret(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    await make_app(realm, admin)
    credential = await admin.clients.by_client_id("app").secret()
    assert credential.type == "secret"
    app = realm.open_id_connect("app", credential.value)
    assert (await app.client_credentials()).get("token_type") == "Bearer"
    assert credential.value is not None
    assert credential.value not in repr(credential)


async def test_secret_that_is_wrong(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    await make_app(realm, admin)
    with pytest.raises(Unauthorized) as caught:
        await realm.open_id_connect("app", "wrong").client_credentials()
    assert caught.value.error == "unauthorized_client"
    assert SECRET not in repr(caught.value)


async def test_service_account_user(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    await make_app(realm, admin)
    user = await admin.clients.by_client_id("app").service_account_user()
    assert user.username == "service-account-app"
    assert (await admin.users.by_id(str(user.id)).get()).username == "service-account-app"
    await admin.clients.create("web", public_client=True)
    with pytest.raises(BadRequest, match="Service account not enabled"):
        await admin.clients.by_client_id("web").service_account_user()


async def test_roles(admin: AsyncRealm) -> None:
    id = await admin.clients.create("app")
    roles = admin.clients.by_id(id).roles
    await roles.create("viewer", description="Views", attributes={"level": ["1"]})
    role = await roles.by_name("viewer").get()
    assert (role.name, role.description, role.attributes) == ("viewer", "Views", {"level": ["1"]})
    assert (role.client_role, role.container_id) == (True, id)
    with pytest.raises(Conflict, match="viewer"):
        await roles.create("viewer")
    await roles.by_name("viewer").delete()
    with pytest.raises(NotFound):
        await roles.by_name("viewer").get()


async def test_roles_of_a_client_by_client_id(admin: AsyncRealm) -> None:
    await admin.clients.create("app")
    roles = admin.clients.by_client_id("app").roles
    for name in ("viewer", "editor", "a/b?c#d;e%2F"):
        await roles.create(name)
    assert sorted(str(role.name) for role in await roles.all()) == ["a/b?c#d;e%2F", "editor", "viewer"]
    assert [role.name for role in await roles.all(search="view")] == ["viewer"]
    for page_size in (1, 2, 3, 4):
        assert len([role async for role in roles.iter(page_size=page_size)]) == 3
    assert (await roles.by_name("a/b?c#d;e%2F").get()).name == "a/b?c#d;e%2F"


async def test_role_update_keeps_the_other_fields(admin: AsyncRealm) -> None:
    await admin.clients.create("app")
    roles = admin.clients.by_client_id("app").roles
    await roles.create("viewer", description="Views", attributes={"level": ["1"]})
    before = await roles.by_name("viewer").get()
    await roles.by_name("viewer").update(attributes={"level": ["2"]})
    after = before | {"attributes": {"level": ["2"]}}
    assert await roles.by_name("viewer").get() == after
    await roles.by_name("viewer").update("reader", description="Reads")
    assert await roles.by_name("reader").get() == after | {"name": "reader", "description": "Reads"}
    with pytest.raises(TypeError, match="did you mean 'description'"):
        await roles.by_name("none").update(descripton="x")  # type: ignore[call-arg]  # what the test is about


async def test_role_replace_writes_as_given(admin: AsyncRealm) -> None:
    await admin.clients.create("app")
    roles = admin.clients.by_client_id("app").roles
    await roles.create("viewer", description="Views")
    await roles.by_name("viewer").replace({"name": "viewer", "attributes": {"level": ["1"]}})
    role = await roles.by_name("viewer").get()
    assert (role.description, role.attributes) == (None, {"level": ["1"]})


@pytest.mark.parametrize("name", ["", ".", ".."], ids=["empty", "dot", "dots"])
async def test_role_names_that_mean_something_else(admin: AsyncRealm, name: str) -> None:
    client = admin.clients.by_id(await admin.clients.create("app"))
    with pytest.raises(InvalidPathError):
        await client.roles.by_name(name).delete()
    assert (await client.get()).client_id == "app"
