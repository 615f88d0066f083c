"""Users: made, found, changed, deleted."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from keycloak_facade.exceptions import BadRequest, Conflict, InvalidPathError, NotFound

if TYPE_CHECKING:
    from keycloak_facade import AsyncKeycloakRealm
    from keycloak_facade._async.admin.realm import AsyncRealm


async def test_create_returns_the_id(admin: AsyncRealm) -> None:
    user_id = await admin.users.create("bob", first_name="Bob", email="bob@example.org", enabled=True)
    user = await admin.users.by_id(user_id).get()
    assert (user.id, user.username, user.first_name, user.email, user.enabled) == (
        user_id,
        "bob",
        "Bob",
        "bob@example.org",
        True,
    )
    assert user["firstName"] == "Bob"
    assert json.loads(json.dumps(user))["email"] == "bob@example.org"


async def test_create_twice_is_a_conflict(admin: AsyncRealm) -> None:
    await admin.users.create("bob")
    with pytest.raises(Conflict) as caught:
        await admin.users.create("BOB")
    assert caught.value.error_description == "User exists with same username"


async def test_create_with_a_bad_name(admin: AsyncRealm) -> None:
    with pytest.raises(BadRequest) as caught:
        await admin.users.create("a/b")
    assert [fault.field for fault in caught.value.field_errors] == ["username"]
    assert caught.value.field_errors[0].message == "error-username-invalid-character"


async def test_create_with_an_unknown_field(admin: AsyncRealm) -> None:
    with pytest.raises(TypeError, match="did you mean 'email'"):
        await admin.users.create("bob", emial="bob@example.org")  # type: ignore[call-arg]  # what the test is about
    assert await admin.users.count() == 0


async def test_all_is_complete(admin: AsyncRealm) -> None:
    names = [f"user-{number:03}" for number in range(101)]
    await admin.partial_import(users=[{"username": name} for name in names])
    assert sorted(str(user.username) for user in await admin.users.all()) == names
    assert await admin.users.count() == 101


async def test_iter_goes_over_the_pages(admin: AsyncRealm) -> None:
    await admin.partial_import(users=[{"username": f"user-{number}"} for number in range(5)])
    for page_size in (1, 2, 5, 6):
        found = [user.username async for user in admin.users.iter(page_size=page_size)]
        assert sorted(map(str, found)) == [f"user-{number}" for number in range(5)]


async def test_iter_filters(admin: AsyncRealm) -> None:
    await admin.users.create("anna", email="anna@example.org", enabled=True)
    await admin.users.create("annabel", email="annabel@example.com")
    assert [user.username for user in await admin.users.all(search="*@example.org")] == ["anna"]
    assert [user.username for user in await admin.users.all(username="anna", exact=True)] == ["anna"]
    assert [user.username for user in await admin.users.all(enabled=False)] == ["annabel"]
    assert await admin.users.count(search="anna") == 2


async def test_pages_are_not_empty(admin: AsyncRealm) -> None:
    with pytest.raises(ValueError, match="page_size"):
        await admin.users.all(page_size=0)


async def test_by_username_looks_the_id_up_once(admin: AsyncRealm) -> None:
    user_id = await admin.users.create("bob")
    await admin.users.create("bobby")
    bob = admin.users.by_username("bob")
    assert (await bob.get()).id == user_id
    await bob.update(last_name="B")
    assert (await bob.user).last_name == "B"
    with pytest.raises(NotFound, match="there is no user 'bo'") as caught:
        await admin.users.by_username("bo").get()
    assert caught.value.status_code == 404


async def test_update_keeps_the_other_fields(admin: AsyncRealm) -> None:
    user_id = await admin.users.create("bob", enabled=True, email="bob@example.org", first_name="Bob", last_name="B")
    await admin.replace({"internationalizationEnabled": True, "supportedLocales": ["de", "en"]})
    user = admin.users.by_id(user_id)
    before = await user.get()
    await user.update(attributes={"locale": ["de"]})
    after = await user.get()
    assert (after.email, after.first_name, after.last_name) == ("bob@example.org", "Bob", "B")
    await user.update(first_name="Rob")
    assert await user.get() == before | {"firstName": "Rob", "attributes": {"locale": ["de"]}}


async def test_update_removes_with_none(admin: AsyncRealm) -> None:
    await admin.user_profile.update(unmanaged_attribute_policy="ENABLED")
    choices: list[dict[str, list[str]]] = [{}, {"floor": ["2"]}]
    for attributes in choices:
        fields: dict[str, Any] = {"first_name": "Bob", "last_name": "B", "email": "bob@example.org"}
        user = admin.users.by_id(await admin.users.create("bob", attributes=attributes, **fields))
        read = await user.get()
        for name, key in (("email", "email"), ("first_name", "firstName"), ("last_name", "lastName")):
            nothing: dict[str, Any] = {name: None}
            await user.update(**nothing)
            assert read.pop(key)
            assert await user.get() == read
        await user.update(attributes=None)
        read.pop("attributes", None)
        assert await user.get() == read
        await user.delete()


async def test_update_leaves_what_cannot_be_removed(admin: AsyncRealm) -> None:
    user_id = await admin.users.create("bob", enabled=True, email_verified=True, required_actions=["VERIFY_EMAIL"])
    user = admin.users.by_id(user_id)
    before = await user.get()
    await user.update(username=None, enabled=None, email_verified=None, required_actions=None)
    assert await user.get() == before


async def test_update_refuses_unknown_fields_first(admin: AsyncRealm) -> None:
    with pytest.raises(TypeError, match="first_name"):
        await admin.users.by_id("x").update(firstname="B")  # type: ignore[call-arg]  # what the test is about


async def test_replace_writes_as_given(admin: AsyncRealm) -> None:
    user = admin.users.by_id(await admin.users.create("bob", first_name="Bob", enabled=True))
    await user.replace({"username": "bob", "enabled": False})
    assert (await user.get()).enabled is False


async def test_user_is_read_once(admin: AsyncRealm) -> None:
    user = admin.users.by_id(await admin.users.create("bob"))
    assert await user.user is await user.user


async def test_delete(admin: AsyncRealm) -> None:
    user = admin.users.by_id(await admin.users.create("bob"))
    await user.delete()
    with pytest.raises(NotFound):
        await user.get()
    with pytest.raises(NotFound):
        await user.delete()


@pytest.mark.parametrize("name", ["", ".", ".."], ids=["empty", "dot", "dots"])
async def test_delete_of_a_name_that_means_the_realm(admin: AsyncRealm, name: str) -> None:
    with pytest.raises(InvalidPathError):
        await admin.users.by_id(name).delete()
    assert (await admin.get()).enabled


async def test_password_and_logout(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    user_id = await admin.users.create("bob", enabled=True, email="b@example.org", first_name="B", last_name="B")
    await admin.clients.create("app", public_client=True, direct_access_grants_enabled=True)
    await admin.users.by_id(user_id).reset_password("correct")
    client = realm.open_id_connect("app")
    with pytest.raises(BadRequest) as caught:
        await client.password_credentials("bob", "wrong")
    assert caught.value.error == "invalid_grant"
    tokens = await client.password_credentials("bob", "correct")
    await admin.users.by_id(user_id).logout()
    with pytest.raises(BadRequest, match="invalid_grant"):
        await client.refresh_token(tokens["refresh_token"])
