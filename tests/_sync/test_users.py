# Made by scripts/unasync.py from tests/_async/test_users.py; not to be edited.
"""Users: made, found, changed, deleted."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from keycloak_facade.exceptions import BadRequest, Conflict, InvalidPathError, NotFound

if TYPE_CHECKING:
    from keycloak_facade import KeycloakRealm
    from keycloak_facade._sync.admin.realm import Realm


def test_create_returns_the_id(admin: Realm) -> None:
    user_id = admin.users.create("bob", first_name="Bob", email="bob@example.org", enabled=True)
    user = admin.users.by_id(user_id).get()
    assert (user.id, user.username, user.first_name, user.email, user.enabled) == (
        user_id,
        "bob",
        "Bob",
        "bob@example.org",
        True,
    )
    assert user["firstName"] == "Bob"
    assert json.loads(json.dumps(user))["email"] == "bob@example.org"


def test_create_twice_is_a_conflict(admin: Realm) -> None:
    admin.users.create("bob")
    with pytest.raises(Conflict) as caught:
        admin.users.create("BOB")
    assert caught.value.error_description == "User exists with same username"


def test_create_with_a_bad_name(admin: Realm) -> None:
    with pytest.raises(BadRequest) as caught:
        admin.users.create("a/b")
    assert [fault.field for fault in caught.value.field_errors] == ["username"]
    assert caught.value.field_errors[0].message == "error-username-invalid-character"


def test_create_with_an_unknown_field(admin: Realm) -> None:
    with pytest.raises(TypeError, match="did you mean 'email'"):
        admin.users.create("bob", emial="bob@example.org")  # type: ignore[call-arg]  # what the test is about
    assert admin.users.count() == 0


def test_all_is_complete(admin: Realm) -> None:
    names = [f"user-{number:03}" for number in range(101)]
    admin.partial_import(users=[{"username": name} for name in names])
    assert sorted(str(user.username) for user in admin.users.all()) == names
    assert admin.users.count() == 101


def test_iter_goes_over_the_pages(admin: Realm) -> None:
    admin.partial_import(users=[{"username": f"user-{number}"} for number in range(5)])
    for page_size in (1, 2, 5, 6):
        found = [user.username for user in admin.users.iter(page_size=page_size)]
        assert sorted(map(str, found)) == [f"user-{number}" for number in range(5)]


def test_iter_filters(admin: Realm) -> None:
    admin.users.create("anna", email="anna@example.org", enabled=True)
    admin.users.create("annabel", email="annabel@example.com")
    assert [user.username for user in admin.users.all(search="*@example.org")] == ["anna"]
    assert [user.username for user in admin.users.all(username="anna", exact=True)] == ["anna"]
    assert [user.username for user in admin.users.all(enabled=False)] == ["annabel"]
    assert admin.users.count(search="anna") == 2


def test_pages_are_not_empty(admin: Realm) -> None:
    with pytest.raises(ValueError, match="page_size"):
        admin.users.all(page_size=0)


def test_by_username_looks_the_id_up_once(admin: Realm) -> None:
    user_id = admin.users.create("bob")
    admin.users.create("bobby")
    bob = admin.users.by_username("bob")
    assert (bob.get()).id == user_id
    bob.update(last_name="B")
    assert (bob.user).last_name == "B"
    with pytest.raises(NotFound, match="there is no user 'bo'") as caught:
        admin.users.by_username("bo").get()
    assert caught.value.status_code == 404


def test_update_keeps_the_other_fields(admin: Realm) -> None:
    user_id = admin.users.create("bob", enabled=True, email="bob@example.org", first_name="Bob", last_name="B")
    admin.replace({"internationalizationEnabled": True, "supportedLocales": ["de", "en"]})
    user = admin.users.by_id(user_id)
    before = user.get()
    user.update(attributes={"locale": ["de"]})
    after = user.get()
    assert (after.email, after.first_name, after.last_name) == ("bob@example.org", "Bob", "B")
    user.update(first_name="Rob")
    assert user.get() == before | {"firstName": "Rob", "attributes": {"locale": ["de"]}}


def test_update_removes_with_none(admin: Realm) -> None:
    admin.user_profile.update(unmanaged_attribute_policy="ENABLED")
    choices: list[dict[str, list[str]]] = [{}, {"floor": ["2"]}]
    for attributes in choices:
        fields: dict[str, Any] = {"first_name": "Bob", "last_name": "B", "email": "bob@example.org"}
        user = admin.users.by_id(admin.users.create("bob", attributes=attributes, **fields))
        read = user.get()
        for name, key in (("email", "email"), ("first_name", "firstName"), ("last_name", "lastName")):
            nothing: dict[str, Any] = {name: None}
            user.update(**nothing)
            assert read.pop(key)
            assert user.get() == read
        user.update(attributes=None)
        read.pop("attributes", None)
        assert user.get() == read
        user.delete()


def test_update_leaves_what_cannot_be_removed(admin: Realm) -> None:
    user_id = admin.users.create("bob", enabled=True, email_verified=True, required_actions=["VERIFY_EMAIL"])
    user = admin.users.by_id(user_id)
    before = user.get()
    user.update(username=None, enabled=None, email_verified=None, required_actions=None)
    assert user.get() == before


def test_update_refuses_unknown_fields_first(admin: Realm) -> None:
    with pytest.raises(TypeError, match="first_name"):
        admin.users.by_id("x").update(firstname="B")  # type: ignore[call-arg]  # what the test is about


def test_replace_writes_as_given(admin: Realm) -> None:
    user = admin.users.by_id(admin.users.create("bob", first_name="Bob", enabled=True))
    user.replace({"username": "bob", "enabled": False})
    assert (user.get()).enabled is False


def test_user_is_read_once(admin: Realm) -> None:
    user = admin.users.by_id(admin.users.create("bob"))
    assert user.user is user.user


def test_delete(admin: Realm) -> None:
    user = admin.users.by_id(admin.users.create("bob"))
    user.delete()
    with pytest.raises(NotFound):
        user.get()
    with pytest.raises(NotFound):
        user.delete()


@pytest.mark.parametrize("name", ["", ".", ".."], ids=["empty", "dot", "dots"])
def test_delete_of_a_name_that_means_the_realm(admin: Realm, name: str) -> None:
    with pytest.raises(InvalidPathError):
        admin.users.by_id(name).delete()
    assert (admin.get()).enabled


def test_password_and_logout(realm: KeycloakRealm, admin: Realm) -> None:
    user_id = admin.users.create("bob", enabled=True, email="b@example.org", first_name="B", last_name="B")
    admin.clients.create("app", public_client=True, direct_access_grants_enabled=True)
    admin.users.by_id(user_id).reset_password("correct")
    client = realm.open_id_connect("app")
    with pytest.raises(BadRequest) as caught:
        client.password_credentials("bob", "wrong")
    assert caught.value.error == "invalid_grant"
    tokens = client.password_credentials("bob", "correct")
    admin.users.by_id(user_id).logout()
    with pytest.raises(BadRequest, match="invalid_grant"):
        client.refresh_token(tokens["refresh_token"])
