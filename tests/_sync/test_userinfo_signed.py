# Made by scripts/unasync.py from tests/_async/test_userinfo_signed.py; not to be edited.
"""Claims about the user that the realm signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import JWTClaimsError, JWTError, Unauthorized
from tests._sync.made import PASSWORD, make_app, make_user

if TYPE_CHECKING:
    from keycloak_facade import KeycloakRealm
    from keycloak_facade._sync.admin.realm import Realm

pytestmark = pytest.mark.generated_keys


def test_signed_claims(realm: KeycloakRealm, admin: Realm) -> None:
    bob = make_user(admin, "bob")
    oidc = make_app(realm, admin, attributes={"user.info.response.signature.alg": "RS256"})
    token = (oidc.password_credentials("bob", PASSWORD, scope="openid"))["access_token"]
    claims = oidc.userinfo(token)
    assert (claims["sub"], claims["preferred_username"], claims["aud"]) == (bob, "bob", "app")
    assert claims["iss"] == oidc.get_url("issuer")
    with pytest.raises(JWTError, match="algorithms allow ES256 only"):
        oidc.userinfo(token, algorithms=["ES256"])
    with pytest.raises(JWTClaimsError, match='expected audience "other"'):
        realm.open_id_connect("other").userinfo(token)
    admin.clients.by_client_id("app").update(attributes={"user.info.response.signature.alg": "ES256"})
    admin.components.create(
        "es256",
        provider_id="ecdsa-generated",
        provider_type="org.keycloak.keys.KeyProvider",
        config={"priority": ["50"]},
    )
    with pytest.raises(JWTError, match="algorithms allow RS256 only"):
        oidc.userinfo(token)
    assert (oidc.userinfo(token, algorithms=["ES256"]))["sub"] == bob
    admin.users.by_id(bob).logout()
    with pytest.raises(Unauthorized) as over:
        oidc.userinfo(token)
    assert (over.value.error, over.value.error_description) == ("invalid_token", "user_session_not_found")
    assert over.value.response.content == b""
