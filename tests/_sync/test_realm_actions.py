# Made by scripts/unasync.py from tests/_async/test_realm_actions.py; not to be edited.
"""What a realm does when told to: it sends a mail, and tells its clients which tokens are void."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade import KeycloakRealm
from keycloak_facade.credentials import Password
from keycloak_facade.exceptions import ServerError
from tests._sync.made import PASSWORD, make_manager, make_user

if TYPE_CHECKING:
    from keycloak_facade._sync.admin.realm import Realm
    from tests.application import Application
    from tests.mail import Mailbox


def test_mail_settings_are_tried(realm: KeycloakRealm, admin: Realm, mailbox: Mailbox) -> None:
    make_manager(admin, make_user(admin, "carol"))
    admin.update(smtp_server=mailbox.settings | {"fromDisplayName": "The realm"})
    login = Password("carol", PASSWORD)
    with KeycloakRealm(realm.server_url, realm.realm_name, credentials=login) as hers:
        her_admin = hers.admin.realms.by_name(realm.realm_name)
        her_admin.test_smtp_connection(mailbox.settings)
        mailbox.expect("carol@example.org", "test message")
        her_admin.test_smtp_connection()
        mailbox.expect("carol@example.org", "test message")
        with pytest.raises(ServerError, match="Failed to send"):
            her_admin.test_smtp_connection(mailbox.settings | {"port": "9"})
        admin.update(smtp_server={})
        with pytest.raises(ServerError):
            her_admin.test_smtp_connection()
    assert mailbox.mails == []


def test_revocation_is_pushed(admin: Realm, application: Application) -> None:
    assert admin.push_revocation() == {}
    admin.clients.create("app", admin_url=application.url)
    admin.clients.create("gone", admin_url="http://127.0.0.2:9/app")
    admin.update(not_before=1)
    result = admin.push_revocation()
    assert (result.success_requests, result.failed_requests) == ([application.url], ["http://127.0.0.2:9/app"])
    assert application.has_received("/app/k_push_not_before")
