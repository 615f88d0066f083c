from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from keycloak_facade.devserver import _records
from keycloak_facade.devserver._background import background_servers, start_background, stop_background
from keycloak_facade.devserver._ports import pick_port
from keycloak_facade.devserver._records import ProcessRecord
from keycloak_facade.devserver.errors import PortTakenError, StartError

pytestmark = pytest.mark.loopback
START = """
import sys
from keycloak_facade.devserver._background import start_background
print(start_background("9.9.9", port=int(sys.argv[1]), progress=False).port)
"""


@pytest.fixture(autouse=True)
def _java(java_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAVA_HOME", str(java_home))


def start_elsewhere(port: int = 0) -> int:
    """Start one from a process that ends at once."""
    command = [sys.executable, "-c", START, str(port)]
    return int(subprocess.check_output(command, text=True))


@pytest.mark.usefixtures("fake_keycloak")
def test_servers_outlive_who_started_them_and_are_found_by_port(cache: Path) -> None:
    ports = sorted([start_elsewhere(), start_elsewhere()])
    try:
        assert [server.port for server in background_servers()] == ports
        first = background_servers()[0]
        assert first.url == f"http://127.0.0.1:{ports[0]}"
        assert first.admin_password not in repr(first)
        assert (cache / "running" / f"{ports[0]}.json").stat().st_mode & 0o077 == 0
        with pytest.raises(PortTakenError, match=r"Keycloak 9\.9\.9 already runs at"):
            start_background("9.9.9", port=ports[0], progress=False)
    finally:
        stopped = [stop_background(port, progress=False) for port in ports]
    assert stopped == [True, True]
    assert background_servers() == []
    assert not stop_background(ports[0], progress=False)


def test_data_is_kept_by_port_until_it_is_to_be_fresh(fake_keycloak: str, cache: Path) -> None:
    port = start_elsewhere(pick_port(0))
    stop_background(port, progress=False)
    starts = cache / "data" / f"9.9.9-{port}" / "data" / "starts"
    for fresh, expected in ((False, 2), (True, 1)):
        try:
            start_background(fake_keycloak, port=port, fresh=fresh, progress=False)
        finally:
            stop_background(port, progress=False)
        assert len(starts.read_text().splitlines()) == expected


def test_data_at_any_free_port_go_with_the_server(fake_keycloak: str, cache: Path) -> None:
    server = start_background(fake_keycloak, port=0, progress=False)
    try:
        assert (Path(server.home) / "data" / "starts").exists()
    finally:
        stop_background(server.port, progress=False)
    assert not Path(server.home).exists()
    assert not (cache / "data").exists()


def test_a_server_that_cannot_be_recorded_is_ended(fake_keycloak: str, cache: Path) -> None:
    port = pick_port(0)
    (cache / "running" / f"{port}.json").mkdir(parents=True)
    with pytest.raises(IsADirectoryError):
        start_background(fake_keycloak, port=port, progress=False)
    assert pick_port(port) == port


def test_what_another_release_recorded_is_ended_by_its_port(cache: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]) as process:
        state = cache / "running" / "8080.json"
        _records.save(state, _records.family(process.pid), server={"port": 8080, "colour": "green"})
        assert background_servers() == []
        assert stop_background(8080, progress=False)
        assert process.wait() != 0
    assert not state.exists()


def test_a_failed_start_leaves_no_state(fake_keycloak: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAKE_MODE", "die")
    with pytest.raises(StartError):
        start_background(fake_keycloak, port=0, progress=False)
    assert background_servers() == []


def test_a_recycled_pid_is_not_ours(cache: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]) as stranger:
        (record,) = _records.family(stranger.pid)
        (cache / "running").mkdir(parents=True)
        recycled = ProcessRecord(record.pid, record.started - 100)
        _records.save(cache / "running" / "8080.json", [recycled], server={})
        assert background_servers() == []
        assert not stop_background(8080, progress=False)
        assert stranger.poll() is None
        stranger.kill()
    assert not (cache / "running" / "8080.json").exists()
