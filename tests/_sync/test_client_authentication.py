# Made by scripts/unasync.py from tests/_async/test_client_authentication.py; not to be edited.
"""Each way in which a client proves itself, at each endpoint that wants it to."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from attrs import field, frozen
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from joserfc.jwk import ECKey, OKPKey

from keycloak_facade.credentials import ClientSecretJwt, PrivateKeyJwt
from keycloak_facade.exceptions import ApiError, BadRequest
from tests._sync.made import PASSWORD, SECRET, make_user

if TYPE_CHECKING:
    from collections.abc import Callable

    from keycloak_facade import KeycloakRealm
    from keycloak_facade._sync.admin.realm import Realm
    from keycloak_facade.openid_connect import ClientAuthentication
    from tests.authentication_channel import AuthenticationChannel

ODD_ID, ODD_SECRET = "app: with & umläut", "a secret: 100%+ of it, ümläuts & /=?#€"
EC = ECKey.import_key(ec.derive_private_key(7, ec.SECP256R1()))
OTHER_EC = ECKey.import_key(ec.derive_private_key(8, ec.SECP256R1()))
ED = OKPKey.import_key(ed25519.Ed25519PrivateKey.from_private_bytes(bytes(range(32))))
OTHER_ED = OKPKey.import_key(ed25519.Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33))))

GRANTS = {"oauth2.device.authorization.grant.enabled": "true", "oidc.ciba.grant.enabled": "true"}


@frozen
class Way:
    """A way to prove oneself, the same with the wrong secret or key, and how the server is told of it."""

    client_id: str
    good: dict[str, Any]
    wrong: dict[str, Any]
    fields: dict[str, Any] = field(factory=dict)


def by_secret(client_id: str, secret: str, method: ClientAuthentication, kind: str) -> Way:
    return Way(
        client_id,
        {"client_secret": secret, "authentication": method},
        {"client_secret": secret[::-1], "authentication": method},
        {"secret": secret, "client_authenticator_type": kind},
    )


def by_key(key: ECKey | OKPKey, other: ECKey | OKPKey, algorithm: str) -> Way:
    good, wrong = (PrivateKeyJwt("app", each, algorithm=algorithm, key_id="one") for each in (key, other))
    public = {**key.as_dict(private=False), "kid": "one", "use": "sig", "alg": algorithm}
    attributes = {"use.jwks.string": "true", "jwks.string": json.dumps({"keys": [public]}, sort_keys=True)}
    fields = {"client_authenticator_type": "client-jwt", "attributes": attributes}
    return Way("app", {"authentication": good}, {"authentication": wrong}, fields)


WAYS = {
    "client_secret_post": by_secret(ODD_ID, ODD_SECRET, "client_secret_post", "client-secret"),
    "client_secret_basic": by_secret(ODD_ID, ODD_SECRET, "client_secret_basic", "client-secret"),
    "client_secret_jwt": by_secret("app", SECRET, "client_secret_jwt", "client-secret-jwt"),
    "ClientSecretJwt": Way(
        "app",
        {"authentication": ClientSecretJwt("app", SECRET * 2, algorithm="HS512")},
        {"authentication": ClientSecretJwt("app", SECRET, algorithm="HS512")},
        {"secret": SECRET * 2, "client_authenticator_type": "client-secret-jwt"},
    ),
    "ES256": by_key(EC, OTHER_EC, "ES256"),
    "EdDSA": by_key(ED, OTHER_ED, "EdDSA"),
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_a_client_proves_itself(realm: KeycloakRealm, admin: Realm, way: Way, channel: AuthenticationChannel) -> None:
    make_user(admin, "bob")
    fields: dict[str, Any] = {
        "direct_access_grants_enabled": True,
        "redirect_uris": ["https://app.example.org/*"],
    } | way.fields
    fields["attributes"] = GRANTS | way.fields.get("attributes", {})
    admin.clients.create(way.client_id, **fields)
    oidc = realm.open_id_connect(way.client_id, **way.good)
    tokens = oidc.password_credentials("bob", PASSWORD, scope="openid")
    refresh_token = tokens.get("refresh_token", "")
    known = oidc.introspect(refresh_token, token_type_hint="refresh_token")
    assert (known["active"], known.get("client_id"), known.get("username")) == (True, way.client_id, "bob")
    pushed = oidc.pushed_authorization_request(redirect_uri="https://app.example.org/")
    assert pushed["expires_in"] == 60
    device = oidc.device_authorization()
    assert device["verification_uri_complete"].endswith(device["user_code"])
    oidc.backchannel_authentication(login_hint="bob")
    assert channel.has_asked(login_hint="bob")
    oidc.revoke(tokens["access_token"])
    oidc.logout(refresh_token)
    with pytest.raises(BadRequest) as caught:
        oidc.refresh_token(refresh_token)
    assert caught.value.error_description == "Session not active"

    wrong = realm.open_id_connect(way.client_id, **way.wrong)
    calls: list[Callable[[], object]] = [
        lambda: wrong.password_credentials("bob", PASSWORD),
        lambda: wrong.introspect(refresh_token),
        lambda: wrong.pushed_authorization_request(redirect_uri="https://app.example.org/"),
        wrong.device_authorization,
        lambda: wrong.backchannel_authentication(login_hint="bob"),
        lambda: wrong.revoke(refresh_token),
        lambda: wrong.logout(refresh_token),
    ]
    for call in calls:
        with pytest.raises(ApiError) as refused:
            call()
        assert refused.value.error in {"invalid_client", "unauthorized_client", "invalid_request"}
