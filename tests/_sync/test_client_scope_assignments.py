# Made by scripts/unasync.py from tests/_async/test_client_scope_assignments.py; not to be edited.
"""Client scopes of a client, and those that the realm gives to new clients: by default, or if asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve

from keycloak_facade._core.client_scopes import CLIENT_DEFAULT_SCOPES, CLIENT_OPTIONAL_SCOPES
from keycloak_facade._sync.admin.assigned_client_scopes import AssignedClientScopes
from keycloak_facade.exceptions import NotFound
from keycloak_openapi.api import client_scopes

if TYPE_CHECKING:
    from keycloak_facade import KeycloakRealm
    from keycloak_facade._core.client_scopes import AssignedScopeOperations
    from keycloak_facade._sync.admin.realm import Realm
    from keycloak_openapi.request import Request


def names(scopes: AssignedClientScopes) -> set[str]:
    return {str(scope.name) for scope in scopes.all()}


def make_scope(realm: KeycloakRealm, name: str) -> str:
    body = {"name": name, "protocol": "openid-connect"}
    return realm.admin.send(client_scopes.create_client_scope(realm.realm_name, body))


def test_scopes_of_a_client(realm: KeycloakRealm, admin: Realm) -> None:
    admin.clients.create("app")
    client = admin.clients.by_client_id("app")
    default, optional = client.default_client_scopes, client.optional_client_scopes
    always, on_request = names(default), names(optional)
    assert ("email" in always, "phone" in on_request, always & on_request) == (True, True, set())
    id = make_scope(realm, "orders")
    default.add(id)
    assert names(default) == always | {"orders"}
    assert {scope.name: scope.id for scope in default.all()}["orders"] == id
    optional.add(id)
    assert (names(default), names(optional)) == (always, on_request | {"orders"})
    default.add(id)
    assert (names(default), names(optional)) == (always | {"orders"}, on_request)
    default.delete(id)
    assert (names(default), names(optional)) == (always, on_request)
    optional.add(id)
    optional.delete(id)
    assert (names(default), names(optional)) == (always, on_request)


def test_scopes_of_new_clients(realm: KeycloakRealm, admin: Realm) -> None:
    default, optional = admin.default_client_scopes, admin.optional_client_scopes
    always, on_request = names(default), names(optional)
    assert ("email" in always, "phone" in on_request, always & on_request) == (True, True, set())
    id = make_scope(realm, "orders")
    default.add(id)
    assert names(default) == always | {"orders"}
    admin.clients.create("first")
    optional.add(id)
    assert (names(default), names(optional)) == (always, on_request | {"orders"})
    optional.add(id)
    admin.clients.create("second")
    optional.delete(id)
    assert (names(default), names(optional)) == (always, on_request)
    default.add(id)
    default.delete(id)
    assert (names(default), names(optional)) == (always, on_request)
    first, second = (admin.clients.by_client_id(name) for name in ("first", "second"))
    assert "orders" in names(first.default_client_scopes)
    assert "orders" in names(second.optional_client_scopes)


@pytest.mark.parametrize("way", ["default", "optional"])
def test_a_scope_is_not_lost(realm: KeycloakRealm, admin: Realm, way: str) -> None:
    client_id = admin.clients.create("app")
    client = admin.clients.by_id(client_id)
    id = admin.client_scopes.create("orders")
    kinds: dict[str, tuple[AssignedClientScopes, AssignedScopeOperations, AssignedClientScopes]] = {
        "default": (client.default_client_scopes, CLIENT_DEFAULT_SCOPES, client.optional_client_scopes),
        "optional": (client.optional_client_scopes, CLIENT_OPTIONAL_SCOPES, client.default_client_scopes),
    }
    scopes, operations, others = kinds[way]

    def failing(**fail: Any) -> AssignedClientScopes:
        path, instead = (realm.realm_name, client_id), evolve(operations, **fail)
        return AssignedClientScopes(*path, client=realm.admin, operations=instead)

    def refused(realm_name: str, client_uuid: str, _scope_id: str) -> Request[None]:
        return operations.add(realm_name, client_uuid, "none")

    others.add(id)
    with pytest.raises(NotFound) as caught:
        failing(add=refused).add(id)
    assert not hasattr(caught.value, "__notes__")
    assert "orders" in names(others)
    with pytest.raises(NotFound) as caught:
        failing(add=refused, add_other=refused).add(id)
    [note] = caught.value.__notes__
    assert note.startswith("the client scope was assigned in the other way, and could not be put back: ")
    scopes.add(id)
    # What is there already is not taken away for a moment.
    failing(remove=refused).add(id)
    assert "orders" in names(scopes)


def test_a_scope_that_does_not_exist(admin: Realm) -> None:
    client = admin.clients.by_id(admin.clients.create("app"))
    for scopes in (client.default_client_scopes, admin.optional_client_scopes):
        before = names(scopes)
        with pytest.raises(NotFound):
            scopes.add("none")
        with pytest.raises(NotFound):
            scopes.delete("none")
        assert names(scopes) == before
