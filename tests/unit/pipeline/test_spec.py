"""The committed `spec/`: what holds of every operation and schema in it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from openapi_spec_validator import OpenAPIV30SpecValidator
from pipeline import curate, naming
from pipeline.documents import Operation, dump_json, operations, read_json

SECRET = re.compile(r"password$|secret$|token$|^privateKey$", re.IGNORECASE)


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return read_json(curate.CURATED)


@pytest.fixture(scope="module")
def every(document: dict[str, Any]) -> list[Operation]:
    return operations(document)


def test_it_is_openapi_3_0(document: dict[str, Any]) -> None:
    assert [error.message for error in OpenAPIV30SpecValidator(document).iter_errors()] == []


def test_it_is_what_spec_gives() -> None:
    assert curate.run(curate.upstream_version(), check=True) == []


def test_no_operation_of_upstream_is_lost(every: list[Operation]) -> None:
    version = curate.upstream_version()
    upstream = operations(read_json(curate.UPSTREAM / f"keycloak-{version}.json"))
    rows = {row.key: row for row in naming.read_rows(naming.OPERATIONS)}
    kept = [rows[naming.shape(operation.method, operation.path)].id for operation in upstream]
    assert {name for name in kept if name} <= {operation.body["operationId"] for operation in every}
    assert kept.count(None) == sum("/client-templates" in operation.path for operation in upstream)


def test_no_module_is_gigantic(every: list[Operation]) -> None:
    tags = [operation.body["tags"][0] for operation in every]
    assert max(map(tags.count, tags)) <= 40


def test_every_operation_describes_its_errors(every: list[Operation]) -> None:
    default = {"$ref": "#/components/responses/Error"}
    assert [operation.key for operation in every if operation.body["responses"].get("default") != default] == []


def test_every_parameter_is_explained(document: dict[str, Any], every: list[Operation]) -> None:
    listed = [parameter for item in document["paths"].values() for parameter in item.get("parameters", [])]
    listed += [parameter for operation in every for parameter in operation.body.get("parameters", [])]
    assert [parameter["name"] for parameter in listed if not parameter.get("description")] == []


def test_what_sounds_secret_is_marked(document: dict[str, Any]) -> None:
    texts = [
        (f"{schema}.{name}", field)
        for schema, described in document["components"]["schemas"].items()
        for name, field in described.get("properties", {}).items()
        if field.get("type") == "string" and SECRET.search(name)
    ]
    assert len(texts) > 5
    assert [name for name, field in texts if field.get("format") != "password"] == []


def test_the_bytes_do_not_depend_on_the_run(document: dict[str, Any]) -> None:
    text = Path(curate.CURATED).read_text(encoding="utf-8")
    assert dump_json(document) == text
    assert json.loads(text)["info"]["version"] == curate.upstream_version()
