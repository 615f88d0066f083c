"""Makes the client anew from a Keycloak server: its description, the curated one, the generated package.

The steps, in their order:
  fetch     the server distribution, from Maven Central, and a Java runtime
  extract   spec/upstream/keycloak-VERSION.json out of the server's jars, in place of the one that is there
  curate    spec/openapi.json: the names, texts, corrections and additions of spec/ applied
  generate  generated/keycloak_openapi
  report    what changed in operations and fields since spec/openapi.json as it was; alone, since the last commit

VERSION is the one in spec/upstream unless it is given. Going to an older version and back leaves no trace.

An operation without a name is an error that prints the row to add. A row or a correction without effect is an error in
the version that spec/version names and in newer ones, which means that Keycloak has put it right and the entry must go;
in older versions it is told and nothing more. Whoever has brought spec/ up to a newer version writes it into
spec/version.

--check writes nothing and compares whole files and the set of files. Alone it checks what needs neither network nor
Java, that is curate and generate; --only extract --check scans the server's jars again.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import curate, extract, fetch, generate, report
from pipeline.documents import ROOT, SpecError, read_json

from keycloak_facade.devserver import DevServerError

if TYPE_CHECKING:
    from collections.abc import Callable

STEPS = ("fetch", "extract", "curate", "generate", "report")


def main(arguments: list[str] | None = None) -> int:
    """Run the steps that are asked for, until one has problems."""
    parser = argparse.ArgumentParser(
        prog="scripts/regenerate", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("version", nargs="?", metavar="VERSION", help="Keycloak version, such as 26.7.3")
    parser.add_argument("--spec", type=Path, metavar="FILE", help="take this downloaded description, do not extract")
    parser.add_argument("--only", choices=STEPS, help="run one step")
    parser.add_argument("--check", action="store_true", help="compare only, write nothing")
    options = parser.parse_args(arguments)
    try:
        problems = run(options.version, steps_of(options), options.spec, check=options.check)
    except (SpecError, generate.GenerationError, DevServerError) as error:
        problems = [str(error)]
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


def steps_of(options: argparse.Namespace) -> list[str]:
    """Choose the steps: one, those of a check, or all."""
    if options.only:
        return [options.only]
    if options.check:
        return (["extract"] if options.spec else []) + ["curate", "generate"]
    return [step for step in STEPS if not (options.spec and step == "fetch")]


def run(version: str | None, steps: list[str], spec: Path | None, *, check: bool) -> list[str]:
    """Run the steps in their order and return the problems of the first that has any."""
    wanted = version or curate.upstream_version()
    before = curate.CURATED.read_text(encoding="utf-8") if curate.CURATED.is_file() else None
    actions: dict[str, Callable[[], list[str]]] = {
        "fetch": lambda: _fetch(wanted),
        "extract": lambda: _extract(wanted, spec, check=check),
        "curate": lambda: curate.run(wanted, check=check),
        "generate": lambda: generate.generate(check=check),
        "report": lambda: _report(before if len(steps) > 1 else _committed()),
    }
    for step in steps:
        print(f"{step} {wanted}", flush=True)
        problems = actions[step]()
        if problems:
            return problems
    return []


def _fetch(version: str) -> list[str]:
    fetch.fetch(version)
    return []


def _extract(version: str, spec: Path | None, *, check: bool) -> list[str]:
    found = extract.read_downloaded(spec) if spec else extract.extract(fetch.fetch(version), version)
    return extract.store(found, version, check=check)


def _committed() -> str | None:
    command = ["git", "show", "HEAD:spec/openapi.json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    return done.stdout if done.returncode == 0 else None


def _report(before: str | None) -> list[str]:
    if before is None:
        print("There is no earlier description to compare with.")
    else:
        print(report.compare(json.loads(before), read_json(curate.CURATED)))
    return []
