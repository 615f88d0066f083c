"""Tells the figures: on the terminal, and as the table and the plot of the documentation."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from importlib.metadata import version
from typing import TYPE_CHECKING

from attrs import asdict
from figures import OURS
from peers import HERE, JWT, MEASURED, PLOT, ROOT, STOCK, stock_operations
from servers import KEYCLOAK

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from figures import Figure
    from measure import Row

PAGE = ROOT / "docs/benchmarks.md"
PLOT_FILE = ROOT / "docs/benchmarks.svg"
_BEGIN, _END = "<!-- results -->\n", "<!-- end of results -->\n"
_PLOT = f"![How many times as fast as the others]({PLOT_FILE.name})"
_HEADER = ("", "measure", "client", "median", "keycloak-facade is", "quartiles", "at least")
_MEASURES = {"processor": "processor time", "wall": "time", "memory": "memory growth"}


def table(figures: Iterable[Figure], rows: Sequence[Row]) -> str:
    """Return the Markdown table."""
    lines = [_HEADER, ("---", "---", "---", "--:", "--:", "--:", "--:")]
    titles = {figure.name: figure.title for figure in figures}
    before: tuple[str, str] | None = None
    for row in rows:
        first = (row.figure, row.measure) != before
        before = (row.figure, row.measure)
        title = titles[row.figure] if first else ""
        measure = _MEASURES[row.measure] if first else ""
        lines.append((title, measure, f"**{OURS}**" if row.contender == OURS else row.contender, *_cells(row)))
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _cells(row: Row) -> tuple[str, str, str, str]:
    missed = " (missed)" if row.is_missed else ""
    if row.measure == "memory":
        required = f"at most {row.most:g} MiB{missed}" if row.most is not None else ""
        return f"{row.median:.1f} MiB", "", "", required
    if row.contender == OURS:
        return _time(row.median), "", "", ""
    required = f"{row.required:.2f}{missed}" if row.required is not None else ""
    return _time(row.median), f"{row.ratio:.2f} x as fast", f"{row.low:.2f} to {row.high:.2f}", required


def _time(milliseconds: float) -> str:
    if milliseconds >= 1000:  # noqa: PLR2004 - a second
        return f"{milliseconds / 1000:.2f} s"
    return f"{milliseconds:.1f} ms" if milliseconds >= 1 else f"{milliseconds * 1000:.1f} µs"


def conditions(rounds: dict[str, int], failed: Sequence[str]) -> str:
    """Tell what was measured: versions, rounds, and who failed."""
    versions = [f"{peer.distribution} {peer.versions()[peer.distribution]}" for peer in MEASURED if peer.distribution]
    libraries = JWT.versions()
    versions += [
        f"{name} {libraries[name]}" for name in ("python-jose", "pyjwt", "joserfc", "jwcrypto", "cryptography")
    ]
    own = subprocess.run([str(STOCK.python), "-V"], check=True, capture_output=True, text=True).stdout
    generated, described = stock_operations()
    told = ", ".join(f"{name} {number}" for name, number in rounds.items())
    return (
        f"{own.strip()} on {platform.system()} with {os.cpu_count()} processors, Keycloak {KEYCLOAK}; "
        f"{', '.join(versions)}; output of openapi-python-client {version(STOCK.name)}, which makes {generated} of the "
        f"{described} operations. Rounds: {told}.\n"
        + (f"Failed, and left out: {'; '.join(failed)}.\n" if failed else "")
    )


def _generator() -> str:
    from importlib.metadata import version

    return version("openapi-python-client")


def write(results: str, figures: Iterable[Figure], rows: Sequence[Row]) -> None:
    """Put the results into the page, and draw the plot."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(_BEGIN)
    _, _, after = rest.partition(_END)
    PAGE.write_text(f"{before}{_BEGIN}\n{results}\n\n{_PLOT}\n\n{_END}{after}", encoding="utf-8")
    titles = {figure.name: figure.title for figure in figures}
    drawn = [asdict(row) | {"title": titles[row.figure]} for row in rows if row.contender != OURS]
    PLOT.install()
    subprocess.run(
        [str(PLOT.python), str(HERE / "plot.py"), str(PLOT_FILE)], input=json.dumps(drawn), text=True, check=True
    )
