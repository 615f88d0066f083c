"""What a server and a realm tell about themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade import AsyncKeycloakRealm
from keycloak_facade.exceptions import NotFound

if TYPE_CHECKING:
    from keycloak_facade._async.admin.realm import AsyncRealm


async def test_server_info(realm: AsyncKeycloakRealm) -> None:
    info = await realm.admin.server_info()
    assert info.system_info is not None
    assert info.system_info.version is not None
    assert info.system_info.version.startswith("26.")
    assert {feature.name for feature in info.features or ()} >= {"ADMIN_API", "ORGANIZATION"}
    assert {"login", "email"} <= set(info.themes or {})


async def test_a_realm_is_published(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    published = await realm.published()
    keys = await admin.keys.get()
    assert published.realm == realm.realm_name
    assert published.public_key in {key.public_key for key in keys.keys_ or () if key.algorithm == "RS256"}
    assert published.token_service == f"{realm.client.base_url}/realms/{realm.realm_name}/protocol/openid-connect"


async def test_no_such_realm_is_published(realm: AsyncKeycloakRealm) -> None:
    async with AsyncKeycloakRealm(realm.server_url, "none") as none:
        with pytest.raises(NotFound):
            await none.published()
