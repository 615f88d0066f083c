# Made by scripts/unasync.py from tests/_async/test_second_factor.py; not to be edited.
"""Logins by password with a one-time password (RFC 6238)."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from keycloak_facade import KeycloakRealm
from keycloak_facade.credentials import Password
from keycloak_facade.exceptions import BadRequest
from tests._sync.made import PASSWORD, make_app, make_manager

if TYPE_CHECKING:
    from keycloak_facade._sync.admin.realm import Realm

KEY = "twenty-bytes-of-key!"
OTP = {
    "type": "otp",
    "secretData": json.dumps({"value": KEY}),
    "credentialData": json.dumps({"subType": "totp", "digits": 6, "period": 30, "algorithm": "HmacSHA1", "counter": 0}),
}


def code_of(step: int) -> str:
    """The code of a step of 30 seconds, counted from now; the server takes each once, and those next to now."""
    return TOTP(KEY.encode(), 6, SHA1(), 30).generate(int(time.time()) + 30 * step).decode()  # noqa: S303 - the server's


def test_a_one_time_password(realm: KeycloakRealm, admin: Realm) -> None:
    carol = {
        "username": "carol",
        "email": "carol@example.org",
        "firstName": "Carol",
        "lastName": "Test",
        "enabled": True,
        "credentials": [{"type": "password", "value": PASSWORD}, OTP],
    }
    imported = admin.partial_import(users=[carol])
    assert imported.added == 1
    [user] = admin.users.all(username="carol")
    make_manager(admin, str(user.id))
    oidc = make_app(realm, admin)
    for given in (None, "000000"):
        with pytest.raises(BadRequest) as caught:
            oidc.password_credentials("carol", PASSWORD, totp=given)
        assert (caught.value.error, caught.value.error_description) == ("invalid_grant", "Invalid user credentials")
    tokens = oidc.password_credentials("carol", PASSWORD, scope="openid", totp=code_of(0))
    assert (oidc.userinfo(tokens["access_token"]))["preferred_username"] == "carol"
    # The same for who administers: the session lives on by its refresh token, and needs no second code.
    credentials = Password("carol", PASSWORD, totp=code_of(1))
    with KeycloakRealm(realm.server_url, realm.realm_name, credentials=credentials) as mine:
        assert (mine.admin.realms.by_name(realm.realm_name).get()).realm == realm.realm_name
