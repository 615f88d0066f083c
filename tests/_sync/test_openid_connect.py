# Made by scripts/unasync.py from tests/_async/test_openid_connect.py; not to be edited.
"""OpenID Connect as a client sees it: discovery, grants, userinfo, logout."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from keycloak_facade import KeycloakRealm
from keycloak_facade.exceptions import BadRequest, Forbidden, TokenError, Unauthorized
from tests._sync.made import PASSWORD, SECRET, make_app, make_user

if TYPE_CHECKING:
    from keycloak_facade._sync.admin.realm import Realm
    from keycloak_facade._sync.openid_connect import KeycloakOpenidConnect


@pytest.fixture
def oidc(realm: KeycloakRealm, admin: Realm) -> KeycloakOpenidConnect:
    """The client `app`, which bob can log in to."""
    make_user(admin, "bob")
    return make_app(realm, admin)


def test_discovery(realm: KeycloakRealm) -> None:
    oidc = realm.open_id_connect("app")
    issuer = f"{realm.server_url}/realms/{realm.realm_name}"
    assert oidc.get_url("issuer") == oidc.well_known["issuer"] == issuer == realm.issuer_of(realm.realm_name)
    assert oidc.get_url("token_endpoint") == f"{issuer}/protocol/openid-connect/token"
    assert "code" in oidc.well_known["response_types_supported"]
    assert {"issuer", "jwks_uri"} < set(oidc.well_known) <= set(oidc.well_known.contents)
    assert len(oidc.well_known) == len(oidc.well_known.contents)
    with pytest.raises(KeyError):
        oidc.get_url("none_endpoint")


def test_certs(realm: KeycloakRealm) -> None:
    keys = (realm.open_id_connect("app").certs())["keys"]
    assert sorted((key["use"], key["kty"], key["alg"]) for key in keys) == [
        ("enc", "RSA", "RSA-OAEP"),
        ("sig", "RSA", "RS256"),
    ]


def test_password_credentials_and_userinfo(oidc: KeycloakOpenidConnect) -> None:
    tokens = oidc.password_credentials("bob", PASSWORD, scope="openid")
    assert tokens.get("token_type") == "Bearer"
    assert {"id_token", "refresh_token", "expires_in"} <= tokens.keys()
    claims = oidc.userinfo(tokens["access_token"])
    assert (claims["preferred_username"], claims["email"], claims["name"]) == ("bob", "bob@example.org", "Bob Test")
    assert "sub" in claims


def test_password_credentials_that_are_wrong(oidc: KeycloakOpenidConnect) -> None:
    with pytest.raises(BadRequest) as caught:
        oidc.password_credentials("bob", "wrong-password")
    assert (caught.value.error, caught.value.error_description) == ("invalid_grant", "Invalid user credentials")
    assert "wrong-password" not in repr(caught.value)


def test_userinfo_needs_the_scope_openid(oidc: KeycloakOpenidConnect) -> None:
    tokens = oidc.password_credentials("bob", PASSWORD)
    assert "id_token" not in tokens
    with pytest.raises(Forbidden) as caught:
        oidc.userinfo(tokens["access_token"])
    assert caught.value.error == "insufficient_scope"


def test_userinfo_with_what_is_no_token(oidc: KeycloakOpenidConnect) -> None:
    with pytest.raises(Unauthorized) as caught:
        oidc.userinfo("no-token")
    assert caught.value.error == "invalid_token"
    with pytest.raises(TokenError, match="empty"):
        oidc.userinfo("")


def test_client_credentials(oidc: KeycloakOpenidConnect) -> None:
    tokens = oidc.client_credentials(scope="openid")
    assert (oidc.userinfo(tokens["access_token"]))["preferred_username"] == "service-account-app"


def test_a_public_client_sends_no_secret(realm: KeycloakRealm, admin: Realm) -> None:
    make_user(admin, "bob")
    admin.clients.create("web", public_client=True, direct_access_grants_enabled=True)
    web = realm.open_id_connect("web")
    assert (web.password_credentials("bob", PASSWORD)).get("token_type") == "Bearer"
    with pytest.raises(Unauthorized) as caught:
        web.client_credentials()
    assert caught.value.error == "unauthorized_client"


def test_refresh_token(oidc: KeycloakOpenidConnect) -> None:
    tokens = oidc.password_credentials("bob", PASSWORD, scope="openid")
    newer = oidc.refresh_token(tokens.get("refresh_token", ""))
    assert newer["access_token"] != tokens["access_token"]
    assert (oidc.userinfo(newer["access_token"]))["preferred_username"] == "bob"
    with pytest.raises(BadRequest) as caught:
        oidc.refresh_token(tokens["access_token"])
    assert (caught.value.error, caught.value.error_description) == ("invalid_grant", "Invalid refresh token")


def test_refresh_token_with_a_scope(oidc: KeycloakOpenidConnect) -> None:
    tokens = oidc.password_credentials("bob", PASSWORD, scope="openid address")
    assert "address" in tokens.get("scope", "").split()
    newer = oidc.refresh_token(tokens.get("refresh_token", ""), scope="openid")
    assert "address" not in newer.get("scope", "").split()


def test_logout(oidc: KeycloakOpenidConnect) -> None:
    tokens = oidc.password_credentials("bob", PASSWORD, scope="openid")
    oidc.logout(tokens.get("refresh_token", ""))
    with pytest.raises(BadRequest) as caught:
        oidc.refresh_token(tokens.get("refresh_token", ""))
    assert (caught.value.error, caught.value.error_description) == ("invalid_grant", "Session not active")
    with pytest.raises(Unauthorized):
        oidc.userinfo(tokens["access_token"])


def test_token_exchange(realm: KeycloakRealm, admin: Realm) -> None:
    make_user(admin, "bob")
    oidc = make_app(realm, admin, attributes={"standard.token.exchange.enabled": "true"})
    tokens = oidc.password_credentials("bob", PASSWORD, scope="openid")
    exchanged = oidc.token_exchange(subject_token=tokens["access_token"], scope="openid")
    assert exchanged.get("issued_token_type") == "urn:ietf:params:oauth:token-type:access_token"
    assert exchanged["access_token"] != tokens["access_token"]
    assert (oidc.userinfo(exchanged["access_token"]))["preferred_username"] == "bob"


def test_token_exchange_for_an_id_token(realm: KeycloakRealm, admin: Realm) -> None:
    make_user(admin, "bob")
    oidc = make_app(realm, admin, attributes={"standard.token.exchange.enabled": "true"})
    tokens = oidc.password_credentials("bob", PASSWORD, scope="openid")
    kind = "urn:ietf:params:oauth:token-type:id_token"
    exchanged = oidc.token_exchange(subject_token=tokens["access_token"], requested_token_type=kind, scope="openid")
    assert exchanged.get("issued_token_type") == kind
    with pytest.raises(BadRequest) as caught:
        oidc.token_exchange(subject_token=tokens.get("id_token"), subject_token_type=kind)
    assert caught.value.error == "invalid_request"


def test_token_exchange_that_is_not_allowed(oidc: KeycloakOpenidConnect) -> None:
    tokens = oidc.password_credentials("bob", PASSWORD)
    with pytest.raises(BadRequest, match="Standard token exchange is not enabled"):
        oidc.token_exchange(subject_token=tokens["access_token"])


def test_authorization_url(realm: KeycloakRealm) -> None:
    oidc = realm.open_id_connect("app")
    url = oidc.authorization_url(
        redirect_uri="https://app.example.org/a?b=c&d", scope="openid email", state="s/1", nonce=None
    )
    assert url.split("?")[0] == oidc.get_url("authorization_endpoint")
    assert parse_qs(urlsplit(url).query) == {
        "client_id": ["app"],
        "response_type": ["code"],
        "redirect_uri": ["https://app.example.org/a?b=c&d"],
        "scope": ["openid email"],
        "state": ["s/1"],
    }
    assert oidc.authorization_url(response_type="none").endswith("?client_id=app&response_type=none")


def test_authorization_code_that_is_wrong(oidc: KeycloakOpenidConnect) -> None:
    with pytest.raises(BadRequest) as caught:
        oidc.authorization_code("wrong-code", "https://app.example.org/", code_verifier="v" * 43)
    assert (caught.value.error, caught.value.error_description) == ("invalid_grant", "Code not valid")


def test_uma_ticket(realm: KeycloakRealm, admin: Realm) -> None:
    make_user(admin, "bob")
    make_user(admin, "carol")
    oidc = make_app(realm, admin, authorization_services_enabled=True)
    account = (oidc.client_credentials())["access_token"]
    resource = realm.uma2.resource_set_create(account, "doc", scopes=["read", "write"], ownerManagedAccess=True)
    realm.uma2.ticket_create(account, resource=resource.id, requester_name="bob", scope_name="read", granted=True)
    bob = (oidc.password_credentials("bob", PASSWORD))["access_token"]
    answer = oidc.uma_ticket(bob, audience="app")
    assert (answer["token_type"], answer["upgraded"]) == ("Bearer", False)
    listed = oidc.uma_ticket(bob, audience="app", response_mode="permissions")
    assert listed == [{"rsid": resource.id, "rsname": "doc", "scopes": ["read"]}]
    asked = ["doc#read"]
    assert oidc.uma_ticket(bob, audience="app", response_mode="decision", permission=asked) == {"result": True}
    carol = (oidc.password_credentials("carol", PASSWORD))["access_token"]
    with pytest.raises(Forbidden) as caught:
        oidc.uma_ticket(carol, audience="app", response_mode="decision", permission="doc#read")
    assert (caught.value.error, caught.value.error_description) == ("access_denied", "not_authorized")


def test_an_issuer_of_the_callers() -> None:
    realm = KeycloakRealm("https://keycloak.test", "r", issuer="https://sso.example.org/realms/r")
    assert realm.issuer == realm.issuer_of("r") == "https://sso.example.org/realms/r"
    assert realm.issuer_of("master") == "https://sso.example.org/realms/master"
    assert KeycloakRealm("https://keycloak.test/", "r").issuer_of("r") == "https://keycloak.test/realms/r"


def test_repr_has_no_secret() -> None:
    oidc = KeycloakRealm("https://keycloak.test", "r").open_id_connect("app", SECRET)
    assert repr(oidc) == f"{type(oidc).__name__}({KeycloakRealm.__name__}('https://keycloak.test', 'r'), 'app')"
    assert SECRET not in repr(oidc)
