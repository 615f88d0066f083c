"""What scripts/record deletes, and when."""

from __future__ import annotations

import runpy
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import _environment
import _servers
import _tests
import pytest

from keycloak_facade.devserver import DevServerError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

SCRIPT = Path(__file__).parents[2] / "scripts" / "record"


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """scripts/record with two cassettes, tests that write one of them, and servers of its own."""
    monkeypatch.setattr(_environment, "ROOT", tmp_path)
    (tmp_path / "cassettes" / "26.7").mkdir(parents=True)
    for name in ("used", "unused"):
        (tmp_path / "cassettes" / "26.7" / f"{name}.yaml").touch()

    def recorded(*arguments: str, code: int = 0, error: BaseException | None = None) -> set[str]:
        @contextmanager
        def running() -> Generator[None]:
            if error:
                raise error
            yield

        def run(given: list[str]) -> int:
            assert given == ["--record", *(arguments or [str(tmp_path / "tests" / "_sync")])]
            for name in ("new", "used"):
                path = tmp_path / "cassettes" / "26.7" / f"{name}.yaml"
                path.unlink(missing_ok=True)
                path.write_text("new")
            return code

        monkeypatch.setattr(_servers, "running", running)
        monkeypatch.setattr(_tests, "run", run)
        monkeypatch.setattr(sys, "argv", ["scripts/record", *arguments])
        script = runpy.run_path(str(SCRIPT))
        if error:
            with pytest.raises(type(error)):
                script["main"]()
        else:
            assert script["main"]() == code
        return {path.stem for path in tmp_path.rglob("*.yaml")}

    return recorded


def test_what_no_test_uses_is_deleted_when_all_are_recorded(record: Callable[..., set[str]]) -> None:
    assert record() == {"new", "used"}


def test_nothing_is_deleted_unless_all_are_recorded(record: Callable[..., set[str]]) -> None:
    assert record(error=DevServerError("no network")) == {"used", "unused"}
    assert record(error=KeyboardInterrupt()) == {"used", "unused"}
    assert record(code=1) == {"new", "used", "unused"}
    assert record("tests/_sync/test_users.py") == {"new", "used", "unused"}
