"""Many users: created, imported and deleted at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from keycloak_facade import AsyncKeycloakRealm
from keycloak_facade.bulk import BulkResult
from keycloak_facade.exceptions import (
    BadRequest,
    BulkError,
    Conflict,
    InvalidPathError,
    InvalidUserError,
    NotFound,
    ServerError,
    TokenError,
)
from keycloak_openapi.models import UserRepresentation

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from keycloak_facade._async.admin.realm import AsyncRealm
    from keycloak_facade._core.bulk import BulkSuccess

pytestmark = [pytest.mark.at_once, pytest.mark.usefixtures("same_ids")]

PASSWORD = {"type": "password", "value": "a-long-passphrase"}
INVALID: list[Any] = [
    {"firstName": "Nobody"},
    {"username": ""},
    {"username": 7},
    {"username": "ann", "emial": "ann@example.org"},
    {"username": "ann", "credentials": "geheim"},
    {"username": "ann", "attributes": {"size": [float("nan")]}},
    {"username": "ann", "attributes": {"size": [{1, 2}]}},
    {"username": "ann", "firstName": "\ud800"},
    None,
]


def names_in(records: list[BulkSuccess]) -> list[str]:
    return sorted(record.username for record in records)


async def ids_by_name(admin: AsyncRealm) -> dict[str | None, str | None]:
    return {user.username: user.id for user in await admin.users.all()}


async def test_create_many_creates_each_with_its_id(admin: AsyncRealm) -> None:
    users = [UserRepresentation.from_dict({"username": "ada", "firstName": "Ada", "credentials": [PASSWORD]})]
    users += [UserRepresentation(username=f"user-{number}") for number in range(4)]
    result = await admin.users.create_many(users, concurrency=3)
    assert names_in(result.created) == ["ada", "user-0", "user-1", "user-2", "user-3"]
    assert {record.username: record.id for record in result.created} == await ids_by_name(admin)
    assert {id(record.user) for record in result.created} == {id(user) for user in users}
    assert repr(result) == "BulkResult(created=5, skipped=0, updated=0, deleted=0, failed=0)"
    assert result.reconciled == []
    result.raise_for_failures()
    ada = admin.users.by_username("ada")
    assert (await ada.get()).first_name == "Ada"
    assert [credential.type for credential in await ada.credentials.all()] == ["password"]


async def test_create_many_tells_which_failed_and_goes_on(admin: AsyncRealm) -> None:
    await admin.users.create("taken", email="taken@example.org")
    users = [{"username": "TAKEN"}, {"username": "a/b"}, {"username": "bob", "email": "taken@example.org"}]
    result = await admin.users.create_many([*users, {"username": "carl"}])
    assert names_in(result.created) == ["carl"]
    errors = {record.username: record.error for record in result.failed}
    assert [type(errors[name]) for name in ("TAKEN", "a/b", "bob")] == [Conflict, BadRequest, Conflict]
    with pytest.raises(BulkError, match=r"^3 of 4 users failed: ") as caught:
        result.raise_for_failures()
    assert caught.value.result is result


async def test_create_many_skips_those_that_are_there(admin: AsyncRealm) -> None:
    taken = await admin.users.create("taken", email="taken@example.org")
    users = [{"username": "Taken"}, {"username": "bob"}, {"username": "carl", "email": "taken@example.org"}]
    result = await admin.users.create_many(users, on_conflict="skip")
    assert [(record.username, record.id) for record in result.skipped] == [("Taken", taken)]
    assert names_in(result.created) == ["bob"]
    assert [(record.username, type(record.error)) for record in result.failed] == [("carl", Conflict)]
    again = await admin.users.create_many(users[:2], on_conflict="skip")
    assert names_in(again.skipped) == ["Taken", "bob"]


async def test_create_many_takes_a_name_that_comes_twice_for_taken(admin: AsyncRealm) -> None:
    users = [{"username": "ada", "firstName": "First"}, {"username": "bob"}, {"username": "ADA", "firstName": "Second"}]
    result = await admin.users.create_many(users)
    assert names_in(result.created) == ["ada", "bob"]
    assert [record.username for record in result.failed] == ["ADA"]
    assert (await admin.users.by_username("ada").get()).first_name == "First"


async def test_create_many_takes_fields_as_create_does(admin: AsyncRealm) -> None:
    await admin.users.create_many([{"username": "ada", "first_name": "Ada", "email_verified": True, "email": None}])
    ada = await admin.users.by_username("ada").get()
    assert (ada.first_name, ada.email_verified, ada.email) == ("Ada", True, None)


async def test_what_cannot_be_a_user_is_not_sent(admin: AsyncRealm) -> None:
    for create in (admin.users.create_many, admin.users.import_many):
        result = await create(INVALID)
        assert [type(record.error) for record in result.failed] == [InvalidUserError] * len(INVALID)
        assert "geheim" not in repr(result.failed)
        assert str(result.failed[3].error).endswith("has no field 'emial'; did you mean 'email'?")
    assert await admin.users.count() == 0


async def test_an_iterable_is_pulled_as_there_is_room(admin: AsyncRealm) -> None:
    done: list[tuple[int, int | None]] = []
    pulled = 0

    async def users() -> AsyncIterator[dict[str, str]]:
        nonlocal pulled
        for number in range(6):
            pulled += 1
            assert pulled - (done[-1][0] if done else 0) <= 3
            yield {"username": f"user-{number}"}

    result = await admin.users.create_many(users(), concurrency=2, progress=lambda *now: done.append(now))
    assert len(result.created) == 6
    assert done[-1] == (6, None)
    assert [now for now, _ in done] == sorted(now for now, _ in done)


async def test_progress_tells_of_how_many(admin: AsyncRealm) -> None:
    done: list[tuple[int, int | None]] = []
    users = [{"username": f"user-{number}"} for number in range(3)]
    await admin.users.import_many([*users, {}], chunk_size=2, progress=lambda *now: done.append(now))
    assert done[-1] == (4, 4)


async def test_what_was_done_is_known_when_the_iterable_fails(admin: AsyncRealm) -> None:
    async def users() -> AsyncIterator[dict[str, str]]:
        yield {"username": "ada"}
        yield {"username": "bob"}
        raise OSError("the file ends here")

    with pytest.raises(OSError, match="the file ends here") as caught:
        await admin.users.create_many(users())
    result = BulkResult.of(caught.value)
    assert result is not None
    assert names_in(result.created) == ["ada", "bob"]
    assert sorted(map(str, await ids_by_name(admin))) == ["ada", "bob"]


async def test_what_no_user_would_escape_ends_the_work(realm: AsyncKeycloakRealm) -> None:
    users = [{"username": f"user-{number}"} for number in range(20)]
    nowhere = realm.admin.realms.by_name("users-in-bulk-nowhere").users
    for call in (nowhere.create_many, nowhere.import_many):
        with pytest.raises(NotFound) as caught:
            await call(users, concurrency=1)
        result = BulkResult.of(caught.value)
        assert result is not None
        assert result.created == []
        assert len(result.failed) == (1 if call == nowhere.create_many else 20)
    with pytest.raises(NotFound):
        await nowhere.delete_many(["some-id"])
    async with AsyncKeycloakRealm(realm.server_url, realm.realm_name) as stranger:
        stranger.admin.login("nobody", "wrong")
        with pytest.raises(TokenError):
            await stranger.admin.realms.by_name(realm.realm_name).users.create_many(users, concurrency=1)


async def test_import_many_imports_all_with_their_ids(admin: AsyncRealm) -> None:
    users = [{"username": f"USER-{number}", "credentials": [PASSWORD]} for number in range(7)]
    result = await admin.users.import_many(users, chunk_size=3, concurrency=2)
    assert {record.username.lower(): record.id for record in result.created} == await ids_by_name(admin)
    assert len(result.created) == 7
    assert result.reconciled == []
    assert len(await admin.users.by_username("user-3").credentials.all()) == 1
    assert "id" not in users[0]


async def test_import_many_fails_skips_or_overwrites_those_that_are_there(admin: AsyncRealm) -> None:
    taken = await admin.users.create("taken", first_name="Old")
    users = [{"username": "Taken", "firstName": "New"}, {"username": "ada"}, {"username": "bob"}]

    result = await admin.users.import_many(users)
    assert names_in(result.created) == ["ada", "bob"]
    assert [(record.username, type(record.error)) for record in result.failed] == [("Taken", Conflict)]

    result = await admin.users.import_many(users, on_conflict="skip")
    assert names_in(result.skipped) == ["Taken", "ada", "bob"]
    assert {record.username.lower(): record.id for record in result.skipped} == await ids_by_name(admin)
    assert (await admin.users.by_id(taken).get()).first_name == "Old"

    result = await admin.users.import_many([*users, {"username": "carl"}], on_conflict="overwrite")
    assert names_in(result.updated) == ["Taken", "ada", "bob"]
    assert names_in(result.created) == ["carl"]
    there = await ids_by_name(admin)
    assert {record.username.lower(): record.id for record in result.updated + result.created} == there
    assert there["taken"] != taken
    assert (await admin.users.by_username("taken").get()).first_name == "New"


async def test_import_many_finds_those_for_which_an_import_fails(admin: AsyncRealm) -> None:
    await admin.users.create("taken", email="taken@example.org")
    good: list[dict[str, Any]] = [{"username": f"user-{number}"} for number in range(6)]
    homeless, same_address = {"username": "ada", "groups": ["/none"]}, {"username": "bob", "email": "TAKEN@example.org"}
    users: list[dict[str, Any]] = [*good[:2], homeless, *good[2:], same_address, {"username": "USER-1"}]
    result = await admin.users.import_many(users, concurrency=1)
    assert names_in(result.created) == [user["username"] for user in good]
    errors = {record.username: record.error for record in result.failed}
    assert {name: type(error) for name, error in errors.items()} == {
        "ada": ServerError,
        "bob": Conflict,
        "USER-1": Conflict,
    }
    assert "another user with the email address 'TAKEN@example.org'" in str(errors["bob"])
    assert "a user 'USER-1' exists already" in str(errors["USER-1"])
    assert len(await ids_by_name(admin)) == 7


async def test_delete_many_takes_ids_users_and_names(admin: AsyncRealm) -> None:
    created = (await admin.users.create_many([{"username": f"user-{number}"} for number in range(4)])).created
    by_id, by_model, by_name = (record.id for record in sorted(created, key=lambda each: each.username)[:3])
    model = await admin.users.by_id(by_model).get()
    gone, nobody = "8c1f4d6e-0000-4000-8000-000000000000", {"username": "nobody"}
    result = await admin.users.delete_many([by_id, model, {"username": "User-2"}, gone, nobody, "..", {}])
    assert {record.id for record in result.deleted} == {by_id, by_model, by_name}
    assert {record.id for record in result.skipped} == {gone, ""}
    assert {type(record.error) for record in result.failed} == {InvalidPathError, InvalidUserError}
    assert list(await ids_by_name(admin)) == ["user-3"]


async def test_delete_many_twice(admin: AsyncRealm) -> None:
    await admin.users.create_many([{"username": "ada"}, {"username": "bob"}])
    users = await admin.users.all()
    assert len((await admin.users.delete_many(users)).deleted) == 2
    assert len((await admin.users.delete_many(users, concurrency=1)).skipped) == 2
    assert await admin.users.count() == 0


async def test_bad_arguments_are_refused_before_anything_is_sent(realm: AsyncKeycloakRealm) -> None:
    users: Any = realm.admin.realms.by_name("users-in-bulk-nowhere").users
    for call in (users.create_many, users.import_many, users.delete_many):
        with pytest.raises(ValueError, match="concurrency: expected at least 1, got 0"):
            await call([], concurrency=0)
        for one in ("ada", {"username": "ada"}, UserRepresentation(username="ada")):
            with pytest.raises(TypeError, match="expected many users, got one"):
                await call(one)
    with pytest.raises(ValueError, match="chunk_size: expected at least 1"):
        await users.import_many([], chunk_size=0)
    with pytest.raises(ValueError, match="on_conflict: expected one of fail, skip, got 'overwrite'"):
        await users.create_many([], on_conflict="overwrite")
