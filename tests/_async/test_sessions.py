"""The sessions of users, ended by an administrator."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from keycloak_facade.exceptions import BadRequest, NotFound
from tests._async.made import PASSWORD, make_app, make_user

if TYPE_CHECKING:
    from keycloak_facade import AsyncKeycloakRealm
    from keycloak_facade._async.admin.realm import AsyncRealm
    from keycloak_facade._async.openid_connect import AsyncKeycloakOpenidConnect


async def login(app: AsyncKeycloakOpenidConnect, username: str, **fields: Any) -> dict[str, Any]:
    return dict[str, Any](await app.password_credentials(username, PASSWORD, **fields))


async def test_the_life_of_sessions(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    app = await make_app(realm, admin)
    for name in ("ada", "bob"):
        await make_user(admin, name)
    sessions = admin.sessions
    assert await sessions.client_stats() == []
    ada, bob = [await login(app, name) for name in ("ada", "bob")]
    offline = await login(app, "bob", scope="offline_access")
    client_id = (await admin.clients.by_client_id("app").get()).id
    [stats] = await sessions.client_stats()
    # The login that asked for an offline session has no other.
    assert stats == {"id": client_id, "clientId": "app", "active": 2, "offline": 1}
    assert (stats.client_id, stats.active, stats.offline) == ("app", 2, 1)

    await sessions.by_id(ada["session_state"]).delete()
    [stats] = await sessions.client_stats()
    assert (stats.active, stats.offline) == (1, 1)
    with pytest.raises(BadRequest, match="Session not active"):
        await app.refresh_token(ada["refresh_token"])
    with pytest.raises(NotFound):
        await sessions.by_id(ada["session_state"]).delete()

    # Another's session still lives.
    renewed = (await app.refresh_token(bob["refresh_token"])).get("refresh_token", "")
    with pytest.raises(NotFound):
        await sessions.by_id(offline["session_state"]).delete()
    await sessions.by_id(offline["session_state"]).delete(is_offline=True)
    with pytest.raises(BadRequest, match="Offline user session not found"):
        await app.refresh_token(offline["refresh_token"])

    # No client has an admin URL that would be told.
    told = await sessions.logout_all()
    assert (told.success_requests, told.failed_requests) == (None, None)
    with pytest.raises(BadRequest):
        await app.refresh_token(renewed)
    assert await sessions.client_stats() == []
