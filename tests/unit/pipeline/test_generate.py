from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from pipeline import generate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.parametrize(
    ("parameter", "name"),
    [
        ({"$ref": "#/components/parameters/Realm"}, "#/components/parameters/Realm"),
        ({"name": "q", "in": "query", "description": "A query.", "content": {"application/json": {}}}, "q"),
    ],
)
def test_a_parameter_without_a_schema_of_its_own_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parameter: dict[str, Any], name: str
) -> None:
    spec = tmp_path / "openapi.json"
    spec.write_text(json.dumps({"paths": {"/users": {"get": {"parameters": [parameter]}}}}), encoding="utf-8")
    monkeypatch.setattr(generate, "SPEC", spec)
    with pytest.raises(generate.GenerationError, match=f"GET /users: parameter {name} has no schema"):
        generate.generate(check=True)


@pytest.fixture
def make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Make a package of one module in the place of the one that is there."""
    monkeypatch.setattr(generate, "PACKAGE", tmp_path / "generated" / "package")
    for step in ("_with_described_parameters", "_arrange", "_format", "_require_every_operation"):
        monkeypatch.setattr(generate, step, lambda *_: tmp_path)

    def make(module: str) -> None:
        def write(_: Path, package: Path) -> None:
            package.mkdir()
            (package / module).touch()

        monkeypatch.setattr(generate, "_run_generator", write)
        assert generate.generate() == []

    return make


def content(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_a_package_takes_the_place_of_the_one_that_is_there(tmp_path: Path, make: Callable[[str], None]) -> None:
    folder = tmp_path / "generated"
    make("old.py")
    (folder / ".package.new").mkdir()
    make("new.py")
    assert content(folder) == ["package", "package/new.py"]


def test_a_package_stays_until_the_new_one_is_there(
    tmp_path: Path, make: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError("no space left on device")

    make("old.py")
    monkeypatch.setattr(shutil, "copytree", fail)
    with pytest.raises(OSError, match="no space"):
        make("new.py")
    assert "package/old.py" in content(tmp_path / "generated")
