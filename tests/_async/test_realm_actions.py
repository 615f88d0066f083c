"""What a realm does when told to: it sends a mail, and tells its clients which tokens are void."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade import AsyncKeycloakRealm
from keycloak_facade.credentials import Password
from keycloak_facade.exceptions import ServerError
from tests._async.made import PASSWORD, make_manager, make_user

if TYPE_CHECKING:
    from keycloak_facade._async.admin.realm import AsyncRealm
    from tests.application import Application
    from tests.mail import Mailbox


async def test_mail_settings_are_tried(realm: AsyncKeycloakRealm, admin: AsyncRealm, mailbox: Mailbox) -> None:
    await make_manager(admin, await make_user(admin, "carol"))
    await admin.update(smtp_server=mailbox.settings | {"fromDisplayName": "The realm"})
    login = Password("carol", PASSWORD)
    async with AsyncKeycloakRealm(realm.server_url, realm.realm_name, credentials=login) as hers:
        her_admin = hers.admin.realms.by_name(realm.realm_name)
        await her_admin.test_smtp_connection(mailbox.settings)
        mailbox.expect("carol@example.org", "test message")
        await her_admin.test_smtp_connection()
        mailbox.expect("carol@example.org", "test message")
        with pytest.raises(ServerError, match="Failed to send"):
            await her_admin.test_smtp_connection(mailbox.settings | {"port": "9"})
        await admin.update(smtp_server={})
        with pytest.raises(ServerError):
            await her_admin.test_smtp_connection()
    assert mailbox.mails == []


async def test_revocation_is_pushed(admin: AsyncRealm, application: Application) -> None:
    assert await admin.push_revocation() == {}
    await admin.clients.create("app", admin_url=application.url)
    await admin.clients.create("gone", admin_url="http://127.0.0.2:9/app")
    await admin.update(not_before=1)
    result = await admin.push_revocation()
    assert (result.success_requests, result.failed_requests) == ([application.url], ["http://127.0.0.2:9/app"])
    assert application.has_received("/app/k_push_not_before")
