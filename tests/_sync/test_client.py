# Made by scripts/unasync.py from tests/_async/test_client.py; not to be edited.
"""Raw requests, and the HTTP client below them."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from keycloak_facade import KeycloakRealm
from keycloak_facade._sync.client import KeycloakClient
from keycloak_facade.exceptions import (
    BadRequest,
    ConnectionError,  # noqa: A004 - the package's own name
    KeycloakError,
    NotFound,
    TimeoutError,  # noqa: A004 - as above
    TransportError,
    Unauthorized,
)
from tests._sync.made import PASSWORD, make_manager, make_user

if TYPE_CHECKING:
    from keycloak_facade._sync.admin.realm import Realm


class Fake:
    """A server that answers alike, and remembers what it was asked."""

    def __init__(self, answer: httpx.Response | Exception) -> None:
        self.answer = answer
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    def http_client(self, **settings: Any) -> httpx.Client:
        return httpx.Client(transport=httpx.MockTransport(self), **settings)


def client_of(fake: Fake, **settings: Any) -> KeycloakClient:
    return KeycloakClient("https://keycloak.test", http_client=fake.http_client(), **settings)


@pytest.fixture
def bearer(realm: KeycloakRealm, admin: Realm) -> dict[str, str]:
    """The headers of requests that administer the realm."""
    make_manager(admin, make_user(admin, "manager"))
    tokens = realm.open_id_connect("admin-cli").password_credentials("manager", PASSWORD)
    return {"Authorization": f"Bearer {tokens['access_token']}", "Content-Type": "application/json"}


def test_verbs(realm: KeycloakRealm, bearer: dict[str, str]) -> None:
    client, users = realm.client, f"/admin/realms/{realm.realm_name}/users"
    assert client.post(users, json.dumps({"username": "bob"}), bearer) is None
    [bob] = client.get(users, bearer, username="bob", exact="true")
    assert bob["username"] == "bob"
    user = f"{users.removeprefix('/')}/{bob['id']}"
    assert client.put(user, json.dumps({"firstName": "Bob"}), bearer) is None
    assert (client.get(user, bearer))["firstName"] == "Bob"
    assert client.delete(user, bearer) is None
    with pytest.raises(NotFound):
        client.get(user, bearer)


def test_verbs_of_the_administration(realm: KeycloakRealm) -> None:
    client, users = realm.admin, f"/admin/realms/{realm.realm_name}/users"
    assert client.post(users, json.dumps({"username": "bob"})) is None
    client.post(users, json.dumps({"username": "anna"}))
    assert [user["username"] for user in client.get(users, max=1)] == ["anna"]
    [bob] = client.get(client.get_full_url(users), username="bob")
    assert client.put(f"{users}/{bob['id']}", json.dumps({"firstName": "Bob"})) is None
    assert (client.get(f"{users}/{bob['id']}"))["firstName"] == "Bob"
    roles = f"{users}/{bob['id']}/role-mappings/realm"
    given = client.get(roles)
    assert client.delete(roles, data=json.dumps(given)) is None
    assert (len(given), client.get(roles)) == (1, [])
    assert client.delete(f"{users}/{bob['id']}") is None
    assert [user["username"] for user in client.get(users)] == ["anna"]


def test_json_of_the_administration(realm: KeycloakRealm) -> None:
    client, users = realm.admin, f"/admin/realms/{realm.realm_name}/users"
    assert client.post(users, {"username": "bob", "firstName": None, "requiredActions": ["VERIFY_EMAIL"]}) is None
    [bob] = client.get(users, username="bob")
    assert ("firstName" in bob, bob["requiredActions"]) == (False, ["VERIFY_EMAIL"])
    with pytest.raises(BadRequest, match="Unrecognized field"):
        client.put(f"{users}/{bob['id']}", {"no_such_field": None})  # so it was sent, as a null
    roles = f"{users}/{bob['id']}/role-mappings/realm"
    given = client.get(roles)
    assert client.delete(roles, data=given) is None
    assert (len(given), client.get(roles)) == (1, [])
    assert client.post(roles, tuple(given)) is None
    assert client.get(roles) == given
    assert client.put(f"{users}/{bob['id']}", b'{"firstName": "Bob"}') is None
    assert (client.get(f"{users}/{bob['id']}"))["firstName"] == "Bob"


def test_post_of_a_form(realm: KeycloakRealm, admin: Realm) -> None:
    make_user(admin, "bob")
    url = f"/realms/{realm.realm_name}/protocol/openid-connect/token"
    form = {"grant_type": "password", "client_id": "admin-cli", "username": "bob", "password": PASSWORD, "scope": None}
    assert (realm.client.post(url, form))["token_type"] == "Bearer"


def test_without_credentials(realm: KeycloakRealm) -> None:
    assert (realm.client.get(f"/realms/{realm.realm_name}"))["realm"] == realm.realm_name
    with pytest.raises(Unauthorized):
        realm.client.get(f"/admin/realms/{realm.realm_name}/users")


def test_what_is_no_json() -> None:
    page = b"<html>"
    assert client_of(Fake(httpx.Response(200, content=page))).get("/") == page
    assert client_of(Fake(httpx.Response(204))).get("/") is None


def test_urls() -> None:
    realm = KeycloakRealm("https://keycloak.test/auth/", "r")
    assert (realm.server_url, realm.client.server_url) == ("https://keycloak.test/auth/", "https://keycloak.test/auth/")
    assert realm.client.base_url == "https://keycloak.test/auth"
    for owner in (realm.client, realm.admin):
        assert owner.get_full_url("/realms/r") == "https://keycloak.test/auth/realms/r"
        assert owner.get_full_url("realms/r") == "https://keycloak.test/auth/realms/r"
        assert owner.get_full_url("/x", "https://other.test/") == "https://other.test/x"
        assert owner.get_full_url("https://other.test/x") == "https://other.test/x"


@pytest.mark.parametrize(
    "url",
    [
        "keycloak.test",
        "ftp://keycloak.test",
        "https://",
        "https://k.test?a=b",
        "https://k.test#a",
        "https://u:p@k.test",
    ],
)
def test_urls_that_are_refused(url: str) -> None:
    with pytest.raises(ValueError, match="server_url"):
        KeycloakRealm(url, "r")


def test_http_client_of_the_callers(realm: KeycloakRealm) -> None:
    with httpx.Client(headers={"X-Of-The-Client": "1"}) as http_client:
        mine = KeycloakRealm(realm.server_url, realm.realm_name, http_client=http_client)
        assert mine.client.session is http_client
        mine.client.get(f"/realms/{realm.realm_name}")
        mine.close()
        assert not http_client.is_closed
        assert (mine.client.get(f"/realms/{realm.realm_name}"))["realm"] == realm.realm_name


def test_headers_go_with_every_request() -> None:
    fake = Fake(httpx.Response(200, json={}))
    http_client = fake.http_client(headers={"X-Of-The-Client": "1", "X-Both": "client"})
    realm = KeycloakRealm(
        "https://keycloak.test", "r", {"X-Of-The-Realm": "2", "X-Both": "realm"}, http_client=http_client
    )
    realm.client.get("/", {"X-Of-The-Call": "3"})
    realm.admin.set_token("a-token").get("/admin/realms/r")
    for request in fake.requests:
        assert (request.headers["X-Of-The-Client"], request.headers["X-Of-The-Realm"]) == ("1", "2")
        assert (request.headers["X-Both"], request.headers["Accept"]) == ("realm", "application/json")
    assert [request.headers.get("X-Of-The-Call") for request in fake.requests] == ["3", None]
    assert [request.headers.get("Authorization") for request in fake.requests] == [None, "Bearer a-token"]


def test_close_of_its_own_client(realm: KeycloakRealm) -> None:
    with KeycloakRealm(realm.server_url, realm.realm_name) as mine:
        mine.client.get(f"/realms/{realm.realm_name}")
        session = mine.client.session
        assert not session.is_closed
    assert session.is_closed
    mine.close()
    assert (mine.client.get(f"/realms/{realm.realm_name}"))["realm"] == realm.realm_name
    mine.close()


def test_close_before_use_makes_no_client() -> None:
    realm = KeycloakRealm("https://keycloak.test", "r")
    realm.close()
    assert "client" not in vars(realm)


def test_client_class() -> None:
    class Mine(KeycloakClient):
        """A caller's own."""

    realm = KeycloakRealm("https://keycloak.test", "r", client_class=Mine, timeout=3, headers={"X-A": "b"})
    assert isinstance(realm.client, Mine)
    assert realm.client.session.timeout == httpx.Timeout(3)
    assert realm.client.session.headers["X-A"] == "b"
    realm.close()


def test_log_holds_no_query_and_no_header(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "mine")
    client = client_of(Fake(httpx.Response(200, json={})), logger=logging.getLogger("mine"))
    client.get("/a/b", {"Authorization": "Bearer a-token"}, password="a-password")
    assert caplog.messages == ["GET /a/b: 200"]


@pytest.mark.parametrize(
    ("raised", "expected"),
    [
        (httpx.ReadTimeout("a-token"), TimeoutError),
        (httpx.ConnectTimeout("a-token"), TimeoutError),
        (httpx.ConnectError("refused"), ConnectionError),
        (httpx.ReadError(""), ConnectionError),
        (httpx.RemoteProtocolError("no HTTP"), ConnectionError),
        (httpx.LocalProtocolError("a-token"), TransportError),
    ],
    ids=lambda value: getattr(value, "__name__", type(value).__name__),
)
def test_transport_errors(raised: Exception, expected: type[TransportError]) -> None:
    client = client_of(Fake(raised))
    with pytest.raises(expected, match=r"^GET /a: ") as caught:
        client.get("/a", {"Authorization": "Bearer a-token"}, secret="a-secret")
    assert type(caught.value) is expected
    assert isinstance(caught.value, KeycloakError)
    assert caught.value.original_exc is raised
    assert "a-token" not in repr(caught.value)
    assert "a-secret" not in repr(caught.value)


@pytest.mark.live
def test_server_info(realm: KeycloakRealm) -> None:
    info = realm.admin.server_info()
    assert info.system_info is not None
    assert str(info.system_info.version).startswith("26.")
    assert "login" in (info.themes or {})


def test_root(realm: KeycloakRealm) -> None:
    assert b"<html" in realm.admin.root()
