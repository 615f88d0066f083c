"""Holds what a server answered against what the curated spec says that it answers."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

import jsonschema

from .documents import Json, Operation, is_array, is_object, operations

if TYPE_CHECKING:
    from collections.abc import Mapping

JSON_MEDIA = ("application/json", "application/merge-patch+json")


class Contract:
    """What a description says of each operation's answers.

    Args:
        document: an OpenAPI description.
    """

    def __init__(self, document: Json) -> None:
        self._components = _closed(document["components"])
        self._operations = {operation.body["operationId"]: operation for operation in operations(document)}
        self._patterns = sorted(
            ((_pattern(operation), name) for name, operation in self._operations.items()),
            key=lambda pair: pair[0].pattern.count("[^/]+"),
        )
        self._validator = cache(self._make_validator)

    def operation(self, operation_id: str) -> Operation:
        """Return an operation by its id."""
        return self._operations[operation_id]

    def operation_ids(self) -> list[str]:
        """Return the ids of all operations, in the order of the description."""
        return list(self._operations)

    def find(self, method: str, path: str) -> str | None:
        """Return the id of the operation that a request calls, None for a path that is not described.

        Args:
            method: in capitals.
            path: of the URL, still encoded, below the server's base.
        """
        call = f"{method} {path}"
        return next((name for pattern, name in self._patterns if pattern.fullmatch(call)), None)

    def problems(self, operation_id: str, status: int, headers: Mapping[str, str], content: bytes) -> list[str]:
        """Name what of an answer is not as described.

        Args:
            operation_id: the operation.
            status: of the answer.
            headers: of the answer, their names in small letters.
            content: the body.
        """
        described = self._described(operation_id, status)
        if described is None:
            return [f"{operation_id}: {status} is not described"]
        found: list[str] = []
        located = "location" in headers
        if located != ("Location" in described.get("headers", {})):
            found.append(f"{operation_id}: {status} {'has a' if located else 'lacks the'} Location")
        media = headers.get("content-type", "").partition(";")[0]
        kinds = described.get("content", {})
        if not content:
            return found
        if media not in kinds:
            return [*found, f"{operation_id}: {status} has a body of {media or 'no type'}, described are {[*kinds]}"]
        if media in JSON_MEDIA:
            found += self._faults(operation_id, status, media, content)
        return found

    def _described(self, operation_id: str, status: int) -> Json | None:
        responses = self._operations[operation_id].body["responses"]
        described = responses.get(str(status)) or (responses.get("default") if status >= 400 else None)  # noqa: PLR2004
        if described and "$ref" in described:
            described = self._components["responses"][described["$ref"].rpartition("/")[2]]
        return described

    def _faults(self, operation_id: str, status: int, media: str, content: bytes) -> list[str]:
        try:
            body = _without_null(json.loads(content))
        except ValueError as exc:
            return [f"{operation_id}: {status} is no JSON: {exc}"]
        faults = self._validator(operation_id, status, media).iter_errors(body)
        return [f"{operation_id}: {status} {fault.json_path}: {fault.message[:200]}" for fault in faults]

    def _make_validator(self, operation_id: str, status: int, media: str) -> Any:
        described = self._described(operation_id, status) or {}
        schema = _closed(described["content"][media].get("schema", {}))
        return jsonschema.Draft202012Validator({**schema, "components": self._components})


def _pattern(operation: Operation) -> re.Pattern[str]:
    literal = re.split(r"\{\w+\}", operation.path)
    return re.compile(f"{operation.method.upper()} " + "[^/]+".join(map(re.escape, literal)))


def _closed(schema: Any) -> Any:
    """Forbid what an object does not describe."""
    if is_array(schema):
        return [_closed(part) for part in schema]
    if not is_object(schema):
        return schema
    closed = {key: _closed(value) for key, value in schema.items()}
    if is_object(schema.get("properties")) and schema.get("type") == "object":
        closed.setdefault("additionalProperties", False)
    return closed


def _without_null(body: Any) -> Any:
    """Leave out entries that are null, which the client reads as absent.

    A null in a list stays, and is a fault: of pages and of lists of texts the client leaves none out.
    """
    if is_array(body):
        return [_without_null(part) for part in body]
    if is_object(body):
        return {key: _without_null(value) for key, value in body.items() if value is not None}
    return body
