from __future__ import annotations

import json
from typing import Any

import pytest
from pipeline.contract import Contract

JSON = {"content-type": "application/json;charset=UTF-8"}
USER = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": {"type": "string"},
        "claims": {"type": "object", "additionalProperties": True},
        "roles": {"type": "array", "items": {"type": "object"}},
    },
}


def answer(schema: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    content = {"content": {"application/json": {"schema": schema}}} if schema else {}
    return {"description": "", **content, **more}


@pytest.fixture
def contract() -> Contract:
    error = answer({"$ref": "#/components/schemas/Error"})
    return Contract(
        {
            "paths": {
                "/users": {
                    "post": {
                        "operationId": "create",
                        "responses": {"201": answer(headers={"Location": {}}), "default": error},
                    }
                },
                "/users/{id}": {
                    "get": {
                        "operationId": "get",
                        "responses": {
                            "200": answer({"$ref": "#/components/schemas/User"}),
                            "default": {"$ref": "#/components/responses/Error"},
                        },
                    }
                },
                "/users/count": {"get": {"operationId": "count", "responses": {"200": answer({"type": "integer"})}}},
            },
            "components": {
                "schemas": {"User": USER, "Error": {"type": "object", "properties": {"error": {"type": "string"}}}},
                "responses": {"Error": error},
            },
        }
    )


@pytest.mark.parametrize(
    ("method", "path", "operation"),
    [
        ("GET", "/users/a%2Fb", "get"),
        ("GET", "/users/count", "count"),
        ("POST", "/users", "create"),
        ("GET", "/users", None),
        ("GET", "/users/a/b", None),
        ("GET", "/users/", None),
    ],
)
def test_a_request_finds_its_operation(contract: Contract, method: str, path: str, operation: str | None) -> None:
    assert contract.find(method, path) == operation


@pytest.mark.parametrize(
    "body",
    [
        {"id": "1"},
        {"id": "1", "claims": {"any": [1]}},
        {"id": "1", "unknown": None},
        {"id": "1", "claims": None, "roles": [{"x": None}]},
    ],
)
def test_what_is_as_described(contract: Contract, body: Any) -> None:
    assert contract.problems("get", 200, JSON, json.dumps(body).encode()) == []


@pytest.mark.parametrize(
    ("operation", "status", "headers", "content", "problem"),
    [
        ("get", 204, {}, b"", "get: 204 is not described"),
        ("count", 404, JSON, b"{}", "count: 404 is not described"),
        ("get", 200, {"content-type": "text/html"}, b"<p>", "has a body of text/html, described are"),
        ("get", 200, {}, b"x", "has a body of no type"),
        ("create", 201, {"location": "/users/1"} | JSON, b"{}", "has a body of application/json, described are []"),
        ("create", 201, {}, b"", "lacks the Location"),
        ("get", 200, JSON | {"location": "/"}, b'{"id": "1"}', "has a Location"),
        ("get", 200, JSON, b'{"id": ', "is no JSON"),
        ("get", 200, JSON, b'{"id": 1}', "$.id: 1 is not of type 'string'"),
        ("get", 200, JSON, b'{"id": null}', "'id' is a required property"),
        ("get", 200, JSON, b'{"id": "1", "roles": [null]}', "$.roles[0]: None is not of type 'object'"),
        ("get", 200, JSON, b'{"id": "1", "more": 2}', "'more' was unexpected"),
        ("get", 404, JSON, b'{"message": "none"}', "'message' was unexpected"),
        ("create", 409, JSON, b'{"error": 1}', "$.error: 1 is not of type 'string'"),
    ],
)
def test_what_is_not(
    contract: Contract, *, operation: str, status: int, headers: dict[str, str], content: bytes, problem: str
) -> None:
    problems = contract.problems(operation, status, headers, content)
    assert len(problems) == 1
    assert problem in problems[0]


def test_an_error_of_a_described_shape(contract: Contract) -> None:
    assert contract.problems("get", 404, JSON, b'{"error": "none"}') == []
    assert contract.problems("create", 500, JSON, b'{"error": "none"}') == []
