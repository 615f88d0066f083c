from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from keycloak_facade.devserver import KeycloakServer, distribution
from keycloak_facade.devserver.errors import BuildError, PortTakenError, VersionNotServedError
from tests.administrator import administrator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Server

pytestmark = pytest.mark.live
psutil: Any = pytest.importorskip("psutil")

PARENT = """
import signal, time
from keycloak_facade.devserver import KeycloakServer
signal.signal(signal.SIGINT, signal.default_int_handler)  # also where the tests run in the background
with KeycloakServer(progress=False) as server:
    print(server.home, flush=True)
    time.sleep(600)
"""
GATED = (
    "client-types",
    "users-management-permissions",
    "groups/{group}/management/permissions",
    "clients/{client}/management/permissions",
    "clients/{client}/roles/r/management/permissions",
    "roles/offline_access/management/permissions",
    "roles-by-id/{role}/management/permissions",
    "identity-provider/instances/idp/management/permissions",
)


def realm(url: str, name: str) -> int:
    return httpx.get(f"{url}/realms/{name}", trust_env=False, timeout=30).status_code


def admin_client(server: KeycloakServer) -> httpx.Client:
    return administrator(server.url, server.admin_username, server.admin_password)


def java_processes(home: Path) -> list[int]:
    """The Java processes whose command line names a server's folder."""
    found = psutil.process_iter(["name", "cmdline"])
    return [
        process.pid
        for process in found
        if str(process.info["name"]).startswith("java")
        and any(str(home) in part for part in process.info["cmdline"] or ())
    ]


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KeycloakServer]:
    """A server whose data outlive it."""
    with KeycloakServer(data_dir=tmp_path_factory.mktemp("server") / "home", fresh=False) as server:
        yield server


# The other tests run on 26.7.3, and the README's blocks on 26.0.0.
def test_an_older_version_with_all_features_at_a_base_path() -> None:
    with KeycloakServer("26.4.7", base_path="/auth", all_features=True) as server:
        assert server.url.endswith("/auth")
        assert realm(server.url, "master") == 200
        with admin_client(server) as admin:
            assert admin.get("master/users").json()[0]["username"] == server.admin_username
            check_gated_operations(admin)
        assert realm(server.url, "master") == 200
        home = server.home
        assert len(java_processes(home)) == 1
    assert java_processes(home) == []
    assert not home.exists()


def check_gated_operations(admin: httpx.Client) -> None:
    provider = {"authorizationUrl": "https://idp.test/a", "tokenUrl": "https://idp.test/t", "clientId": "c"}
    made = {"alias": "idp", "providerId": "oidc", "config": {**provider, "clientSecret": "s"}}
    assert admin.post("master/identity-provider/instances", json=made).status_code == 201
    assert admin.post("master/groups", json={"name": "g"}).status_code == 201
    ids = {
        "group": admin.get("master/groups").json()[0]["id"],
        "client": admin.get("master/clients?clientId=admin-cli").json()[0]["id"],
        "role": admin.get("master/roles/offline_access").json()["id"],
    }
    assert admin.post(f"master/clients/{ids['client']}/roles", json={"name": "r"}).status_code == 201
    for path in GATED:
        assert admin.get(f"master/{path.format(**ids)}").status_code == 200, path


def test_two_side_by_side_and_a_taken_port(lasting: KeycloakServer, default_server: Server) -> None:
    with admin_client(lasting) as admin:
        assert admin.post("", json={"realm": "only-here"}).status_code == 201
    assert realm(lasting.url, "only-here") == 200
    assert realm(default_server.url, "only-here") == 404
    with pytest.raises(PortTakenError):
        KeycloakServer(port=lasting.port).start()


def test_what_was_acknowledged_survives_a_crash(lasting: KeycloakServer) -> None:
    with admin_client(lasting) as admin:
        for number in range(50):
            assert admin.post("master/users", json={"username": f"user{number}"}).status_code == 201
    lasting.kill()
    assert java_processes(lasting.home) == []
    with KeycloakServer(data_dir=lasting.home, fresh=False) as again:
        assert again.admin_password == lasting.admin_password
        with admin_client(again) as admin:
            assert admin.get("master/users/count").json() == 51


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_no_java_outlives_its_parent(number: signal.Signals) -> None:
    command = [sys.executable, "-c", PARENT]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        home = Path(parent.stdout.readline().strip())
        assert len(java_processes(home)) == 1
        os.kill(parent.pid, number)
        deadline = time.monotonic() + 30
        while home.exists() and time.monotonic() < deadline:
            time.sleep(0.1)
        assert java_processes(home) == []
        assert not home.exists()


def test_a_version_that_does_not_exist() -> None:
    with pytest.raises(VersionNotServedError, match=r"no Keycloak 26\.99\.0"):
        distribution("26.99.0")


def test_a_feature_that_does_not_exist() -> None:
    with pytest.raises(BuildError, match="nope"):
        KeycloakServer(features=["nope"]).start()
