# Made by scripts/unasync.py from tests/_async/test_client_nodes.py; not to be edited.
"""Requests that the server sends to a client's application and its cluster nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from keycloak_facade.exceptions import NotFound

if TYPE_CHECKING:
    from keycloak_facade._sync.admin.realm import Realm
    from tests.application import Application


def test_nodes(admin: Realm, application: Application) -> None:
    client = admin.clients.by_id(admin.clients.create("app", admin_url=application.url))
    result = client.nodes.test_available()
    assert result == {"successRequests": [application.url]}
    assert application.has_received("/app/k_test_available")
    for node in ("127.0.0.1", "127.0.0.2"):
        client.nodes.register(node)
    assert set((client.get()).registered_nodes or {}) == {"127.0.0.1", "127.0.0.2"}
    result = client.nodes.test_available()
    assert result.success_requests == [application.url]
    assert [urlsplit(url).hostname for url in result.failed_requests or []] == ["127.0.0.2"]
    assert application.has_received("/app/k_test_available")
    client.nodes.unregister("127.0.0.2")
    assert set((client.get()).registered_nodes or {}) == {"127.0.0.1"}
    assert "failedRequests" not in client.nodes.test_available()
    with pytest.raises(NotFound):
        client.nodes.unregister("127.0.0.2")


def test_revocation_is_pushed(admin: Realm, application: Application) -> None:
    client = admin.clients.by_id(admin.clients.create("app"))
    assert client.push_revocation() == {}
    client.update(admin_url=application.url, not_before=1)
    assert client.push_revocation() == {"successRequests": [application.url]}
    assert application.has_received("/app/k_push_not_before")
    client.update(admin_url="http://127.0.0.2:9/app")
    assert client.push_revocation() == {"failedRequests": ["http://127.0.0.2:9/app"]}
