"""Logins by password with a one-time password (RFC 6238)."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from keycloak_facade import AsyncKeycloakRealm
from keycloak_facade.credentials import Password
from keycloak_facade.exceptions import BadRequest
from tests._async.made import PASSWORD, make_app, make_manager

if TYPE_CHECKING:
    from keycloak_facade._async.admin.realm import AsyncRealm

KEY = "twenty-bytes-of-key!"
OTP = {
    "type": "otp",
    "secretData": json.dumps({"value": KEY}),
    "credentialData": json.dumps({"subType": "totp", "digits": 6, "period": 30, "algorithm": "HmacSHA1", "counter": 0}),
}


def code_of(step: int) -> str:
    """The code of a step of 30 seconds, counted from now; the server takes each once, and those next to now."""
    return TOTP(KEY.encode(), 6, SHA1(), 30).generate(int(time.time()) + 30 * step).decode()  # noqa: S303 - the server's


async def test_a_one_time_password(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    carol = {
        "username": "carol",
        "email": "carol@example.org",
        "firstName": "Carol",
        "lastName": "Test",
        "enabled": True,
        "credentials": [{"type": "password", "value": PASSWORD}, OTP],
    }
    imported = await admin.partial_import(users=[carol])
    assert imported.added == 1
    [user] = await admin.users.all(username="carol")
    await make_manager(admin, str(user.id))
    oidc = await make_app(realm, admin)
    for given in (None, "000000"):
        with pytest.raises(BadRequest) as caught:
            await oidc.password_credentials("carol", PASSWORD, totp=given)
        assert (caught.value.error, caught.value.error_description) == ("invalid_grant", "Invalid user credentials")
    tokens = await oidc.password_credentials("carol", PASSWORD, scope="openid", totp=code_of(0))
    assert (await oidc.userinfo(tokens["access_token"]))["preferred_username"] == "carol"
    # The same for who administers: the session lives on by its refresh token, and needs no second code.
    credentials = Password("carol", PASSWORD, totp=code_of(1))
    async with AsyncKeycloakRealm(realm.server_url, realm.realm_name, credentials=credentials) as mine:
        assert (await mine.admin.realms.by_name(realm.realm_name).get()).realm == realm.realm_name
