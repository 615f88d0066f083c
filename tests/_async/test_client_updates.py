"""What an update of a client keeps, and what it empties."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from keycloak_facade.exceptions import NotFound
from keycloak_openapi.api import authorization, authorization_permissions, authorization_policies
from tests._async.made import SECRET, make_app

if TYPE_CHECKING:
    from keycloak_facade import AsyncKeycloakRealm
    from keycloak_facade._async.admin.realm import AsyncRealm


async def authorization_settings(realm: AsyncKeycloakRealm, id: str) -> tuple[set[str], set[str], set[str], set[str]]:
    """The names of a client's resources, scopes, policies and permissions."""
    listed = (
        await realm.admin.send(authorization.list_resources(realm.realm_name, id)),
        await realm.admin.send(authorization.list_authorization_scopes(realm.realm_name, id)),
        await realm.admin.send(authorization_policies.list_policies(realm.realm_name, id, permission=False)),
        await realm.admin.send(authorization_permissions.list_permissions(realm.realm_name, id)),
    )
    resources, scopes, policies, permissions = ({str(item["name"]) for item in items or []} for items in listed)
    return resources, scopes, policies, permissions


async def test_authorization_survives_an_update(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    await make_app(realm, admin, authorization_services_enabled=True)
    client = admin.clients.by_client_id("app")
    id = str((await client.get()).id)
    await admin.roles.create("reader")
    role = await admin.roles.by_name("reader").get()
    settings = {
        "resources": [{"name": "doc", "scopes": [{"name": "read"}]}],
        "scopes": [{"name": "read"}],
        "policies": [
            {"name": "readers", "type": "role", "config": {"roles": f'[{{"id": "{role.id}"}}]'}},
            {
                "name": "reading",
                "type": "scope",
                "config": {"scopes": '["read"]', "resources": '["doc"]', "applyPolicies": '["readers"]'},
            },
        ],
    }
    await realm.admin.send(authorization.import_resource_server(realm.realm_name, id, settings))
    before = await authorization_settings(realm, id)
    for name, names in zip(("doc", "read", "readers", "reading"), before, strict=True):
        assert name in names
    await client.update(description="changed", attributes={"color": "red"}, redirect_uris=[])
    changed = await client.get()
    assert (changed.description, changed.authorization_services_enabled) == ("changed", True)
    assert await authorization_settings(realm, id) == before
    await client.update(authorization_services_enabled=False)
    with pytest.raises(NotFound):
        await authorization_settings(realm, id)


async def test_update_of_each_kind_of_field(admin: AsyncRealm) -> None:
    await admin.clients.create("app", secret=SECRET, description="An app", attributes={"color": "red", "size": "1"})
    client = admin.clients.by_client_id("app")

    async def shown() -> dict[str, Any]:
        found = await client.get()
        return found.to_dict() | {"defaultClientScopes": sorted(found.default_client_scopes or [])}

    before = await shown()
    await client.update(attributes={"color": "blue"})
    assert await shown() == before | {"attributes": before["attributes"] | {"color": "blue"}}
    await client.update(attributes={"color": ""}, description="", redirect_uris=["https://app.example.org"])
    del before["attributes"]["color"]
    before |= {"description": "", "redirectUris": ["https://app.example.org"]}
    assert await shown() == before
    await client.update(client_id="app-2", secret=None, description=None, redirect_uris=[])
    assert await shown() == before | {"clientId": "app-2", "redirectUris": []}
    assert before["secret"] == SECRET
