"""What the admin console asks the server for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import ApiError, NotFound, ServerError
from tests._async.eventually import eventually
from tests._async.made import PASSWORD, make_app, make_user

if TYPE_CHECKING:
    from collections.abc import Callable

    from keycloak_facade import AsyncKeycloakRealm
    from keycloak_facade._async.admin.realm import AsyncRealm


async def test_sessions_of_the_realm_and_of_a_client(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    app = await make_app(realm, admin)
    for name in ("ann", "bob"):
        await make_user(admin, name)
        await app.password_credentials(name, PASSWORD)
    await app.password_credentials("bob", PASSWORD, scope="openid offline_access")
    sessions = admin.unstable.sessions
    found = await sessions.all()
    assert sorted((str(session.username), str(session.type)) for session in found) == [
        ("ann", "REGULAR"),
        ("bob", "OFFLINE"),
        ("bob", "REGULAR"),
    ]
    client_uuid = str((await admin.clients.by_client_id("app").get()).id)
    assert all(session.clients == {client_uuid: "app"} for session in found)
    assert [session.username for session in await sessions.all(type="OFFLINE")] == ["bob"]
    assert [session.username for session in await sessions.all(search="ann")] == ["ann"]
    paged = [session.id async for session in sessions.iter(page_size=1)]
    assert sorted(map(str, paged)) == sorted(str(session.id) for session in found)

    of_client = sessions.by_client(client_uuid)
    assert sorted(map(str, await of_client.all())) == sorted(map(str, found))
    assert len([session async for session in of_client.iter(type="REGULAR", page_size=1)]) == 2
    unused = str((await admin.clients.by_client_id("account").get()).id)
    assert await sessions.by_client(unused).all() == []
    with pytest.raises(ServerError):
        await sessions.by_client("none").all()


async def test_users_with_their_login_failures(
    realm: AsyncKeycloakRealm, admin: AsyncRealm, wait: Callable[[float], None]
) -> None:
    await admin.update(brute_force_protected=True, failure_factor=1)
    app = await make_app(realm, admin)
    ids = {name: await make_user(admin, name) for name in ("ann", "bob", "cleo")}
    with pytest.raises(ApiError):
        await app.password_credentials("bob", "wrong")
    await eventually(admin.attack_detection.by_user(ids["bob"]).get, lambda status: status.disabled, wait)
    users = {str(user.username): user for user in await admin.unstable.users.all()}
    assert set(users) == {"ann", "bob", "cleo"}
    failures = {name: user.brute_force_status and user.brute_force_status.disabled for name, user in users.items()}
    assert failures == {"ann": False, "bob": True, "cleo": False}
    assert users["ann"].email == "ann@example.org"
    for page_size in (1, 2, 3):
        found = [str(user.username) async for user in admin.unstable.users.iter(page_size=page_size)]
        assert found == ["ann", "bob", "cleo"]
    assert [user.id for user in await admin.unstable.users.all(username="bob", exact=True)] == [ids["bob"]]
    # The server answers a search for ids whole, whatever page is asked for.
    for page_size in (1, 2):
        by_id = admin.unstable.users.iter(search=f"id:{ids['ann']} {ids['cleo']}", page_size=page_size)
        assert sorted([str(user.username) async for user in by_id]) == ["ann", "cleo"]
    one = admin.users.iter(search=f"id:{ids['ann']}", page_size=1)
    assert [user.username async for user in one] == ["ann"]


async def test_roles_that_something_has_or_could_have(admin: AsyncRealm) -> None:
    shop = await admin.clients.create("shop")
    roles = admin.clients.by_id(shop).roles
    await roles.create("reader")
    await roles.create("writer")
    await admin.roles.create("staff")
    reader, staff = await roles.by_name("reader").get(), await admin.roles.by_name("staff").get()
    group_id = await admin.groups.create("night")
    user_id = await admin.users.create("ann")
    await admin.users.by_id(user_id).groups.add(group_id)
    scope_id = await admin.client_scopes.create("shopping")
    client_uuid = await admin.clients.create("front", full_scope_allowed=False)
    await admin.groups.by_id(group_id).role_mappings.clients.by_id(shop).add([reader])
    await admin.users.by_id(user_id).role_mappings.realm.add([staff])
    await admin.client_scopes.by_id(scope_id).scope_mappings.clients.by_id(shop).add([reader])
    await admin.clients.by_id(client_uuid).scope_mappings.clients.by_id(shop).add([reader])
    await admin.roles.by_name("staff").composites.add([reader])

    owners = admin.unstable.roles
    for whole in (
        owners.by_user(user_id),
        owners.by_group(group_id),
        owners.by_client_scope(scope_id),
        owners.by_client(client_uuid),
        owners.by_role(str(staff.id)),
    ):
        effective = {str(role.name): role for role in await whole.effective()}
        assert effective["reader"] == {"id": reader.id, "name": "reader", "clientRole": True} | {
            "client": "shop",
            "clientId": shop,
        }
        available = await whole.available_client_roles(page_size=2)
        assert {"writer", "manage-account"} <= {str(role.role) for role in available}
        named = [role.role for role in await whole.available_client_roles(search="writ")]
        assert named == ["writer"]
    assert {str(role.name) for role in await owners.by_user(user_id).effective()} >= {"reader", "staff"}
    for owner in (owners.by_group(group_id), owners.by_client(client_uuid), owners.by_client_scope(scope_id)):
        found = [(role.role, role.client, role.client_id) for role in await owner.effective_client_roles()]
        assert found == [("reader", "shop", shop)]
    of_user = {str(role.role) for role in await owners.by_user(user_id).effective_client_roles()}
    assert {"reader", "manage-account"} < of_user
    with pytest.raises(NotFound):
        await owners.by_group("none").effective()


async def test_names_of_realms(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    await admin.update(display_name="A test")
    [found] = await realm.admin.realms.unstable.names(search=realm.realm_name)
    assert found == {"name": realm.realm_name, "displayName": "A test"}
    assert await realm.admin.realms.unstable.names(search="no-such-realm") == []
