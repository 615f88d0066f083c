"""The UMA protection API, as a resource server and as the owner of a resource use it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import httpx
import pytest

if TYPE_CHECKING:
    from keycloak_facade.devserver import KeycloakServer
    from tests.live.corrections.conftest import Called

pytestmark = pytest.mark.live
Bearer = Callable[[httpx.Request], httpx.Request]


@pytest.fixture(scope="module")
def tokens(call: Called, server: KeycloakServer) -> Callable[..., Bearer]:
    client = {"clientId": "server", "secret": "throw-away", "directAccessGrantsEnabled": True}
    client |= {"serviceAccountsEnabled": True, "authorizationServicesEnabled": True}
    path = {"client_uuid": call("create_client", json=client).headers["location"].rsplit("/", 1)[1]}
    role = call("get_client_role", {**path, "role_name": "uma_protection"}).json()
    person = {"firstName": "A", "lastName": "B", "enabled": True}
    for name in ("alice", "bob"):
        credentials = [{"type": "password", "value": "throw-away", "temporary": False}]
        body = {**person, "username": name, "email": f"{name}@example.org", "credentials": credentials}
        user = call("create_user", json=body).headers["location"].rsplit("/", 1)[1]
        call("add_user_client_role_mappings", {**path, "user_id": user}, json=[role])
    url = f"{server.url}/realms/{call.realm}/protocol/openid-connect/token"

    def token(**form: str) -> Bearer:
        answer = httpx.post(url, data={"client_id": "server", "client_secret": "throw-away", **form})
        value = answer.raise_for_status().json()["access_token"]

        def authorize(request: httpx.Request) -> httpx.Request:
            request.headers["Authorization"] = f"Bearer {value}"
            return request

        return authorize

    return token


@pytest.fixture(scope="module")
def server_token(tokens: Callable[..., Bearer]) -> Bearer:
    return tokens(grant_type="client_credentials")


@pytest.fixture(scope="module")
def alice(tokens: Callable[..., Bearer]) -> Bearer:
    return tokens(grant_type="password", username="alice", password="throw-away")


def test_a_resource_set(call: Called, server_token: Bearer) -> None:
    body: dict[str, object] = {"name": "album", "type": "urn:album", "uris": ["/album/1"]}
    body |= {"resource_scopes": ["view", {"name": "edit"}]}
    body |= {"attributes": {"colour": ["red"]}, "icon_uri": "https://icon.example", "displayName": "Album"}
    created = call("create_resource_set", json=body, auth=server_token).json()
    path = {"resource_id": created["_id"]}
    assert call("list_resource_sets", params={"name": "album"}, auth=server_token).json() == [created["_id"]]
    filters = {"deep": "true", "matchingUri": "true", "uri": "/album/1", "first": 0, "max": 1, "exactName": "false"}
    (found,) = call("list_resource_sets", params=filters, auth=server_token).json()
    assert found["name"] == "album"
    assert call("get_resource_set", path, auth=server_token).json()["attributes"] == {"colour": ["red"]}
    call("update_resource_set", path, json={"name": "album", "scopes": ["view"]}, auth=server_token)
    assert call("get_resource_set", path, auth=server_token).json()["uris"] == []
    call("delete_resource_set", path, auth=server_token)
    assert call.refused("get_resource_set", path, auth=server_token).status_code == 404


def test_permission_tickets(call: Called, server_token: Bearer, alice: Bearer) -> None:
    body = {"name": "diary", "resource_scopes": ["read"], "ownerManagedAccess": True}
    diary = call("create_resource_set", json=body, auth=alice).json()["_id"]
    asked = [{"resource_id": diary, "resource_scopes": ["read"], "claims": {"from": ["here"]}}]
    assert call("create_permission_request", json=asked, auth=server_token).json()["ticket"]
    assert call.refused("create_permission_request", json=asked[0], auth=server_token).status_code == 400
    wish = {"resource": diary, "requesterName": "bob", "scopeName": "read", "granted": False}
    ticket = call("create_permission_ticket", json=wish, auth=server_token).json()
    assert call("list_permission_tickets", params={"resourceId": diary}, auth=alice).json() == [ticket]
    filters = {"returnNames": "true", "granted": "false", "first": 0, "max": 5}
    (named,) = call("list_permission_tickets", params=filters, auth=alice).json()
    assert (named["requesterName"], named["resourceName"], named["scopeName"]) == ("bob", "diary", "read")
    assert call("count_permission_tickets", params={"resourceId": diary}, auth=alice).json() == 1
    call("update_permission_ticket", json={**ticket, "granted": True}, auth=alice)
    call("delete_permission_ticket", {"ticket_id": ticket["id"]}, auth=alice)


def test_policies_of_an_owner(call: Called, alice: Bearer) -> None:
    body = {"name": "letters", "resource_scopes": ["read"], "ownerManagedAccess": True}
    letters = call("create_resource_set", json=body, auth=alice).json()["_id"]
    policy = {"name": "friends", "description": "who may read", "scopes": ["read"], "users": ["bob"]}
    created = call("create_uma_policy", {"id": letters}, json=policy, auth=alice).json()
    path = {"id": created["id"]}
    (found,) = call("list_uma_policies", params={"resource": letters, "name": "friends"}, auth=alice).json()
    assert found["id"] == created["id"]
    assert call("list_uma_policies", params={"resource": "nothing"}, auth=alice).status_code == 204
    policy = call("get_uma_policy", path, auth=alice).json()
    call("update_uma_policy", path, json={**policy, "logic": "NEGATIVE"}, auth=alice)
    assert call("get_uma_policy", path, auth=alice).json()["logic"] == "NEGATIVE"
    call("delete_uma_policy", path, auth=alice)
    assert call.refused("get_uma_policy", path, auth=alice).status_code == 404
