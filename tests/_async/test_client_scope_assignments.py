"""Client scopes of a client, and those that the realm gives to new clients: by default, or if asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve

from keycloak_facade._async.admin.assigned_client_scopes import AsyncAssignedClientScopes
from keycloak_facade._core.client_scopes import CLIENT_DEFAULT_SCOPES, CLIENT_OPTIONAL_SCOPES
from keycloak_facade.exceptions import NotFound
from keycloak_openapi.api import client_scopes

if TYPE_CHECKING:
    from keycloak_facade import AsyncKeycloakRealm
    from keycloak_facade._async.admin.realm import AsyncRealm
    from keycloak_facade._core.client_scopes import AssignedScopeOperations
    from keycloak_openapi.request import Request


async def names(scopes: AsyncAssignedClientScopes) -> set[str]:
    return {str(scope.name) for scope in await scopes.all()}


async def make_scope(realm: AsyncKeycloakRealm, name: str) -> str:
    body = {"name": name, "protocol": "openid-connect"}
    return await realm.admin.send(client_scopes.create_client_scope(realm.realm_name, body))


async def test_scopes_of_a_client(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    await admin.clients.create("app")
    client = admin.clients.by_client_id("app")
    default, optional = client.default_client_scopes, client.optional_client_scopes
    always, on_request = await names(default), await names(optional)
    assert ("email" in always, "phone" in on_request, always & on_request) == (True, True, set())
    id = await make_scope(realm, "orders")
    await default.add(id)
    assert await names(default) == always | {"orders"}
    assert {scope.name: scope.id for scope in await default.all()}["orders"] == id
    await optional.add(id)
    assert (await names(default), await names(optional)) == (always, on_request | {"orders"})
    await default.add(id)
    assert (await names(default), await names(optional)) == (always | {"orders"}, on_request)
    await default.delete(id)
    assert (await names(default), await names(optional)) == (always, on_request)
    await optional.add(id)
    await optional.delete(id)
    assert (await names(default), await names(optional)) == (always, on_request)


async def test_scopes_of_new_clients(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    default, optional = admin.default_client_scopes, admin.optional_client_scopes
    always, on_request = await names(default), await names(optional)
    assert ("email" in always, "phone" in on_request, always & on_request) == (True, True, set())
    id = await make_scope(realm, "orders")
    await default.add(id)
    assert await names(default) == always | {"orders"}
    await admin.clients.create("first")
    await optional.add(id)
    assert (await names(default), await names(optional)) == (always, on_request | {"orders"})
    await optional.add(id)
    await admin.clients.create("second")
    await optional.delete(id)
    assert (await names(default), await names(optional)) == (always, on_request)
    await default.add(id)
    await default.delete(id)
    assert (await names(default), await names(optional)) == (always, on_request)
    first, second = (admin.clients.by_client_id(name) for name in ("first", "second"))
    assert "orders" in await names(first.default_client_scopes)
    assert "orders" in await names(second.optional_client_scopes)


@pytest.mark.parametrize("way", ["default", "optional"])
async def test_a_scope_is_not_lost(realm: AsyncKeycloakRealm, admin: AsyncRealm, way: str) -> None:
    client_id = await admin.clients.create("app")
    client = admin.clients.by_id(client_id)
    id = await admin.client_scopes.create("orders")
    kinds: dict[str, tuple[AsyncAssignedClientScopes, AssignedScopeOperations, AsyncAssignedClientScopes]] = {
        "default": (client.default_client_scopes, CLIENT_DEFAULT_SCOPES, client.optional_client_scopes),
        "optional": (client.optional_client_scopes, CLIENT_OPTIONAL_SCOPES, client.default_client_scopes),
    }
    scopes, operations, others = kinds[way]

    def failing(**fail: Any) -> AsyncAssignedClientScopes:
        path, instead = (realm.realm_name, client_id), evolve(operations, **fail)
        return AsyncAssignedClientScopes(*path, client=realm.admin, operations=instead)

    def refused(realm_name: str, client_uuid: str, _scope_id: str) -> Request[None]:
        return operations.add(realm_name, client_uuid, "none")

    await others.add(id)
    with pytest.raises(NotFound) as caught:
        await failing(add=refused).add(id)
    assert not hasattr(caught.value, "__notes__")
    assert "orders" in await names(others)
    with pytest.raises(NotFound) as caught:
        await failing(add=refused, add_other=refused).add(id)
    [note] = caught.value.__notes__
    assert note.startswith("the client scope was assigned in the other way, and could not be put back: ")
    await scopes.add(id)
    # What is there already is not taken away for a moment.
    await failing(remove=refused).add(id)
    assert "orders" in await names(scopes)


async def test_a_scope_that_does_not_exist(admin: AsyncRealm) -> None:
    client = admin.clients.by_id(await admin.clients.create("app"))
    for scopes in (client.default_client_scopes, admin.optional_client_scopes):
        before = await names(scopes)
        with pytest.raises(NotFound):
            await scopes.add("none")
        with pytest.raises(NotFound):
            await scopes.delete("none")
        assert await names(scopes) == before
