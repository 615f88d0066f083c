"""Draws how many times as fast keycloak-facade is; run by the interpreter that has matplotlib."""

from __future__ import annotations

import json
import sys
from typing import Any

import matplotlib as mpl
from matplotlib import pyplot as plt
from matplotlib.ticker import FuncFormatter

_COLOURS = {
    "httpx": "#7f7f7f",
    "openapi-python-client": "#9467bd",
    "python-keycloak": "#d62728",
    "python-keycloak, async": "#ff9896",
    "python-keycloak-client": "#ff7f0e",
}
_OTHER = "#1f77b4"
_TICKS = [0.25, 0.5, 1, 2, 4, 8, 16, 32]


def main() -> None:
    """Read the rows from standard input, and write the file that the command line names."""
    rows: list[dict[str, Any]] = [row for row in json.load(sys.stdin) if row["measure"] != "memory"]
    mpl.rcParams |= {"svg.hashsalt": "keycloak-facade", "svg.fonttype": "none", "font.size": 9}
    figure, axes = plt.subplots(figsize=(9, 0.24 * len(rows) + 1.2), layout="constrained")
    labels = []
    for place, row in enumerate(rows):
        colour = _COLOURS.get(row["contender"], _OTHER)
        axes.barh(place, row["ratio"] - 1, left=1, color=colour, height=0.7)
        axes.plot([row["low"], row["high"]], [place, place], color="black", linewidth=1)
        axes.annotate(f"{row['ratio']:.2f}", (max(row["high"], row["ratio"], 1), place), (4, 0), **_BESIDE)
        kind = "processor time" if row["measure"] == "processor" else "time"
        same = place and all(rows[place - 1][key] == row[key] for key in ("figure", "measure"))
        labels.append(row["contender"] if same else f"{row['title']}, {kind}:  {row['contender']}")
    axes.set_yticks(range(len(rows)), labels)
    axes.invert_yaxis()
    axes.set_xscale("log")
    axes.set_xticks(_TICKS)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
    axes.minorticks_off()
    axes.axvline(1, color="black", linewidth=1)
    axes.set_xlabel("times as fast (black: quartiles)")
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(axis="y", length=0)
    axes.margins(y=0.01)
    figure.savefig(sys.argv[1], format="svg", metadata={"Date": None})


_BESIDE: dict[str, Any] = {"textcoords": "offset points", "va": "center", "fontsize": 8}


if __name__ == "__main__":
    main()
