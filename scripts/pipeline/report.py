"""Tells what changed between two curated descriptions, what breaks a caller first."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pipeline.documents import Json, Operation, is_object, operations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass
class Changes:
    """The differences, each one line."""

    breaking: list[str] = field(default_factory=list[str])
    other: list[str] = field(default_factory=list[str])

    def add(self, what: str, found: Iterable[tuple[str, bool]]) -> None:
        """Add what was found of one thing: how its line goes on, and whether it breaks a caller."""
        for text, breaking in found:
            (self.breaking if breaking else self.other).append(f"{what}{text}")

    def __str__(self) -> str:
        """Return the text that is printed."""
        parts = [("Breaking", self.breaking), ("Compatible", self.other)]
        blocks = [
            f"{title} ({len(lines)})\n" + "\n".join(f"  {line}" for line in lines) for title, lines in parts if lines
        ]
        return "\n".join(blocks) or "No operation and no field differs."


def compare(before: Json, after: Json) -> Changes:
    """Compare two descriptions: operations by their id, fields by their schema."""
    changes = Changes()
    _compare_operations(before, after, changes)
    _compare_schemas(before, after, changes)
    return changes


def _compare_operations(before: Json, after: Json, changes: Changes) -> None:
    old = {operation.body["operationId"]: operation for operation in operations(before)}
    new = {operation.body["operationId"]: operation for operation in operations(after)}
    changes.breaking += [f"operation removed: {name} ({old[name].key})" for name in sorted(old.keys() - new.keys())]
    changes.other += [f"operation added: {name} ({new[name].key})" for name in sorted(new.keys() - old.keys())]
    for name in sorted(old.keys() & new.keys()):
        _compare_operation(name, (before, old[name]), (after, new[name]), changes)


def _compare_operation(
    name: str, before: tuple[Json, Operation], after: tuple[Json, Operation], changes: Changes
) -> None:
    old, new = before[1], after[1]
    if old.key != new.key:
        changes.breaking.append(f"{name}: {old.key} became {new.key}")
    if old.body["tags"] != new.body["tags"]:
        changes.breaking.append(f"{name}: moved from {old.body['tags'][0]} to {new.body['tags'][0]}")
    if not old.body.get("deprecated") and new.body.get("deprecated"):
        changes.other.append(f"{name}: deprecated")
    _compare_parameters(name, _parameters(*before), _parameters(*after), changes)
    if "requestBody" in old.body and "requestBody" in new.body:
        changes.add(f"{name}: body", _requirement(old.body["requestBody"], new.body["requestBody"]))
    what_was, what_is = _body(old.body), _body(new.body)
    if what_was != what_is:
        changes.breaking.append(f"{name}: body was {what_was}, is {what_is}")
    what_was, what_is = _answers(old.body), _answers(new.body)
    if what_was != what_is:
        changes.breaking.append(f"{name}: answer was {what_was}, is {what_is}")


def _parameters(document: Json, operation: Operation) -> dict[str, Json]:
    listed = document["paths"][operation.path].get("parameters", []) + operation.body.get("parameters", [])
    return {parameter["name"]: parameter for parameter in listed}


def _compare_parameters(name: str, old: dict[str, Json], new: dict[str, Json], changes: Changes) -> None:
    changes.breaking += [f"{name}: parameter removed: {parameter}" for parameter in sorted(old.keys() - new.keys())]
    for parameter in sorted(new.keys() - old.keys()):
        target = changes.breaking if new[parameter].get("required") else changes.other
        target.append(f"{name}: parameter added: {parameter}")
    for parameter in sorted(old.keys() & new.keys()):
        was, now = old[parameter], new[parameter]
        changes.add(f"{name}: parameter {parameter}", _requirement(was, now))
        changes.add(f"{name}: parameter {parameter}", _type_changes(was.get("schema", {}), now.get("schema", {})))


def _body(operation: Json) -> str:
    return _content(operation.get("requestBody", {}).get("content", {}))


def _answers(operation: Json) -> str:
    described = [
        f"{status} {_content(response.get('content', {}))}"
        for status, response in operation["responses"].items()
        if status.startswith("2")
    ]
    return " or ".join(described)


def _content(content: Json) -> str:
    return " or ".join(f"{media} {_type(entry.get('schema', {}))}" for media, entry in content.items()) or "nothing"


def _compare_schemas(before: Json, after: Json, changes: Changes) -> None:
    old, new = before["components"]["schemas"], after["components"]["schemas"]
    changes.breaking += [f"schema removed: {name}" for name in sorted(old.keys() - new.keys())]
    changes.other += [f"schema added: {name}" for name in sorted(new.keys() - old.keys())]
    for name in sorted(old.keys() & new.keys()):
        changes.add(name, _type_changes(old[name], new[name]))
        changes.add(name, _field_changes(old[name], new[name]))


def _requirement(old: Json, new: Json) -> Iterator[tuple[str, bool]]:
    if bool(old.get("required")) != bool(new.get("required")):
        yield (" is required", True) if new.get("required") else (" is no longer required", False)


def _type_changes(old: Json, new: Json) -> Iterator[tuple[str, bool]]:
    if "enum" in old and "enum" in new:
        # The generated types are open: what is not listed passes.
        yield from ((f": value removed: {value}", True) for value in old["enum"] if value not in new["enum"])
        yield from ((f": value added: {value}", False) for value in new["enum"] if value not in old["enum"])
        return
    was, now = _type(old), _type(new)
    if was != now:
        yield f" was {was}, is {now}", True


def _field_changes(old: Json, new: Json) -> Iterator[tuple[str, bool]]:
    if (old.get("additionalProperties") is False) != (closed := new.get("additionalProperties") is False):
        yield (" takes no other fields", True) if closed else (" takes other fields too", False)
    was_needed, is_needed = set(old.get("required", [])), set(new.get("required", []))
    yield from ((f".{name} is required", True) for name in sorted(is_needed - was_needed))
    before, after = old.get("properties", {}), new.get("properties", {})
    for name in sorted(before.keys() - after.keys()):
        yield f".{name} removed", True
    for name in sorted(after.keys() - before.keys()):
        yield f".{name} added: {_type(after[name])}", False
    for name in sorted(before.keys() & after.keys()):
        yield from ((f".{name}{text}", breaking) for text, breaking in _type_changes(before[name], after[name]))
        if name in was_needed - is_needed:
            yield f".{name} is no longer required", False
        if not before[name].get("deprecated") and after[name].get("deprecated"):
            yield f".{name} deprecated", False


def _type(schema: Json) -> str:
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[-1]
    for combination in ("anyOf", "oneOf", "allOf"):
        if combination in schema:
            return " | ".join(_type(option) for option in schema[combination])
    if "enum" in schema:
        return "/".join(str(value) for value in schema["enum"])
    kind: Any = schema.get("type", "anything")
    if kind == "array":
        return f"array of {_type(schema.get('items', {}))}"
    if kind == "object" and is_object(schema.get("additionalProperties")):
        return f"map of {_type(schema['additionalProperties'])}"
    return f"{kind} ({schema['format']})" if "format" in schema else str(kind)
