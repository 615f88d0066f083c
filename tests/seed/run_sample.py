"""Run one of the samples as its user would, after the one line that python-keycloak-client's users add.

Usage: run_sample.py SAMPLE, with the replacements as a JSON object on standard input.
"""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path

from keycloak_facade import install_as_keycloak

REALM_OF_A_FRAGMENT = """
from keycloak.realm import KeycloakRealm
realm = KeycloakRealm(server_url='https://example.com', realm_name='my_realm')
"""


def main() -> None:
    """Install this library as `keycloak`, and run the sample as a script."""
    path = Path(sys.argv[1])
    source = path.read_text("utf-8")
    if path.stem.startswith("fragment_"):
        source = REALM_OF_A_FRAGMENT + source
    for placeholder, value in json.load(sys.stdin).items():
        source = source.replace(placeholder, value)
    install_as_keycloak()
    if sys.version_info >= (3, 12):
        # the samples call get_event_loop() with no loop running: a warning since 3.12, an error since 3.14
        asyncio.set_event_loop(asyncio.new_event_loop())
    exec(compile(source, str(path), "exec"), {"__name__": "__main__"})  # noqa: S102 (a sample is run as it is written)


if __name__ == "__main__":
    main()
