"""Looking for attributes that the server has dropped costs a request for each name, once, and never the user's id."""

from __future__ import annotations

import inspect
import json
import warnings
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from keycloak_facade import AsyncKeycloakRealm, KeycloakRealm
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
        self.user: dict[str, Any] = {}
        self.read: Callable[[], httpx.Response] = lambda: httpx.Response(200, json=self.user)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.calls.append(request.method)
        if request.method == "GET":
            return self.read()
        self.user = json.loads(request.content)
        attributes = self.user.get("attributes", {})
        self.user["attributes"] = {name: values for name, values in attributes.items() if name in self.kept}
        return httpx.Response(201, headers={"Location": "https://keycloak.test/admin/realms/r/users/1"})

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
    for _ in range(2):
        with pytest.warns(UnmanagedAttributeWarning, match="'floor'"):
            assert await done(users.create("bob", attributes={"floor": ["1"]})) == "1"
    server.kept.add("floor")
    assert await done(users.create("bob", attributes={"floor": ["1"]})) == "1"
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
