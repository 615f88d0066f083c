# Made by scripts/unasync.py from tests/_async/test_base_path.py; not to be edited.
"""A server whose realms are not at the base URL but at `/auth` below it."""

from __future__ import annotations

import httpx
import pytest

from keycloak_facade import KeycloakRealm
from keycloak_facade.exceptions import ConnectionError, NotFound  # noqa: A004 - this package's own


class Server:
    """A server with the realm `r`, at a base path."""

    def __init__(self, base_path: str) -> None:
        self.base_path = base_path
        self.paths: list[str] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.paths.append(request.url.path)
        if request.url.path in {f"{self.base_path}/realms/r", f"{self.base_path}/admin/realms/r"}:
            return httpx.Response(200, json={"realm": "r"})
        if request.url.path == f"{self.base_path}/realms/r/.well-known/openid-configuration":
            url = f"https://keycloak.test{self.base_path}/realms/r"
            return httpx.Response(200, json={"issuer": url, "jwks_uri": f"{url}/certs"})
        if request.url.path == f"{self.base_path}/realms/r/certs":
            return httpx.Response(200, json={"keys": []})
        if request.url.path == f"{self.base_path}/realms/r/protocol/openid-connect/token":
            return httpx.Response(200, json={"access_token": "t", "expires_in": 60})
        return httpx.Response(404, json={"error": "Unable to find matching target resource method"})

    def realm(self, url: str = "https://keycloak.test", name: str = "r") -> KeycloakRealm:
        return KeycloakRealm(url, name, http_client=httpx.Client(transport=httpx.MockTransport(self)))


DISCOVERY = "/realms/r/.well-known/openid-configuration"


def test_the_realm_is_found_at_auth_once() -> None:
    server = Server("/auth")
    realm = server.realm()
    oidc = realm.open_id_connect("app")
    assert oidc.certs() == {"keys": []}
    assert realm.client.base_url == "https://keycloak.test/auth"
    assert realm.server_url == "https://keycloak.test"
    assert server.paths == [DISCOVERY, "/realms/r", "/auth/realms/r", f"/auth{DISCOVERY}", "/auth/realms/r/certs"]
    assert oidc.get_url("issuer") == realm.issuer_of("r") == "https://keycloak.test/auth/realms/r"
    server.paths.clear()
    with pytest.raises(NotFound):
        realm.client.get("/realms/r/none")
    assert server.paths == ["/auth/realms/r/none"]


def test_the_login_of_a_first_call_finds_it_for_the_call() -> None:
    server = Server("/auth")
    realm = server.realm()
    realm.admin.login("ann", "secret")
    assert (realm.admin.realms.by_name("r").get()).realm == "r"
    assert server.paths.count("/auth/admin/realms/r") == 1


def test_a_search_that_fails_is_made_again() -> None:
    server = Server("/auth")
    fails = [True]

    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/auth/realms/r" and fails:
            fails.pop()
            raise httpx.ConnectError("no connection", request=request)
        return server(request)

    with httpx.Client(transport=httpx.MockTransport(answer)) as http_client:
        realm = KeycloakRealm("https://keycloak.test", "r", http_client=http_client)
        with pytest.raises(ConnectionError):
            realm.client.get("/realms/r")
        assert (realm.published()).realm == "r"


def test_a_base_url_that_names_auth_is_not_probed() -> None:
    server = Server("/auth")
    realm = server.realm("https://keycloak.test/auth")
    assert realm.open_id_connect("app").certs() == {"keys": []}
    assert server.paths == [f"/auth{DISCOVERY}", "/auth/realms/r/certs"]


def test_a_missing_path_of_a_server_at_the_base_is_missing() -> None:
    server = Server("")
    realm = server.realm()
    for _ in range(2):
        with pytest.raises(NotFound, match="GET /realms/r/none"):
            realm.client.get("/realms/r/none")
    assert server.paths == ["/realms/r/none", "/realms/r", "/realms/r/none"]
    assert realm.client.base_url == "https://keycloak.test"


def test_a_realm_that_is_nowhere_is_missing() -> None:
    server = Server("/auth")
    realm = server.realm(name="none")
    for _ in range(2):
        with pytest.raises(NotFound, match="GET /realms/none"):
            realm.client.get("/realms/none")
    assert server.paths == ["/realms/none", "/realms/none", "/auth/realms/none", "/realms/none"]


def test_a_path_without_a_realm_asks_for_master() -> None:
    server = Server("/auth")
    with pytest.raises(NotFound):
        server.realm().client.get("/admin/none")
    assert server.paths == ["/admin/none", "/realms/master", "/auth/realms/master"]


def test_a_base_url_that_names_auth_of_a_server_without_it() -> None:
    server = Server("")
    realm = server.realm("https://keycloak.test/auth/")
    assert realm.open_id_connect("app").certs() == {"keys": []}
    assert realm.client.base_url == "https://keycloak.test"
    assert server.paths == [f"/auth{DISCOVERY}", "/auth/realms/r", "/realms/r", DISCOVERY, "/realms/r/certs"]


def test_no_server_at_either_path() -> None:
    server = Server("/sso")
    realm = server.realm()
    for _ in range(2):
        with pytest.raises(NotFound) as caught:
            realm.client.get("/realms/r")
        hint = "No realm is found at https://keycloak.test, nor at https://keycloak.test/auth"
        assert (caught.value.hint, str(caught.value)[-len(hint) :]) == (hint, hint)
    server.base_path = ""
    realm.client.get("/realms/r")
    with pytest.raises(NotFound) as caught:
        realm.client.get("/realms/r/none")
    assert caught.value.hint is None
