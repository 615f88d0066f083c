"""Logins by the browser: the code flow with PKCE, pushed requests, and how they end."""

from __future__ import annotations

import secrets
from base64 import urlsafe_b64encode
from itertools import count
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from keycloak_facade.exceptions import AuthorizationError, BadRequest, JWTClaimsError, Unauthorized
from tests._async.browser import back_at_application
from tests._async.made import make_app, make_user

if TYPE_CHECKING:
    from keycloak_facade import AsyncKeycloakRealm
    from keycloak_facade._async.admin.realm import AsyncRealm
    from tests._async.browser import AsyncBrowser

REDIRECT_URI = "https://app.example.org/back"


@pytest.fixture(autouse=True)
def same_in_each_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the chance out of what a recorded request holds."""
    numbers = count(1)

    def token(size: int | None = None) -> str:
        return urlsafe_b64encode(next(numbers).to_bytes(size or 32)).rstrip(b"=").decode()

    monkeypatch.setattr(secrets, "token_urlsafe", token)


async def test_a_login_with_pkce(realm: AsyncKeycloakRealm, admin: AsyncRealm, browser: AsyncBrowser) -> None:
    await make_user(admin, "bob")
    oidc = await make_app(realm, admin, attributes={"pkce.code.challenge.method": "S256"})
    await oidc.well_known.load()
    pkce, state, nonce = oidc.generate_pkce(), oidc.generate_state(), oidc.generate_nonce()
    asked = {"redirect_uri": REDIRECT_URI, "scope": "openid", "state": state, "nonce": nonce}
    # The client insists on PKCE.
    refused = back_at_application(await browser.get(oidc.authorization_url(**asked)))
    with pytest.raises(AuthorizationError, match="code_challenge_method") as caught:
        await oidc.authorization_response(refused, state=state)
    assert caught.value.error == "invalid_request"
    redirect = await browser.log_in(oidc.authorization_url(**asked, **pkce.parameters))
    with pytest.raises(AuthorizationError, match="another state") as caught:
        await oidc.authorization_response(redirect, state=nonce)
    assert caught.value.error is None
    answer = await oidc.authorization_response(redirect, state=state)
    assert answer.get("iss") == oidc.get_url("issuer")
    tokens = await oidc.authorization_code(answer["code"], REDIRECT_URI, code_verifier=pkce.code_verifier)
    claims = await oidc.decode_token(
        tokens.get("id_token", ""), access_token=tokens["access_token"], nonce=nonce, expected_type="ID"
    )
    assert (claims["preferred_username"], claims["sid"]) == ("bob", answer.get("session_state"))
    with pytest.raises(JWTClaimsError, match="nonce is not that of the login"):
        await oidc.decode_token(tokens.get("id_token", ""), access_token=tokens["access_token"], nonce=state)
    # The browser is logged in, and the server does not ask again; the verifier of another login is of no use.
    again = back_at_application(await browser.get(oidc.authorization_url(**asked, **pkce.parameters)))
    code = (await oidc.authorization_response(again, state=state))["code"]
    with pytest.raises(BadRequest) as wrong:
        await oidc.authorization_code(code, REDIRECT_URI, code_verifier=oidc.generate_pkce().code_verifier)
    assert wrong.value.error == "invalid_grant"


async def test_a_pushed_request(realm: AsyncKeycloakRealm, admin: AsyncRealm, browser: AsyncBrowser) -> None:
    await make_user(admin, "bob")
    oidc = await make_app(realm, admin, attributes={"require.pushed.authorization.requests": "true"})
    state = oidc.generate_state()
    asked = {"redirect_uri": REDIRECT_URI, "scope": "openid email", "state": state}
    pushed = await oidc.pushed_authorization_request(**asked)
    assert pushed["expires_in"] == 60
    url = oidc.authorization_url(request_uri=pushed["request_uri"])
    assert parse_qs(urlsplit(url).query).keys() == {"client_id", "request_uri", "response_type"}
    plain = back_at_application(await browser.get(oidc.authorization_url(**asked)))
    with pytest.raises(AuthorizationError, match="Pushed Authorization Request is only allowed"):
        await oidc.authorization_response(plain, state=state)
    answer = await oidc.authorization_response(await browser.log_in(url), state=state)
    assert (await browser.get(url)).status_code == 400  # it is good for one login
    tokens = await oidc.authorization_code(answer["code"], REDIRECT_URI)
    assert "email" in tokens.get("scope", "").split()
    assert (await oidc.userinfo(tokens["access_token"]))["email"] == "bob@example.org"


async def test_a_pushed_request_that_is_refused(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    oidc = await make_app(realm, admin)
    with pytest.raises(BadRequest) as wrong:
        await oidc.pushed_authorization_request(redirect_uri="https://elsewhere.example.org/")
    assert (wrong.value.error, wrong.value.error_description) == ("invalid_request", "Invalid parameter: redirect_uri")
    with pytest.raises(Unauthorized) as unknown:
        await realm.open_id_connect("app", "a-wrong-secret").pushed_authorization_request(redirect_uri=REDIRECT_URI)
    assert (unknown.value.error, unknown.value.error_description) == ("invalid_request", "Authentication failed.")


async def test_a_login_that_is_refused(realm: AsyncKeycloakRealm, admin: AsyncRealm, browser: AsyncBrowser) -> None:
    await make_user(admin, "bob")
    oidc = await make_app(realm, admin, consent_required=True)
    await oidc.well_known.load()
    url = oidc.authorization_url(redirect_uri=REDIRECT_URI, scope="openid", state="mine")
    silent = oidc.authorization_url(redirect_uri=REDIRECT_URI, scope="openid", state="mine", prompt="none")
    redirect = back_at_application(await browser.get(silent))
    with pytest.raises(AuthorizationError) as caught:
        await oidc.authorization_response(redirect, state="mine")
    assert (caught.value.error, str(caught.value)) == ("login_required", 'the login was refused: "login_required"')
    consent = await browser.submit(await browser.get(url), username="bob", password="a-password-of-the-tests")
    redirect = back_at_application(await browser.submit(consent, cancel="No"))
    with pytest.raises(AuthorizationError) as caught:
        await oidc.authorization_response(redirect, state="mine")
    assert caught.value.error == "access_denied"
