"""The end of a session: by the browser, by the client, and as other clients hear of it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs

import pytest

from keycloak_facade.exceptions import BadRequest, JWTClaimsError, JWTError
from tests._async.browser import back_at_application
from tests._async.made import PASSWORD, make_app, make_user

if TYPE_CHECKING:
    from keycloak_facade import AsyncKeycloakRealm
    from keycloak_facade._async.admin.realm import AsyncRealm
    from tests._async.browser import AsyncBrowser
    from tests.application import Application

REDIRECT_URI = "https://app.example.org/back"
GOODBYE = "https://app.example.org/goodbye"


async def test_a_logout_by_the_browser(realm: AsyncKeycloakRealm, admin: AsyncRealm, browser: AsyncBrowser) -> None:
    await make_user(admin, "bob")
    oidc = await make_app(realm, admin, attributes={"post.logout.redirect.uris": GOODBYE})
    await oidc.well_known.load()
    url = oidc.authorization_url(redirect_uri=REDIRECT_URI, scope="openid", state="in")
    answer = await oidc.authorization_response(await browser.log_in(url), state="in")
    tokens = await oidc.authorization_code(answer["code"], REDIRECT_URI)
    asked = await browser.get(oidc.logout_url())
    assert "Do you want to log out?" in asked.text
    unknown = await browser.get(oidc.logout_url(post_logout_redirect_uri="https://elsewhere.example.org/"))
    assert "Invalid redirect uri" in unknown.text
    await oidc.refresh_token(tokens.get("refresh_token", ""))
    url = oidc.logout_url(
        id_token_hint=tokens.get("id_token"), post_logout_redirect_uri=GOODBYE, state="out", ui_locales="en"
    )
    assert back_at_application(await browser.get(url)) == f"{GOODBYE}?state=out"
    with pytest.raises(BadRequest) as caught:
        await oidc.refresh_token(tokens.get("refresh_token", ""))
    assert caught.value.error_description == "Session not active"


async def test_the_server_tells_of_a_logout(
    realm: AsyncKeycloakRealm, admin: AsyncRealm, application: Application
) -> None:
    bob = await make_user(admin, "bob")
    attributes = {"backchannel.logout.url": application.url, "backchannel.logout.session.required": "true"}
    oidc = await make_app(realm, admin, attributes=attributes)
    tokens = await oidc.password_credentials("bob", PASSWORD, scope="openid")
    session = (await oidc.decode_token(tokens.get("id_token", ""), access_token=tokens["access_token"]))["sid"]
    await oidc.logout(tokens.get("refresh_token", ""))
    assert application.has_received("/app")
    [body] = application.bodies
    [token] = parse_qs(body)["logout_token"]
    claims = await oidc.decode_logout_token(token)
    assert (claims.get("sub"), claims.get("sid"), claims["aud"]) == (bob, session, "app")
    assert claims["events"] == {"http://schemas.openid.net/event/backchannel-logout": {}}
    assert claims["exp"] - claims["iat"] == 120
    with pytest.raises(JWTClaimsError, match='expected audience "other"'):
        await realm.open_id_connect("other").decode_logout_token(token)
    with pytest.raises(JWTClaimsError, match="expected a token of type"):
        await oidc.decode_token(token)
    with pytest.raises(JWTClaimsError, match="expected a token of type"):
        await oidc.decode_logout_token(tokens.get("id_token", ""))
    with pytest.raises(JWTError, match="the signature is wrong"):
        await oidc.decode_logout_token(f"{token[:-8]}AAAAAAAA")
