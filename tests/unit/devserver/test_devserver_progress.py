from __future__ import annotations

import sys

import pytest

from keycloak_facade.devserver._progress import make_display


def test_a_function_is_called_with_what_is_done() -> None:
    seen: list[tuple[str, int, int | None]] = []

    def show(text: str, done: int, total: int | None) -> None:
        seen.append((text, done, total))

    with make_display(show).step("Unpacking", 10) as advance:
        advance(4)
        advance(6)
    assert seen == [("Unpacking", 0, 10), ("Unpacking", 4, 10), ("Unpacking", 10, 10)]


@pytest.mark.parametrize("progress", [None, True])
def test_plain_lines_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str], progress: bool | None) -> None:
    with make_display(progress).step("Starting"):
        pass
    begin, end = capsys.readouterr().err.splitlines()
    assert begin == "Starting ..."
    assert end.startswith("Starting: done in 0.")


def test_a_failed_step_is_not_called_done(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(KeyError), make_display(progress=None).step("Starting"):
        raise KeyError
    assert capsys.readouterr().err == "Starting ...\n"


def test_silence(capsys: pytest.CaptureFixture[str]) -> None:
    with make_display(progress=False).step("Starting", 3) as advance:
        advance(3)
    assert capsys.readouterr() == ("", "")


def test_rich_on_a_terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    with make_display(progress=None).step("Unpacking", 3) as advance:
        advance(3)
    assert "\u2713\x1b[0m Unpacking" in capsys.readouterr().err
    monkeypatch.setitem(sys.modules, "rich.console", None)
    with make_display(progress=None).step("Unpacking"):
        pass
    assert capsys.readouterr().err.startswith("Unpacking ...")
