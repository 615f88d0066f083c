"""Requests that the server sends to a client's application and its cluster nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from keycloak_facade.exceptions import NotFound

if TYPE_CHECKING:
    from keycloak_facade._async.admin.realm import AsyncRealm
    from tests.application import Application


async def test_nodes(admin: AsyncRealm, application: Application) -> None:
    client = admin.clients.by_id(await admin.clients.create("app", admin_url=application.url))
    result = await client.nodes.test_available()
    assert result == {"successRequests": [application.url]}
    assert application.has_received("/app/k_test_available")
    for node in ("127.0.0.1", "127.0.0.2"):
        await client.nodes.register(node)
    assert set((await client.get()).registered_nodes or {}) == {"127.0.0.1", "127.0.0.2"}
    result = await client.nodes.test_available()
    assert result.success_requests == [application.url]
    assert [urlsplit(url).hostname for url in result.failed_requests or []] == ["127.0.0.2"]
    assert application.has_received("/app/k_test_available")
    await client.nodes.unregister("127.0.0.2")
    assert set((await client.get()).registered_nodes or {}) == {"127.0.0.1"}
    assert "failedRequests" not in await client.nodes.test_available()
    with pytest.raises(NotFound):
        await client.nodes.unregister("127.0.0.2")


async def test_revocation_is_pushed(admin: AsyncRealm, application: Application) -> None:
    client = admin.clients.by_id(await admin.clients.create("app"))
    assert await client.push_revocation() == {}
    await client.update(admin_url=application.url, not_before=1)
    assert await client.push_revocation() == {"successRequests": [application.url]}
    assert application.has_received("/app/k_push_not_before")
    await client.update(admin_url="http://127.0.0.2:9/app")
    assert await client.push_revocation() == {"failedRequests": ["http://127.0.0.2:9/app"]}
