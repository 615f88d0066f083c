#!/usr/bin/env python3
"""Makes the blocking client from the asynchronous one, tests included.

    scripts/unasync.py            write keycloak_facade/_sync and tests/_sync
    scripts/unasync.py --check    only tell what is not as it would be written

What differs by nature is in the hand-written pairs `_runtime.py`, `_concurrency.py` and `_network.py`.
"""

from __future__ import annotations

import _environment

_environment.enter()

import re  # noqa: E402 - everything but the standard library is in the environment
import subprocess  # noqa: E402
import sys  # noqa: E402
import tempfile  # noqa: E402
from pathlib import Path  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
PAIRS = (("keycloak_facade/_async", "keycloak_facade/_sync"), ("tests/_async", "tests/_sync"))
HAND_WRITTEN = {"_concurrency.py", "_network.py", "_runtime.py"}
HEADER = "# Made by scripts/unasync.py from {source}; not to be edited.\n"

SUBSTITUTIONS = (
    (r"^.*# async only\n", ""),
    (r"\basync (?=def|with|for)", ""),
    (r"\bawait ", ""),
    (r"\bAsyncGenerator\[(\w[\w.\[\]]*), (\w[\w.]*)\]", r"Generator[\1, \2, None]"),
    (r"\bAsyncIterator\b", "Iterator"),
    (r"\bAsyncGenerator\b", "Generator"),
    (r"\bAwaitable\[([^\[\]]+(?:\[[^\[\]]*\])?)\]", r"\1"),
    (r"\bAsync(?=[A-Z])", ""),
    (r"\basync_auth_flow\b", "sync_auth_flow"),
    (r"\baclose\b", "close"),
    (r"\baclosing\b", "closing"),
    (r"\banext\b", "next"),
    (r"\basend\b", "send"),
    (r"\bStopAsyncIteration\b", "StopIteration"),
    (r"\baread_answer\b", "read_answer"),
    (r"\bhandle_async_request\b", "handle_request"),
    (r"\b_async\b", "_sync"),
)


def to_sync(text: str, used: set[str]) -> str:
    """Return the blocking twin of a source, and note which substitutions it needed."""
    for pattern, replacement in SUBSTITUTIONS:
        text, count = re.subn(pattern, replacement, text, flags=re.MULTILINE)
        if count:
            used.add(pattern)
    return text


def main() -> int:
    """Write the twins, or compare them."""
    used: set[str] = set()
    problems: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for source, target in PAIRS:
            made = _make(source, Path(folder) / target, used)
            if "--check" in sys.argv:
                problems += _differences(made, _files(ROOT / target), target)
            else:
                _write(made, ROOT / target)
    problems += [
        f"scripts/unasync.py: no source needs {pattern}" for pattern, _ in SUBSTITUTIONS if pattern not in used
    ]
    for problem in problems:
        print(problem)
    return bool(problems)


def _make(source: str, target: Path, used: set[str]) -> dict[str, bytes]:
    for path in (ROOT / source).rglob("*.py"):
        if path.name not in HAND_WRITTEN:
            name = path.relative_to(ROOT / source)
            header = HEADER.format(source=f"{source}/{name.as_posix()}")
            twin = target / name
            twin.parent.mkdir(parents=True, exist_ok=True)
            twin.write_text(header + to_sync(path.read_text(encoding="utf-8"), used), encoding="utf-8")
    settings = ["--config", str(ROOT / "pyproject.toml"), "--no-cache", "--quiet"]
    for arguments in (
        ["check", *settings, "--select", "I,F401,TC,C414,C416,PYI016,SIM117,UP028", "--fix", "--unsafe-fixes"],
        ["format", *settings],
    ):
        subprocess.run([sys.executable, "-m", "ruff", *arguments, str(target)], check=True)
    return _files(target)


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*.py")
        if path.name not in HAND_WRITTEN
    }


def _differences(made: dict[str, bytes], kept: dict[str, bytes], target: str) -> list[str]:
    return [
        f"{target}/{name} is not what scripts/unasync.py makes"
        for name in sorted(made.keys() | kept.keys())
        if made.get(name) != kept.get(name)
    ]


def _write(made: dict[str, bytes], target: Path) -> None:
    for name in _files(target).keys() - made.keys():
        (target / name).unlink()
    for name, content in made.items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_bytes(content)


if __name__ == "__main__":
    sys.exit(main())
