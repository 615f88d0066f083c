"""Initial access tokens, with which clients register themselves."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import Unauthorized

if TYPE_CHECKING:
    from keycloak_facade import AsyncKeycloakRealm
    from keycloak_facade._async.admin.realm import AsyncRealm


async def register(realm: AsyncKeycloakRealm, token: str | None, client_id: str) -> None:
    """Create a client with a token alone."""
    url = realm.client.get_full_url(f"/realms/{realm.realm_name}/clients-registrations/default")
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    await realm.client.post(url, json.dumps({"clientId": client_id}), headers=headers)


async def test_initial_access_tokens(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    tokens = admin.initial_access_tokens
    assert await tokens.all() == []
    once = await tokens.create()
    assert (bool(once.token), str(once.token) in repr(once)) == (True, False)
    assert (once.count, once.remaining_count, once.expiration) == (1, 1, 0)
    more = await tokens.create(count=3, expiration=600, web_origins=["https://app.example.org"])
    assert (more.count, more.remaining_count, more.expiration) == (3, 3, 600)
    await register(realm, more.token, "app")
    assert (await admin.clients.by_client_id("app").get()).enabled is True
    listed = {token.id: token for token in await tokens.all()}
    assert listed.keys() == {once.id, more.id}
    assert (listed[more.id].remaining_count, listed[more.id].token) == (2, None)
    await tokens.by_id(str(more.id)).delete()
    assert [token.id for token in await tokens.all()] == [once.id]
    with pytest.raises(Unauthorized):
        await register(realm, more.token, "other")
    await tokens.by_id(str(more.id)).delete()
    with pytest.raises(TypeError, match="did you mean 'count'"):
        await tokens.create(counts=2)  # type: ignore[call-arg]  # what the test is about
