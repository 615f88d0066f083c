# Made by scripts/unasync.py from tests/_async/test_login.py; not to be edited.
"""How the administration gets its access tokens."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from keycloak_facade import KeycloakRealm
from keycloak_facade.credentials import ClientSecret, Password, RefreshToken, StaticToken, TokenProvider
from keycloak_facade.exceptions import Forbidden, TokenError, Unauthorized
from tests._sync.made import PASSWORD, SECRET, make_app, make_manager, make_user

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from keycloak_facade._sync.admin.realm import Realm
    from keycloak_facade.credentials import Credentials
    from tests.conftest import Server


@pytest.fixture
def manager(admin: Realm) -> str:
    """The id of a user of the test's realm who may administer it."""
    user_id = make_user(admin, "manager")
    make_manager(admin, user_id)
    return user_id


@pytest.fixture
def app(realm: KeycloakRealm, admin: Realm) -> None:
    """The client `app`, whose own account may administer the realm."""
    make_app(realm, admin)
    make_manager(admin, str((admin.clients.by_client_id("app").service_account_user()).id))


def other(realm: KeycloakRealm, credentials: Credentials | None = None) -> KeycloakRealm:
    """A second realm object of the same realm."""
    return KeycloakRealm(realm.server_url, realm.realm_name, credentials=credentials)


def usernames(realm: KeycloakRealm) -> list[str]:
    return sorted(str(user.username) for user in realm.admin.realms.by_name(realm.realm_name).users.all())


def token_requests(caplog: pytest.LogCaptureFixture) -> list[str]:
    """The statuses of the token requests that were logged."""
    return [text[-3:] for text in caplog.messages if "/protocol/openid-connect/token: " in text]


def test_login_at_the_wrong_realm(realm: KeycloakRealm, server: Server) -> None:
    with other(realm) as mistaken:
        mistaken.admin.login(server.username, server.password)
        with pytest.raises(TokenError, match='administrators is realm="master"') as caught:
            usernames(mistaken)
    assert f"login of client 'admin-cli' at realm {realm.realm_name!r}" in str(caught.value)
    assert (caught.value.error, caught.value.error_description) == ("invalid_grant", "Invalid user credentials")
    assert server.password not in repr(caught.value)


def test_login_with_a_wrong_password(realm: KeycloakRealm, server: Server) -> None:
    with other(realm) as mistaken:
        mistaken.admin.login(server.username, "wrong-password", realm="master")
        with pytest.raises(TokenError, match=r"at realm 'master': invalid_grant: Invalid user credentials$") as caught:
            usernames(mistaken)
    assert "wrong-password" not in repr(caught.value) + repr(caught.value.original_exc)


def test_login_at_the_realm_itself(realm: KeycloakRealm, manager: str) -> None:
    with other(realm) as mine:
        assert mine.admin.login("manager", PASSWORD) is mine.admin
        assert usernames(mine) == ["manager"]


def test_login_replaces_the_one_before(realm: KeycloakRealm, admin: Realm, manager: str) -> None:
    make_user(admin, "bob")
    with other(realm) as mine:
        mine.admin.login("bob", PASSWORD)
        with pytest.raises(Forbidden):
            usernames(mine)
        mine.admin.login("manager", PASSWORD)
        assert usernames(mine) == ["bob", "manager"]


def test_login_client(realm: KeycloakRealm, app: None) -> None:
    with other(realm) as mine:
        mine.admin.login_client("app", SECRET)
        assert usernames(mine) == []
        mine.admin.login_client("app", "wrong-secret")
        with pytest.raises(TokenError, match="login of client 'app'") as caught:
            usernames(mine)
    assert caught.value.error == "unauthorized_client"
    assert "wrong-secret" not in repr(caught.value)


def test_not_logged_in(realm: KeycloakRealm) -> None:
    with other(realm) as nobody, pytest.raises(TokenError, match=r"not logged in: call admin\.login"):
        usernames(nobody)


def test_credentials_of_the_realm_object(realm: KeycloakRealm, manager: str, app: None) -> None:
    for credentials in (Password("manager", PASSWORD), ClientSecret("app", SECRET)):
        with other(realm, credentials) as mine:
            assert usernames(mine) == ["manager"]


def test_credentials_of_another_realm(realm: KeycloakRealm, server: Server) -> None:
    with other(realm, Password(server.username, server.password, realm="master")) as mine:
        assert usernames(mine) == []


def test_refresh_token_as_credentials(realm: KeycloakRealm, manager: str, app: None) -> None:
    tokens = realm.open_id_connect("app", SECRET).password_credentials("manager", PASSWORD)
    credentials = RefreshToken(tokens.get("refresh_token", ""), client_id="app", client_secret=SECRET)
    with other(realm, credentials) as mine:
        assert usernames(mine) == ["manager"]


def test_static_token_and_provider(realm: KeycloakRealm, manager: str) -> None:
    token = (realm.open_id_connect("admin-cli").password_credentials("manager", PASSWORD))["access_token"]
    for credentials in (StaticToken(token), TokenProvider(lambda: token)):
        with other(realm, credentials) as mine:
            assert usernames(mine) == ["manager"]


def test_set_token_with_a_string(realm: KeycloakRealm, manager: str) -> None:
    token = (realm.open_id_connect("admin-cli").password_credentials("manager", PASSWORD))["access_token"]
    with other(realm) as mine:
        assert mine.admin.set_token(token) is mine.admin
        assert usernames(mine) == ["manager"]


def test_set_token_with_a_function(realm: KeycloakRealm, manager: str) -> None:
    token = (realm.open_id_connect("admin-cli").password_credentials("manager", PASSWORD))["access_token"]
    tokens = [token, "refused-token"]
    with other(realm) as mine:
        mine.admin.set_token(lambda: tokens[0])
        assert usernames(mine) == ["manager"]
        tokens.reverse()
        with pytest.raises(Unauthorized):
            usernames(mine)


def test_set_token_with_an_async_function() -> None:
    def provide() -> Any:
        return asyncio.sleep(0, "a-token")

    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json=request.headers["Authorization"])

    refused: AbstractContextManager[object] = pytest.raises(TypeError, match="asynchronous client alone")
    with httpx.Client(transport=httpx.MockTransport(answer)) as http_client:
        mine = KeycloakRealm("https://keycloak.test", "r", http_client=http_client)
        mine.admin.set_token(provide)
        with refused:
            assert mine.admin.get("/admin/realms/r") == "Bearer a-token"


@pytest.mark.parametrize(
    "token", ["", "a b", "a\nb", "ü", None, 1], ids=["empty", "space", "line", "umlaut", "none", "number"]
)
def test_set_token_with_what_is_none(realm: KeycloakRealm, token: str) -> None:
    with other(realm) as mine:
        mine.admin.set_token(token)
        with pytest.raises(TokenError) as caught:
            usernames(mine)
    assert not str(token).strip() or str(token) not in str(caught.value).split("got")[0]


def test_a_refused_token_is_not_sent_twice(realm: KeycloakRealm, caplog: pytest.LogCaptureFixture) -> None:
    asked: list[str] = []

    def provide() -> str:
        asked.append("token")
        return "refused-token"

    with other(realm) as mine:
        mine.admin.set_token(provide)
        with pytest.raises(Unauthorized) as caught:
            usernames(mine)
    assert len(asked) == 2
    assert "refused-token" not in repr(caught.value)


def test_one_login_serves_all_calls(realm: KeycloakRealm, manager: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "keycloak_facade")
    with other(realm, Password("manager", PASSWORD)) as mine:
        for _ in range(3):
            usernames(mine)
    assert token_requests(caplog) == ["200"]


def test_a_revoked_session_is_opened_anew(
    realm: KeycloakRealm, admin: Realm, manager: str, caplog: pytest.LogCaptureFixture
) -> None:
    with other(realm, Password("manager", PASSWORD)) as mine:
        usernames(mine)
        admin.users.by_id(manager).logout()
        caplog.set_level(logging.DEBUG, "keycloak_facade")
        assert usernames(mine) == ["manager"]
        assert token_requests(caplog) == ["400", "200"]
        assert usernames(mine) == ["manager"]
    assert token_requests(caplog) == ["400", "200"]


def test_a_login_that_was_taken_away(realm: KeycloakRealm, admin: Realm, manager: str) -> None:
    with other(realm, Password("manager", PASSWORD)) as mine:
        usernames(mine)
        admin.users.by_id(manager).update(enabled=False)
        with pytest.raises(TokenError, match="Account disabled"):
            usernames(mine)


def test_from_env(realm: KeycloakRealm, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KEYCLOAK_CLIENT_ID", raising=False)
    monkeypatch.delenv("KEYCLOAK_CLIENT_SECRET", raising=False)
    for name, value in {
        "SERVER_URL": server.url,
        "REALM": realm.realm_name,
        "USERNAME": server.username,
        "PASSWORD": server.password,
        "LOGIN_REALM": "master",
    }.items():
        monkeypatch.setenv(f"KEYCLOAK_{name}", value)
    with KeycloakRealm.from_env() as mine:
        assert (mine.server_url, mine.realm_name) == (server.url, realm.realm_name)
        assert usernames(mine) == []


def test_from_env_with_a_client(realm: KeycloakRealm, app: None, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("USERNAME", "PASSWORD", "LOGIN_REALM"):
        monkeypatch.delenv(f"KEYCLOAK_{name}", raising=False)
    for name, value in {
        "SERVER_URL": realm.server_url,
        "REALM": realm.realm_name,
        "CLIENT_ID": "app",
        "CLIENT_SECRET": SECRET,
    }.items():
        monkeypatch.setenv(f"KEYCLOAK_{name}", value)
    with KeycloakRealm.from_env() as mine:
        assert usernames(mine) == []


@pytest.mark.parametrize("missing", ["SERVER_URL", "REALM", "PASSWORD"])
def test_from_env_names_what_is_missing(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("SERVER_URL", "REALM", "USERNAME", "PASSWORD")
    for name in names:
        monkeypatch.setenv(f"KEYCLOAK_{name}", "https://keycloak.test")
    monkeypatch.delenv(f"KEYCLOAK_{missing}")
    with pytest.raises(ValueError, match=f"KEYCLOAK_{missing}"):
        KeycloakRealm.from_env()
