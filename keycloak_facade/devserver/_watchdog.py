"""Runs a command and ends it when its parent says so or is gone, however the parent went.

A script of its own, run by path with the standard library alone: `_watchdog.py GRACE FOLDER COMMAND...`.
It leads a process group of its own. On its standard input `s` means stop, `d` means leave it running and go;
the end of the input, or another parent process, means that the parent died: then FOLDER, unless empty, is removed too.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType

STOP = b"s"
DETACH = b"d"
_POLL = 0.1


def main() -> int:
    """Run the command; return its exit code."""
    grace, folder, command = float(sys.argv[1]), sys.argv[2], sys.argv[3:]
    parent = os.getppid()
    # A handler and not SIG_IGN: the command would inherit that, and a JVM keeps it.
    for name in ("SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _ignore)
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL)  # noqa: S603 - made by this package
    orders: list[bytes] = []
    ordered = threading.Event()

    def listen() -> None:
        orders.append(os.read(0, 1))
        ordered.set()

    threading.Thread(target=listen, daemon=True).start()
    while child.poll() is None and os.getppid() == parent and not ordered.is_set():
        ordered.wait(_POLL)
    order = orders[0] if orders else b""
    if order == DETACH:
        return 0
    orphaned = order == b"" and (ordered.is_set() or os.getppid() != parent)
    _end(child, grace)
    if orphaned and folder:
        shutil.rmtree(folder, ignore_errors=True)
    if child.returncode < 0 and sys.platform != "win32":
        # The script was killed; the JVM it had started may live on in this group.
        os.killpg(0, signal.SIGKILL)
    return child.returncode


def _ignore(_number: int, _frame: FrameType | None) -> None:
    """Only the input ends this process."""


def _end(child: subprocess.Popen[bytes], grace: float) -> None:
    if child.poll() is not None:
        return
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(child.pid)], check=False, capture_output=True)  # noqa: S603, S607 - part of Windows
        child.wait()
        return
    os.killpg(0, signal.SIGTERM)
    deadline = time.monotonic() + grace
    while child.poll() is None and time.monotonic() < deadline:
        time.sleep(_POLL)
    if child.poll() is None:
        child.kill()
        child.wait()


if __name__ == "__main__":
    sys.exit(main())
