"""The repr of a model shows what it holds, but never a secret."""

from __future__ import annotations

from types import MappingProxyType

import pytest

from keycloak_openapi.models import (
    ClientRepresentation,
    ComponentRepresentation,
    CredentialRepresentation,
    IdentityProviderRepresentation,
    KeystoreUpload,
    RealmRepresentation,
    UserRepresentation,
)

CANARY = "canary-4711"


def test_shows_python_names() -> None:
    user = UserRepresentation.from_dict({"firstName": "Bob", "enabled": True, "new": 1})
    assert repr(user) == "UserRepresentation(first_name='Bob', enabled=True, new=1)"
    assert str(user) == repr(user)
    assert f"{user}" == repr(user)


@pytest.mark.parametrize(
    "model",
    [
        CredentialRepresentation(type="password", value=CANARY, secret_data=CANARY, credential_data=CANARY),
        UserRepresentation.from_dict({"credentials": [{"value": CANARY}]}),
        UserRepresentation.from_dict({"attributes": {"api_token": [CANARY], "old_password": [CANARY]}}),
        UserRepresentation.from_fields({"attributes": MappingProxyType({"api_token": [CANARY]})}),
        UserRepresentation.from_dict({"fromTheFuture": ({"password": CANARY},)}),
        UserRepresentation.from_dict({"newSecret": CANARY, "newToken": CANARY}),
        UserRepresentation.from_dict({"fromTheFuture": [{"password": CANARY}, [{"token": CANARY}]]}),
        ClientRepresentation(secret=CANARY, registration_access_token=CANARY),
        ClientRepresentation.from_dict({"attributes": {"client.secret.rotated": "x", "some.secret": CANARY}}),
        ClientRepresentation.from_dict({"protocolMappers": [{"config": {"clientSecret": CANARY}}]}),
        ComponentRepresentation.from_dict({"config": {"bindCredential": [CANARY], "privateKey": [CANARY]}}),
        ComponentRepresentation.from_dict({"config": {"private-key": [CANARY], "keystorePassword": [CANARY]}}),
        KeystoreUpload(file=CANARY.encode()),
        KeystoreUpload(file=("key.pem", CANARY.encode())),
        IdentityProviderRepresentation.from_dict({"config": {"clientSecret": CANARY}}),
        RealmRepresentation.from_dict({"smtpServer": {"password": CANARY, "authTokenClientSecret": CANARY}}),
        RealmRepresentation.from_dict(
            {"users": [{"credentials": [{"value": CANARY}]}], "clients": [{"secret": CANARY}]}
        ),
        RealmRepresentation.from_dict({"components": {"k": [{"config": {"secret": [CANARY]}}]}}),
    ],
)
def test_hides_secrets(model: object) -> None:
    for text in (repr(model), str(model), f"{model}", f"{[model]}", f"{model!s}"):
        assert CANARY not in text
        assert "**********" in text


def test_hides_no_more_than_that() -> None:
    realm = RealmRepresentation.from_dict({"passwordPolicy": "length(8)", "resetPasswordAllowed": True})
    assert repr(realm) == "RealmRepresentation(password_policy='length(8)', reset_password_allowed=True)"
    user = UserRepresentation.from_dict({"attributes": {"secret_santa": ["anna"], "token_count": ["3"]}})
    assert repr(user) == "UserRepresentation(attributes={'secret_santa': ['anna'], 'token_count': ['3']})"
    assert repr(RealmRepresentation(revoke_refresh_token=True)) == "RealmRepresentation(revoke_refresh_token=True)"
    assert "access_token_lifespan=300" in repr(RealmRepresentation(access_token_lifespan=300))


def test_the_secret_itself_is_there() -> None:
    assert CredentialRepresentation(value=CANARY).value == CANARY
    assert CredentialRepresentation(value=CANARY)["value"] == CANARY
