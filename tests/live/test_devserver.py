from __future__ import annotations

import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from keycloak_facade.devserver import KeycloakServer, distribution
from keycloak_facade.devserver.errors import BuildError, PortTakenError, VersionNotServedError
from tests.administrator import administrator
from tests.conftest import Server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.live
psutil: Any = pytest.importorskip("psutil")

PARENT = """
import signal, sys, time
from keycloak_facade.devserver import KeycloakServer
signal.signal(signal.SIGINT, signal.default_int_handler)  # also where the tests run in the background
with KeycloakServer(data_dir=sys.argv[1], fresh=False, progress=False) as server:
    print(server.url, server.admin_username, server.admin_password, flush=True)
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


def java_processes(home: Path) -> list[int]:
    """The Java processes whose command line names a server's folder."""
    found = psutil.process_iter(["name", "cmdline"])
    return [
        process.pid
        for process in found
        if str(process.info["name"]).startswith("java")
        and any(str(home) in part for part in process.info["cmdline"] or ())
    ]


@contextmanager
def parent_of_a_server(home: Path) -> Iterator[tuple[subprocess.Popen[str], Server]]:
    """A process of its own that starts a server whose data outlive it."""
    with subprocess.Popen([sys.executable, "-c", PARENT, str(home)], stdout=subprocess.PIPE, text=True) as parent:
        try:
            assert parent.stdout is not None
            yield parent, Server(*parent.stdout.readline().split())
        finally:
            parent.kill()


def assert_ends_with(parent: subprocess.Popen[str], number: signal.Signals, home: Path) -> None:
    assert len(java_processes(home)) == 1
    parent.send_signal(number)
    deadline = time.monotonic() + 30
    while java_processes(home) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert java_processes(home) == []


# The other tests run on 26.7.3, and the README's blocks on 26.0.0.
def test_an_older_version_with_all_features_at_a_base_path() -> None:
    with KeycloakServer("26.4.7", base_path="/auth", all_features=True) as server:
        assert server.url.endswith("/auth")
        assert realm(server.url, "master") == 200
        with administrator(server.url, server.admin_username, server.admin_password) as admin:
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


# One server and one that goes on with its data, for all of this: a start takes half a minute.
def test_it_runs_beside_another_keeps_what_it_acknowledged_and_ends_with_its_parent(
    tmp_path: Path, default_server: Server
) -> None:
    home = tmp_path / "home"
    with parent_of_a_server(home) as (parent, server):
        with administrator(server.url, server.username, server.password) as admin:
            assert admin.post("", json={"realm": "only-here"}).status_code == 201
            for number in range(50):
                assert admin.post("master/users", json={"username": f"user{number}"}).status_code == 201
        assert realm(server.url, "only-here") == 200
        assert realm(default_server.url, "only-here") == 404
        with pytest.raises(PortTakenError):
            KeycloakServer(port=int(server.url.rpartition(":")[2])).start()
        assert_ends_with(parent, signal.SIGKILL, home)
    with parent_of_a_server(home) as (parent, again):
        assert again.password == server.password
        assert realm(again.url, "only-here") == 200
        with administrator(again.url, again.username, again.password) as admin:
            assert admin.get("master/users/count").json() == 51
        assert_ends_with(parent, signal.SIGINT, home)


def test_a_version_that_does_not_exist() -> None:
    with pytest.raises(VersionNotServedError, match=r"no Keycloak 26\.99\.0"):
        distribution("26.99.0")


def test_a_feature_that_does_not_exist() -> None:
    with pytest.raises(BuildError, match="nope"):
        KeycloakServer(features=["nope"]).start()
