"""Both type checkers accept the chains that users write, and refuse what is misspelt."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.typing import chains, chains_async, chains_uma, chains_uma_async, misspelt

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parents[2]
MODULES = [chains, chains_async, chains_uma, chains_uma_async, misspelt]


def report_on(checker: list[str], files: list[Path]) -> tuple[int, str]:
    command = [str(Path(sys.executable).with_name(checker[0])), *checker[1:], *map(str, files)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize(
    "checker", [["mypy", "--no-error-summary"], ["pyright", "--warnings"]], ids=lambda command: command[0]
)
def test_a_checker_agrees(checker: list[str]) -> None:
    status, report = report_on(checker, [Path(str(module.__file__)) for module in MODULES])
    assert status == 0, report


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_the_names_that_it_needs_can_be_imported(module: ModuleType) -> None:
    assert module.__doc__
