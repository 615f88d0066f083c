from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from keycloak_facade.devserver import _records
from keycloak_facade.devserver._records import ProcessRecord
from keycloak_facade.devserver.errors import MissingExtraError

if TYPE_CHECKING:
    from pathlib import Path

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]
STUBBORN = [
    sys.executable,
    "-c",
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('', flush=True); time.sleep(60)",
]


def test_a_process_is_known_by_id_and_start_time() -> None:
    with subprocess.Popen(SLEEP) as process:
        (record,) = _records.family(process.pid)
        assert _records.alive([record])
        recycled = ProcessRecord(record.pid, record.started - 5)
        assert not _records.alive([recycled])
        _records.end([recycled], 0.1)
        assert process.poll() is None, "another process with that id is never ended"
        _records.end([record], 10)
        assert not _records.alive([record])
    assert _records.family(record.pid) == []


def test_a_stubborn_process_is_killed() -> None:
    with subprocess.Popen(STUBBORN, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        began = time.monotonic()
        records = _records.family(process.pid)
        _records.end(records, 0.3)
        assert not _records.alive(records)
        assert time.monotonic() - began >= 0.3


def test_a_family_has_its_children() -> None:
    assert _records.family(os.getpid())[0].pid == os.getpid()
    with subprocess.Popen(["/bin/sh", "-c", "sleep 60 & echo; wait"], stdout=subprocess.PIPE) as shell:
        assert shell.stdout is not None
        shell.stdout.readline()
        records = _records.family(shell.pid)
        assert len(records) == 2
        _records.end(records, 10)
    assert not _records.alive(records)


def test_a_state_file_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    _records.save(path, [ProcessRecord(1, 2.5)], server={"port": 8080})
    assert _records.load(path) == ([ProcessRecord(1, 2.5)], {"server": {"port": 8080}})
    assert path.stat().st_mode & 0o077 == 0
    assert [left.name for left in tmp_path.iterdir()] == ["state.json"]


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"processes": [{"pid": 1}]}', '{"processes": 3}'])
def test_a_damaged_state_file_is_an_empty_one(tmp_path: Path, text: str) -> None:
    (tmp_path / "state.json").write_text(text)
    assert _records.load(tmp_path / "state.json") == ([], {})
    assert _records.load(tmp_path / "missing.json") == ([], {})


def test_a_missing_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psutil", None)
    with pytest.raises(MissingExtraError, match="psutil"):
        _records.family(os.getpid())
