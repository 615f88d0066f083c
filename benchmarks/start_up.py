"""How long a script takes to start: this client against httpx alone, in fresh processes, in turn."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

ROUNDS = 15
IMPORTS = ("import httpx", "import keycloak_facade.realm")


def seconds(code: str) -> float:
    """Return the wall time of a fresh interpreter that runs this."""
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - started


def main() -> None:
    """Print the medians and their ratio."""
    for code in IMPORTS:
        seconds(code)
    times: dict[str, list[float]] = {code: [] for code in IMPORTS}
    for _ in range(ROUNDS):
        for code in IMPORTS:
            times[code].append(seconds(code))
    medians = {code: statistics.median(measured) for code, measured in times.items()}
    for code, median in medians.items():
        print(f"{code:<30} {median * 1000:6.1f} ms")
    print(f"ratio {medians[IMPORTS[1]] / medians[IMPORTS[0]]:.2f}")


if __name__ == "__main__":
    main()
