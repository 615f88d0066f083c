"""Runs samples as their users would, after the one line that python-keycloak-client's users add.

Each line of standard input is a JSON object: the sample, what to replace in it, and a folder for what it prints; the
answer is the exit code. A sample has a process of its own, but what all of them import is imported once.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

# What every sample imports, and by far the most of what it takes to start one.
import keycloak_facade._async.client
import keycloak_facade._sync.client

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST = 120
"""Seconds that a sample may take."""
REALM_OF_A_FRAGMENT = """
from keycloak.realm import KeycloakRealm
realm = KeycloakRealm(server_url='https://example.com', realm_name='my_realm')
"""


def main() -> None:
    """Run what standard input names, one after the other."""
    for line in sys.stdin:
        wish = json.loads(line)
        child = os.fork()
        if child == 0:
            print_to(Path(wish["folder"]))
            run(Path(wish["sample"]), wish["replacements"])
            sys.exit()
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)  # noqa: T201 - the answer


def print_to(folder: Path) -> None:
    """Have what this process prints written to files."""
    for stream in (sys.stdout, sys.stderr):
        with (folder / stream.name.strip("<>")).open("wb") as file:
            os.dup2(file.fileno(), stream.fileno())


def run(sample: Path, replacements: Mapping[str, str]) -> None:
    """Install this library as `keycloak`, and run the sample as a script."""
    signal.alarm(LONGEST)
    source = sample.read_text("utf-8")
    if sample.stem.startswith("fragment_"):
        source = REALM_OF_A_FRAGMENT + source
    for placeholder, value in replacements.items():
        source = source.replace(placeholder, value)
    keycloak_facade.install_as_keycloak()
    if sys.version_info >= (3, 12):
        # the samples call get_event_loop() with no loop running: a warning since 3.12, an error since 3.14
        asyncio.set_event_loop(asyncio.new_event_loop())
    exec(compile(source, str(sample), "exec"), {"__name__": "__main__"})  # noqa: S102 (a sample is run as it is written)


if __name__ == "__main__":
    main()
