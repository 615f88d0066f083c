"""Starts a command under the watchdog, so that nothing outlives the Python that started it."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from keycloak_facade.devserver import _watchdog

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_MARGIN = 5.0
_TAIL_BYTES = 16_384
_WATCHDOG = Path(__file__).with_name("_watchdog.py")


class Supervised:
    """A running command with its whole process group, ended by `stop`, `kill`, or the end of this process."""

    def __init__(
        self,
        command: Sequence[str],
        env: Mapping[str, str],
        log: Path,
        *,
        grace: float,
        remove_if_orphaned: Path | None = None,
    ) -> None:
        """Start the command.

        Args:
            command: the program and its arguments.
            env: its whole environment.
            log: the file that gets its output, appended.
            grace: seconds between the polite and the hard end.
            remove_if_orphaned: a folder to delete should this Python process die.
        """
        self._grace = grace
        supervisor = [sys.executable, "-I", "-S", str(_WATCHDOG), str(grace), str(remove_if_orphaned or "")]
        with log.open("ab") as output:
            self._process = subprocess.Popen(  # noqa: S603 - made by this package
                [*supervisor, *command],
                env=dict(env),
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
            )

    @property
    def pid(self) -> int:
        """The process id of the watchdog, which is the id of the group too."""
        return self._process.pid

    def exit_code(self) -> int | None:
        """Return how the command ended, or None while it runs."""
        return self.wait(0)

    def wait(self, timeout: float) -> int | None:
        """Return how the command ended, or None if it still runs after `timeout` seconds."""
        unseen = self._process.returncode is None
        try:
            code = self._process.wait(timeout)
        except subprocess.TimeoutExpired:
            return None
        if unseen and code < 0 and sys.platform != "win32":
            # The watchdog itself was killed. Only now, while its id cannot have a new owner, is its group safe to end.
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.pid, signal.SIGKILL)
        return code

    def stop(self) -> None:
        """End the command politely, and by force after the grace time; do nothing if it has ended."""
        self._order(_watchdog.STOP)
        if self.wait(self._grace + _MARGIN) is None:
            self.kill()

    def detach(self) -> None:
        """Let the command run on without watchdog and without this process."""
        self._order(_watchdog.DETACH)
        self._process.wait()

    def kill(self) -> None:
        """End the command and all it started at once, as a crash would."""
        if sys.platform == "win32":
            subprocess.run(["taskkill", "/T", "/F", "/PID", str(self.pid)], check=False, capture_output=True)  # noqa: S603, S607 - part of Windows
        elif self._process.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.pid, signal.SIGKILL)
        self._close()
        self._process.wait()

    def _order(self, order: bytes) -> None:
        if self._process.stdin is not None and not self._process.stdin.closed:
            with contextlib.suppress(BrokenPipeError):
                os.write(self._process.stdin.fileno(), order)
        self._close()

    def _close(self) -> None:
        if self._process.stdin is not None:
            self._process.stdin.close()


def tail(log: Path, lines: int = 40) -> str:
    """Return the last lines of a log file, empty if there is none."""
    try:
        with log.open("rb") as file:
            file.seek(max(0, log.stat().st_size - _TAIL_BYTES))
            text = file.read().decode(errors="replace")
    except OSError:
        return ""
    return "\n".join(text.splitlines()[-lines:])
