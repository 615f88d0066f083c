"""The credentials of a user: listed, named, ordered, deleted."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest, NotFound
from tests._async.federated import make_ldap
from tests._async.made import PASSWORD, make_app, make_user

if TYPE_CHECKING:
    from keycloak_facade import AsyncKeycloakRealm
    from keycloak_facade._async.admin.realm import AsyncRealm

TOTP = {
    "type": "otp",
    "userLabel": "phone",
    "secretData": json.dumps({"value": "a-seed-of-the-tests"}),
    "credentialData": json.dumps({"subType": "totp", "digits": 6, "period": 30, "algorithm": "HmacSHA1"}),
}


async def test_credentials(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    user = admin.users.by_id(await make_user(admin, "bob"))
    await user.update(credentials=[TOTP])
    app = await make_app(realm, admin)
    first, second = await user.credentials.all()
    assert [(each.type, each.user_label, each.value, each.secret_data) for each in (first, second)] == [
        ("password", None, None, None),
        ("otp", "phone", None, None),
    ]
    with pytest.raises(BadRequest, match="Invalid user credentials"):
        await app.password_credentials("bob", PASSWORD)

    totp = user.credentials.by_id(str(second.id))
    await totp.set_label("Bobs Händy / 2")
    await totp.move_to_first()
    assert [(each.type, each.user_label) for each in await user.credentials.all()] == [
        ("otp", "Bobs Händy / 2"),
        ("password", None),
    ]
    await totp.move_after(str(first.id))
    assert [each.id for each in await user.credentials.all()] == [first.id, second.id]

    with pytest.raises(TypeError, match="types: expected a list of texts, got one str: 'password'"):
        await user.disable_credential_types("password")

    await totp.delete()
    assert [each.id for each in await user.credentials.all()] == [first.id]
    assert (await app.password_credentials("bob", PASSWORD))["token_type"] == "Bearer"
    with pytest.raises(NotFound, match="Credential not found"):
        await totp.delete()


async def test_credentials_that_only_a_user_storage_has(admin: AsyncRealm, ldap_url: str) -> None:
    storage = await make_ldap(admin, ldap_url)
    await admin.user_storage.by_id(storage).sync()
    alice = admin.users.by_username("alice")
    assert await alice.storage_credential_types() == ["password"]
    [password] = await alice.credentials.all()
    assert (password.type, password.id, password.federation_link) == ("password", None, storage)
    user = admin.users.by_id(await admin.users.create("bob"))
    await user.reset_password(PASSWORD, temporary=True)
    assert (await user.get()).required_actions == ["UPDATE_PASSWORD"]
    assert await user.storage_credential_types() == []
    # No user storage that comes with Keycloak has credentials that can be disabled, and its own are deleted instead.
    for each in (alice, user):
        assert (await each.get()).disableable_credential_types == []
        await each.disable_credential_types(["password"])
    assert await alice.storage_credential_types() == ["password"]
    assert [credential.type for credential in await user.credentials.all()] == ["password"]
