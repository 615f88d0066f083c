"""Measures this client against the others, all of them in one run, and tells how many times as fast it is.

Each measurement is a fresh process of that client's own environment; the clients take turns in each round, and what
counts is the median of the rounds' ratios. The first run makes the environments, and fetches a Keycloak.
"""

from __future__ import annotations

import argparse
import sys
from contextlib import ExitStack

from figures import figures
from measure import Row, measure
from peers import MEASURED
from report import conditions, table, write
from servers import Servers

_QUICK_ROUNDS = 3


def main() -> int:
    """Measure, print the table, and return the exit code."""
    arguments = _parse()
    chosen = [figure for figure in figures(arguments.users) if not arguments.only or figure.name in arguments.only]
    for peer in MEASURED:
        peer.install()
    rows: list[Row] = []
    failed: list[str] = []
    rounds = {figure.name: arguments.rounds or figure.rounds for figure in chosen}
    with ExitStack() as stack:
        servers = Servers(stack)
        for figure in chosen:
            measured, left_out = measure(figure, servers.arguments, rounds[figure.name], _tell)
            rows += measured
            failed += [f"{figure.name}, {label}" for label in left_out]
    results = f"{conditions(rounds, failed)}\n{table(chosen, rows)}"
    print(results)
    if arguments.write:
        write(results, chosen, rows)
    missed = [f"{row.figure}, {row.measure}, {row.contender}" for row in rows if row.is_missed]
    if missed:
        print("missed:", *missed, sep="\n  ", file=sys.stderr)
    return int(arguments.check and bool(missed or failed))


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/benchmark", description=__doc__)
    names = [figure.name for figure in figures()]
    parser.add_argument(
        "--only", action="append", choices=names, metavar="NAME", help=f"one of {', '.join(names)}; may be repeated"
    )
    parser.add_argument("--rounds", type=int, metavar="N", help="how often each is measured")
    parser.add_argument(
        "--quick", dest="rounds", action="store_const", const=_QUICK_ROUNDS, help=f"only {_QUICK_ROUNDS} rounds"
    )
    parser.add_argument(
        "--users", type=int, default=20_000, metavar="N", help="users to go through in iter-users (%(default)s)"
    )
    parser.add_argument("--check", action="store_true", help="fail if a figure is not what it has to be")
    parser.add_argument("--write", action="store_true", help="put the results into docs/benchmarks.md and .svg")
    arguments = parser.parse_args()
    if arguments.write and arguments.only:
        parser.error("--write takes all figures: the page shows one run")
    return arguments


def _tell(progress: str) -> None:
    print(progress, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
