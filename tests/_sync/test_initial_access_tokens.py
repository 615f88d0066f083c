# Made by scripts/unasync.py from tests/_async/test_initial_access_tokens.py; not to be edited.
"""Initial access tokens, with which clients register themselves."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import Unauthorized

if TYPE_CHECKING:
    from keycloak_facade import KeycloakRealm
    from keycloak_facade._sync.admin.realm import Realm


def register(realm: KeycloakRealm, token: str | None, client_id: str) -> None:
    """Create a client with a token alone."""
    url = realm.client.get_full_url(f"/realms/{realm.realm_name}/clients-registrations/default")
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    realm.client.post(url, json.dumps({"clientId": client_id}), headers=headers)


def test_initial_access_tokens(realm: KeycloakRealm, admin: Realm) -> None:
    tokens = admin.initial_access_tokens
    assert tokens.all() == []
    once = tokens.create()
    assert (bool(once.token), str(once.token) in repr(once)) == (True, False)
    assert (once.count, once.remaining_count, once.expiration) == (1, 1, 0)
    more = tokens.create(count=3, expiration=600, web_origins=["https://app.example.org"])
    assert (more.count, more.remaining_count, more.expiration) == (3, 3, 600)
    register(realm, more.token, "app")
    assert (admin.clients.by_client_id("app").get()).enabled is True
    listed = {token.id: token for token in tokens.all()}
    assert listed.keys() == {once.id, more.id}
    assert (listed[more.id].remaining_count, listed[more.id].token) == (2, None)
    tokens.by_id(str(more.id)).delete()
    assert [token.id for token in tokens.all()] == [once.id]
    with pytest.raises(Unauthorized):
        register(realm, more.token, "other")
    tokens.by_id(str(more.id)).delete()
    with pytest.raises(TypeError, match="did you mean 'count'"):
        tokens.create(counts=2)  # type: ignore[call-arg]  # what the test is about
