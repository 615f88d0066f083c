from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.live.corrections.conftest import Called

pytestmark = pytest.mark.live


@pytest.fixture(scope="module")
def path(call: Called) -> dict[str, str]:
    body = {"clientId": "server", "serviceAccountsEnabled": True, "authorizationServicesEnabled": True}
    created = call("create_client", json={**body, "secret": "throw-away"})
    return {"client_uuid": created.headers["location"].rsplit("/", 1)[1]}


def test_a_scope_is_answered_when_new_and_found_alone(call: Called, path: dict[str, str]) -> None:
    scope = call("create_authorization_scope", path, json={"name": "read"}).json()
    assert call("search_authorization_scope", path, params={"name": "read"}).json()["id"] == scope["id"]
    assert call("search_authorization_scope", path, params={"name": "nothing"}).status_code == 204
    one = {**path, "scope_id": scope["id"]}
    call("update_authorization_scope", one, json={"id": scope["id"], "name": "look"})
    call("delete_authorization_scope", one)


def test_a_resource_takes_scopes_under_their_wire_name(call: Called, path: dict[str, str]) -> None:
    call("create_authorization_scope", path, json={"name": "view"})
    body = {"name": "album", "resource_scopes": ["view"], "attributes": {"colour": ["red", "blue"]}}
    resource = call("create_resource", path, json=body).json()
    assert [scope["name"] for scope in resource["scopes"]] == ["view"]
    call("create_resource", path, json={"name": "other", "resource_scopes": [{"name": "view"}]})
    assert call.refused("create_resource", path, json={"name": "third", "scopesUma": ["view"]}).status_code == 400
    one = {**path, "resource_id": resource["_id"]}
    assert call("get_resource_attributes", one).json() == {"colour": ["red", "blue"]}
    for operation in ("get_resource", "list_resource_permissions", "list_resource_scopes"):
        call(operation, one)
    call("search_resource", path, params={"name": "album"})
    call("update_resource", one, json={"name": "renamed", "resource_scopes": ["view"]})
    call("delete_resource", one)
    assert len(call("list_resources", path, params={"first": 0, "max": 1}).json()) == 1


@pytest.mark.parametrize("kind", ["resource", "authorization_scope", "policy", "permission"])
def test_a_search_needs_a_name(call: Called, path: dict[str, str], kind: str) -> None:
    assert call.refused(f"search_{kind}", path).status_code == 400


def test_the_owner_of_a_resource_is_an_object(call: Called, path: dict[str, str]) -> None:
    user = call("create_user", json={"username": "alice"}).headers["location"].rsplit("/", 1)[1]
    body = {"name": "diary", "owner": {"id": user}, "ownerManagedAccess": True}
    assert call("create_resource", path, json=body).json()["owner"]["id"] == user


def test_policies_carry_their_configuration(call: Called, path: dict[str, str]) -> None:
    call("create_realm_role", json={"name": "reader"})
    role = call("get_realm_role", {"role_name": "reader"}).json()["id"]
    config = {"roles": json.dumps([{"id": role, "required": False}])}
    call("create_policy", path, json={"name": "readers", "type": "role", "config": config})
    assert call("list_policies", path, params={"name": "readers"}).json()[0]["config"]["roles"]
    assert call("search_policy", path, params={"name": "readers"}).json()["config"]
    assert call("list_policies", path, params={"resource": "nothing"}).status_code == 204
    resource = call("create_resource", path, json={"name": "shelf"}).json()["_id"]
    permission = {"name": "shelf", "type": "resource", "resources": [resource], "policies": ["readers"]}
    call("create_permission", path, json=permission)
    call("search_permission", path, params={"name": "shelf"})
    assert call("list_permissions", path, params={"name": "shelf"}).json()


@pytest.mark.parametrize("operation", ["evaluate_permissions", "evaluate_policies"])
def test_an_evaluation_answers_the_token_it_would_give(call: Called, path: dict[str, str], operation: str) -> None:
    user = call("create_user", json={"username": operation}).headers["location"].rsplit("/", 1)[1]
    call("create_resource", path, json={"name": operation, "ownerManagedAccess": False})
    body = {"userId": user, "resources": [{"name": operation}], "context": {"attributes": {}}, "entitlements": False}
    assert call(operation, path, json=body).json()["rpt"]["aud"]
