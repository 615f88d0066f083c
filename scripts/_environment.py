"""Makes the project's virtual environment on first use, and runs a script inside it."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
OLDEST_PYTHON = (3, 11)


def enter() -> None:
    """Continue the running script inside the project's environment, making that first if need be."""
    if sys.version_info < OLDEST_PYTHON:
        sys.exit(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
    _install()
    if Path(sys.prefix) == VENV:
        return
    sys.exit(subprocess.call([str(PYTHON), *sys.argv]))


def _install() -> None:
    stamp = VENV / "installed"
    wanted = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    print(f"Making the environment in {VENV.name}/ (once) ...", file=sys.stderr, flush=True)
    if not PYTHON.is_file():
        venv.create(VENV, with_pip=True)
    subprocess.check_call([str(PYTHON), "-m", "pip", "install", "--quiet", "--editable", f"{ROOT}[dev]"])
    stamp.write_text(wanted)
