"""The scripts themselves: called from any folder, and interrupted."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import _environment
import _servers
import _tests
import pytest

from keycloak_facade import devserver

SCRIPTS = Path(__file__).parents[2] / "scripts"
INTERRUPTED = """
import _environment
_environment.enter()
raise KeyboardInterrupt
"""
STARTING = """
import os, signal, time
import _environment, _servers
from keycloak_facade import devserver

class Slow:
    interrupted = False

    def __init__(self, **options):
        pass

    def start(self):
        if not Slow.interrupted:
            Slow.interrupted = True
            os.kill(os.getpid(), signal.SIGINT)
        time.sleep(60)

    def stop(self):
        print("stopped", flush=True)

_environment.enter()
signal.signal(signal.SIGINT, signal.default_int_handler)  # also where the tests run in the background
devserver.KeycloakServer = Slow
with _servers.running():
    pass
"""


def python(code: str) -> subprocess.CompletedProcess[str]:
    named = {name: value for name, value in os.environ.items() if not name.startswith("KEYCLOAK_TEST")}
    command = [sys.executable, "-c", code]
    environment = named | {"PYTHONPATH": str(SCRIPTS)}
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=30, check=False)


def run_tests(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCRIPTS / "test"), *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_ctrl_c_ends_a_script_with_one_line() -> None:
    done = python(INTERRUPTED)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "Interrupted.\n")


def test_ctrl_c_does_not_wait_for_servers_that_start() -> None:
    done = python(STARTING)
    assert (done.returncode, done.stdout, done.stderr) == (130, "stopped\n" * 2, "Interrupted.\n")


def test_a_server_that_does_not_start_is_told_and_all_are_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    stopped: list[Failing] = []

    class Failing:
        def __init__(self, **_options: Any) -> None:
            """Take what a server takes."""

        def start(self) -> None:
            raise devserver.DevServerError("no network")

        def stop(self) -> None:
            stopped.append(self)

    for name in _servers.SERVERS:
        monkeypatch.delenv(f"{name}_SERVER_URL", raising=False)
    monkeypatch.setattr(devserver, "KeycloakServer", Failing)
    with pytest.raises(devserver.DevServerError, match="no network"), _servers.running():
        pass
    assert len(stopped) == len(_servers.SERVERS)


def test_tests_are_found_from_any_folder(tmp_path: Path) -> None:
    (tmp_path / "test_here.py").write_text("def test_it(): pass\ndef test_other(): assert False\n")
    done = run_tests(tmp_path, "test_here.py::test_it", "tests/unit/test_times.py")
    assert done.returncode == 0, done.stdout


def test_ctrl_c_is_told_from_tests_that_cannot_be_loaded(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text("def test_it(): raise KeyboardInterrupt\n")
    assert run_tests(tmp_path, "test_it.py").returncode == 130
    (tmp_path / "test_it.py").write_text("def")
    assert run_tests(tmp_path, "test_it.py").returncode == pytest.ExitCode.INTERRUPTED


def test_only_tests_are_taken_for_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "unit").mkdir()
    (tmp_path / "test_it.py").touch()
    monkeypatch.chdir(tmp_path)
    given: list[str] = []

    def main(arguments: list[str], **_plugins: Any) -> int:
        given[:] = arguments
        return 0

    monkeypatch.setattr(pytest, "main", main)
    _tests.run(["-k", "unit", "unit/", "test_it.py::test[a//b]", "tests/unit", "--junitxml=unit/x.xml"])
    assert Path.cwd() == _environment.ROOT
    tests = [f"{tmp_path}/unit", f"{tmp_path}/test_it.py::test[a//b]", "tests/unit"]
    assert given == ["--rootdir", str(_environment.ROOT), "-k", "unit", *tests, "--junitxml=unit/x.xml"]


def test_an_environment_that_cannot_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    (tmp_path / "file").touch()
    venv = tmp_path / "file" / ".venv"
    monkeypatch.setattr(_environment, "VENV", venv)
    monkeypatch.setattr(_environment, "PYTHON", venv / "bin" / "python")
    with pytest.raises(SystemExit, match=r"file/\.venv could not be made: .*Not a directory"):
        _environment.enter()
