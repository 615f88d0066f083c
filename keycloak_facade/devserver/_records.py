"""Processes that are remembered in a file: never taken for another one that got the same id."""

from __future__ import annotations

import importlib
import json
import time
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from keycloak_facade.devserver._cache import write_private
from keycloak_facade.devserver.errors import MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

# Start times are counted from the boot, whose own time moves when the clock is set.
_CLOCK_STEP = 2.0
_POLL = 0.05


@dataclass(frozen=True)
class ProcessRecord:
    """A process by its id and its start time in seconds since the epoch."""

    pid: int
    started: float


def family(pid: int) -> list[ProcessRecord]:
    """Return the records of a process and of all it started, itself first; empty if it is gone."""
    psutil = _psutil()
    try:
        return [ProcessRecord(member.pid, member.create_time()) for member in _members(pid)]
    except psutil.NoSuchProcess:
        return []


def listens(pid: int, port: int) -> bool:
    """Tell whether a process, or one that it started, accepts connections at a port; True where nobody may know."""
    psutil = _psutil()
    try:
        connections = [connection for member in _members(pid) for connection in member.net_connections("tcp")]
    except psutil.NoSuchProcess:
        return False
    except psutil.AccessDenied:
        return True
    return any(one.status == psutil.CONN_LISTEN and one.laddr.port == port for one in connections)


def alive(records: Iterable[ProcessRecord]) -> bool:
    """Tell whether one of the recorded processes still runs."""
    return bool(_living(records))


def end(records: Iterable[ProcessRecord], grace: float) -> None:
    """End the recorded processes, politely first, by force after `grace` seconds; no others."""
    remembered = list(records)
    for force in (False, True):
        for process in _living(remembered):
            _quietly(process.kill if force else process.terminate)
        wait_until_gone(remembered, grace)


def wait_until_gone(records: Iterable[ProcessRecord], seconds: float) -> None:
    """Wait until none of the recorded processes runs, for at most `seconds`."""
    # Not psutil's own wait: it also waits for somebody to collect the dead, which in a container may be nobody.
    remembered = list(records)
    deadline = time.monotonic() + seconds
    while _living(remembered) and time.monotonic() < deadline:
        time.sleep(_POLL)


def save(path: Path, records: Iterable[ProcessRecord], **more: object) -> None:
    """Write records, and whatever else belongs to them, to a file that only its owner can read."""
    write_private(path, json.dumps({"processes": [asdict(record) for record in records], **more}))


def load(path: Path) -> tuple[list[ProcessRecord], dict[str, Any]]:
    """Read what `save` wrote; a missing or damaged file is an empty one."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        records = [ProcessRecord(**record) for record in content.pop("processes")]
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return [], {}
    return records, content


def _members(pid: int) -> list[Any]:
    leader = _psutil().Process(pid)
    return [leader, *leader.children(recursive=True)]


def _living(records: Iterable[ProcessRecord]) -> list[Any]:
    psutil = _psutil()
    found: list[Any] = []
    for record in records:
        try:
            process = psutil.Process(record.pid)
            same = abs(process.create_time() - record.started) < _CLOCK_STEP
            if same and process.status() != psutil.STATUS_ZOMBIE:
                found.append(process)
        except psutil.NoSuchProcess:
            continue
    return found


def _quietly(action: Any) -> None:
    psutil = _psutil()
    try:
        action()
    except psutil.NoSuchProcess:
        return


def _psutil() -> Any:
    try:
        return importlib.import_module("psutil")
    except ImportError as error:
        raise MissingExtraError("psutil") from error
