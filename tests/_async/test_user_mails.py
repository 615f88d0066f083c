"""Mails to a user: that they arrive is seen where a real server sends them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest, ServerError

if TYPE_CHECKING:
    from keycloak_facade._async.admin.realm import AsyncRealm
    from tests.mail import Mailbox


async def test_mails_to_a_user(admin: AsyncRealm, mailbox: Mailbox) -> None:
    await admin.replace({"smtpServer": mailbox.settings, "displayName": "Example"})
    await admin.clients.create("app", public_client=True, redirect_uris=["https://app.example.org/*"])
    user = admin.users.by_id(await admin.users.create("bob", email="bob@example.org", enabled=True))
    back = {"client_id": "app", "redirect_uri": "https://app.example.org/done"}

    await user.send_actions_email(["UPDATE_PASSWORD", "CONFIGURE_TOTP"])
    mailbox.expect("bob@example.org", "Update Your Account", "Update Password, Configure OTP", "12 hours")
    await user.send_actions_email(["UPDATE_PASSWORD"], **back, lifespan=600)
    mailbox.expect("bob@example.org", "Update Your Account", "Update Password", "10 minutes")

    await user.send_verify_email()
    mailbox.expect("bob@example.org", "Verify email", "12 hours")
    await user.send_verify_email(**back, lifespan=120)
    mailbox.expect("bob@example.org", "Verify email", "2 minutes")

    await user.send_reset_password_email()
    mailbox.expect("bob@example.org", "Update Your Account", "Update Password")
    await user.send_reset_password_email(**back)
    mailbox.expect("bob@example.org", "Update Your Account", "Update Password")

    assert mailbox.mails == []


async def test_mails_that_cannot_be_sent(admin: AsyncRealm) -> None:
    user = admin.users.by_id(await admin.users.create("bob", email="bob@example.org", enabled=True))
    with pytest.raises(ServerError, match="Failed to send"):
        await user.send_verify_email()
    with pytest.raises(BadRequest, match="invalid required actions"):
        await user.send_actions_email(["update_password"])
    with pytest.raises(BadRequest, match="redirect"):
        await user.send_actions_email(["UPDATE_PASSWORD"], client_id="account", redirect_uri="https://evil.example")
    with pytest.raises(TypeError, match="actions: expected a list of texts, got one str: 'VERIFY_EMAIL'"):
        await user.send_actions_email("VERIFY_EMAIL")
    nobody = admin.users.by_id(await admin.users.create("anna", enabled=True))
    with pytest.raises(BadRequest, match="email"):
        await nobody.send_verify_email()
