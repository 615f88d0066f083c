# Made by scripts/unasync.py from tests/_async/test_user_mails.py; not to be edited.
"""Mails to a user: that they arrive is seen where a real server sends them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest, ServerError

if TYPE_CHECKING:
    from keycloak_facade._sync.admin.realm import Realm
    from tests.mail import Mailbox


def test_mails_to_a_user(admin: Realm, mailbox: Mailbox) -> None:
    admin.replace({"smtpServer": mailbox.settings, "displayName": "Example"})
    admin.clients.create("app", public_client=True, redirect_uris=["https://app.example.org/*"])
    user = admin.users.by_id(admin.users.create("bob", email="bob@example.org", enabled=True))
    back = {"client_id": "app", "redirect_uri": "https://app.example.org/done"}

    user.send_actions_email(["UPDATE_PASSWORD", "CONFIGURE_TOTP"])
    mailbox.expect("bob@example.org", "Update Your Account", "Update Password, Configure OTP", "12 hours")
    user.send_actions_email(["UPDATE_PASSWORD"], **back, lifespan=600)
    mailbox.expect("bob@example.org", "Update Your Account", "Update Password", "10 minutes")

    user.send_verify_email()
    mailbox.expect("bob@example.org", "Verify email", "12 hours")
    user.send_verify_email(**back, lifespan=120)
    mailbox.expect("bob@example.org", "Verify email", "2 minutes")

    user.send_reset_password_email()
    mailbox.expect("bob@example.org", "Update Your Account", "Update Password")
    user.send_reset_password_email(**back)
    mailbox.expect("bob@example.org", "Update Your Account", "Update Password")

    assert mailbox.mails == []


def test_mails_that_cannot_be_sent(admin: Realm) -> None:
    user = admin.users.by_id(admin.users.create("bob", email="bob@example.org", enabled=True))
    with pytest.raises(ServerError, match="Failed to send"):
        user.send_verify_email()
    with pytest.raises(BadRequest, match="invalid required actions"):
        user.send_actions_email(["update_password"])
    with pytest.raises(BadRequest, match="redirect"):
        user.send_actions_email(["UPDATE_PASSWORD"], client_id="account", redirect_uri="https://evil.example")
    with pytest.raises(TypeError, match="actions: expected a list of texts, got one str: 'VERIFY_EMAIL'"):
        user.send_actions_email("VERIFY_EMAIL")
    nobody = admin.users.by_id(admin.users.create("anna", enabled=True))
    with pytest.raises(BadRequest, match="email"):
        nobody.send_verify_email()
