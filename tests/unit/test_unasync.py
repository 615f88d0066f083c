"""The script that makes the blocking client from the asynchronous one."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = '''"""Waits."""

from __future__ import annotations

import asyncio  # async only
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable

from ._runtime import AsyncInit, Lock


class AsyncThing(AsyncInit):
    """A thing. Asynchronous readers see an asynchronous text."""

    lock: Lock
    loop: asyncio.AbstractEventLoop  # async only

    async def get(self, later: Awaitable[str]) -> str:
        """Return it."""
        async with self.lock:
            return await later

    async def all(self) -> list[str]:
        """Return all."""
        return [each async for each in self.iter()]

    async def iter(self) -> AsyncIterator[str]:
        """Yield each."""
        yield "1"

    async def async_auth_flow(self, request: str) -> AsyncGenerator[str, bytes]:
        """Yield."""
        yield request

    async def numbers(self) -> AsyncGenerator[int]:
        """Yield."""
        yield 1

    async def aclose(self) -> None:
        """Close."""
        await self.thing().aclose()

    def thing(self) -> AsyncThing:
        """Return a new one."""
        return AsyncThing()
'''
TWIN = '''# Made by scripts/unasync.py from src/_async/thing.py; not to be edited.
"""Waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime import Init, Lock

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator


class Thing(Init):
    """A thing. Asynchronous readers see an asynchronous text."""

    lock: Lock

    def get(self, later: str) -> str:
        """Return it."""
        with self.lock:
            return later

    def all(self) -> list[str]:
        """Return all."""
        return list(self.iter())

    def iter(self) -> Iterator[str]:
        """Yield each."""
        yield "1"

    def sync_auth_flow(self, request: str) -> Generator[str, bytes, None]:
        """Yield."""
        yield request

    def numbers(self) -> Generator[int]:
        """Yield."""
        yield 1

    def close(self) -> None:
        """Close."""
        self.thing().close()

    def thing(self) -> Thing:
        """Return a new one."""
        return Thing()
'''


@pytest.fixture
def unasync(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The script as a module; it is in the environment already."""
    monkeypatch.setitem(sys.modules, "_environment", SimpleNamespace(enter=lambda: None))
    spec = importlib.util.spec_from_file_location("unasync_under_test", ROOT / "scripts" / "unasync.py")
    assert spec is not None
    assert spec.loader is not None
    module: ModuleType = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def project(unasync: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one module, and the hand-written pair."""
    for folder in ("_async", "_sync"):
        (tmp_path / "src" / folder).mkdir(parents=True)
        (tmp_path / "src" / folder / "_runtime.py").write_text(f"# {folder}: await, AsyncIterator\n")
    (tmp_path / "src" / "_async" / "thing.py").write_text(SOURCE)
    (tmp_path / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text())
    needed: set[str] = set()
    unasync.to_sync(SOURCE, needed)
    monkeypatch.setattr(unasync, "SUBSTITUTIONS", tuple(pair for pair in unasync.SUBSTITUTIONS if pair[0] in needed))
    monkeypatch.setattr(unasync, "ROOT", tmp_path)
    monkeypatch.setattr(unasync, "PAIRS", (("src/_async", "src/_sync"),))
    monkeypatch.setattr(sys, "argv", ["unasync.py"])
    return tmp_path


def files(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*.py")}


def test_the_twin(unasync: Any, project: Path) -> None:
    (project / "src" / "_sync" / "gone.py").write_text("no source any more\n")
    assert unasync.main() == 0
    assert files(project / "src" / "_sync") == {"thing.py": TWIN, "_runtime.py": "# _sync: await, AsyncIterator\n"}
    assert (project / "src" / "_async" / "thing.py").read_text() == SOURCE


def test_check_writes_nothing_and_names_what_differs(
    unasync: Any, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["unasync.py", "--check"])
    (project / "src" / "_sync" / "gone.py").write_text("no source any more\n")
    before = files(project)
    assert unasync.main() == 1
    assert capsys.readouterr().out.splitlines() == [
        "src/_sync/gone.py is not what scripts/unasync.py makes",
        "src/_sync/thing.py is not what scripts/unasync.py makes",
    ]
    assert files(project) == before
    (project / "src" / "_sync" / "gone.py").unlink()
    (project / "src" / "_sync" / "thing.py").write_text(TWIN)
    assert unasync.main() == 0
    (project / "src" / "_sync" / "thing.py").write_text(TWIN + "\n")
    assert unasync.main() == 1


def test_a_substitution_that_nothing_needs_is_an_error(
    unasync: Any, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(unasync, "SUBSTITUTIONS", (*unasync.SUBSTITUTIONS, (r"\bTrio\b", "Thread")))
    assert unasync.main() == 1
    assert capsys.readouterr().out == f"scripts/unasync.py: no source needs {unasync.SUBSTITUTIONS[-1][0]}\n"
    assert "thing.py" in files(project / "src" / "_sync")


@pytest.mark.parametrize(
    ("text", "twin"),
    [
        ("import asyncio  # async only\nx = 1\n", "x = 1\n"),
        ("    # async only: a remark\n", "    # async only: a remark\n"),
        ("asynchronous, awaiting, Asynchronous\n", "asynchronous, awaiting, Asynchronous\n"),
        ("x: Awaitable[dict[str, int]]\n", "x: dict[str, int]\n"),
        ("async def f(): ...\n", "def f(): ...\n"),
        ("await (await x)\n", "(x)\n"),
        ("class AsyncX(AsyncY): ...\n", "class X(Y): ...\n"),
    ],
)
def test_line_by_line(unasync: Any, text: str, twin: str) -> None:
    assert unasync.to_sync(text, set()) == twin


def test_what_is_committed_is_current(
    unasync: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["unasync.py", "--check"])
    status = unasync.main()
    assert (status, capsys.readouterr().out) == (0, "")
