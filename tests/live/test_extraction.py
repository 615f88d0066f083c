"""The committed description is what the server's own jars say. Needs the distribution and Java, no running server."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.live
ROOT = Path(__file__).resolve().parents[2]


def test_the_upstream_description_is_the_servers_own() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "regenerate"), "--only", "extract", "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
