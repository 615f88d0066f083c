"""A user logs in on a device without a browser, by confirming in one elsewhere (RFC 8628)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest, LoginDeniedError, LoginExpiredError
from keycloak_facade.openid_connect import Pkce
from tests._async.browser import heading
from tests._async.made import PASSWORD, make_app, make_user

if TYPE_CHECKING:
    from keycloak_facade import AsyncKeycloakRealm
    from keycloak_facade._async.admin.realm import AsyncRealm
    from keycloak_facade._async.openid_connect import AsyncKeycloakOpenidConnect
    from keycloak_facade.openid_connect import DeviceAuthorization
    from tests._async.browser import AsyncBrowser
    from tests.pauses import Pauses

GRANT = {"oauth2.device.authorization.grant.enabled": "true"}
# The same in each run, for a cassette holds the challenge.
PKCE = Pkce("a-verifier-of-the-tests-which-has-43-characters", "2BuuILETnXMopy_P1KoD0AflTSpuR3OqTf6zBK7Jld4")


@pytest.fixture
async def app(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> AsyncKeycloakOpenidConnect:
    """The client `app`, which bob can log in to on a device; the server is asked once a second."""
    await admin.replace({"oauth2DevicePollingInterval": 1})
    await make_user(admin, "bob")
    return await make_app(realm, admin, attributes=GRANT)


class AsyncBob:
    """Does what a device asks for, in a browser elsewhere.

    Attributes:
        told: what the browser told him at the end.
    """

    def __init__(self, browser: AsyncBrowser, device: DeviceAuthorization) -> None:
        self.told = ""
        self._browser = browser
        self._device = device

    async def agree(self) -> None:
        await self._decide("accept")

    async def refuse(self) -> None:
        await self._decide("cancel")

    async def _decide(self, button: str) -> None:
        login = await self._browser.get(self._device["verification_uri_complete"])
        question = await self._browser.submit(login, username="bob", password=PASSWORD)
        assert heading(question) == "Grant Access to app"
        self.told = heading(await self._browser.submit(question, **{button: ""}))


async def test_the_user_agrees(app: AsyncKeycloakOpenidConnect, browser: AsyncBrowser, pauses: Pauses) -> None:
    device = await app.device_authorization(scope="openid")
    assert (device["expires_in"], device["interval"]) == (600, 1)
    assert device["verification_uri_complete"] == f"{device['verification_uri']}?user_code={device['user_code']}"
    bob = AsyncBob(browser, device)
    pauses.meanwhile = [None, bob.agree]
    tokens = await app.device_token(device)
    assert (bob.told, pauses.seconds) == ("Device Login Successful", [1, 1])
    assert (await app.userinfo(tokens["access_token"]))["preferred_username"] == "bob"
    # The code is used up.
    with pytest.raises(BadRequest) as caught:
        await app.device_token(device)
    assert caught.value.error == "invalid_grant"


async def test_the_user_does_not_agree(app: AsyncKeycloakOpenidConnect, browser: AsyncBrowser, pauses: Pauses) -> None:
    device = await app.device_authorization()
    bob = AsyncBob(browser, device)
    pauses.meanwhile = [bob.refuse]
    with pytest.raises(LoginDeniedError) as caught:
        await app.device_token(device)
    assert (bob.told, pauses.seconds) == ("Device Login Failed", [1])
    assert caught.value.error == "access_denied"
    assert device["device_code"] not in repr(caught.value)


async def test_the_user_does_nothing(app: AsyncKeycloakOpenidConnect, pauses: Pauses) -> None:
    device = await app.device_authorization()
    device["expires_in"] = 2
    with pytest.raises(LoginExpiredError, match="within 2 seconds") as caught:
        await app.device_token(device)
    assert (caught.value.error, pauses.seconds) == ("expired_token", [1, 1])


async def test_the_server_says_that_it_is_too_late(
    app: AsyncKeycloakOpenidConnect, admin: AsyncRealm, pauses: Pauses
) -> None:
    await admin.replace({"oauth2DeviceCodeLifespan": 1})
    device = await app.device_authorization()
    assert device["expires_in"] == 1
    pauses.sleep(3)
    device["expires_in"] = 600
    with pytest.raises(LoginExpiredError) as caught:
        await app.device_token(device)
    assert (caught.value.error, caught.value.error_description) == ("expired_token", "Device code is expired")
    assert isinstance(caught.value.original_exc, BadRequest)


async def test_who_asks_too_often_slows_down(
    app: AsyncKeycloakOpenidConnect, admin: AsyncRealm, browser: AsyncBrowser, pauses: Pauses
) -> None:
    await admin.replace({"oauth2DevicePollingInterval": 3})
    device = await app.device_authorization()
    device["interval"] = 1
    pauses.meanwhile = [None, AsyncBob(browser, device).agree]
    tokens = await app.device_token(device)
    # The server wants three seconds; each time that it says so, five are added.
    assert pauses.seconds == [1, 6]
    assert tokens.get("token_type") == "Bearer"


async def test_a_challenge_binds_the_login(
    app: AsyncKeycloakOpenidConnect, admin: AsyncRealm, browser: AsyncBrowser, pauses: Pauses
) -> None:
    await admin.clients.by_client_id("app").update(attributes=GRANT | {"pkce.code.challenge.method": "S256"})
    with pytest.raises(BadRequest, match="code_challenge_method"):
        await app.device_authorization()
    device = await app.device_authorization(**PKCE.parameters)
    pauses.meanwhile = [AsyncBob(browser, device).agree]
    assert (await app.device_token(device, code_verifier=PKCE.code_verifier))["access_token"]


async def test_a_client_that_may_not(app: AsyncKeycloakOpenidConnect, admin: AsyncRealm) -> None:
    await admin.clients.by_client_id("app").update(attributes=dict.fromkeys(GRANT, "false"))
    with pytest.raises(BadRequest) as caught:
        await app.device_authorization()
    assert caught.value.error == "unauthorized_client"
