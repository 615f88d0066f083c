# Made by scripts/unasync.py from tests/_async/test_dropped_attributes.py; not to be edited.
"""Attributes of users that the server drops with an answer of success are told."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

import pytest

from keycloak_facade import KeycloakRealm
from keycloak_facade.bulk import BulkResult
from keycloak_facade.exceptions import UnmanagedAttributeWarning
from tests._sync.made import PASSWORD, make_user

if TYPE_CHECKING:
    from keycloak_facade._sync.admin.realm import Realm

pytestmark = pytest.mark.usefixtures("same_ids")


def attributes_of(admin: Realm, user_id: str) -> dict[str, list[str]]:
    return (admin.users.by_id(user_id).get()).attributes or {}


def test_of_a_new_user(realm: KeycloakRealm, admin: Realm) -> None:
    given = {"floor": ["2"], "room": ["21"], "email": ["bob@example.org"], "none": []}
    with pytest.warns(UnmanagedAttributeWarning) as caught:
        user_id = admin.users.create("bob", attributes=given)
    [warning] = caught
    assert str(warning.message).startswith(
        "the server has dropped the attributes 'floor', 'room': the user profile of realm "
        f"{realm.realm_name!r} does not let administrators set what it does not declare. "
    )
    assert warning.filename == __file__
    assert attributes_of(admin, user_id) == {}
    with pytest.warns(UnmanagedAttributeWarning, match="attribute 'floor': "):
        admin.users.create("ann", attributes={"floor": ["2"]})


def test_of_a_user_that_is_there(admin: Realm) -> None:
    user = admin.users.by_id(admin.users.create("bob", email="bob@example.org"))
    with pytest.warns(UnmanagedAttributeWarning, match="'floor'") as caught:
        user.update(attributes={"floor": ["2"]})
    assert [str(warning.message).partition(":")[0] for warning in caught] == [
        "the server has dropped the attribute 'floor'"
    ]
    with pytest.warns(UnmanagedAttributeWarning, match="'floor'") as caught:
        user.replace({"username": "bob", "attributes": {"floor": ["2"]}})
    assert [warning.filename for warning in caught] == [__file__]


def test_what_the_warning_advises_helps(admin: Realm) -> None:
    given = {"floor": ["2"], "room": ["21"]}
    permissions = {"view": ["admin"], "edit": ["admin"]}
    admin.user_profile.attributes.create("floor", permissions=permissions)
    with pytest.warns(UnmanagedAttributeWarning, match="attribute 'room': "):
        bob = admin.users.create("bob", attributes=given)
    assert attributes_of(admin, bob) == {"floor": ["2"]}
    admin.user_profile.update(unmanaged_attribute_policy="ADMIN_EDIT")
    assert attributes_of(admin, admin.users.create("ann", attributes=given)) == given
    admin.users.by_id(bob).update(attributes=given)
    assert attributes_of(admin, bob) == given


def test_the_policy_to_view_only_drops_too(admin: Realm) -> None:
    admin.user_profile.update(unmanaged_attribute_policy="ADMIN_VIEW")
    with pytest.warns(UnmanagedAttributeWarning, match="'floor'"):
        admin.users.create("bob", attributes={"floor": ["2"]})


def test_the_language(admin: Realm) -> None:
    admin.user_profile.update(unmanaged_attribute_policy="ENABLED")
    with pytest.warns(UnmanagedAttributeWarning, match="'locale': .* needs internationalization_enabled$"):
        admin.users.create("bob", attributes={"locale": ["de"]})
    admin.replace({"internationalizationEnabled": True, "supportedLocales": ["de", "en"]})
    admin.users.create("ann", attributes={"locale": ["de"]})


def test_an_import_keeps_them_unseen(admin: Realm) -> None:
    result = admin.partial_import(users=[{"username": "bob", "attributes": {"floor": ["2"]}}])
    user_id = str((result.results or [])[0].id)
    assert attributes_of(admin, user_id) == {}
    admin.user_profile.update(unmanaged_attribute_policy="ADMIN_VIEW")
    assert attributes_of(admin, user_id) == {"floor": ["2"]}


def test_of_many_users_each_once(realm: KeycloakRealm, admin: Realm) -> None:
    users: list[dict[str, Any]] = [
        {"username": "ann", "attributes": {"floor": ["2"], "room": "21", "email": ["ann@example.org"]}},
        {"username": "bob", "attributes": {"floor": ["3"]}},
        {"username": "carl", "attributes": {"floor": ["3"], "desk": [7]}},
    ]
    with pytest.warns(UnmanagedAttributeWarning) as caught:
        result = admin.users.create_many(users, concurrency=1)
    assert [attributes_of(admin, record.id) for record in result.created] == [{}, {}, {}]
    assert [str(warning.message).partition(":")[0] for warning in caught] == [
        "the server has dropped the attributes 'floor', 'room'",
        "the server has dropped the attribute 'desk'",
    ]
    assert {warning.filename for warning in caught} == {__file__}
    admin.user_profile.update(unmanaged_attribute_policy="ADMIN_EDIT")
    users = [user | {"username": f"{user['username']}-2"} for user in users]
    result = admin.users.create_many(users, concurrency=1)
    assert [attributes_of(admin, record.id) for record in result.created] == [
        {"floor": ["2"], "room": ["21"]},
        {"floor": ["3"]},
        {"floor": ["3"], "desk": ["7"]},
    ]


def test_of_many_users_that_are_imported(realm: KeycloakRealm, admin: Realm) -> None:
    users = [{"username": name, "attributes": {"floor": ["2"], "room": ["21"]}} for name in ("ann", "bob", "carl")]
    with pytest.warns(UnmanagedAttributeWarning) as caught:
        admin.users.import_many(users, concurrency=1)
    [warning] = caught
    assert str(warning.message).startswith(
        "the server keeps the attributes 'floor', 'room' unseen: the user profile of realm "
        f"{realm.realm_name!r} does not let administrators see what it does not declare. "
    )
    assert warning.filename == __file__
    admin.user_profile.update(unmanaged_attribute_policy="ADMIN_EDIT")
    assert [user.attributes for user in admin.users.all()] == [{"floor": ["2"], "room": ["21"]}] * 3
    admin.users.import_many(users, concurrency=1, on_conflict="overwrite")


def test_who_may_only_manage_users_is_warned(realm: KeycloakRealm, admin: Realm) -> None:
    permissions = {"view": ["admin"], "edit": ["admin"]}
    admin.user_profile.attributes.create("room", permissions=permissions)
    manager = admin.users.by_id(make_user(admin, "manager"))
    management = admin.clients.by_client_id("realm-management")
    role = management.roles.by_name("manage-users").get()
    manager.role_mappings.clients.by_id(str((management.get()).id)).add([role])
    users = [{"username": name, "attributes": {"floor": ["2"], "room": ["21"]}} for name in ("ann", "bob")]
    with KeycloakRealm(realm.server_url, realm.realm_name) as theirs:
        theirs.admin.login("manager", PASSWORD)
        with pytest.warns(UnmanagedAttributeWarning, match="attribute 'floor': ") as caught:
            theirs.admin.realms.by_name(realm.realm_name).users.create_many(users, concurrency=1)
    assert [warning.category for warning in caught].count(UnmanagedAttributeWarning) == 1


def test_the_warning_can_be_an_error(admin: Realm) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error", UnmanagedAttributeWarning)
        with pytest.raises(UnmanagedAttributeWarning):
            admin.users.create("bob", attributes={"floor": ["2"]})
    assert admin.users.count(username="bob") == 1


def test_of_many_users_too_and_then_all_are_there(admin: Realm) -> None:
    users = [{"username": name, "attributes": {"floor": ["2"]}} for name in ("ann", "bob", "carl")]
    with warnings.catch_warnings():
        warnings.simplefilter("error", UnmanagedAttributeWarning)
        with pytest.raises(UnmanagedAttributeWarning) as caught:
            admin.users.create_many(users, concurrency=1)
    result = BulkResult.of(caught.value)
    assert result is not None
    assert [record.username for record in result.created] == ["ann", "bob", "carl"]
    assert admin.users.count() == 3
