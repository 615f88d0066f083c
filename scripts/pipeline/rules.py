"""The corrections that hit every operation or schema, and so are rules instead of rows in `spec/corrections/`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pipeline.documents import METHODS, Json, SpecError, is_array, is_object, operations

if TYPE_CHECKING:
    from collections.abc import Iterator

_ERROR_SCHEMA = "#/components/schemas/Error"
_ERROR_RESPONSE = "#/components/responses/Error"
_BEARER = "bearer"


def apply_rules(document: Json) -> None:
    """Apply every rule, in place."""
    _drop_siblings_of_references(document)
    for operation in operations(document):
        _describe_errors(operation.body)
        _leave_defaults_to_the_server(operation.body)
    _describe_security(document)
    _drop_unused(document)
    _put_in_order(document)


def _walk(node: Any) -> Iterator[Json]:
    if is_object(node):
        yield node
        for value in node.values():
            yield from _walk(value)
    elif is_array(node):
        for value in node:
            yield from _walk(value)


def _drop_siblings_of_references(document: Json) -> None:
    """Drop what stands beside a `$ref`; OpenAPI 3.0 ignores it, a generator may not.

    So a correction replaces a schema by giving it a `$ref`.
    """
    for node in _walk(document):
        if isinstance(node.get("$ref"), str):
            for key in set(node) - {"$ref"}:
                del node[key]


def _describe_errors(operation: Json) -> None:
    """Give every error answer Keycloak's error body; upstream documents one body in 413 operations."""
    responses = operation["responses"]
    for status, response in responses.items():
        if status.startswith(("4", "5")):
            response["content"] = {"application/json": {"schema": {"$ref": _ERROR_SCHEMA}}}
    responses["default"] = {"$ref": _ERROR_RESPONSE}


def _leave_defaults_to_the_server(operation: Json) -> None:
    """Tell a parameter's default in words; a generated client would send it with each request."""
    for parameter in operation.get("parameters", []):
        default = parameter.get("schema", {}).pop("default", None)
        if default in (None, ""):
            continue
        text = str(default).lower() if isinstance(default, bool) else str(default)
        described = parameter.get("description", "").rstrip(". ")
        if re.search(rf"\bdefault(s to|:) {re.escape(text)}\b", described, re.IGNORECASE):
            continue
        parameter["description"] = f"{described}. Default: {text}" if described else f"Default: {text}"


def _describe_security(document: Json) -> None:
    """Say that every call needs a bearer token; upstream says nothing. A public operation says `security: []`."""
    schemes = document["components"].setdefault("securitySchemes", {})
    schemes[_BEARER] = {
        "type": "http",
        "scheme": "bearer",
        "bearerFormat": "JWT",
        "description": "An access token of the realm, or of the realm `master`.",
    }
    document["security"] = [{_BEARER: []}]


def _drop_unused(document: Json) -> None:
    """Drop components that no operation reaches, such as those that a correction replaced."""
    components = document["components"]
    reached = _reached(document)
    for kind in ("schemas", "responses", "headers", "parameters"):
        for name in list(components.get(kind, {})):
            if f"#/components/{kind}/{name}" not in reached:
                del components[kind][name]


def _reached(document: Json) -> set[str]:
    reached: set[str] = set()
    waiting = [node["$ref"] for node in _walk(document["paths"]) if "$ref" in node]
    while waiting:
        reference = waiting.pop()
        if not isinstance(reference, str) or reference in reached:
            continue
        reached.add(reference)
        waiting.extend(node["$ref"] for node in _walk(_follow(document, reference)) if "$ref" in node)
    return reached


def _follow(document: Json, reference: str) -> Any:
    node: Any = document
    for part in reference.removeprefix("#/").split("/"):
        if part not in node:
            raise SpecError(f"nothing is called {reference}")
        node = node[part]
    return node


def _put_in_order(document: Json) -> None:
    """Order everything that upstream or a file name orders by accident."""
    tags = sorted({tag for operation in operations(document) for tag in operation.body.get("tags", [])})
    components = document["components"]
    ordered: Json = {
        "openapi": document["openapi"],
        "info": document["info"],
        "security": document["security"],
        "tags": [{"name": tag} for tag in tags],
        "paths": {path: _item_in_order(item) for path, item in sorted(document["paths"].items())},
        "components": {kind: dict(sorted(components[kind].items())) for kind in sorted(components) if components[kind]},
    }
    document.clear()
    document.update(ordered)


def _item_in_order(item: Json) -> Json:
    ordered: Json = {"parameters": item["parameters"]} if item.get("parameters") else {}
    for method in METHODS:
        if method in item:
            ordered[method] = _operation_in_order(item[method])
    return ordered


def _operation_in_order(operation: Json) -> Json:
    first = ("operationId", "tags", "summary", "description", "deprecated", "parameters", "requestBody", "responses")
    ordered = {key: operation[key] for key in first if operation.get(key)}
    ordered["responses"] = dict(sorted(operation["responses"].items()))
    return ordered | {key: value for key, value in operation.items() if key not in first}
