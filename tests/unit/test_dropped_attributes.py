"""Looking for attributes that the server has dropped costs a request for each name, once, and never the user's id."""

from __future__ import annotations

import asyncio
import inspect
import json
import linecache
import warnings
from itertools import count
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from keycloak_facade import AsyncKeycloakRealm, KeycloakRealm
from keycloak_facade.bulk import BulkResult
from keycloak_facade.exceptions import UnmanagedAttributeWarning

if TYPE_CHECKING:
    from collections.abc import Callable

each_flavour = pytest.mark.parametrize("kind", [KeycloakRealm, AsyncKeycloakRealm], ids=["sync", "async"])
pytestmark = pytest.mark.filterwarnings("error")


async def done(answer: Any) -> Any:
    return await answer if inspect.isawaitable(answer) else answer


class Server:
    """Makes users, of whose attributes it keeps some."""

    def __init__(self, *kept: str) -> None:
        self.kept = set(kept)
        self.calls: list[str] = []
        self.made: dict[str, Any] = {}
        self.read: Callable[[], httpx.Response] | None = None
        self._ids = count(1)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.calls.append(request.method)
        user_id = request.url.path.rpartition("/")[2]
        if request.method == "GET":
            return self.read() if self.read else httpx.Response(200, json=self.made[user_id])
        body = json.loads(request.content)
        if request.method == "PUT":
            self._keep(user_id, body)
            return httpx.Response(204)
        if "users" not in body:
            user_id = self._keep(str(next(self._ids)), body)
            return httpx.Response(201, headers={"Location": f"https://keycloak.test/admin/realms/r/users/{user_id}"})
        results = [
            {"action": "ADDED", "resourceName": user["username"], "id": self._keep(user["id"], user)}
            for user in body["users"]
        ]
        return httpx.Response(200, json={"results": results})

    def _keep(self, user_id: str, user: dict[str, Any]) -> str:
        attributes = {name: values for name, values in user.get("attributes", {}).items() if name in self.kept}
        self.made[user_id] = {**user, "id": user_id, "attributes": attributes}
        return user_id

    def users(self, kind: type[Any], **settings: Any) -> Any:
        http = httpx.Client if kind is KeycloakRealm else httpx.AsyncClient
        realm = kind("https://keycloak.test", "r", http_client=http(transport=httpx.MockTransport(self)), **settings)
        return realm.admin.set_token("t").realms.by_name("r").users


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"attributes": None},
        {"attributes": {}},
        {"attributes": {"floor": []}},
        {"attributes": {"floor": [""]}},
        {"attributes": {"floor": None}},
        {"attributes": {"floor": ["", None]}},
        {"attributes": {"floor": ""}},
        {"attributes": {"email": ["bob@example.org"], "firstName": ["Bob"]}},
    ],
)
@each_flavour
async def test_nothing_to_lose(kind: type[Any], fields: dict[str, Any]) -> None:
    server = Server()
    assert await done(server.users(kind).create("bob", **fields)) == "1"
    assert server.calls == ["POST"]


@each_flavour
async def test_a_name_is_looked_for_once(kind: type[Any]) -> None:
    server = Server("floor", "room")
    users = server.users(kind)
    for attributes in ({"floor": ["1"]}, {"floor": ["2"]}, {"floor": ["2"], "room": ["21"]}, {"room": ["22"]}):
        await done(users.create("bob", attributes=attributes))
    assert server.calls == ["POST", "GET", "POST", "POST", "GET", "POST"]


@each_flavour
async def test_what_was_dropped_is_looked_for_again(kind: type[Any]) -> None:
    server = Server()
    users = server.users(kind)
    for user_id in ("1", "2"):
        with pytest.warns(UnmanagedAttributeWarning, match="'floor'"):
            assert await done(users.create("bob", attributes={"floor": ["1"]})) == user_id
    server.kept.add("floor")
    assert await done(users.create("bob", attributes={"floor": ["1"]})) == "3"
    assert server.calls == ["POST", "GET"] * 3


@each_flavour
async def test_it_can_be_switched_off(kind: type[Any]) -> None:
    server = Server()
    assert await done(server.users(kind, check_attributes=False).create("bob", attributes={"floor": ["1"]})) == "1"
    assert server.calls == ["POST"]


@pytest.mark.parametrize("status", [401, 403, 404, 500, 200])
@each_flavour
async def test_who_may_not_read_is_told_nothing(kind: type[Any], status: int) -> None:
    server = Server()
    server.read = lambda: httpx.Response(status, content=b"<html>")
    assert await done(server.users(kind).create("bob", attributes={"floor": ["1"]})) == "1"


@each_flavour
async def test_a_broken_connection_does_not_hide_the_id(kind: type[Any]) -> None:
    def broken() -> httpx.Response:
        raise httpx.ReadError("broken")

    server = Server()
    server.read = broken
    assert await done(server.users(kind).create("bob", attributes={"floor": ["1"]})) == "1"


@each_flavour
async def test_no_value_is_told(kind: type[Any]) -> None:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        await done(Server().users(kind).create("bob", attributes={"floor": ["canary"]}))
    assert "canary" not in str(caught[0].message)


@pytest.mark.parametrize("values", ["2", 2, 0, False, [0], ("2",)])
@each_flavour
async def test_values_may_be_given_as_the_server_takes_them(kind: type[Any], values: object) -> None:
    with pytest.warns(UnmanagedAttributeWarning, match="'floor'"):
        assert await done(Server().users(kind).create("bob", attributes={"floor": values})) == "1"


def many(*attributes: str) -> list[dict[str, Any]]:
    """Return ten users for each attribute."""
    names = [name for name in attributes for _ in range(10)]
    return [{"username": f"user-{number}", "attributes": {name: ["1"]}} for number, name in enumerate(names)]


@pytest.mark.parametrize(("verb", "what"), [("create_many", "has dropped"), ("import_many", "keeps")])
@each_flavour
async def test_of_many_users_each_name_is_looked_for_once(kind: type[Any], verb: str, what: str) -> None:
    server = Server("room")
    with pytest.warns(UnmanagedAttributeWarning) as caught:
        result = await done(getattr(server.users(kind), verb)(many("floor", "room", "desk"), concurrency=2))
    assert len(result.created) == 30
    told = sorted(str(warning.message).partition(":")[0].removesuffix(" unseen") for warning in caught)
    assert told == [f"the server {what} the attribute {name}" for name in ("'desk'", "'floor'")]
    assert server.calls.count("GET") == 3


@pytest.mark.parametrize("verb", ["create_many", "import_many"])
@each_flavour
async def test_of_many_users_nothing_is_looked_for_without_need(kind: type[Any], verb: str) -> None:
    server = Server()
    await done(getattr(server.users(kind), verb)([{"username": "ann"}, {"username": "bob", "attributes": {}}]))
    await done(getattr(server.users(kind, check_attributes=False), verb)(many("floor")))
    assert "GET" not in server.calls


@pytest.mark.parametrize("verb", ["create_many", "import_many"])
@pytest.mark.parametrize("status", [401, 403, 404])
@each_flavour
async def test_who_may_not_read_creates_many_and_asks_once(kind: type[Any], status: int, verb: str) -> None:
    server = Server()
    server.read = lambda: httpx.Response(status)
    result = await done(getattr(server.users(kind), verb)(many("floor")))
    assert len(result.created) == 10
    assert server.calls.count("GET") == 1


@pytest.mark.parametrize("verb", ["create_many", "import_many"])
@each_flavour
async def test_a_warning_that_is_an_error_ends_the_work_with_its_result(kind: type[Any], verb: str) -> None:
    with pytest.raises(UnmanagedAttributeWarning) as caught:
        await done(getattr(Server().users(kind), verb)(many("floor"), concurrency=1))
    result = BulkResult.of(caught.value)
    assert result is not None
    assert len(result.created) >= 1


CALLS: dict[str, Callable[[Any], Any]] = {
    "create": lambda users: users.create("bob", attributes={"floor": ["1"]}),
    "replace": lambda users: users.by_id("1").replace({"username": "bob", "attributes": {"floor": ["1"]}}),
    "update": lambda users: users.by_id("1").update(attributes={"floor": ["1"]}),
    "create_many": lambda users: users.create_many(many("floor")),
    "import_many": lambda users: users.import_many(many("floor")),
}


@pytest.mark.parametrize("verb", CALLS)
def test_the_line_that_called_is_blamed(verb: str) -> None:
    server = Server()
    server.made["1"] = {"username": "bob"}
    with pytest.warns(UnmanagedAttributeWarning) as caught:
        CALLS[verb](server.users(KeycloakRealm))
    assert [(warning.filename, warning.lineno) for warning in caught] == [
        (__file__, CALLS[verb].__code__.co_firstlineno)
    ]


@pytest.mark.parametrize("verb", CALLS)
@pytest.mark.parametrize("is_task", [False, True])
def test_the_line_that_awaited_or_ran_the_loop_is_blamed(verb: str, is_task: bool) -> None:
    async def call() -> None:
        server = Server()
        server.made["1"] = {"username": "bob"}
        answer = CALLS[verb](server.users(AsyncKeycloakRealm))
        await (asyncio.create_task(answer) if is_task else answer)

    with pytest.warns(UnmanagedAttributeWarning) as caught:
        asyncio.run(call())
    [line] = [linecache.getline(warning.filename, warning.lineno).strip() for warning in caught]
    assert line == ("asyncio.run(call())" if is_task else "await (asyncio.create_task(answer) if is_task else answer)")
