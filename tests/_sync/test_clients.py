# Made by scripts/unasync.py from tests/_async/test_clients.py; not to be edited.
"""Clients, their roles, secrets and own accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest, Conflict, InvalidPathError, NotFound, Unauthorized
from keycloak_openapi.api import authorization
from tests._sync.made import SECRET, make_app

if TYPE_CHECKING:
    from keycloak_facade import KeycloakRealm
    from keycloak_facade._sync.admin.realm import Realm


def test_create_returns_the_id(admin: Realm) -> None:
    id = admin.clients.create("app", public_client=True, redirect_uris=["https://app.example.org/*"])
    client = admin.clients.by_id(id).get()
    assert (client.id, client.client_id, client.public_client) == (id, "app", True)
    assert client.redirect_uris == ["https://app.example.org/*"]


def test_create_twice_is_a_conflict(admin: Realm) -> None:
    admin.clients.create("app", name="first")
    with pytest.raises(Conflict, match="app"):
        admin.clients.create("app", name="second")
    assert (admin.clients.by_client_id("app").get()).name == "first"


def test_create_refuses_unknown_fields(admin: Realm) -> None:
    with pytest.raises(TypeError, match="did you mean 'public_client'"):
        admin.clients.create("app", publicclient=True)  # type: ignore[call-arg]  # what the test is about
    assert admin.clients.all(client_id="app") == []


def test_by_client_id_looks_the_id_up(admin: Realm) -> None:
    id = admin.clients.create("https://app.example.org/a?b")
    admin.clients.create("app")
    client = admin.clients.by_client_id("https://app.example.org/a?b")
    assert (client.get()).id == id
    client.update(name="found")
    assert (admin.clients.by_id(id).get()).name == "found"
    with pytest.raises(NotFound, match="there is no client 'ap'") as caught:
        admin.clients.by_client_id("ap").delete()
    assert caught.value.status_code == 404


def test_all_and_filters(admin: Realm) -> None:
    for name in ("app", "app-2", "other"):
        admin.clients.create(name)
    names = {str(client.client_id) for client in admin.clients.all()}
    assert {"app", "app-2", "other", "account", "admin-cli"} <= names
    assert [client.client_id for client in admin.clients.all(client_id="app")] == ["app"]
    found = admin.clients.all(client_id="app", search=True)
    assert sorted(str(client.client_id) for client in found) == ["app", "app-2"]


def test_iter_goes_over_the_pages(admin: Realm) -> None:
    for number in range(3):
        admin.clients.create(f"app-{number}")
    for page_size in (1, 2, 3, 4):
        pages = admin.clients.iter(page_size=page_size, client_id="app-", search=True)
        found = [str(client.client_id) for client in pages]
        assert sorted(found) == ["app-0", "app-1", "app-2"]


def test_update_keeps_the_other_fields(admin: Realm) -> None:
    client = admin.clients.by_id(admin.clients.create("app", description="An app", attributes={"color": "red"}))
    before = client.get()
    client.update(name="App")
    assert client.get() == before | {"name": "App"}


def test_update_keeps_the_secret(realm: KeycloakRealm, admin: Realm) -> None:
    app = make_app(realm, admin)
    admin.clients.by_client_id("app").update(name="App")
    assert (app.client_credentials()).get("token_type") == "Bearer"
    assert (admin.clients.by_client_id("app").get()).name == "App"


def test_update_keeps_the_authorization_settings(realm: KeycloakRealm, admin: Realm) -> None:
    make_app(realm, admin, authorization_services_enabled=True)
    client = admin.clients.by_client_id("app")
    id = str((client.get()).id)
    resource = {"name": "doc", "scopes": [{"name": "read"}]}
    realm.admin.send(authorization.create_resource(realm.realm_name, id, resource))
    client.update(description="changed")
    assert (client.get()).description == "changed"
    kept = realm.admin.send(authorization.list_resources(realm.realm_name, id))
    assert "doc" in [found.name for found in kept]


def test_update_refuses_unknown_fields_first(admin: Realm) -> None:
    with pytest.raises(TypeError, match="description"):
        admin.clients.by_id("none").update(descripton="x")  # type: ignore[call-arg]  # what the test is about


def test_replace_writes_as_given(admin: Realm) -> None:
    client = admin.clients.by_id(admin.clients.create("app", redirect_uris=["https://app.example.org/*"]))
    client.replace({"clientId": "app-2", "redirectUris": []})
    written = client.get()
    assert (written.client_id, written.redirect_uris) == ("app-2", [])


def test_delete(admin: Realm) -> None:
    client = admin.clients.by_id(admin.clients.create("app"))
    client.delete()
    with pytest.raises(NotFound):
        client.get()
    with pytest.raises(NotFound):
        client.delete()


@pytest.mark.parametrize("name", ["", ".", ".."], ids=["empty", "dot", "dots"])
def test_delete_of_an_id_that_means_the_realm(admin: Realm, name: str) -> None:
    with pytest.raises(InvalidPathError):
        admin.clients.by_id(name).delete()
    assert (admin.get()).enabled


def test_secret(realm: KeycloakRealm, admin: Realm) -> None:
    make_app(realm, admin)
    credential = admin.clients.by_client_id("app").secret()
    assert credential.type == "secret"
    app = realm.open_id_connect("app", credential.value)
    assert (app.client_credentials()).get("token_type") == "Bearer"
    assert credential.value is not None
    assert credential.value not in repr(credential)


def test_secret_that_is_wrong(realm: KeycloakRealm, admin: Realm) -> None:
    make_app(realm, admin)
    with pytest.raises(Unauthorized) as caught:
        realm.open_id_connect("app", "wrong").client_credentials()
    assert caught.value.error == "unauthorized_client"
    assert SECRET not in repr(caught.value)


def test_service_account_user(realm: KeycloakRealm, admin: Realm) -> None:
    make_app(realm, admin)
    user = admin.clients.by_client_id("app").service_account_user()
    assert user.username == "service-account-app"
    assert (admin.users.by_id(str(user.id)).get()).username == "service-account-app"
    admin.clients.create("web", public_client=True)
    with pytest.raises(BadRequest, match="Service account not enabled"):
        admin.clients.by_client_id("web").service_account_user()


def test_roles(admin: Realm) -> None:
    id = admin.clients.create("app")
    roles = admin.clients.by_id(id).roles
    roles.create("viewer", description="Views", attributes={"level": ["1"]})
    role = roles.by_name("viewer").get()
    assert (role.name, role.description, role.attributes) == ("viewer", "Views", {"level": ["1"]})
    assert (role.client_role, role.container_id) == (True, id)
    with pytest.raises(Conflict, match="viewer"):
        roles.create("viewer")
    roles.by_name("viewer").delete()
    with pytest.raises(NotFound):
        roles.by_name("viewer").get()


def test_roles_of_a_client_by_client_id(admin: Realm) -> None:
    admin.clients.create("app")
    roles = admin.clients.by_client_id("app").roles
    for name in ("viewer", "editor", "a/b?c#d;e%2F"):
        roles.create(name)
    assert sorted(str(role.name) for role in roles.all()) == ["a/b?c#d;e%2F", "editor", "viewer"]
    assert [role.name for role in roles.all(search="view")] == ["viewer"]
    for page_size in (1, 2, 3, 4):
        assert len(list(roles.iter(page_size=page_size))) == 3
    assert (roles.by_name("a/b?c#d;e%2F").get()).name == "a/b?c#d;e%2F"


def test_role_update_keeps_the_other_fields(admin: Realm) -> None:
    admin.clients.create("app")
    roles = admin.clients.by_client_id("app").roles
    roles.create("viewer", description="Views", attributes={"level": ["1"]})
    before = roles.by_name("viewer").get()
    roles.by_name("viewer").update(attributes={"level": ["2"]})
    after = before | {"attributes": {"level": ["2"]}}
    assert roles.by_name("viewer").get() == after
    roles.by_name("viewer").update("reader", description="Reads")
    assert roles.by_name("reader").get() == after | {"name": "reader", "description": "Reads"}
    with pytest.raises(TypeError, match="did you mean 'description'"):
        roles.by_name("none").update(descripton="x")  # type: ignore[call-arg]  # what the test is about


def test_role_replace_writes_as_given(admin: Realm) -> None:
    admin.clients.create("app")
    roles = admin.clients.by_client_id("app").roles
    roles.create("viewer", description="Views")
    roles.by_name("viewer").replace({"name": "viewer", "attributes": {"level": ["1"]}})
    role = roles.by_name("viewer").get()
    assert (role.description, role.attributes) == (None, {"level": ["1"]})


@pytest.mark.parametrize("name", ["", ".", ".."], ids=["empty", "dot", "dots"])
def test_role_names_that_mean_something_else(admin: Realm, name: str) -> None:
    client = admin.clients.by_id(admin.clients.create("app"))
    with pytest.raises(InvalidPathError):
        client.roles.by_name(name).delete()
    assert (client.get()).client_id == "app"
