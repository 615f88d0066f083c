"""Runs the contenders of a figure in turns, each time in a fresh process, and compares what they took."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import time
from typing import TYPE_CHECKING, Any

from attrs import frozen
from figures import OURS
from peers import HERE

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from figures import Contender, Figure

    Arguments = Callable[[Figure], AbstractContextManager[dict[str, Any]]]

_CLEAN = {"PYTHONHASHSEED": "0", "PYTHONWARNINGS": "ignore"}
_REMOVED = ("KEYCLOAK_", "PYTHON", "COVERAGE_")
_UNITS = {"processor": 1000.0, "wall": 1000.0, "memory": 1.0}


class WorkerError(Exception):
    """A contender failed."""


@frozen
class Row:
    """One contender of one measure.

    Attributes:
        median: of the rounds, in milliseconds or MiB; per piece where the figure says so.
        ratio: how many times as good this client is: the median of the rounds' ratios.
        low: the lower quartile of the rounds' ratios.
        high: the upper one.
        required: what the ratio has to be at least.
        most: what the median may be at most.
    """

    figure: str
    measure: str
    contender: str
    rounds: int
    median: float
    ratio: float
    low: float
    high: float
    required: float | None
    most: float | None = None

    @property
    def is_missed(self) -> bool:
        """Whether it is worse than it has to be."""
        too_slow = self.required is not None and self.ratio < self.required
        return too_slow or (self.most is not None and self.median > self.most)


def measure(
    figure: Figure, arguments: Arguments, rounds: int, tell: Callable[[str], None]
) -> tuple[list[Row], list[str]]:
    """Measure one figure; a round before the first one warms caches and the server, and does not count.

    Returns:
        the rows, and the labels of those that failed and were left out.
    """
    taken: dict[str, list[dict[str, float]]] = {label: [] for label in figure.contenders}
    failed: list[str] = []
    for number in range(rounds + 1):
        tell(f"{figure.name}: round {number} of {rounds}")
        labels = [label for label in figure.contenders if label not in failed]
        # Each starts in turn: whoever comes after the slowest would find the machine as that one leaves it.
        start = number % len(labels) if labels else 0
        for label in labels[start:] + labels[:start]:
            try:
                with arguments(figure) as given:
                    result = _run(figure.contenders[label], given)
            except WorkerError as error:
                tell(f"{figure.name}, {label}: {error}")
                failed.append(label)
            else:
                taken[label] += [result] if number else []
    told = [label for label in figure.contenders if not {label, OURS} & set(failed)]
    rows = [
        _row(figure, measured, label, taken)
        for measured in figure.measures
        for label in told
        if all(result[measured] is not None for result in taken[label] + taken[OURS])
    ]
    return rows, failed


def _run(contender: Contender, arguments: dict[str, Any]) -> dict[str, float]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(_REMOVED)} | _CLEAN
    done = subprocess.run(
        [str(contender.peer.python), str(HERE / "workers" / f"{contender.worker}.py"), contender.task],
        input=json.dumps(arguments | {"started": time.time()}),
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    if done.returncode:
        raise WorkerError(f"{contender.worker}.py {contender.task} failed:\n{done.stderr}")
    result: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return result


def _row(figure: Figure, measured: str, label: str, taken: dict[str, list[dict[str, float]]]) -> Row:
    ours = [result[measured] for result in taken[OURS]]
    theirs = [result[measured] for result in taken[label]]
    ratios = [their / max(our, 1e-9) for our, their in zip(ours, theirs, strict=True)]
    low, _, high = statistics.quantiles(ratios, n=4) if len(ratios) > 1 else [ratios[0]] * 3
    scale = _UNITS[measured] / (figure.count if figure.per_piece else 1)
    return Row(
        figure=figure.name,
        measure=measured,
        contender=label,
        rounds=len(ours),
        median=statistics.median(theirs) * scale,
        ratio=statistics.median(ratios),
        low=low,
        high=high,
        required=figure.least.get((measured, label)),
        most=figure.most_memory if measured == "memory" and label == OURS else None,
    )
