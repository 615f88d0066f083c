"""A realm object of what the environment says."""

from __future__ import annotations

import traceback
from typing import Any

import pytest

from keycloak_facade import AsyncKeycloakRealm, KeycloakRealm
from keycloak_facade.credentials import ClientSecret, Password

SECRET = "canary-0123"
SERVER = {"KEYCLOAK_SERVER_URL": "https://sso.example.com", "KEYCLOAK_REALM": "r"}
ACCOUNT = {"KEYCLOAK_USERNAME": "ann", "KEYCLOAK_PASSWORD": "p"}
CLIENT = {"KEYCLOAK_CLIENT_ID": "c", "KEYCLOAK_CLIENT_SECRET": "s"}


@pytest.fixture(params=[KeycloakRealm, AsyncKeycloakRealm])
def realm_class(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> type[KeycloakRealm]:
    for name in (*SERVER, *ACCOUNT, *CLIENT, "KEYCLOAK_LOGIN_REALM"):
        monkeypatch.delenv(name, raising=False)
    kind: type[KeycloakRealm] = request.param
    return kind


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        (SERVER, None),
        (SERVER | ACCOUNT, Password("ann", "p")),
        (SERVER | CLIENT, ClientSecret("c", "s")),
        (SERVER | ACCOUNT | CLIENT, Password("ann", "p", client_id="c", client_secret="s")),
        (SERVER | ACCOUNT | {"KEYCLOAK_CLIENT_ID": "c"}, Password("ann", "p", client_id="c")),
        (SERVER | ACCOUNT | {"KEYCLOAK_LOGIN_REALM": "master"}, Password("ann", "p", realm="master")),
        (SERVER | CLIENT | {"KEYCLOAK_LOGIN_REALM": "master"}, ClientSecret("c", "s", realm="master")),
        (SERVER | CLIENT | {"KEYCLOAK_USERNAME": "", "KEYCLOAK_PASSWORD": ""}, ClientSecret("c", "s")),
        (SERVER | ACCOUNT | {"KEYCLOAK_CLIENT_ID": ""}, Password("ann", "p")),
    ],
)
def test_the_environment(
    realm_class: type[KeycloakRealm], monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], expected: Any
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    realm = realm_class.from_env()
    assert type(realm) is realm_class
    assert (realm.server_url, realm.realm_name, realm.credentials) == ("https://sso.example.com", "r", expected)


@pytest.mark.parametrize(
    "missing", [*SERVER, "KEYCLOAK_PASSWORD", "KEYCLOAK_USERNAME", "KEYCLOAK_CLIENT_SECRET", "KEYCLOAK_CLIENT_ID"]
)
def test_a_missing_half_is_named(
    realm_class: type[KeycloakRealm], monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    pair = ACCOUNT if missing in ACCOUNT else CLIENT
    for name, value in (SERVER | pair).items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv(missing)
    with pytest.raises(ValueError, match=missing):
        realm_class.from_env()


@pytest.mark.parametrize(
    "env",
    [
        {"KEYCLOAK_PASSWORD": SECRET, "KEYCLOAK_CLIENT_SECRET": SECRET},
        {"KEYCLOAK_CLIENT_SECRET": SECRET},
        {"KEYCLOAK_CLIENT_ID": "c", "ANOTHER_TOKEN": SECRET},
    ],
)
def test_the_frames_of_an_error_show_nothing_of_the_environment(
    realm_class: type[KeycloakRealm], monkeypatch: pytest.MonkeyPatch, env: dict[str, str]
) -> None:
    for name, value in (SERVER | env).items():
        monkeypatch.setenv(name, value)
    with pytest.raises(ValueError, match="KEYCLOAK_") as caught:
        realm_class.from_env()
    of_the_test, *frames = [frame.f_locals for frame, _ in traceback.walk_tb(caught.tb)]
    assert of_the_test["env"] is env
    assert len(frames) == 2
    assert SECRET not in repr(frames)
