# Made by scripts/unasync.py from tests/_async/test_device_login.py; not to be edited.
"""A user logs in on a device without a browser, by confirming in one elsewhere (RFC 8628)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest, LoginDeniedError, LoginExpiredError
from keycloak_facade.openid_connect import Pkce
from tests._sync.browser import heading
from tests._sync.made import PASSWORD, make_app, make_user

if TYPE_CHECKING:
    from keycloak_facade import KeycloakRealm
    from keycloak_facade._sync.admin.realm import Realm
    from keycloak_facade._sync.openid_connect import KeycloakOpenidConnect
    from keycloak_facade.openid_connect import DeviceAuthorization
    from tests._sync.browser import Browser
    from tests.pauses import Pauses

GRANT = {"oauth2.device.authorization.grant.enabled": "true"}
# The same in each run, for a cassette holds the challenge.
PKCE = Pkce("a-verifier-of-the-tests-which-has-43-characters", "2BuuILETnXMopy_P1KoD0AflTSpuR3OqTf6zBK7Jld4")


@pytest.fixture
def app(realm: KeycloakRealm, admin: Realm) -> KeycloakOpenidConnect:
    """The client `app`, which bob can log in to on a device; the server is asked once a second."""
    admin.replace({"oauth2DevicePollingInterval": 1})
    make_user(admin, "bob")
    return make_app(realm, admin, attributes=GRANT)


class Bob:
    """Does what a device asks for, in a browser elsewhere.

    Attributes:
        told: what the browser told him at the end.
    """

    def __init__(self, browser: Browser, device: DeviceAuthorization) -> None:
        self.told = ""
        self._browser = browser
        self._device = device

    def agree(self) -> None:
        self._decide("accept")

    def refuse(self) -> None:
        self._decide("cancel")

    def _decide(self, button: str) -> None:
        login = self._browser.get(self._device["verification_uri_complete"])
        question = self._browser.submit(login, username="bob", password=PASSWORD)
        assert heading(question) == "Grant Access to app"
        self.told = heading(self._browser.submit(question, **{button: ""}))


def test_the_user_agrees(app: KeycloakOpenidConnect, browser: Browser, pauses: Pauses) -> None:
    device = app.device_authorization(scope="openid")
    assert (device["expires_in"], device["interval"]) == (600, 1)
    assert device["verification_uri_complete"] == f"{device['verification_uri']}?user_code={device['user_code']}"
    bob = Bob(browser, device)
    pauses.meanwhile = [None, bob.agree]
    tokens = app.device_token(device)
    assert (bob.told, pauses.seconds) == ("Device Login Successful", [1, 1])
    assert (app.userinfo(tokens["access_token"]))["preferred_username"] == "bob"
    # The code is used up.
    with pytest.raises(BadRequest) as caught:
        app.device_token(device)
    assert caught.value.error == "invalid_grant"


def test_the_user_does_not_agree(app: KeycloakOpenidConnect, browser: Browser, pauses: Pauses) -> None:
    device = app.device_authorization()
    bob = Bob(browser, device)
    pauses.meanwhile = [bob.refuse]
    with pytest.raises(LoginDeniedError) as caught:
        app.device_token(device)
    assert (bob.told, pauses.seconds) == ("Device Login Failed", [1])
    assert caught.value.error == "access_denied"
    assert device["device_code"] not in repr(caught.value)


def test_the_user_does_nothing(app: KeycloakOpenidConnect, pauses: Pauses) -> None:
    device = app.device_authorization()
    device["expires_in"] = 2
    with pytest.raises(LoginExpiredError, match="within 2 seconds") as caught:
        app.device_token(device)
    assert (caught.value.error, pauses.seconds) == ("expired_token", [1, 1])


def test_the_server_says_that_it_is_too_late(app: KeycloakOpenidConnect, admin: Realm, pauses: Pauses) -> None:
    admin.replace({"oauth2DeviceCodeLifespan": 1})
    device = app.device_authorization()
    assert device["expires_in"] == 1
    pauses.sleep(3)
    device["expires_in"] = 600
    with pytest.raises(LoginExpiredError) as caught:
        app.device_token(device)
    assert (caught.value.error, caught.value.error_description) == ("expired_token", "Device code is expired")
    assert isinstance(caught.value.original_exc, BadRequest)


def test_who_asks_too_often_slows_down(
    app: KeycloakOpenidConnect, admin: Realm, browser: Browser, pauses: Pauses
) -> None:
    admin.replace({"oauth2DevicePollingInterval": 3})
    device = app.device_authorization()
    device["interval"] = 1
    pauses.meanwhile = [None, Bob(browser, device).agree]
    tokens = app.device_token(device)
    # The server wants three seconds; each time that it says so, five are added.
    assert pauses.seconds == [1, 6]
    assert tokens.get("token_type") == "Bearer"


def test_a_challenge_binds_the_login(
    app: KeycloakOpenidConnect, admin: Realm, browser: Browser, pauses: Pauses
) -> None:
    admin.clients.by_client_id("app").update(attributes=GRANT | {"pkce.code.challenge.method": "S256"})
    with pytest.raises(BadRequest, match="code_challenge_method"):
        app.device_authorization()
    device = app.device_authorization(**PKCE.parameters)
    pauses.meanwhile = [Bob(browser, device).agree]
    assert (app.device_token(device, code_verifier=PKCE.code_verifier))["access_token"]


def test_a_client_that_may_not(app: KeycloakOpenidConnect, admin: Realm) -> None:
    admin.clients.by_client_id("app").update(attributes=dict.fromkeys(GRANT, "false"))
    with pytest.raises(BadRequest) as caught:
        app.device_authorization()
    assert caught.value.error == "unauthorized_client"
