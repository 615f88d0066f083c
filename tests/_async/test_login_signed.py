"""Clients that prove themselves by a signed assertion (RFC 7523)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from joserfc.jwk import ECKey

from keycloak_facade import AsyncKeycloakRealm
from keycloak_facade.credentials import ClientSecretJwt, PrivateKeyJwt
from keycloak_facade.exceptions import TokenError
from tests._async.made import SECRET, make_app, make_manager

if TYPE_CHECKING:
    from keycloak_facade._async.admin.realm import AsyncRealm
    from keycloak_facade.credentials import Credentials

pytestmark = pytest.mark.generated_keys


def key_of(number: int) -> ECKey:
    """A key that is the same in each run, so that the request with its public half is."""
    return ECKey.import_key(ec.derive_private_key(number, ec.SECP256R1()))


async def realm_name_as(realm: AsyncKeycloakRealm, credentials: Credentials) -> str | None:
    async with AsyncKeycloakRealm(realm.server_url, realm.realm_name, credentials=credentials) as mine:
        return (await mine.admin.realms.by_name(realm.realm_name).get()).realm


async def manage(admin: AsyncRealm) -> None:
    await make_manager(admin, str((await admin.clients.by_client_id("app").service_account_user()).id))


async def test_private_key_jwt(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    public = {**key_of(7).as_dict(private=False), "kid": "seven", "use": "sig", "alg": "ES256"}
    await make_app(
        realm,
        admin,
        client_authenticator_type="client-jwt",
        attributes={"use.jwks.string": "true", "jwks.string": json.dumps({"keys": [public]}, sort_keys=True)},
    )
    await manage(admin)
    good = PrivateKeyJwt("app", key_of(7), algorithm="ES256", key_id="seven")
    assert await realm_name_as(realm, good) == realm.realm_name
    with pytest.raises(TokenError, match="login of client 'app'") as caught:
        await realm_name_as(realm, PrivateKeyJwt("app", key_of(8), algorithm="ES256", key_id="seven"))
    assert caught.value.error == "invalid_client"


async def test_client_secret_jwt(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    await make_app(realm, admin, client_authenticator_type="client-secret-jwt")
    await manage(admin)
    assert await realm_name_as(realm, ClientSecretJwt("app", SECRET)) == realm.realm_name
    with pytest.raises(TokenError, match="login of client 'app'"):
        await realm_name_as(realm, ClientSecretJwt("app", SECRET[::-1]))
