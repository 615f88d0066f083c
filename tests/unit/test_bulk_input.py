"""What is given for many users: nothing is sent for what cannot be one, and no user is looked for without a name."""

from __future__ import annotations

import inspect
import json
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from keycloak_facade import AsyncKeycloakRealm, KeycloakRealm
from keycloak_facade._core.bulk_entry import BulkEntry
from keycloak_facade.exceptions import BulkError, InvalidUserError, KeycloakError

if TYPE_CHECKING:
    from keycloak_facade.bulk import BulkResult

each_flavour = pytest.mark.parametrize("kind", [KeycloakRealm, AsyncKeycloakRealm], ids=["sync", "async"])

FIRST: dict[str, Any] = {"id": "id-of-the-first", "username": "first"}
NAMELESS: list[Any] = [
    "",
    "  ",
    {},
    {"id": ""},
    {"id": "\t", "username": " "},
    {"username": ""},
    {"username": 7},
    {"id": 7},
    {"id": 7, "username": "first"},
    {"id": ["id-of-the-first"]},
    None,
]


class Realm:
    """A realm that has one user, and answers with that one whatever it is asked."""

    def __init__(self, user: dict[str, Any]) -> None:
        self.user = user
        self.calls: list[str] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.calls.append(f"{request.method} {request.url.raw_path.decode().removeprefix('/admin/realms/r/')}")
        if request.method == "GET":
            return httpx.Response(200, json=[self.user])
        if request.method == "DELETE":
            return httpx.Response(204)
        results = [
            {"action": "ADDED", "resourceName": user["username"], "id": user["id"]}
            for user in json.loads(request.content)["users"]
        ]
        return httpx.Response(200, json={"results": results})

    async def call(self, kind: type[Any], verb: str, users: Any, **options: Any) -> BulkResult:
        http = httpx.Client if kind is KeycloakRealm else httpx.AsyncClient
        realm = kind("https://keycloak.test", "r", http_client=http(transport=httpx.MockTransport(self)))
        answer = getattr(realm.admin.set_token("t").realms.by_name("r").users, verb)(users, **options)
        result: BulkResult = await answer if inspect.isawaitable(answer) else answer
        return result


@each_flavour
async def test_who_has_neither_id_nor_name_is_not_looked_for(kind: type[Any]) -> None:
    realm = Realm(FIRST)
    result = await realm.call(kind, "delete_many", NAMELESS)
    assert [type(record.error) for record in result.failed] == [InvalidUserError] * len(NAMELESS)
    assert realm.calls == []


@pytest.mark.parametrize("empty", ["", " ", None])
@each_flavour
async def test_an_empty_id_is_none(kind: type[Any], empty: str | None) -> None:
    realm = Realm(FIRST)
    result = await realm.call(kind, "delete_many", [{"id": empty, "username": "First"}])
    assert [record.id for record in result.deleted] == ["id-of-the-first"]
    assert realm.calls == ["GET users?exact=true&max=1&username=First", "DELETE users/id-of-the-first"]


@pytest.mark.parametrize("found", [{"id": "1"}, {"id": "1", "username": None}, {"id": "1", "username": "other"}])
@each_flavour
async def test_an_answer_without_the_name_is_no_such_user(kind: type[Any], found: dict[str, Any]) -> None:
    realm = Realm(found)
    result = await realm.call(kind, "delete_many", [{"username": "none"}])
    assert [record.id for record in result.skipped] == [""]
    assert realm.calls == ["GET users?exact=true&max=1&username=none"]


@pytest.mark.parametrize("user_id", [None, 7, ["1"]])
@each_flavour
async def test_an_answer_without_the_id_deletes_nobody(kind: type[Any], user_id: object) -> None:
    realm = Realm({"id": user_id, "username": "ann"})
    with pytest.raises(KeycloakError, match="the server's answer has no id for the user 'ann'"):
        await realm.call(kind, "delete_many", [{"username": "ann"}])
    assert realm.calls == ["GET users?exact=true&max=1&username=ann"]


@pytest.mark.parametrize(
    "user", [{"username": " "}, {"username": "ann", "id": 7}, {"username": "ann", "email": ["ann@example.org"]}]
)
@pytest.mark.parametrize("verb", ["create_many", "import_many"])
@each_flavour
async def test_what_is_no_text_or_blank_is_not_sent(kind: type[Any], verb: str, user: dict[str, Any]) -> None:
    realm = Realm(FIRST)
    result = await realm.call(kind, verb, [user])
    assert [type(record.error) for record in result.failed] == [InvalidUserError]
    assert realm.calls == []


@pytest.mark.parametrize("empty", ["", " ", None])
@each_flavour
async def test_an_import_gives_an_id_to_who_has_an_empty_one(kind: type[Any], empty: str | None) -> None:
    result = await Realm(FIRST).call(kind, "import_many", [{"username": "ann", "id": empty}])
    assert [len(record.id) for record in result.created] == [36]


@each_flavour
async def test_an_error_names_failures_by_what_was_given(kind: type[Any]) -> None:
    users = ["..", {"id": "."}, {"id": "..", "username": "ann"}]
    result = await Realm(FIRST).call(kind, "delete_many", users, concurrency=1)
    with pytest.raises(BulkError) as caught:
        result.raise_for_failures()
    told = str(caught.value).removeprefix("3 of 3 users failed: ").split("; ")
    assert [each.partition(":")[0] for each in told] == ["'..'", "'.'", "'ann'"]


@each_flavour
async def test_names_are_compared_once_however_many_are_imported_at_once(
    kind: type[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = 0

    def key(entry: BulkEntry) -> str:
        nonlocal looks
        looks += 1
        return str(entry.body.username)

    monkeypatch.setattr(BulkEntry, "key", property(key))
    users = [{"username": f"user-{number}"} for number in range(200)]
    result = await Realm(FIRST).call(kind, "import_many", users, chunk_size=200)
    assert len(result.created) == 200
    assert looks < 10 * 200
