from __future__ import annotations

from typing import Any

import pytest
from pipeline.rules import apply_rules


@pytest.fixture
def document() -> dict[str, Any]:
    query = [
        {"name": "max", "in": "query", "description": "Results.", "schema": {"type": "integer", "default": "100"}},
        {"name": "exact", "in": "query", "schema": {"type": "boolean", "default": False}},
        {"name": "search", "in": "query", "schema": {"type": "string", "default": ""}},
    ]
    body = {"schema": {"type": "string", "format": "binary", "$ref": "#/components/schemas/B"}}
    responses = {
        "400": {"description": "Bad Request"},
        "200": {"description": "OK", "content": {"application/json": body}},
    }
    operation = {"tags": ["b"], "operationId": "x", "parameters": query, "responses": responses}
    other = {"tags": ["a"], "operationId": "y", "responses": {"204": {"description": "No Content"}}}
    return {
        "openapi": "3.0.3",
        "info": {},
        "paths": {"/b": {"get": operation}, "/a": {"get": other}},
        "components": {
            "schemas": {
                "Unused": {},
                "B": {"properties": {"c": {"$ref": "#/components/schemas/A"}}},
                "A": {},
                "Error": {},
            },
            "responses": {
                "Error": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}}
            },
        },
    }


def test_every_operation_has_the_error(document: dict[str, Any]) -> None:
    apply_rules(document)
    schema = {"$ref": "#/components/schemas/Error"}
    responses = document["paths"]["/b"]["get"]["responses"]
    assert responses["400"]["content"] == {"application/json": {"schema": schema}}
    assert responses["default"] == document["paths"]["/a"]["get"]["responses"]["default"]


def test_a_reference_stands_alone(document: dict[str, Any]) -> None:
    apply_rules(document)
    content = document["paths"]["/b"]["get"]["responses"]["200"]["content"]
    assert content["application/json"]["schema"] == {"$ref": "#/components/schemas/B"}


def test_defaults_are_told_and_not_sent(document: dict[str, Any]) -> None:
    apply_rules(document)
    first, second, third = document["paths"]["/b"]["get"]["parameters"]
    assert [first["description"], second["description"]] == ["Results. Default: 100", "Default: false"]
    assert "description" not in third
    assert all("default" not in parameter["schema"] for parameter in (first, second, third))


@pytest.mark.parametrize(
    ("description", "default", "expected"),
    [
        ("Whether to count (default: true)", "true", "Whether to count (default: true)"),
        ("Results. Defaults to 10", "10", "Results. Defaults to 10"),
        ("Results - defaults to 10", 10, "Results - defaults to 10"),
        ("Whether to count (default: true)", False, "Whether to count (default: true). Default: false"),
        ("Results. Defaults to 100", "10", "Results. Defaults to 100. Default: 10"),
        ("Brief by default.", True, "Brief by default. Default: true"),
    ],
)
def test_a_default_that_is_told_is_not_told_again(
    document: dict[str, Any], description: str, default: Any, expected: str
) -> None:
    parameter = document["paths"]["/b"]["get"]["parameters"][0]
    parameter.update(description=description, schema={"default": default})
    apply_rules(document)
    assert parameter == {"name": "max", "in": "query", "description": expected, "schema": {}}


def test_what_is_not_reached_is_dropped_and_the_rest_in_order(document: dict[str, Any]) -> None:
    apply_rules(document)
    assert list(document["components"]["schemas"]) == ["A", "B", "Error"]
    assert list(document["paths"]) == ["/a", "/b"]
    assert document["tags"] == [{"name": "a"}, {"name": "b"}]
    assert list(document["paths"]["/b"]["get"]["responses"]) == ["200", "400", "default"]


def test_a_bearer_token_is_needed(document: dict[str, Any]) -> None:
    apply_rules(document)
    (scheme,) = document["components"]["securitySchemes"]
    assert document["security"] == [{scheme: []}]
