# Made by scripts/unasync.py from tests/_async/test_client_updates.py; not to be edited.
"""What an update of a client keeps, and what it empties."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from keycloak_facade.exceptions import NotFound
from keycloak_openapi.api import authorization, authorization_permissions, authorization_policies
from tests._sync.made import SECRET, make_app

if TYPE_CHECKING:
    from keycloak_facade import KeycloakRealm
    from keycloak_facade._sync.admin.realm import Realm


def authorization_settings(realm: KeycloakRealm, id: str) -> tuple[set[str], set[str], set[str], set[str]]:
    """The names of a client's resources, scopes, policies and permissions."""
    listed = (
        realm.admin.send(authorization.list_resources(realm.realm_name, id)),
        realm.admin.send(authorization.list_authorization_scopes(realm.realm_name, id)),
        realm.admin.send(authorization_policies.list_policies(realm.realm_name, id, permission=False)),
        realm.admin.send(authorization_permissions.list_permissions(realm.realm_name, id)),
    )
    resources, scopes, policies, permissions = ({str(item["name"]) for item in items or []} for items in listed)
    return resources, scopes, policies, permissions


def test_authorization_survives_an_update(realm: KeycloakRealm, admin: Realm) -> None:
    make_app(realm, admin, authorization_services_enabled=True)
    client = admin.clients.by_client_id("app")
    id = str((client.get()).id)
    admin.roles.create("reader")
    role = admin.roles.by_name("reader").get()
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
    realm.admin.send(authorization.import_resource_server(realm.realm_name, id, settings))
    before = authorization_settings(realm, id)
    for name, names in zip(("doc", "read", "readers", "reading"), before, strict=True):
        assert name in names
    client.update(description="changed", attributes={"color": "red"}, redirect_uris=[])
    changed = client.get()
    assert (changed.description, changed.authorization_services_enabled) == ("changed", True)
    assert authorization_settings(realm, id) == before
    client.update(authorization_services_enabled=False)
    with pytest.raises(NotFound):
        authorization_settings(realm, id)


def test_update_of_each_kind_of_field(admin: Realm) -> None:
    admin.clients.create("app", secret=SECRET, description="An app", attributes={"color": "red", "size": "1"})
    client = admin.clients.by_client_id("app")

    def shown() -> dict[str, Any]:
        found = client.get()
        return found.to_dict() | {"defaultClientScopes": sorted(found.default_client_scopes or [])}

    before = shown()
    client.update(attributes={"color": "blue"})
    assert shown() == before | {"attributes": before["attributes"] | {"color": "blue"}}
    client.update(attributes={"color": ""}, description="", redirect_uris=["https://app.example.org"])
    del before["attributes"]["color"]
    before |= {"description": "", "redirectUris": ["https://app.example.org"]}
    assert shown() == before
    client.update(client_id="app-2", secret=None, description=None, redirect_uris=[])
    assert shown() == before | {"clientId": "app-2", "redirectUris": []}
    assert before["secret"] == SECRET
