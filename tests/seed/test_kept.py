"""What python-keycloak-client does and its signatures don't say, and what stays so."""

from __future__ import annotations

import importlib
import json
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from keycloak_facade.exceptions import UnmanagedAttributeWarning

if TYPE_CHECKING:
    from tests.seed.conftest import FakeKeycloak

pytestmark = pytest.mark.usefixtures("installed")

USERS = "/admin/realms/r/users"
USER = {
    "email": "e",
    "first_name": "f",
    "last_name": "l",
    "email_verified": True,
    "attributes": {"a": ["1"]},
    "realm_roles": ["r"],
    "client_roles": {"c": ["r"]},
    "groups": ["/g"],
    "enabled": False,
    "credentials": [{"type": "password", "value": "v"}],
}
ROLE = {
    "description": "d",
    "id": "1",
    "client_role": True,
    "composite": True,
    "composites": {"realm": ["r"]},
    "container_id": "c",
    "scope_param_required": False,
}


def camel(fields: dict[str, Any]) -> dict[str, Any]:
    to_camel_case = importlib.import_module("keycloak.admin.clientroles").to_camel_case
    return {to_camel_case(name): value for name, value in fields.items()}


def admin(fake: FakeKeycloak) -> Any:
    return fake.realm().admin.set_token("t").realms.by_name("r")


def test_to_camel_case() -> None:
    assert list(camel({"id": 0, "first_name": 0, "scope_param_required": 0})) == [
        "id",
        "firstName",
        "scopeParamRequired",
    ]


def test_fields_of_a_user(fake: FakeKeycloak) -> None:
    fake.answer("POST", USERS, 201, headers={"Location": f"https://keycloak.test{USERS}/u"})
    fake.answer("GET", f"{USERS}/u", json={"id": "u", "username": "john", "firstName": "old"})
    fake.answer("PUT", f"{USERS}/u", 204)
    users = admin(fake).users
    # The server of this test keeps no attributes.
    with pytest.warns(UnmanagedAttributeWarning):
        users.create("john", **USER)
    [post] = [request for request in fake.requests if request.method == "POST"]
    assert json.loads(post.content) == {"username": "john", **camel(USER)}
    with pytest.warns(UnmanagedAttributeWarning):
        users.by_id("u").update(**USER)
    [put] = [request for request in fake.requests if request.method == "PUT"]
    assert json.loads(put.content) == {"id": "u", "username": "john", **camel(USER)}


def test_fields_of_a_client_role(fake: FakeKeycloak) -> None:
    path = "/admin/realms/r/clients/c/roles"
    fake.answer("POST", path, 201, headers={"Location": f"https://keycloak.test{path}/role"})
    fake.answer("GET", f"{path}/role", json={"name": "role"})
    fake.answer("PUT", f"{path}/role", 204)
    roles = admin(fake).clients.by_id("c").roles
    roles.create("role", **ROLE)
    assert json.loads(fake.requests[-1].content) == {"name": "role", **camel(ROLE)}
    roles.by_name("role").update("role", **ROLE)
    [put] = [request for request in fake.requests if request.method == "PUT"]
    assert json.loads(put.content) == {"name": "role", **camel(ROLE)}


def test_user_is_read_once(fake: FakeKeycloak) -> None:
    fake.answer("GET", f"{USERS}/u", json={"id": "u"})
    user = admin(fake).users.by_id("u")
    assert (user.user["id"], user.user["id"], len(fake.requests)) == ("u", "u", 1)
    user.get()
    assert len(fake.requests) == 2


def test_token_may_be_a_callable(fake: FakeKeycloak) -> None:
    tokens = iter(["first", "second"])
    fake.answer("GET", f"{USERS}/u", json={"id": "u"})
    root = fake.realm().admin
    assert root.set_token(lambda: next(tokens)) is root
    user = root.realms.by_name("r").users.by_id("u")
    user.get()
    user.get()
    assert [request.headers["authorization"] for request in fake.requests] == ["Bearer first", "Bearer second"]


@pytest.mark.parametrize(
    "path", ["keycloak.uma.KeycloakUMA", "keycloak.uma1.KeycloakUMA1", "keycloak.aio.uma.KeycloakUMA"]
)
def test_uma_helpers(path: str) -> None:
    module, _, name = path.rpartition(".")
    uma = getattr(importlib.import_module(module), name)
    assert uma.get_headers("t") == {"Content-type": "application/json", "Authorization": "Bearer t"}
    assert uma.get_payload("n") == {"name": "n", "scopes": []}
    assert uma.get_payload("n", ["s"], icon_url="i") == {"name": "n", "scopes": ["s"], "icon_url": "i"}


def test_headers_of_the_realm_are_sent(fake: FakeKeycloak) -> None:
    fake.answer("GET", "/realms/r/x", json=[])
    fake.realm(headers={"X-Forwarded-For": "1.2.3.4"}).client.get("https://keycloak.test/realms/r/x")
    assert fake.requests[-1].headers["x-forwarded-for"] == "1.2.3.4"


@pytest.mark.parametrize("method", ["post", "put"])
def test_client_sends(fake: FakeKeycloak, method: str) -> None:
    fake.answer(method.upper(), "/realms/r/x", json={"a": 1})
    send = getattr(fake.realm().client, method)
    url = "https://keycloak.test/realms/r/x"
    assert send(url, {"grant_type": "password"}, first=5) == {"a": 1}
    assert fake.requests[-1].content == b"grant_type=password"
    assert fake.requests[-1].url.params["first"] == "5"
    send(url, '{"b": 2}', headers={"Content-type": "application/json"})
    assert fake.requests[-1].content == b'{"b": 2}'
    assert fake.requests[-1].headers["content-type"] == "application/json"


def test_client_gets(fake: FakeKeycloak) -> None:
    fake.answer("GET", "/realms/r/x", content=b"<html/>")
    client = fake.realm().client
    assert client.get("https://keycloak.test/realms/r/x", first=5) == b"<html/>"
    assert fake.requests[-1].url.params["first"] == "5"
    assert client.get_full_url("a/b", server_url="https://other.test/c/") == "https://other.test/c/a/b"
    assert client.get_full_url("/a/b") == "https://keycloak.test/a/b"


def test_error_keeps_the_response(fake: FakeKeycloak) -> None:
    fake.answer("GET", "/realms/r/x", 409, json={"errorMessage": "exists"})
    with pytest.raises(importlib.import_module("keycloak.exceptions").KeycloakClientError) as caught:
        fake.realm().client.get("https://keycloak.test/realms/r/x")
    response = caught.value.original_exc.response
    assert (response.status_code, json.loads(response.text)) == (409, {"errorMessage": "exists"})


def test_well_known_is_a_mapping(fake: FakeKeycloak) -> None:
    oidc = fake.realm().open_id_connect("c", "s")
    document = oidc.well_known
    assert document["issuer"] == oidc.get_url("issuer") == "https://keycloak.test/realms/r"
    assert "issuer" in document
    assert document.get("missing") is None
    assert document == dict(document)
    assert len(document) == len(list(document)) == len(document.contents)
    assert len([r for r in fake.requests if ".well-known" in str(r.url)]) == 1
    with pytest.raises(KeyError):
        oidc.get_url("missing")
    document.contents = {"issuer": "other"}
    assert oidc.get_url("issuer") == "other"


def test_well_known_may_be_given(fake: FakeKeycloak) -> None:
    well_known = importlib.import_module("keycloak.well_known").KeycloakWellKnown
    assert well_known(fake.realm(), "https://keycloak.test/x", content={"a": 1})["a"] == 1
    assert fake.requests == []


def test_authorization_url_is_sorted(fake: FakeKeycloak) -> None:
    oidc = fake.realm().open_id_connect("c", "s")
    oidc.well_known.contents = {"authorization_endpoint": "https://keycloak.test/auth"}
    url = oidc.authorization_url(state="a b", redirect_uri="https://x/", response_type="none")
    assert url == (
        "https://keycloak.test/auth?client_id=c&redirect_uri=https%3A%2F%2Fx%2F&response_type=none&state=a+b"
    )


def test_client_secret_is_posted(fake: FakeKeycloak) -> None:
    path = "/realms/r/protocol/openid-connect/token"
    fake.answer("POST", path, json={"access_token": "a"})
    assert fake.realm().open_id_connect("c", "s").client_credentials(scope="x") == {"access_token": "a"}
    sent = httpx.QueryParams(fake.requests[-1].content.decode())
    assert dict(sent) == {
        "grant_type": "client_credentials",
        "client_id": "c",
        "client_secret": "s",
        "scope": "x",
    }


async def test_aio_refuses_a_plain_with() -> None:
    realm = importlib.import_module("keycloak.aio.realm").KeycloakRealm("https://keycloak.test", "r")
    with pytest.raises(TypeError, match="async with"), realm:
        pass
    await realm.close()


async def test_aio_objects_may_be_awaited(fake: FakeKeycloak) -> None:
    realm = await fake.aio_realm()
    for awaitable in (realm.open_id_connect("c", "s"), realm.authz("c"), realm.uma(), realm.uma2):
        assert await awaitable is awaitable
        assert awaitable.well_known["issuer"] == "https://keycloak.test/realms/r"
    await realm.close()
