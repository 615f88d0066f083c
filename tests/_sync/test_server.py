# Made by scripts/unasync.py from tests/_async/test_server.py; not to be edited.
"""What a server and a realm tell about themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade import KeycloakRealm
from keycloak_facade.exceptions import NotFound

if TYPE_CHECKING:
    from keycloak_facade._sync.admin.realm import Realm


def test_server_info(realm: KeycloakRealm) -> None:
    info = realm.admin.server_info()
    assert info.system_info is not None
    assert info.system_info.version is not None
    assert info.system_info.version.startswith("26.")
    assert {feature.name for feature in info.features or ()} >= {"ADMIN_API", "ORGANIZATION"}
    assert {"login", "email"} <= set(info.themes or {})


def test_a_realm_is_published(realm: KeycloakRealm, admin: Realm) -> None:
    published = realm.published()
    keys = admin.keys.get()
    assert published.realm == realm.realm_name
    assert published.public_key in {key.public_key for key in keys.keys_ or () if key.algorithm == "RS256"}
    assert published.token_service == f"{realm.client.base_url}/realms/{realm.realm_name}/protocol/openid-connect"


def test_no_such_realm_is_published(realm: KeycloakRealm) -> None:
    with KeycloakRealm(realm.server_url, "none") as none, pytest.raises(NotFound):
        none.published()
