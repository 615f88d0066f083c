from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.directory import BIND_DN, BIND_PASSWORD, PEOPLE, directory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.live.corrections.conftest import Called

pytestmark = pytest.mark.live


@pytest.fixture(scope="module")
def ldap_url() -> Iterator[str]:
    with directory(0) as url:
        yield url


@pytest.mark.parametrize("cache", ["clear_realm_cache", "clear_user_cache", "clear_keys_cache", "clear_crl_cache"])
def test_a_cache_is_cleared(call: Called, cache: str) -> None:
    assert call(cache).status_code == 204


def test_an_ldap_server_is_tried(call: Called, ldap_url: str) -> None:
    asked = {"connectionUrl": ldap_url, "authType": "simple", "bindDn": BIND_DN, "bindCredential": BIND_PASSWORD}
    for action in ("testConnection", "testAuthentication"):
        call("test_ldap_connection", json={**asked, "action": action})
    assert call.refused("test_ldap_connection", json={**asked, "action": "nothing"}).status_code == 400
    asked["action"] = "queryServerCapabilities"
    assert call("list_ldap_server_capabilities", json=asked).json()
    asked["action"] = "testConnection"
    assert call("list_ldap_server_capabilities", json=asked).json() == []


def test_users_come_from_ldap(call: Called, ldap_url: str) -> None:
    config = {"vendor": "other", "connectionUrl": ldap_url, "usersDn": PEOPLE, "editMode": "READ_ONLY"}
    config |= {"authType": "simple", "bindDn": BIND_DN, "bindCredential": BIND_PASSWORD, "pagination": "false"}
    config |= {"rdnLDAPAttribute": "uid", "uuidLDAPAttribute": "entryUUID", "usernameLDAPAttribute": "uid"}
    config |= {"userObjectClasses": "inetOrgPerson"}
    body = {"name": "ldap", "providerId": "ldap", "providerType": "org.keycloak.storage.UserStorageProvider"}
    created = call("create_component", json={**body, "config": {name: [value] for name, value in config.items()}})
    path = {"component_id": created.headers["location"].rsplit("/", 1)[1]}
    assert call("get_user_storage_name", path).json()["name"] == "ldap"
    for action in ("triggerFullSync", "triggerChangedUsersSync"):
        call("sync_user_storage", path, params={"action": action})
    assert call.refused("sync_user_storage", path).status_code == 400
    mapper = call("list_components", params={"parent": path["component_id"]}).json()[0]["id"]
    for direction in ("fedToKeycloak", "keycloakToFed"):
        call("sync_user_storage_mapper", {**path, "mapper_id": mapper}, params={"direction": direction})
    assert call.refused("sync_user_storage_mapper", {**path, "mapper_id": mapper}).status_code == 400
    call("remove_imported_users", path)
    call("unlink_users", path)
