"""Runs the project's tests, wherever the script is called that does."""

from __future__ import annotations

import os
from pathlib import Path

import _environment
import pytest


def run(arguments: list[str], *plugins: object) -> int:
    """Run pytest in the project's folder, with the tests that are files of the current one too; return its exit code.

    Raises:
        KeyboardInterrupt: pytest has dealt with Ctrl-C and tells of it as it tells of tests that cannot be loaded.
    """
    here = Path.cwd()
    os.chdir(_environment.ROOT)
    plugin = _CtrlC()
    given = [_from(here, argument) for argument in arguments]
    try:
        return int(pytest.main(["--rootdir", str(_environment.ROOT), *given], plugins=[plugin, *plugins]))
    finally:
        if plugin.was_pressed:
            raise KeyboardInterrupt


class _CtrlC:
    was_pressed = False

    def pytest_keyboard_interrupt(self, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
        """Tell it from what pytest interrupts itself for."""
        self.was_pressed = excinfo.type is KeyboardInterrupt


def _from(here: Path, argument: str) -> str:
    path, separator, test = argument.partition("::")
    # A bare word may be the value of an option, such as -k.
    is_path = "/" in path or path.endswith(".py")
    return f"{here / path}{separator}{test}" if is_path and (here / path).exists() else argument
