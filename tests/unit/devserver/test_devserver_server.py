from __future__ import annotations

import contextlib
import errno
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from keycloak_facade.devserver import DevServerError, KeycloakServer
from keycloak_facade.devserver.errors import (
    BuildError,
    DataFolderError,
    DiskFullError,
    FolderUnusableError,
    JavaTooOldError,
    PortTakenError,
    StartError,
    StartTimeoutError,
    VersionNotServedError,
)

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.loopback
psutil: Any = pytest.importorskip("psutil")
Make = Any
PARENT = """
import signal, sys, time
from keycloak_facade.devserver import KeycloakServer
signal.signal(signal.SIGINT, signal.default_int_handler)  # also where the tests run in the background
with KeycloakServer("9.9.9", java_home=sys.argv[1], progress=False) as server:
    print(server.home, flush=True)
    time.sleep(60)
"""


def answers(server: KeycloakServer) -> bool:
    return httpx.get(f"{server.url}/realms/master", trust_env=False).is_success


def pid_of(home: Path) -> int:
    return int((home / "data" / "pid").read_text())


def gone(pid: int, seconds: float = 10) -> bool:
    return eventually(lambda: not psutil.pid_exists(pid) or psutil.Process(pid).status() == "zombie", seconds)


def eventually(condition: Callable[[], bool], seconds: float = 10) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with contextlib.suppress(psutil.NoSuchProcess):
            if condition():
                return True
        time.sleep(0.05)
    return False


def test_a_server_lives_as_long_as_its_block(make: Make, tmp_path: Path) -> None:
    with make() as server:
        assert server.url == f"http://127.0.0.1:{server.port}"
        assert answers(server)
        assert server.admin_username == "admin"
        assert server.admin_password not in repr(server)
        assert server.running
        pid = pid_of(server.home)
    assert not server.running
    assert gone(pid)
    assert list((tmp_path / "temporary").iterdir()) == []


def test_the_url_has_the_base_path(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAKE_READY", "/auth/realms/master")
    with make(base_path="auth") as server:
        assert server.url == f"http://127.0.0.1:{server.port}/auth"


def test_only_its_build_does_without_the_second_compiler(
    make: Make, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("JAVA_OPTS_APPEND", raising=False)
    with make() as server:
        [build] = cache.glob("builds/*/lib/quarkus/java_options")
        assert "-XX:TieredStopAtLevel=1" in build.read_text("utf-8")
        assert "Tiered" not in (server.home / "data" / "java_options").read_text("utf-8")


def test_java_is_given_options_of_the_environment_last(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAVA_OPTS_APPEND", "-Xmx3g")
    with make(java_options=["-Xmx2g", "-Da=b"]) as server:
        given = (server.home / "data" / "java_options").read_text("utf-8").split()
    assert given[-3:] == ["-Xmx2g", "-Da=b", "-Xmx3g"]


def test_it_is_built_once_and_the_distribution_is_untouched(make: Make, cache: Path) -> None:
    for _ in range(2):
        with make(features=["ciba"]):
            pass
    (build,) = (cache / "builds").iterdir()
    assert (build / "lib/quarkus/built").read_text() == "build --db=dev-file --http-relative-path=/ --features=ciba\n"
    original = cache / "distributions" / "9.9.9"
    assert not (original / "lib/quarkus/built").exists()
    jar = "lib/lib/main/one.jar"
    assert (original / jar).samefile(build / jar), "the jars are shared, not copied"
    bytecode = "lib/quarkus/generated-bytecode.jar"
    assert not (original / bytecode).samefile(build / bytecode), "what a build rewrites is not shared"
    with make(all_features=True):
        pass
    assert len(list((cache / "builds").iterdir())) == 2


def test_a_refused_build(make: Make, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAKE_BUILD_EXIT", "2")
    for said, kind in {
        "'nope' is an unrecognized feature": BuildError,
        "java.lang.UnsupportedClassVersionError": JavaTooOldError,
        "No space left on device": DiskFullError,
    }.items():
        monkeypatch.setenv("FAKE_BUILD_SAYS", said)
        with pytest.raises(kind, match=said):
            make(features=["nope"]).start()
    assert list((cache / "builds").iterdir()) == []


def test_two_run_side_by_side(make: Make) -> None:
    with make() as one, make() as two:
        assert one.port != two.port
        assert one.home != two.home
        assert one.admin_password != two.admin_password
        for server in (one, two):
            assert answers(server)


def test_restart_and_kill_keep_data_and_port(make: Make) -> None:
    with make() as server:
        port, password, pid = server.port, server.admin_password, pid_of(server.home)
        server.restart()
        assert gone(pid)
        pid = pid_of(server.home)
        server.kill()
        assert "ended politely" not in (server.home / "server.log").read_text()
        assert gone(pid)
        assert not server.running
        server.start()
        assert (server.port, server.admin_password) == (port, password)
        assert (server.home / "data" / "starts").read_text().splitlines() == [str(port)] * 3
        with pytest.raises(DevServerError, match="already runs"):
            server.start()


def test_a_killed_watchdog_leaves_nothing_behind(make: Make) -> None:
    with make() as server:
        pid = pid_of(server.home)
        watchdog = psutil.Process(pid).parent().parent()
        assert "_watchdog.py" in " ".join(watchdog.cmdline())
        watchdog.kill()
        assert eventually(lambda: not server.running)
        assert gone(pid)


def test_data_is_kept_where_it_is_wanted(make: Make, tmp_path: Path, cache: Path) -> None:
    with make(data_dir=tmp_path / "own", fresh=False) as server:
        password = server.admin_password
        with pytest.raises(DataFolderError, match="Another server runs"):
            make(data_dir=tmp_path / "own", fresh=False).start()
    with make(data_dir=tmp_path / "own", fresh=False) as server:
        assert server.admin_password == password
    starts = tmp_path / "own" / "data" / "starts"
    assert len(starts.read_text().splitlines()) == 2
    with make(data_dir=tmp_path / "own"):
        assert len(starts.read_text().splitlines()) == 1
    with make(fresh=False) as server:
        assert server.home == cache / "data" / "9.9.9"


def test_a_folder_that_takes_no_data(make: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FolderUnusableError, match="file/own cannot be used"):
        make(data_dir=tmp_path / "file" / "own").start()

    def gettempdir() -> str:
        raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found")

    monkeypatch.setattr(tempfile, "gettempdir", gettempdir)
    with pytest.raises(FolderUnusableError, match=r"No usable temporary directory.*TMPDIR"):
        make().start()


def test_a_taken_port(make: Make) -> None:
    with make() as server:
        other = make(port=server.port)
        with pytest.raises(PortTakenError):
            other.start()
        assert answers(server)


def test_a_server_that_dies_shows_its_log(make: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FAKE_MODE", "die")
    with pytest.raises(StartError, match=r"(?s)exit code 1.*the disk ate my database"):
        make().start()
    assert list((tmp_path / "temporary").iterdir()) == []


def test_a_server_that_never_answers_is_ended(make: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FAKE_MODE", "silent")
    server = make(start_timeout=1, data_dir=tmp_path / "own")
    began = time.monotonic()
    with pytest.raises(StartTimeoutError, match="start_timeout=1 seconds"):
        server.start()
    assert 1 <= time.monotonic() - began < 5
    assert gone(pid_of(tmp_path / "own"))


def test_before_the_start_there_is_nothing_to_say(make: Make) -> None:
    server = make()
    for name in ("url", "admin_password", "home"):
        with pytest.raises(DevServerError, match=r"start\(\)"):
            getattr(server, name)
    with pytest.raises(DevServerError, match="does not run"):
        server.detach()
    server.stop()
    assert "stopped" in repr(server)


def test_no_version() -> None:
    with pytest.raises(VersionNotServedError):
        KeycloakServer("../etc")


@pytest.mark.usefixtures("make")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_nothing_outlives_its_parent(number: signal.Signals, java_home: Path) -> None:
    command = [sys.executable, "-c", PARENT, str(java_home)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        home = Path(parent.stdout.readline().strip())
        pid = pid_of(home)
        assert psutil.pid_exists(pid)
        os.kill(parent.pid, number)
        assert gone(pid)
        assert eventually(lambda: not home.exists())


@pytest.mark.usefixtures("make")
def test_a_forked_child_does_not_stop_the_server(make: Make) -> None:
    with make() as server:
        child = os.fork()
        if child == 0:
            server.stop()
            os._exit(0)
        os.waitpid(child, 0)
        assert server.running
        assert answers(server)
