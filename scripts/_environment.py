"""Makes the project's virtual environment on first use, and runs a script inside it."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
OLDEST_PYTHON = (3, 11)
INTERRUPTED = 130


def enter() -> None:
    """Continue the running script inside the project's environment, making that first if need be.

    From here on, Ctrl-C ends it with one line.
    """
    sys.excepthook = _end
    if sys.version_info < OLDEST_PYTHON:
        sys.exit(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
    try:
        _install()
    except (OSError, subprocess.CalledProcessError) as error:
        sys.exit(f"The environment in {VENV} could not be made: {error}")
    if Path(sys.prefix) == VENV:
        return
    # The scripts start the project's programs hundreds of times, and have none of them compiled more than once.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if os.name == "nt":
        sys.exit(subprocess.call([str(PYTHON), *sys.argv]))
    # In place of this process: one that waited would cut a script short that cleans up after Ctrl-C.
    os.execv(PYTHON, [str(PYTHON), *sys.argv])  # noqa: S606 - the environment's own Python, no shell


def _end(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        print("Interrupted.", file=sys.stderr)
        sys.exit(INTERRUPTED)
    sys.__excepthook__(kind, error, trace)


def _install() -> None:
    stamp = VENV / "installed"
    wanted = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return
    print(f"Making the environment in {VENV.name}/ (once, about a minute) ...", file=sys.stderr, flush=True)
    if not _has_pip():
        venv.create(VENV, with_pip=True, clear=True)
    subprocess.check_call([str(PYTHON), "-m", "pip", "install", "--quiet", "--editable", f"{ROOT}[dev]"])
    stamp.write_text(wanted, encoding="utf-8")


def _has_pip() -> bool:
    """Tell whether the environment is whole; an interrupted attempt leaves a Python without pip."""
    return (
        PYTHON.is_file() and not subprocess.run([str(PYTHON), "-m", "pip"], capture_output=True, check=False).returncode
    )
