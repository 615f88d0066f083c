from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pipeline import command, curate, generate
from pipeline.documents import SpecError

if TYPE_CHECKING:
    from collections.abc import Callable

DONE: list[str] = []


@pytest.fixture(autouse=True)
def steps(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Each step only notes that it ran."""
    ran: list[str] = []

    def note(step: str) -> Callable[..., list[str]]:
        def run(*_: object, check: bool = False) -> list[str]:
            ran.append(f"{step} check" if check else step)
            return ["wrong"] if step == "curate" and "broken" in ran else DONE

        return run

    monkeypatch.setattr(command, "_fetch", note("fetch"))
    monkeypatch.setattr(command, "_extract", note("extract"))
    monkeypatch.setattr(curate, "run", note("curate"))
    monkeypatch.setattr(generate, "generate", note("generate"))
    monkeypatch.setattr(command, "_report", note("report"))
    return ran


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["26.7.3"], ["fetch", "extract", "curate", "generate", "report"]),
        (["26.7.3", "--spec", "file.json"], ["extract", "curate", "generate", "report"]),
        (["--check"], ["curate check", "generate check"]),
        (["26.7.3", "--check", "--spec", "file.json"], ["extract check", "curate check", "generate check"]),
        (["--only", "extract", "--check"], ["extract check"]),
        (["--only", "report"], ["report"]),
    ],
)
def test_the_steps_that_run(steps: list[str], arguments: list[str], expected: list[str]) -> None:
    assert command.main(arguments) == 0
    assert steps == expected


def test_a_problem_ends_the_run_and_is_shown(steps: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    steps.append("broken")
    assert command.main(["26.7.3"]) == 1
    assert steps[-1] == "curate"
    assert capsys.readouterr().err == "wrong\n"


def test_an_error_is_shown_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> list[str]:
        raise SpecError("a row is wrong")

    monkeypatch.setattr(curate, "run", fail)
    assert command.main(["--check"]) == 1
    assert capsys.readouterr().err == "a row is wrong\n"


def test_an_unknown_step_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        command.main(["--only", "everything"])
    assert "invalid choice" in capsys.readouterr().err
