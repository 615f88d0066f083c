from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from pipeline import texts
from pipeline.documents import SpecError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def document() -> dict[str, Any]:
    realm = {"name": "realm", "in": "path", "description": "realm name (not id!)"}
    query = [
        {"name": "max", "in": "query", "description": "If {@code null}, all.<p>"},
        {"name": "q", "in": "query"},
        {"name": "scope", "in": "query"},
    ]
    operation = {"operationId": "list_users", "summary": "Get users", "description": "A stream.", "parameters": query}
    return {"paths": {"/{realm}": {"parameters": [realm], "get": operation}}}


def test_own_texts_replace_upstreams(document: dict[str, Any]) -> None:
    texts.document_operations(document, {"list_users": {"summary": "List the users"}}, {"list_users"})
    operation = document["paths"]["/{realm}"]["get"]
    assert operation["summary"] == "List the users"
    assert "description" not in operation


def test_a_text_for_no_operation_is_refused(document: dict[str, Any]) -> None:
    with pytest.raises(SpecError, match="no operation is called gone"):
        texts.document_operations(document, {"gone": {"summary": "x"}}, {"list_users", None})


def test_parameters_are_described_by_name_or_by_operation_and_name(document: dict[str, Any]) -> None:
    table = {"path": {"realm": "Name."}, "query": {"q": "Any.", "list_users.scope": "Own.", "scope": "Other."}}
    assert texts.document_parameters(document, table) == ["spec/parameters.yaml: query: scope: no parameter needs it"]
    item = document["paths"]["/{realm}"]
    described = {parameter["name"]: parameter["description"] for parameter in item["get"]["parameters"]}
    assert described == {"max": "If null, all.", "q": "Any.", "scope": "Own."}
    assert item["parameters"][0]["description"] == "Name."


@pytest.mark.parametrize("text", ["a: {description: x}", "a: [x]", "a: {summary: x, more: y}"])
def test_a_wrong_row_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "docs.yaml").write_text(text)
    with pytest.raises(SpecError, match="a row is a summary"):
        texts.read_docs(tmp_path / "docs.yaml")


def test_parameter_texts_stand_under_their_place(tmp_path: Path) -> None:
    (tmp_path / "parameters.yaml").write_text("realm: Name.")
    with pytest.raises(SpecError, match="under path and query"):
        texts.read_parameter_texts(tmp_path / "parameters.yaml")
