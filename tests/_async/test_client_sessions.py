"""The sessions of users with a client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests._async.made import PASSWORD, make_app, make_user

if TYPE_CHECKING:
    from keycloak_facade import AsyncKeycloakRealm
    from keycloak_facade._async.admin.realm import AsyncRealm


async def test_sessions(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    app = await make_app(realm, admin)
    client = admin.clients.by_client_id("app")
    for sessions in (client.sessions, client.offline_sessions):
        assert (await sessions.all(), await sessions.count()) == ([], 0)
    ids = {name: await make_user(admin, name) for name in ("ann", "bob", "cid")}
    for name in ids:
        await app.password_credentials(name, PASSWORD)
    for name in ("ann", "bob"):
        await app.password_credentials(name, PASSWORD, scope="offline_access")
    online = {str(session.username): session for session in await client.sessions.all()}
    assert {name: session.user_id for name, session in online.items()} == ids
    assert list((online["bob"].clients or {}).values()) == ["app"]
    offline = await client.offline_sessions.all()
    assert sorted(str(session.username) for session in offline) == ["ann", "bob"]
    for page_size in (1, 2, 3):
        pages = client.sessions.iter(page_size=page_size)
        assert sorted([str(session.username) async for session in pages]) == ["ann", "bob", "cid"]
    assert len([session async for session in client.offline_sessions.iter(page_size=1)]) == 2
    assert await client.sessions.count() == 3
    assert await client.offline_sessions.count() == 2
    await admin.users.by_id(ids["cid"]).logout()
    assert await client.sessions.count() == 2
