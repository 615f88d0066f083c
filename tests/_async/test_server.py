"""What a server and a realm tell about themselves."""

from __future__ import annotations

from base64 import b64decode

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_der_public_key

from keycloak_facade import AsyncKeycloakRealm
from keycloak_facade.exceptions import NotFound


async def test_server_info(realm: AsyncKeycloakRealm) -> None:
    info = await realm.admin.server_info()
    assert info.system_info is not None
    assert info.system_info.version is not None
    assert info.system_info.version.startswith("26.")
    assert {feature.name for feature in info.features or ()} >= {"ADMIN_API", "ORGANIZATION"}
    assert {"login", "email"} <= set(info.themes or {})


async def test_a_realm_is_published(realm: AsyncKeycloakRealm) -> None:
    published = await realm.published()
    assert published.realm == realm.realm_name
    key = load_der_public_key(b64decode(str(published.public_key)))
    assert isinstance(key, RSAPublicKey)
    assert published.token_service == f"{realm.client.base_url}/realms/{realm.realm_name}/protocol/openid-connect"


async def test_no_such_realm_is_published(realm: AsyncKeycloakRealm) -> None:
    async with AsyncKeycloakRealm(realm.server_url, "none") as none:
        with pytest.raises(NotFound):
            await none.published()
