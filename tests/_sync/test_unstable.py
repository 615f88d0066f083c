# Made by scripts/unasync.py from tests/_async/test_unstable.py; not to be edited.
"""What the admin console asks the server for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import ApiError, NotFound, ServerError
from tests._sync.eventually import eventually
from tests._sync.made import PASSWORD, make_app, make_user

if TYPE_CHECKING:
    from collections.abc import Callable

    from keycloak_facade import KeycloakRealm
    from keycloak_facade._sync.admin.realm import Realm


def test_sessions_of_the_realm_and_of_a_client(realm: KeycloakRealm, admin: Realm) -> None:
    app = make_app(realm, admin)
    for name in ("ann", "bob"):
        make_user(admin, name)
        app.password_credentials(name, PASSWORD)
    app.password_credentials("bob", PASSWORD, scope="openid offline_access")
    sessions = admin.unstable.sessions
    found = sessions.all()
    assert sorted((str(session.username), str(session.type)) for session in found) == [
        ("ann", "REGULAR"),
        ("bob", "OFFLINE"),
        ("bob", "REGULAR"),
    ]
    client_uuid = str((admin.clients.by_client_id("app").get()).id)
    assert all(session.clients == {client_uuid: "app"} for session in found)
    assert [session.username for session in sessions.all(type="OFFLINE")] == ["bob"]
    assert [session.username for session in sessions.all(search="ann")] == ["ann"]
    paged = [session.id for session in sessions.iter(page_size=1)]
    assert sorted(map(str, paged)) == sorted(str(session.id) for session in found)

    of_client = sessions.by_client(client_uuid)
    assert sorted(map(str, of_client.all())) == sorted(map(str, found))
    assert len(list(of_client.iter(type="REGULAR", page_size=1))) == 2
    unused = str((admin.clients.by_client_id("account").get()).id)
    assert sessions.by_client(unused).all() == []
    with pytest.raises(ServerError):
        sessions.by_client("none").all()


def test_users_with_their_login_failures(realm: KeycloakRealm, admin: Realm, wait: Callable[[float], None]) -> None:
    admin.update(brute_force_protected=True, failure_factor=1)
    app = make_app(realm, admin)
    ids = {name: make_user(admin, name) for name in ("ann", "bob", "cleo")}
    with pytest.raises(ApiError):
        app.password_credentials("bob", "wrong")
    eventually(admin.attack_detection.by_user(ids["bob"]).get, lambda status: status.disabled, wait)
    users = {str(user.username): user for user in admin.unstable.users.all()}
    assert set(users) == {"ann", "bob", "cleo"}
    failures = {name: user.brute_force_status and user.brute_force_status.disabled for name, user in users.items()}
    assert failures == {"ann": False, "bob": True, "cleo": False}
    assert users["ann"].email == "ann@example.org"
    for page_size in (1, 2, 3):
        found = [str(user.username) for user in admin.unstable.users.iter(page_size=page_size)]
        assert found == ["ann", "bob", "cleo"]
    assert [user.id for user in admin.unstable.users.all(username="bob", exact=True)] == [ids["bob"]]
    # The server answers a search for ids whole, whatever page is asked for.
    for page_size in (1, 2):
        by_id = admin.unstable.users.iter(search=f"id:{ids['ann']} {ids['cleo']}", page_size=page_size)
        assert sorted([str(user.username) for user in by_id]) == ["ann", "cleo"]
    one = admin.users.iter(search=f"id:{ids['ann']}", page_size=1)
    assert [user.username for user in one] == ["ann"]


def test_roles_that_something_has_or_could_have(admin: Realm) -> None:
    shop = admin.clients.create("shop")
    roles = admin.clients.by_id(shop).roles
    roles.create("reader")
    roles.create("writer")
    admin.roles.create("staff")
    reader, staff = roles.by_name("reader").get(), admin.roles.by_name("staff").get()
    group_id = admin.groups.create("night")
    user_id = admin.users.create("ann")
    admin.users.by_id(user_id).groups.add(group_id)
    scope_id = admin.client_scopes.create("shopping")
    client_uuid = admin.clients.create("front", full_scope_allowed=False)
    admin.groups.by_id(group_id).role_mappings.clients.by_id(shop).add([reader])
    admin.users.by_id(user_id).role_mappings.realm.add([staff])
    admin.client_scopes.by_id(scope_id).scope_mappings.clients.by_id(shop).add([reader])
    admin.clients.by_id(client_uuid).scope_mappings.clients.by_id(shop).add([reader])
    admin.roles.by_name("staff").composites.add([reader])

    owners = admin.unstable.roles
    for whole in (
        owners.by_user(user_id),
        owners.by_group(group_id),
        owners.by_client_scope(scope_id),
        owners.by_client(client_uuid),
        owners.by_role(str(staff.id)),
    ):
        effective = {str(role.name): role for role in whole.effective()}
        assert effective["reader"] == {"id": reader.id, "name": "reader", "clientRole": True} | {
            "client": "shop",
            "clientId": shop,
        }
        available = whole.available_client_roles(page_size=2)
        assert {"writer", "manage-account"} <= {str(role.role) for role in available}
        named = [role.role for role in whole.available_client_roles(search="writ")]
        assert named == ["writer"]
    assert {str(role.name) for role in owners.by_user(user_id).effective()} >= {"reader", "staff"}
    for owner in (owners.by_group(group_id), owners.by_client(client_uuid), owners.by_client_scope(scope_id)):
        found = [(role.role, role.client, role.client_id) for role in owner.effective_client_roles()]
        assert found == [("reader", "shop", shop)]
    of_user = {str(role.role) for role in owners.by_user(user_id).effective_client_roles()}
    assert {"reader", "manage-account"} < of_user
    with pytest.raises(NotFound):
        owners.by_group("none").effective()


def test_names_of_realms(realm: KeycloakRealm, admin: Realm) -> None:
    admin.update(display_name="A test")
    [found] = realm.admin.realms.unstable.names(search=realm.realm_name)
    assert found == {"name": realm.realm_name, "displayName": "A test"}
    assert realm.admin.realms.unstable.names(search="no-such-realm") == []
