"""Runs last: every operation that a correction names or an addition adds was called by the tests before."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from pipeline.documents import operations

pytestmark = pytest.mark.live
SPEC = Path(__file__).resolve().parents[3] / "spec"


def test_every_corrected_operation_was_tried(tried: set[str], request: pytest.FixtureRequest) -> None:
    ran = {Path(item.path).name for item in request.session.items}
    if not {path.name for path in Path(__file__).parent.glob("test_*.py")} <= ran:
        pytest.skip("only some of the tests were asked for")
    assert _corrected() - tried == set()
    assert _added() - tried == set()


def _corrected() -> set[str]:
    paths = json.loads((SPEC / "openapi.json").read_text(encoding="utf-8"))["paths"]
    found: set[str] = set()
    for file in (SPEC / "corrections").glob("*.yaml"):
        for action in yaml.safe_load(file.read_text(encoding="utf-8"))["actions"]:
            if "x-until" in action or not action["target"].startswith("$.paths"):
                continue
            methods = re.findall(r"\b(get|post|put|delete)\b(?=[.'\]]|$)", action["target"].rpartition("}")[2])
            for path in re.findall(r"'(/[^']*)'", action["target"]):
                found |= {paths[path][method]["operationId"] for method in methods or set(paths[path]) - {"parameters"}}
    return found


def _added() -> set[str]:
    rows = yaml.safe_load((SPEC / "operations.yaml").read_text(encoding="utf-8")).values()
    every = operations(json.loads((SPEC / "openapi.json").read_text(encoding="utf-8")))
    return {operation.body["operationId"] for operation in every} - {row.get("id") for row in rows}
