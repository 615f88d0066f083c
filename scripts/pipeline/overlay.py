"""Applies OpenAPI Overlay 1.0 documents, and tells which of their actions had no effect."""

from __future__ import annotations

import copy
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jsonpath import JSONPath, JSONPathEnvironment, JSONPathError, JSONPathMatch
from jsonpath.selectors import NameSelector
from pipeline.documents import Json, SpecError, in_range, is_array, is_object, read_yaml, relative

if TYPE_CHECKING:
    from pathlib import Path

_RFC_9535 = JSONPathEnvironment(strict=True)
_DEPTH_OF_COMPONENTS = 2  # as in $.components.schemas
_DOCUMENT_KEYS = {"overlay", "info", "actions"}
_ACTION_KEYS = {"target", "description", "update", "remove"}
_EXTENSIONS = {"x-since", "x-until", "x-kind", "x-upstream-issue"}


@dataclass(frozen=True)
class Action:
    """One correction: what it selects, what it does to it, and why."""

    where: str
    query: JSONPath
    target: str
    description: str
    update: Any
    remove: bool
    since: str | None
    until: str | None

    def __str__(self) -> str:
        """Name the action so that a person finds it."""
        return f"{self.where} ({self.target})"


def parse(target: str, where: str) -> JSONPath:
    """Parse a JSONPath of RFC 9535.

    Raises:
        SpecError: It is none.
    """
    try:
        query = _RFC_9535.compile(target)
    except JSONPathError as error:
        raise SpecError(f"{where}: {target} is no JSONPath: {error}") from error
    if not isinstance(query, JSONPath):
        raise SpecError(f"{where}: {target} is several JSONPaths")
    return query


def read_overlay(path: Path) -> list[Action]:
    """Read an Overlay document, refusing whatever the Overlay specification does not know."""
    document = read_yaml(path)
    name = relative(path)
    if not is_object(document) or set(document) != _DOCUMENT_KEYS:
        raise SpecError(f"{name}: an overlay has exactly the keys {', '.join(sorted(_DOCUMENT_KEYS))}")
    if document["overlay"] != "1.0.0" or set(document["info"]) != {"title", "version"}:
        raise SpecError(f"{name}: overlay must be 1.0.0, and info have a title and a version")
    return [_action(f"{name}, action {number}", raw) for number, raw in enumerate(document["actions"], 1)]


def _action(where: str, raw: Json) -> Action:
    unknown = set(raw) - _ACTION_KEYS - _EXTENSIONS
    if unknown:
        raise SpecError(f"{where}: unknown key {', '.join(sorted(unknown))}")
    if not raw.get("target") or not raw.get("description"):
        raise SpecError(f"{where}: an action needs a target and a description")
    if ("update" in raw) == bool(raw.get("remove")):
        raise SpecError(f"{where}: an action either updates or removes")
    return Action(
        where=where,
        query=parse(raw["target"], where),
        target=raw["target"],
        description=raw["description"],
        update=raw.get("update"),
        remove=bool(raw.get("remove")),
        since=raw.get("x-since"),
        until=raw.get("x-until"),
    )


def apply_actions(document: Json, actions: list[Action], version: str) -> list[str]:
    """Change a description in place.

    Returns:
        One line for each action that selected or changed nothing, those for other versions excepted.
    """
    return [
        f"{action}: {outcome}"
        for action in actions
        if in_range(version, action.since, action.until) and (outcome := _apply(document, action))
    ]


def _apply(document: Json, action: Action) -> str | None:
    matches = list(action.query.finditer(document))
    if any(not is_object(match.obj) and not is_array(match.obj) for match in matches):
        raise SpecError(f"{action}: the target must be an object or an array")
    described = _described_already(matches, action)
    if described:
        return f"{described} is described already in {document['info']['version']}"
    if action.remove:
        _remove(matches)
        effect = len(matches)
    else:
        effect = sum(_merge(match.obj, action.update, action) for match in matches)
    wanted = _named_nodes(action.query) or max(len(matches), 1)
    if effect == wanted:
        return None
    verb = "selects" if len(matches) < wanted else "changes"
    amount = f"{effect} of {wanted}" if effect else "nothing"
    return f"{verb} {amount} in {document['info']['version']}"


def _described_already(matches: list[JSONPathMatch], action: Action) -> str:
    """Name the components that an action adds and upstream has: merged, they would be neither the one nor the other."""
    added: set[str] = set()
    for match in matches:
        if len(match.parts) == _DEPTH_OF_COMPONENTS and match.parts[0] == "components" and is_object(match.obj):
            added |= set(match.obj) & set(action.update or {})
    return ", ".join(sorted(added))


def _named_nodes(query: JSONPath) -> int | None:
    """Count the nodes that a query names one by one; None when it has a wildcard or a filter."""
    selectors = [segment.selectors for segment in query.segments]
    if any(not isinstance(selector, NameSelector) for segment in selectors for selector in segment):
        return None
    return math.prod(len(segment) for segment in selectors)


def _remove(matches: list[JSONPathMatch]) -> None:
    # From the end, so that an index that was matched is still the same element when its turn comes.
    for match in reversed(matches):
        if match.parent is None:
            raise SpecError("the whole document cannot be removed")
        del match.parent.obj[match.parts[-1]]  # type: ignore[attr-defined]  # a container, as it has a child


def _merge(target: Any, update: Any, action: Action) -> bool:
    """Merge by the rules of Overlay 1.0: objects recursively, arrays appended, the rest replaced."""
    if is_array(target):
        target.append(copy.deepcopy(update))
        return True
    if not is_object(update):
        raise SpecError(f"{action}: an object can only be updated with an object")
    before = copy.deepcopy(target)
    _merge_objects(target, update)
    return bool(before != target)


def _merge_objects(target: Json, update: Json) -> None:
    for key, value in update.items():
        present = target.get(key)
        if is_object(present) and is_object(value):
            _merge_objects(present, value)
        elif is_array(present) and is_array(value):
            present.extend(copy.deepcopy(value))
        else:
            target[key] = copy.deepcopy(value)
