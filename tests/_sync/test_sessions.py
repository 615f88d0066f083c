# Made by scripts/unasync.py from tests/_async/test_sessions.py; not to be edited.
"""The sessions of users, ended by an administrator."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from keycloak_facade.exceptions import BadRequest, NotFound
from tests._sync.made import PASSWORD, make_app, make_user

if TYPE_CHECKING:
    from keycloak_facade import KeycloakRealm
    from keycloak_facade._sync.admin.realm import Realm
    from keycloak_facade._sync.openid_connect import KeycloakOpenidConnect


def login(app: KeycloakOpenidConnect, username: str, **fields: Any) -> dict[str, Any]:
    return dict[str, Any](app.password_credentials(username, PASSWORD, **fields))


def test_the_life_of_sessions(realm: KeycloakRealm, admin: Realm) -> None:
    app = make_app(realm, admin)
    for name in ("ada", "bob"):
        make_user(admin, name)
    sessions = admin.sessions
    assert sessions.client_stats() == []
    ada, bob = [login(app, name) for name in ("ada", "bob")]
    offline = login(app, "bob", scope="offline_access")
    client_id = (admin.clients.by_client_id("app").get()).id
    [stats] = sessions.client_stats()
    # The login that asked for an offline session has no other.
    assert stats == {"id": client_id, "clientId": "app", "active": 2, "offline": 1}
    assert (stats.client_id, stats.active, stats.offline) == ("app", 2, 1)

    sessions.by_id(ada["session_state"]).delete()
    [stats] = sessions.client_stats()
    assert (stats.active, stats.offline) == (1, 1)
    with pytest.raises(BadRequest, match="Session not active"):
        app.refresh_token(ada["refresh_token"])
    with pytest.raises(NotFound):
        sessions.by_id(ada["session_state"]).delete()

    # Another's session still lives.
    renewed = (app.refresh_token(bob["refresh_token"])).get("refresh_token", "")
    with pytest.raises(NotFound):
        sessions.by_id(offline["session_state"]).delete()
    sessions.by_id(offline["session_state"]).delete(is_offline=True)
    with pytest.raises(BadRequest, match="Offline user session not found"):
        app.refresh_token(offline["refresh_token"])

    # No client has an admin URL that would be told.
    told = sessions.logout_all()
    assert (told.success_requests, told.failed_requests) == (None, None)
    with pytest.raises(BadRequest):
        app.refresh_token(renewed)
    assert sessions.client_stats() == []
