from __future__ import annotations

import copy
from typing import Any

import pytest
from pipeline.report import compare


@pytest.fixture
def before() -> dict[str, Any]:
    user = {
        "type": "object",
        "required": ["id"],
        "properties": {
            "id": {"type": "string"},
            "age": {"type": "integer", "format": "int32"},
            "kind": {"type": "string", "enum": ["x", "y"]},
        },
    }
    schemas = {
        "User": user,
        "Kind": {"type": "string", "enum": ["A", "B"]},
        "Closed": {"type": "object", "additionalProperties": False},
    }
    reference = {"schema": {"$ref": "#/components/schemas/User"}}
    operation = {
        "operationId": "get_user",
        "tags": ["users"],
        "parameters": [
            {"name": "brief", "in": "query", "schema": {"type": "boolean"}},
            {"name": "realm", "in": "query", "required": True, "schema": {"type": "string"}},
        ],
        "requestBody": {"content": {"application/json": reference}},
        "responses": {"200": {"content": {"application/json": reference}}, "404": {}},
    }
    listing = {
        "operationId": "list_groups",
        "tags": ["users"],
        "requestBody": {"required": True, "content": {}},
        "responses": {},
    }
    return {"paths": {"/users": {"get": operation}, "/groups": {"get": listing}}, "components": {"schemas": schemas}}


def test_nothing_differs(before: dict[str, Any]) -> None:
    assert str(compare(before, copy.deepcopy(before))) == "No operation and no field differs."


def change(document: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    changed = copy.deepcopy(document)
    *parents, last = path.split(" ")
    node: Any = changed
    for part in parents:
        node = node[int(part) if isinstance(node, list) else part]
    if value is None:
        del node[last]
    else:
        node[last] = value
    return changed


GET = "paths /users get"
OTHER = {"operationId": "create_user", "tags": ["users"], "responses": {}}


@pytest.mark.parametrize(
    ("path", "value", "line"),
    [
        (GET, None, "operation removed: get_user (GET /users)"),
        (f"{GET} tags", ["people"], "get_user: moved from users to people"),
        (f"{GET} parameters", [], "get_user: parameter removed: brief"),
        (f"{GET} parameters 0 schema", {"type": "string"}, "get_user: parameter brief was boolean, is string"),
        (f"{GET} requestBody", None, "get_user: body was application/json User, is nothing"),
        (f"{GET} responses 200", None, "get_user: answer was 200 application/json User, is "),
        (f"{GET} responses 200 content", {}, "get_user: answer was 200 application/json User, is 200 nothing"),
        ("components schemas User", None, "schema removed: User"),
        ("components schemas User properties id", None, "User.id removed"),
        (
            "components schemas User properties id",
            {"type": "array", "items": {}},
            "User.id was string, is array of anything",
        ),
        ("components schemas User type", "array", "User was object, is array of anything"),
        ("components schemas User required", ["id", "age"], "User.age is required"),
        ("components schemas User additionalProperties", False, "User takes no other fields"),
        ("components schemas Kind enum", ["A"], "Kind: value removed: B"),
        ("components schemas User properties kind enum", ["x"], "User.kind: value removed: y"),
        (f"{GET} parameters 0 required", True, "get_user: parameter brief is required"),
        (f"{GET} parameters 0 schema", None, "get_user: parameter brief was boolean, is anything"),
        (f"{GET} requestBody required", True, "get_user: body is required"),
    ],
)
def test_what_breaks(before: dict[str, Any], path: str, value: Any, line: str) -> None:
    changes = compare(before, change(before, path, value))
    assert line in changes.breaking
    assert str(changes).startswith("Breaking (")


@pytest.mark.parametrize(
    ("path", "value", "line"),
    [
        ("paths /users post", OTHER, "operation added: create_user (POST /users)"),
        (f"{GET} deprecated", value := True, "get_user: deprecated"),
        (f"{GET} parameters 1 required", False, "get_user: parameter realm is no longer required"),
        ("paths /groups get requestBody required", False, "list_groups: body is no longer required"),
        ("components schemas User required", [], "User.id is no longer required"),
        ("components schemas Closed additionalProperties", None, "Closed takes other fields too"),
        ("components schemas Kind enum", ["C", "B", "A"], "Kind: value added: C"),
        ("components schemas User properties kind enum", ["y", "x", "z"], "User.kind: value added: z"),
        ("components schemas Group", {"type": "object"}, "schema added: Group"),
        ("components schemas User properties name", {"type": "string"}, "User.name added: string"),
        ("components schemas User properties id", {"type": "string", "deprecated": value}, "User.id deprecated"),
    ],
)
def test_what_does_not(before: dict[str, Any], path: str, value: Any, line: str) -> None:
    changes = compare(before, change(before, path, value))
    assert (changes.breaking, changes.other) == ([], [line])


def test_another_path_breaks(before: dict[str, Any]) -> None:
    after = copy.deepcopy(before)
    after["paths"]["/people"] = after["paths"].pop("/users")
    assert compare(before, after).breaking == ["get_user: GET /users became GET /people"]


def test_a_new_parameter_breaks_only_when_it_is_required(before: dict[str, Any]) -> None:
    parameters = before["paths"]["/users"]["get"]["parameters"]
    new = {"name": "max", "in": "query", "schema": {"type": "integer"}}
    after = change(before, f"{GET} parameters", [*parameters, new])
    assert compare(before, after).other == ["get_user: parameter added: max"]
    after = change(before, f"{GET} parameters", [*parameters, {**new, "required": True}])
    assert compare(before, after).breaking == ["get_user: parameter added: max"]
