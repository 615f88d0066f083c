"""Each row of the table that tells of a behaviour, shown: administration, and what is mended in aio."""

from __future__ import annotations

import importlib
import json
from typing import TYPE_CHECKING, Any, TypeVar

import httpx
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.seed.conftest import FakeKeycloak

pytestmark = pytest.mark.usefixtures("installed")

Test = TypeVar("Test", bound="Callable[..., object]")
SHOWN: set[str] = set()
USERS = "/admin/realms/r/users"
USER = {"id": "u", "username": "john", "firstName": "John"}


def shows(key: str) -> Callable[[Test], Test]:
    """The test proves this row of the table."""
    SHOWN.add(key)
    return lambda test: test


def errors() -> Any:
    return importlib.import_module("keycloak.exceptions")


def admin(fake: FakeKeycloak) -> Any:
    return fake.realm().admin.set_token("t").realms.by_name("r")


@shows("keycloak.admin.KeycloakAdmin: no token")
def test_no_token(fake: FakeKeycloak) -> None:
    fake.answer("GET", USERS, json=[])
    try:
        fake.realm().admin.realms.by_name("r").users.all()
    except errors().KeycloakClientError:
        pass
    assert all("None" not in request.headers.get("authorization", "") for request in fake.requests)


@shows("keycloak.admin.KeycloakAdmin.get: keywords")
def test_keywords_are_the_query(fake: FakeKeycloak) -> None:
    fake.answer("GET", USERS, json=[])
    fake.realm().admin.set_token("t").get(f"https://keycloak.test{USERS}", first=5)
    assert fake.requests[-1].url.params["first"] == "5"


@shows("keycloak.admin.KeycloakAdmin.post: keywords")
@shows("keycloak.admin.KeycloakAdmin.put: keywords")
@pytest.mark.parametrize("method", ["post", "put"])
def test_keywords_of_writes_are_the_query(fake: FakeKeycloak, method: str) -> None:
    fake.answer(method.upper(), USERS, 204)
    getattr(fake.realm().admin.set_token("t"), method)(f"https://keycloak.test{USERS}", "{}", first=5)
    assert fake.requests[-1].url.params["first"] == "5"


@shows("keycloak.admin: path values")
def test_path_values(fake: FakeKeycloak) -> None:
    path = "/admin/realms/r/clients/a%2Fb/roles/x%3Fy"
    fake.answer("GET", path, json={"name": "x?y"})
    fake.answer("PUT", path, 204)
    roles = admin(fake).clients.by_id("a/b").roles
    roles.by_name("x?y").update(name="z")
    assert path in [request.url.raw_path.decode() for request in fake.requests]
    sent = len(fake.requests)
    with pytest.raises(errors().InvalidPathError):
        roles.by_name("..").update(name="z")
    assert len(fake.requests) == sent


@shows("keycloak.admin: results")
def test_results(fake: FakeKeycloak) -> None:
    fake.answer("GET", f"{USERS}/u", json=USER)
    user = admin(fake).users.by_id("u").get()
    assert type(user) is not dict
    assert (user["firstName"], user.first_name, user) == ("John", "John", USER)


@shows("keycloak.admin: unknown keywords")
def test_unknown_keywords(fake: FakeKeycloak) -> None:
    realm = admin(fake)
    roles = realm.clients.by_id("c").roles
    for call, arguments in (
        (realm.users.create, ["john"]),
        (realm.users.by_id("u").update, []),
        (roles.create, ["role"]),
        (roles.by_name("role").update, ["role"]),
    ):
        with pytest.raises(TypeError, match="no_such_field"):
            call(*arguments, no_such_field=1)
    with pytest.raises(TypeError, match="first_name"):
        realm.users.create("john", firstname="John")
    assert not [request for request in fake.requests if request.method in ("POST", "PUT")]


@shows("keycloak.admin.users.Users.create: result")
@shows("keycloak.admin.groups.Groups.create: result")
@pytest.mark.parametrize("kind", ["users", "groups"])
def test_create(fake: FakeKeycloak, kind: str) -> None:
    location = f"https://keycloak.test/admin/realms/r/{kind}/new-id"
    fake.answer("POST", f"/admin/realms/r/{kind}", 201, headers={"Location": location})
    assert getattr(admin(fake), kind).create("name") == "new-id"


@shows("keycloak.admin.clientroles.ClientRole.update: fields left out")
def test_role_keeps_the_rest(fake: FakeKeycloak) -> None:
    path = "/admin/realms/r/clients/c/roles/role"
    fake.answer("GET", path, json={"name": "role", "description": "d"})
    fake.answer("PUT", path, 204)
    admin(fake).clients.by_id("c").roles.by_name("role").update("new")
    assert [request.method for request in fake.requests] == ["GET", "PUT"]
    assert json.loads(fake.requests[-1].content) == {"name": "new", "description": "d"}


@shows("keycloak.admin.users.Users.all: result")
def test_all_users(fake: FakeKeycloak) -> None:
    def page(request: httpx.Request) -> httpx.Response:
        first, most = (int(request.url.params.get(n, d)) for n, d in (("first", 0), ("max", 100)))
        return httpx.Response(200, json=[{"id": str(i)} for i in range(first, min(first + most, 1234))])

    fake.answers["GET", USERS] = page
    assert [user["id"] for user in admin(fake).users.all()] == [str(i) for i in range(1234)]


@shows("keycloak.admin.users.User.delete: errors")
def test_delete_user(fake: FakeKeycloak) -> None:
    fake.answer("DELETE", f"{USERS}/u", 204)
    assert admin(fake).users.by_id("u").delete() is None
    with pytest.raises(errors().KeycloakClientError):
        admin(fake).users.by_id("missing").delete()


@shows("keycloak.admin.user.usergroup.UserGroups.delete: result")
def test_delete_user_group(fake: FakeKeycloak) -> None:
    fake.answer("DELETE", f"{USERS}/u/groups/g", 204)
    groups = admin(fake).users.by_id("u").groups
    assert groups.delete("g") is None
    with pytest.raises(errors().KeycloakClientError):
        groups.delete("missing")


@shows("keycloak.admin.user.userroles.UserRoleMappingsRealm.delete: result")
def test_delete_user_role(fake: FakeKeycloak) -> None:
    fake.answer("DELETE", f"{USERS}/u/role-mappings/realm", 204)
    roles = [{"id": "1", "name": "role"}]
    assert admin(fake).users.by_id("u").role_mappings.realm.delete(roles) is None
    with pytest.raises(errors().KeycloakClientError):
        admin(fake).users.by_id("missing").role_mappings.realm.delete(roles)


@shows("keycloak.aio: star import")
def test_star_import() -> None:
    module = importlib.import_module("keycloak.aio")
    assert [name for name in module.__all__ if not hasattr(module, name)] == []


@shows("keycloak.aio.realm.KeycloakRealm.admin: class")
async def test_aio_admin(fake: FakeKeycloak) -> None:
    fake.answer("GET", f"{USERS}/u", json=USER)
    fake.answer("PUT", f"{USERS}/u", 204)
    fake.answer("DELETE", f"{USERS}/u", 204)
    async with fake.aio_realm() as realm:
        assert type(realm.admin) is not importlib.import_module("keycloak.admin").KeycloakAdmin
        user = realm.admin.set_token("t").realms.by_name("r").users.by_id("u")
        assert (await user.get())["firstName"] == "John"
        await user.update(first_name="Jane")
        await user.delete()
    assert {request.method for request in fake.requests} >= {"GET", "PUT", "DELETE"}


@shows("keycloak.aio.realm.KeycloakRealm.uma2: class")
async def test_aio_uma2(fake: FakeKeycloak) -> None:
    fake.answer("GET", "/realms/r/authz/protection/resource_set", json=["1"])
    async with fake.aio_realm() as realm:
        assert await realm.uma2.resource_set_list("t") == ["1"]


@shows("keycloak.aio.realm.KeycloakRealm.admin: async token")
async def test_async_token(fake: FakeKeycloak) -> None:
    async def token() -> str:
        return "fresh"

    fake.answer("GET", f"{USERS}/u", json=USER)
    async with fake.aio_realm() as realm:
        await realm.admin.set_token(token).realms.by_name("r").users.by_id("u").get()
    assert fake.requests[-1].headers["authorization"] == "Bearer fresh"


def test_every_row_is_shown(differences: frozenset[str]) -> None:
    rows = {
        key
        for key in differences
        if ": " in key
        and key.startswith(("keycloak.admin", "keycloak.aio: ", "keycloak.aio.realm"))
        and not key.endswith((": kind", ": value"))
        and ": base keycloak" not in key
    }
    assert rows == SHOWN
