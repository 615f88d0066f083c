"""Scripts read and write text as UTF-8, whatever the locale is that they run in."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "scripts"
SCRIPTS = [path for path in sorted(FOLDER.rglob("*")) if path.suffix == ".py" or (not path.suffix and path.is_file())]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_each_text_says_its_encoding(script: Path) -> None:
    calls = [node for node in ast.walk(ast.parse(script.read_bytes())) if isinstance(node, ast.Call)]
    named = {node: node.func.attr for node in calls if isinstance(node.func, ast.Attribute)}
    silent = [
        f"{script.name}:{node.lineno}: {name}"
        for node, name in named.items()
        if name in {"read_text", "write_text"} and "encoding" not in {keyword.arg for keyword in node.keywords}
    ]
    assert silent == []


def test_there_are_scripts() -> None:
    assert {"unasync.py", "generate.py", "check"} <= {path.name for path in SCRIPTS}
