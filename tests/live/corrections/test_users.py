from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest

if TYPE_CHECKING:
    from keycloak_facade.devserver import KeycloakServer
    from tests.live.corrections.conftest import Called

pytestmark = pytest.mark.live


@pytest.fixture(scope="module")
def user(call: Called) -> dict[str, str]:
    password = {"type": "password", "value": "throw-away", "temporary": False}
    body = {"username": "alice", "email": "alice@example.org", "firstName": "Alice", "lastName": "Doe"}
    created = call("create_user", json={**body, "enabled": True, "credentials": [password]})
    return {"user_id": created.headers["location"].rsplit("/", 1)[1]}


def test_validations_have_any_options(call: Called, user: dict[str, str]) -> None:
    profile = call("get_user_profile").json()
    assert any(attribute["validations"] for attribute in profile["attributes"])
    call("update_user_profile", json=profile)
    metadata = call("get_user_profile_metadata").json()
    assert any(attribute["validators"] for attribute in metadata["attributes"])
    assert "userProfileMetadata" in call("get_user", user, params={"userProfileMetadata": "true"}).json()


def test_an_offline_token_counts_as_consent(call: Called, user: dict[str, str], server: KeycloakServer) -> None:
    client = {"clientId": "app", "publicClient": True, "directAccessGrantsEnabled": True}
    call("create_client", json={**client, "optionalClientScopes": ["offline_access"]})
    form = {"grant_type": "password", "client_id": "app", "username": "alice", "password": "throw-away"}
    url = f"{server.url}/realms/{call.realm}/protocol/openid-connect/token"
    httpx.post(url, data={**form, "scope": "openid offline_access"}).raise_for_status()
    (consent,) = call("list_user_consents", user).json()
    assert consent.get("createdDate") is None
    assert consent["additionalGrants"][0]["key"] == "Offline Token"


def test_an_impersonation_answers_where_it_starts(call: Called, user: dict[str, str]) -> None:
    assert call("impersonate_user", user, json={}).json()["redirect"]
