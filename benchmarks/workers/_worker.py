"""What all workers share: one task in a fresh process, its arguments from standard input, its figures to the output."""

from __future__ import annotations

import json
import sys
import time
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Callable

    Task = Callable[["Meter", dict[str, Any]], None]

_STATUS = "/proc/self/status"
_RESET_PEAK = "5"


class Meter:
    """Measures a `with` block; without one, the process from its start.

    Attributes:
        processor: seconds of processor time.
        wall: seconds.
        memory: MiB by which the resident memory grew at its peak; None where the system does not tell.
    """

    def __init__(self, started: float) -> None:
        self._started = started
        self.processor: float | None = None
        self.wall: float | None = None
        self.memory: float | None = None

    def __enter__(self) -> Self:
        self._memory = _reset_memory()
        self._processor, self._wall = time.process_time(), time.perf_counter()
        return self

    def __exit__(self, *_: object) -> None:
        self.wall = time.perf_counter() - self._wall
        self.processor = time.process_time() - self._processor
        peak = _memory("VmHWM")
        self.memory = None if peak is None or self._memory is None else peak - self._memory

    def result(self) -> dict[str, float | None]:
        """Return the figures."""
        if self.wall is None:
            return {"processor": time.process_time(), "wall": time.time() - self._started, "memory": None}
        return {"processor": self.processor, "wall": self.wall, "memory": self.memory}


def _reset_memory() -> float | None:
    """Forget the peak of the resident memory, and return what is resident now."""
    try:
        with open("/proc/self/clear_refs", "w") as file:  # noqa: PTH123 - pathlib would count in a cold start
            file.write(_RESET_PEAK)
    except OSError:
        return None
    return _memory("VmRSS")


def _memory(name: str) -> float | None:
    try:
        with open(_STATUS) as file:  # noqa: PTH123 - pathlib would count in a cold start
            lines = file.readlines()
    except OSError:
        return None
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(name))


def run(tasks: dict[str, Task]) -> None:
    """Run the task that the command line names."""
    arguments = json.load(sys.stdin)
    meter = Meter(arguments["started"])
    tasks[sys.argv[1]](meter, arguments)
    print(json.dumps(meter.result()))
