"""Makes `spec/openapi.json` out of upstream's description, the names, the corrections and the additions."""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass, field
from typing import Any

from pipeline import naming, repeat, rules, texts
from pipeline.documents import (
    METHODS,
    SPEC,
    Json,
    SpecError,
    dump_json,
    in_range,
    is_array,
    is_object,
    operations,
    read_json,
    read_yaml,
    relative,
    version_key,
)
from pipeline.overlay import apply_actions, read_overlay

UPSTREAM = SPEC / "upstream"
CORRECTIONS = SPEC / "corrections"
ADDITIONS = SPEC / "additions"
CURATED = SPEC / "openapi.json"
VERSION = SPEC / "version"
_UPSTREAM_NAME = re.compile(r"keycloak-(\d.*)\.json")
_BOUNDS = ("x-since", "x-until")


@dataclass
class Curation:
    """A curated description, what a person must put right in `spec/`, and what only needs telling."""

    document: Json
    problems: list[str] = field(default_factory=list[str])
    notes: list[str] = field(default_factory=list[str])


def upstream_version() -> str:
    """Return the version of the one upstream description that is there."""
    found = sorted(UPSTREAM.glob("*.json"))
    if len(found) != 1 or not (match := _UPSTREAM_NAME.fullmatch(found[0].name)):
        names = ", ".join(path.name for path in found) or "nothing"
        raise SpecError(f"{relative(UPSTREAM)} must hold one keycloak-VERSION.json, and holds {names}")
    return match[1]


def curate(upstream: Json, version: str) -> Curation:
    """Curate the description of a version.

    A row or correction without effect is a problem in the version that `spec/version` names and in newer ones: upstream
    has changed, and the entry must go. In older versions it is only told.
    """
    document = copy.deepcopy(upstream)
    document["info"] = {"title": "Keycloak", "version": version}
    rows = naming.read_rows(naming.OPERATIONS)
    missing, stale = naming.name_operations(document, rows)
    stale = [f"{relative(naming.OPERATIONS)}: {row} is not in {version}" for row in stale]
    texts.document_operations(document, texts.read_docs(texts.DOCS), {row.id for row in rows})
    stale += [
        f"{relative(naming.SCHEMAS)}: {row}"
        for row in naming.name_schemas(document, naming.read_schema_names(naming.SCHEMAS))
    ]
    for path in sorted(CORRECTIONS.glob("*.yaml")):
        stale += apply_actions(document, read_overlay(path), version)
    stale += texts.document_parameters(document, texts.read_parameter_texts(texts.PARAMETERS))
    for path in sorted(ADDITIONS.glob("*.yaml")):
        addition = repeat.write_out(read_yaml(path), relative(path))
        add(document, addition, version, relative(path))
    rules.apply_rules(document)
    curation = Curation(document, problems=missing + faults(document))
    pinned = VERSION.read_text(encoding="utf-8").strip()
    (curation.problems if version_key(version) >= version_key(pinned) else curation.notes).extend(stale)
    return curation


def add(document: Json, addition: Json, version: str, where: str) -> None:
    """Add operations and components that the description lacks.

    Any object in an addition may carry `x-since` and `x-until`, the first and the last version that has it.

    Raises:
        SpecError: The description has one of them already.
    """
    wanted = _for_version(addition, version)
    unknown = set(wanted) - {"paths", "components"}
    if unknown:
        raise SpecError(f"{where}: an addition has paths and components, not {', '.join(sorted(unknown))}")
    for path, item in wanted.get("paths", {}).items():
        present = document["paths"].setdefault(path, {})
        taken = sorted(set(item) & set(present))
        if taken:
            raise SpecError(f"{where}: {path} has {', '.join(taken)} already: correct it instead")
        strange = set(item) - {*METHODS, "parameters"}
        if strange:
            raise SpecError(f"{where}: {path}: {', '.join(sorted(strange))} is no method")
        present.update(item)
    for kind, components in wanted.get("components", {}).items():
        present = document["components"].setdefault(kind, {})
        taken = sorted(set(components) & set(present))
        if taken:
            raise SpecError(f"{where}: components/{kind} has {', '.join(taken)} already")
        present.update(components)


def _for_version(node: Any, version: str) -> Any:
    if is_array(node):
        return [_for_version(value, version) for value in node if _exists_in(value, version)]
    if is_object(node):
        return {
            key: _for_version(value, version)
            for key, value in node.items()
            if key not in _BOUNDS and _exists_in(value, version)
        }
    return node


def _exists_in(node: Any, version: str) -> bool:
    return not is_object(node) or in_range(version, node.get("x-since"), node.get("x-until"))


def faults(document: Json) -> list[str]:
    """Return what the generator would stumble over, or drop without a word."""
    found: list[str] = []
    ids: dict[str, str] = {}
    shapes: dict[str, str] = {}
    for operation in operations(document):
        body, key = operation.body, operation.key
        if not body.get("operationId") or len(body.get("tags", [])) != 1:
            found.append(f"{key} needs an operationId and one tag")
            continue
        if body["operationId"] in ids:
            found.append(f"{key} and {ids[body['operationId']]} are both called {body['operationId']}")
        ids[body["operationId"]] = key
        shape = naming.shape(operation.method, operation.path)
        if shape in shapes:
            found.append(f"{key} and {shapes[shape]} differ in parameter names only")
        shapes[shape] = key
        found += [f"{key}: {fault}" for fault in _operation_faults(operation.path, document, body)]
    return found


def _operation_faults(path: str, document: Json, operation: Json) -> list[str]:
    parameters = document["paths"][path].get("parameters", []) + operation.get("parameters", [])
    named = sorted(parameter["name"] for parameter in parameters if parameter["in"] == "path")
    found: list[str] = []
    if named != sorted(naming.parameters(path)):
        found.append(f"the path has {', '.join(naming.parameters(path))}, the parameters are {', '.join(named)}")
    if not any(status.startswith("2") for status in operation["responses"]):
        found.append("no answer of success is described")
    if not operation.get("summary"):
        found.append(f"no summary; give it one in {relative(texts.DOCS)}")
    found += [
        f"{status} is described as */*"
        for status, response in operation["responses"].items()
        if "*/*" in response.get("content", {})
    ]
    return found


def run(version: str, *, check: bool) -> list[str]:
    """Write `spec/openapi.json`, or compare it with what would be written.

    Returns:
        The problems. Nothing is written when there are any.
    """
    there = upstream_version()
    if there != version:
        return [f"{relative(UPSTREAM)} holds {there}, not {version}"]
    curation = curate(read_json(UPSTREAM / f"keycloak-{version}.json"), version)
    for note in curation.notes:
        print(f"  {note}")
    if curation.problems:
        return curation.problems
    text = dump_json(curation.document)
    if not check:
        CURATED.write_text(text, encoding="utf-8")
    elif not CURATED.is_file() or CURATED.read_text(encoding="utf-8") != text:
        return [f"{relative(CURATED)} is not what spec/ gives: run scripts/regenerate --only curate"]
    return []
