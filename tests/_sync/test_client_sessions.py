# Made by scripts/unasync.py from tests/_async/test_client_sessions.py; not to be edited.
"""The sessions of users with a client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests._sync.made import PASSWORD, make_app, make_user

if TYPE_CHECKING:
    from keycloak_facade import KeycloakRealm
    from keycloak_facade._sync.admin.realm import Realm


def test_sessions(realm: KeycloakRealm, admin: Realm) -> None:
    app = make_app(realm, admin)
    client = admin.clients.by_client_id("app")
    for sessions in (client.sessions, client.offline_sessions):
        assert (sessions.all(), sessions.count()) == ([], 0)
    ids = {name: make_user(admin, name) for name in ("ann", "bob", "cid")}
    for name in ids:
        app.password_credentials(name, PASSWORD)
    for name in ("ann", "bob"):
        app.password_credentials(name, PASSWORD, scope="offline_access")
    online = {str(session.username): session for session in client.sessions.all()}
    assert {name: session.user_id for name, session in online.items()} == ids
    assert list((online["bob"].clients or {}).values()) == ["app"]
    offline = client.offline_sessions.all()
    assert sorted(str(session.username) for session in offline) == ["ann", "bob"]
    for page_size in (1, 2, 3):
        pages = client.sessions.iter(page_size=page_size)
        assert sorted([str(session.username) for session in pages]) == ["ann", "bob", "cid"]
    assert len(list(client.offline_sessions.iter(page_size=1))) == 2
    assert client.sessions.count() == 3
    assert client.offline_sessions.count() == 2
    admin.users.by_id(ids["cid"]).logout()
    assert client.sessions.count() == 2
