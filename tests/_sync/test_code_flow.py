# Made by scripts/unasync.py from tests/_async/test_code_flow.py; not to be edited.
"""Logins by the browser: the code flow with PKCE, pushed requests, and how they end."""

from __future__ import annotations

import secrets
from base64 import urlsafe_b64encode
from itertools import count
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from keycloak_facade.exceptions import AuthorizationError, BadRequest, JWTClaimsError, Unauthorized
from tests._sync.browser import back_at_application
from tests._sync.made import make_app, make_user

if TYPE_CHECKING:
    from keycloak_facade import KeycloakRealm
    from keycloak_facade._sync.admin.realm import Realm
    from tests._sync.browser import Browser

REDIRECT_URI = "https://app.example.org/back"


@pytest.fixture(autouse=True)
def same_in_each_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the chance out of what a recorded request holds."""
    numbers = count(1)

    def token(size: int | None = None) -> str:
        return urlsafe_b64encode(next(numbers).to_bytes(size or 32)).rstrip(b"=").decode()

    monkeypatch.setattr(secrets, "token_urlsafe", token)


def test_a_login_with_pkce(realm: KeycloakRealm, admin: Realm, browser: Browser) -> None:
    make_user(admin, "bob")
    oidc = make_app(realm, admin, attributes={"pkce.code.challenge.method": "S256"})
    oidc.well_known.load()
    pkce, state, nonce = oidc.generate_pkce(), oidc.generate_state(), oidc.generate_nonce()
    asked = {"redirect_uri": REDIRECT_URI, "scope": "openid", "state": state, "nonce": nonce}
    # The client insists on PKCE.
    refused = back_at_application(browser.get(oidc.authorization_url(**asked)))
    with pytest.raises(AuthorizationError, match="code_challenge_method") as caught:
        oidc.authorization_response(refused, state=state)
    assert caught.value.error == "invalid_request"
    redirect = browser.log_in(oidc.authorization_url(**asked, **pkce.parameters))
    with pytest.raises(AuthorizationError, match="another state") as caught:
        oidc.authorization_response(redirect, state=nonce)
    assert caught.value.error is None
    answer = oidc.authorization_response(redirect, state=state)
    assert answer.get("iss") == oidc.get_url("issuer")
    tokens = oidc.authorization_code(answer["code"], REDIRECT_URI, code_verifier=pkce.code_verifier)
    claims = oidc.decode_token(
        tokens.get("id_token", ""), access_token=tokens["access_token"], nonce=nonce, expected_type="ID"
    )
    assert (claims["preferred_username"], claims["sid"]) == ("bob", answer.get("session_state"))
    with pytest.raises(JWTClaimsError, match="nonce is not that of the login"):
        oidc.decode_token(tokens.get("id_token", ""), access_token=tokens["access_token"], nonce=state)
    # The browser is logged in, and the server does not ask again; the verifier of another login is of no use.
    again = back_at_application(browser.get(oidc.authorization_url(**asked, **pkce.parameters)))
    code = (oidc.authorization_response(again, state=state))["code"]
    with pytest.raises(BadRequest) as wrong:
        oidc.authorization_code(code, REDIRECT_URI, code_verifier=oidc.generate_pkce().code_verifier)
    assert wrong.value.error == "invalid_grant"


def test_a_pushed_request(realm: KeycloakRealm, admin: Realm, browser: Browser) -> None:
    make_user(admin, "bob")
    oidc = make_app(realm, admin, attributes={"require.pushed.authorization.requests": "true"})
    state = oidc.generate_state()
    asked = {"redirect_uri": REDIRECT_URI, "scope": "openid email", "state": state}
    pushed = oidc.pushed_authorization_request(**asked)
    assert pushed["expires_in"] == 60
    url = oidc.authorization_url(request_uri=pushed["request_uri"])
    assert parse_qs(urlsplit(url).query).keys() == {"client_id", "request_uri", "response_type"}
    plain = back_at_application(browser.get(oidc.authorization_url(**asked)))
    with pytest.raises(AuthorizationError, match="Pushed Authorization Request is only allowed"):
        oidc.authorization_response(plain, state=state)
    answer = oidc.authorization_response(browser.log_in(url), state=state)
    assert (browser.get(url)).status_code == 400  # it is good for one login
    tokens = oidc.authorization_code(answer["code"], REDIRECT_URI)
    assert "email" in tokens.get("scope", "").split()
    assert (oidc.userinfo(tokens["access_token"]))["email"] == "bob@example.org"


def test_a_pushed_request_that_is_refused(realm: KeycloakRealm, admin: Realm) -> None:
    oidc = make_app(realm, admin)
    with pytest.raises(BadRequest) as wrong:
        oidc.pushed_authorization_request(redirect_uri="https://elsewhere.example.org/")
    assert (wrong.value.error, wrong.value.error_description) == ("invalid_request", "Invalid parameter: redirect_uri")
    with pytest.raises(Unauthorized) as unknown:
        realm.open_id_connect("app", "a-wrong-secret").pushed_authorization_request(redirect_uri=REDIRECT_URI)
    assert (unknown.value.error, unknown.value.error_description) == ("invalid_request", "Authentication failed.")


def test_a_login_that_is_refused(realm: KeycloakRealm, admin: Realm, browser: Browser) -> None:
    make_user(admin, "bob")
    oidc = make_app(realm, admin, consent_required=True)
    oidc.well_known.load()
    url = oidc.authorization_url(redirect_uri=REDIRECT_URI, scope="openid", state="mine")
    silent = oidc.authorization_url(redirect_uri=REDIRECT_URI, scope="openid", state="mine", prompt="none")
    redirect = back_at_application(browser.get(silent))
    with pytest.raises(AuthorizationError) as caught:
        oidc.authorization_response(redirect, state="mine")
    assert (caught.value.error, str(caught.value)) == ("login_required", 'the login was refused: "login_required"')
    consent = browser.submit(browser.get(url), username="bob", password="a-password-of-the-tests")
    redirect = back_at_application(browser.submit(consent, cancel="No"))
    with pytest.raises(AuthorizationError) as caught:
        oidc.authorization_response(redirect, state="mine")
    assert caught.value.error == "access_denied"
