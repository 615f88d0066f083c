"""A user logs in by agreeing on a device of theirs, which the server has asked (OpenID CIBA Core 1.0)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest, LoginDeniedError, LoginExpiredError, ServerError, Unauthorized
from tests._async.made import make_app, make_user

if TYPE_CHECKING:
    from keycloak_facade import AsyncKeycloakRealm
    from keycloak_facade._async.admin.realm import AsyncRealm
    from keycloak_facade._async.openid_connect import AsyncKeycloakOpenidConnect
    from tests.authentication_channel import AuthenticationChannel, Status
    from tests.pauses import Pauses

GRANT = {"oidc.ciba.grant.enabled": "true"}


@pytest.fixture
async def app(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> AsyncKeycloakOpenidConnect:
    """The client `app`, which bob can agree to log in to; the server is asked once a second."""
    await admin.replace({"attributes": {"cibaInterval": "1"}})
    await make_user(admin, "bob")
    return await make_app(realm, admin, attributes=GRANT)


async def say(channel: AuthenticationChannel, app: AsyncKeycloakOpenidConnect, status: Status) -> None:
    """Answer for the user."""
    channel.answer(app.get_url("issuer"), status)


async def test_the_user_agrees(app: AsyncKeycloakOpenidConnect, channel: AuthenticationChannel, pauses: Pauses) -> None:
    answer = await app.backchannel_authentication(login_hint="bob", binding_message="Pay-7", acr_values="1")
    assert (answer["expires_in"], answer["interval"]) == (120, 1)
    assert channel.has_asked(login_hint="bob", binding_message="Pay-7", acr_values="1")
    pauses.meanwhile = [None, partial(say, channel, app, "SUCCEED")]
    tokens = await app.backchannel_token(answer)
    assert pauses.seconds == [1, 1]
    assert (await app.userinfo(tokens["access_token"]))["preferred_username"] == "bob"
    # It is used up.
    with pytest.raises(BadRequest) as caught:
        await app.backchannel_token(answer)
    assert caught.value.error == "invalid_grant"


@pytest.mark.parametrize("status", ["UNAUTHORIZED", "CANCELLED"])
async def test_the_user_does_not_agree(
    status: Status, app: AsyncKeycloakOpenidConnect, channel: AuthenticationChannel, pauses: Pauses
) -> None:
    answer = await app.backchannel_authentication(login_hint="bob", scope="openid address")
    assert channel.has_asked(login_hint="bob")
    pauses.meanwhile = [partial(say, channel, app, status)]
    with pytest.raises(LoginDeniedError) as caught:
        await app.backchannel_token(answer)
    assert (caught.value.error, pauses.seconds) == ("access_denied", [1])


async def test_the_user_does_nothing(
    app: AsyncKeycloakOpenidConnect, admin: AsyncRealm, channel: AuthenticationChannel, pauses: Pauses
) -> None:
    await admin.replace({"attributes": {"cibaInterval": "1", "cibaExpiresIn": "20"}})
    # The server keeps to what the realm says, and tells so.
    answer = await app.backchannel_authentication(login_hint="bob", requested_expiry=60)
    assert answer["expires_in"] == 20
    assert channel.has_asked(login_hint="bob")
    answer["expires_in"] = 2
    with pytest.raises(LoginExpiredError, match="within 2 seconds"):
        await app.backchannel_token(answer)
    assert pauses.seconds == [1, 1]


async def test_the_server_says_that_it_is_too_late(
    app: AsyncKeycloakOpenidConnect, admin: AsyncRealm, channel: AuthenticationChannel, pauses: Pauses
) -> None:
    await admin.replace({"attributes": {"cibaInterval": "1", "cibaExpiresIn": "1"}})
    answer = await app.backchannel_authentication(login_hint="bob")
    pauses.sleep(3)
    answer["expires_in"] = 600
    with pytest.raises(LoginExpiredError) as caught:
        await app.backchannel_token(answer)
    assert (caught.value.error, caught.value.error_description) == ("expired_token", "authentication timed out")


async def test_what_is_refused(
    app: AsyncKeycloakOpenidConnect, admin: AsyncRealm, channel: AuthenticationChannel
) -> None:
    with pytest.raises(BadRequest) as unknown:
        await app.backchannel_authentication(login_hint="nobody")
    assert (unknown.value.error, unknown.value.error_description) == ("invalid_request", "invalid_user")
    with pytest.raises(BadRequest) as message:
        await app.backchannel_authentication(login_hint="bob", binding_message="with spaces")
    assert message.value.error == "invalid_binding_message"
    await admin.clients.by_client_id("app").update(attributes=dict.fromkeys(GRANT, "false"))
    with pytest.raises(Unauthorized) as client:
        await app.backchannel_authentication(login_hint="bob")
    assert client.value.error == "invalid_grant"
    assert channel.asked == []


async def test_nobody_to_ask_by(app: AsyncKeycloakOpenidConnect, channel: AuthenticationChannel) -> None:
    # Not by listening to nothing: another test may listen there at the same time.
    channel.is_deaf = True
    with pytest.raises(ServerError) as caught:
        await app.backchannel_authentication(login_hint="bob")
    assert (caught.value.status_code, caught.value.error) == (503, "server_error")
