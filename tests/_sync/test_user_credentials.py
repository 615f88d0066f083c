# Made by scripts/unasync.py from tests/_async/test_user_credentials.py; not to be edited.
"""The credentials of a user: listed, named, ordered, deleted."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest, NotFound
from tests._sync.federated import make_ldap
from tests._sync.made import PASSWORD, make_app, make_user

if TYPE_CHECKING:
    from keycloak_facade import KeycloakRealm
    from keycloak_facade._sync.admin.realm import Realm

TOTP = {
    "type": "otp",
    "userLabel": "phone",
    "secretData": json.dumps({"value": "a-seed-of-the-tests"}),
    "credentialData": json.dumps({"subType": "totp", "digits": 6, "period": 30, "algorithm": "HmacSHA1"}),
}


def test_credentials(realm: KeycloakRealm, admin: Realm) -> None:
    user = admin.users.by_id(make_user(admin, "bob"))
    user.update(credentials=[TOTP])
    app = make_app(realm, admin)
    first, second = user.credentials.all()
    assert [(each.type, each.user_label, each.value, each.secret_data) for each in (first, second)] == [
        ("password", None, None, None),
        ("otp", "phone", None, None),
    ]
    with pytest.raises(BadRequest, match="Invalid user credentials"):
        app.password_credentials("bob", PASSWORD)

    totp = user.credentials.by_id(str(second.id))
    totp.set_label("Bobs Händy / 2")
    totp.move_to_first()
    assert [(each.type, each.user_label) for each in user.credentials.all()] == [
        ("otp", "Bobs Händy / 2"),
        ("password", None),
    ]
    totp.move_after(str(first.id))
    assert [each.id for each in user.credentials.all()] == [first.id, second.id]

    with pytest.raises(TypeError, match="types: expected a list of texts, got one str: 'password'"):
        user.disable_credential_types("password")

    totp.delete()
    assert [each.id for each in user.credentials.all()] == [first.id]
    assert (app.password_credentials("bob", PASSWORD))["token_type"] == "Bearer"
    with pytest.raises(NotFound, match="Credential not found"):
        totp.delete()


def test_credentials_that_only_a_user_storage_has(admin: Realm, ldap_url: str) -> None:
    storage = make_ldap(admin, ldap_url)
    admin.user_storage.by_id(storage).sync()
    alice = admin.users.by_username("alice")
    assert alice.storage_credential_types() == ["password"]
    [password] = alice.credentials.all()
    assert (password.type, password.id, password.federation_link) == ("password", None, storage)
    user = admin.users.by_id(admin.users.create("bob"))
    user.reset_password(PASSWORD, temporary=True)
    assert (user.get()).required_actions == ["UPDATE_PASSWORD"]
    assert user.storage_credential_types() == []
    # No user storage that comes with Keycloak has credentials that can be disabled, and its own are deleted instead.
    for each in (alice, user):
        assert (each.get()).disableable_credential_types == []
        each.disable_credential_types(["password"])
    assert alice.storage_credential_types() == ["password"]
    assert [credential.type for credential in user.credentials.all()] == ["password"]
