# Made by scripts/unasync.py from tests/_async/test_backchannel_authentication.py; not to be edited.
"""A user logs in by agreeing on a device of theirs, which the server has asked (OpenID CIBA Core 1.0)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest, LoginDeniedError, LoginExpiredError, ServerError, Unauthorized
from tests._sync.made import make_app, make_user

if TYPE_CHECKING:
    from keycloak_facade import KeycloakRealm
    from keycloak_facade._sync.admin.realm import Realm
    from keycloak_facade._sync.openid_connect import KeycloakOpenidConnect
    from tests.authentication_channel import AuthenticationChannel, Status
    from tests.pauses import Pauses

GRANT = {"oidc.ciba.grant.enabled": "true"}


@pytest.fixture
def app(realm: KeycloakRealm, admin: Realm) -> KeycloakOpenidConnect:
    """The client `app`, which bob can agree to log in to; the server is asked once a second."""
    admin.replace({"attributes": {"cibaInterval": "1"}})
    make_user(admin, "bob")
    return make_app(realm, admin, attributes=GRANT)


def say(channel: AuthenticationChannel, app: KeycloakOpenidConnect, status: Status) -> None:
    """Answer for the user."""
    channel.answer(app.get_url("issuer"), status)


def test_the_user_agrees(app: KeycloakOpenidConnect, channel: AuthenticationChannel, pauses: Pauses) -> None:
    answer = app.backchannel_authentication(login_hint="bob", binding_message="Pay-7", acr_values="1")
    assert (answer["expires_in"], answer["interval"]) == (120, 1)
    assert channel.has_asked(login_hint="bob", binding_message="Pay-7", acr_values="1")
    pauses.meanwhile = [None, partial(say, channel, app, "SUCCEED")]
    tokens = app.backchannel_token(answer)
    assert pauses.seconds == [1, 1]
    assert (app.userinfo(tokens["access_token"]))["preferred_username"] == "bob"
    # It is used up.
    with pytest.raises(BadRequest) as caught:
        app.backchannel_token(answer)
    assert caught.value.error == "invalid_grant"


@pytest.mark.parametrize("status", ["UNAUTHORIZED", "CANCELLED"])
def test_the_user_does_not_agree(
    status: Status, app: KeycloakOpenidConnect, channel: AuthenticationChannel, pauses: Pauses
) -> None:
    answer = app.backchannel_authentication(login_hint="bob", scope="openid address")
    assert channel.has_asked(login_hint="bob")
    pauses.meanwhile = [partial(say, channel, app, status)]
    with pytest.raises(LoginDeniedError) as caught:
        app.backchannel_token(answer)
    assert (caught.value.error, pauses.seconds) == ("access_denied", [1])


def test_the_user_does_nothing(
    app: KeycloakOpenidConnect, admin: Realm, channel: AuthenticationChannel, pauses: Pauses
) -> None:
    admin.replace({"attributes": {"cibaInterval": "1", "cibaExpiresIn": "20"}})
    # The server keeps to what the realm says, and tells so.
    answer = app.backchannel_authentication(login_hint="bob", requested_expiry=60)
    assert answer["expires_in"] == 20
    assert channel.has_asked(login_hint="bob")
    answer["expires_in"] = 2
    with pytest.raises(LoginExpiredError, match="within 2 seconds"):
        app.backchannel_token(answer)
    assert pauses.seconds == [1, 1]


def test_the_server_says_that_it_is_too_late(
    app: KeycloakOpenidConnect, admin: Realm, channel: AuthenticationChannel, pauses: Pauses
) -> None:
    admin.replace({"attributes": {"cibaInterval": "1", "cibaExpiresIn": "1"}})
    answer = app.backchannel_authentication(login_hint="bob")
    pauses.sleep(3)
    answer["expires_in"] = 600
    with pytest.raises(LoginExpiredError) as caught:
        app.backchannel_token(answer)
    assert (caught.value.error, caught.value.error_description) == ("expired_token", "authentication timed out")


def test_what_is_refused(app: KeycloakOpenidConnect, admin: Realm, channel: AuthenticationChannel) -> None:
    with pytest.raises(BadRequest) as unknown:
        app.backchannel_authentication(login_hint="nobody")
    assert (unknown.value.error, unknown.value.error_description) == ("invalid_request", "invalid_user")
    with pytest.raises(BadRequest) as message:
        app.backchannel_authentication(login_hint="bob", binding_message="with spaces")
    assert message.value.error == "invalid_binding_message"
    admin.clients.by_client_id("app").update(attributes=dict.fromkeys(GRANT, "false"))
    with pytest.raises(Unauthorized) as client:
        app.backchannel_authentication(login_hint="bob")
    assert client.value.error == "invalid_grant"
    assert channel.asked == []


def test_nobody_to_ask_by(app: KeycloakOpenidConnect, channel: AuthenticationChannel) -> None:
    # Not by listening to nothing: another test may listen there at the same time.
    channel.is_deaf = True
    with pytest.raises(ServerError) as caught:
        app.backchannel_authentication(login_hint="bob")
    assert (caught.value.status_code, caught.value.error) == (503, "server_error")
