"""Names what upstream leaves unnamed or names badly: operations, modules, path parameters and schemas."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.documents import METHODS, SPEC, Json, SpecError, is_array, is_object, operations, read_yaml, relative
from pipeline.overlay import parse

if TYPE_CHECKING:
    from pathlib import Path

OPERATIONS = SPEC / "operations.yaml"
SCHEMAS = SPEC / "schemas.yaml"
_PARAMETER = re.compile(r"\{([^}]*)\}")
_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


@dataclass(frozen=True)
class Row:
    """What `operations.yaml` says of one operation; without an id it is left out."""

    method: str
    path: str
    id: str | None
    tag: str | None

    @property
    def key(self) -> str:
        """The operation, whatever its parameters are called."""
        return shape(self.method, self.path)


def read_rows(path: Path) -> list[Row]:
    """Read the naming table."""
    rows: list[Row] = []
    for key, value in read_yaml(path).items():
        where = f"{relative(path)}: {key}"
        method, _, url = key.partition(" ")
        if method.lower() not in METHODS or not url.startswith("/"):
            raise SpecError(f"{where}: a row is called METHOD PATH")
        rows.append(_row(where, method.lower(), url, value))
    _refuse_repeated(relative(path), "shape", [row.key for row in rows])
    _refuse_repeated(relative(path), "id", [row.id for row in rows if row.id])
    return rows


def _row(where: str, method: str, path: str, value: Any) -> Row:
    if is_object(value) and set(value) == {"omit"} and value["omit"]:
        return Row(method, path, None, None)
    if not is_object(value) or set(value) != {"id", "tag"}:
        raise SpecError(f"{where}: a row has an id and a tag, or the reason to omit it")
    for name in (value["id"], value["tag"], *_PARAMETER.findall(path)):
        if not _NAME.fullmatch(name):
            raise SpecError(f"{where}: {name!r} is not snake_case")
    parameters = _PARAMETER.findall(path)
    _refuse_repeated(where, "parameter", parameters)
    return Row(method, path, value["id"], value["tag"])


def _refuse_repeated(where: str, what: str, names: list[str]) -> None:
    repeated = sorted({name for name in names if names.count(name) > 1})
    if repeated:
        raise SpecError(f"{where}: {what} used twice: {', '.join(repeated)}")


def parameters(path: str) -> list[str]:
    """Return the parameter names of a path, in their order."""
    return _PARAMETER.findall(path)


def shape(method: str, path: str) -> str:
    """Return an operation without the names of its parameters."""
    return f"{method.upper()} {_PARAMETER.sub('{}', path)}"


def name_operations(document: Json, rows: list[Row]) -> tuple[list[str], list[str]]:
    """Give each operation its id, tag and parameter names, and take out those left out.

    Returns:
        The operations that have no row, each as the row to add, and the rows that name no operation.
    """
    table = {row.key: row for row in rows}
    present = {shape(operation.method, operation.path) for operation in operations(document)}
    missing = [
        f"{operation.key} has no row; add\n  {_suggestion(operation.method, operation.path)}"
        for operation in operations(document)
        if shape(operation.method, operation.path) not in table
    ]
    stale = [f"{row.method.upper()} {row.path}" for row in rows if row.key not in present]
    paths: Json = {}
    for path, item in document["paths"].items():
        named = _name_item(path, item, table)
        if named is not None:
            paths.update([named])
    document["paths"] = paths
    return missing, stale


def _suggestion(method: str, path: str) -> str:
    curated = _PARAMETER.sub(lambda match: f"{{{_snake_case(match[1])}}}", path)
    nouns = [_snake_case(part) for part in path.removeprefix("/admin/realms/{realm}").split("/") if "{" not in part]
    nouns = [noun for noun in nouns if noun] or ["realms"]
    verb = {"get": "get", "post": "create", "put": "update", "patch": "patch", "delete": "delete"}[method]
    return f"{method.upper()} {curated}: {{id: {verb}_{nouns[-1]}, tag: {nouns[0]}}}"


def _snake_case(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|[-.]", "_", name).lower()


def _name_item(path: str, item: Json, table: dict[str, Row]) -> tuple[str, Json] | None:
    rows = [table[shape(method, path)] for method in METHODS if method in item and shape(method, path) in table]
    kept = [row for row in rows if row.id]
    if not kept:
        return None
    curated = kept[0].path
    others = sorted({row.path for row in kept} - {curated})
    if others:
        raise SpecError(f"{curated} and {others[0]} are one path with different parameter names")
    renamed = list(zip(_PARAMETER.findall(path), _PARAMETER.findall(curated), strict=True))
    named: Json = {"parameters": _name_parameters(item.get("parameters", []), renamed)}
    for row in kept:
        operation = item[row.method]
        named[row.method] = {
            **operation,
            "tags": [row.tag],
            "operationId": row.id,
            "parameters": _name_parameters(operation.get("parameters", []), renamed),
        }
    return curated, named


def _name_parameters(parameters: list[Json], renamed: list[tuple[str, str]]) -> list[Json]:
    # Keycloak 26.4 and older use one parameter twice in a path; each use becomes a parameter of its own.
    in_path = {parameter["name"]: parameter for parameter in parameters if parameter["in"] == "path"}
    named = [{**in_path[old], "name": new} for old, new in renamed if old in in_path]
    return named + [parameter for parameter in parameters if parameter["in"] != "path"]


def read_schema_names(path: Path) -> dict[str, str]:
    """Read the new name of each schema that is renamed, with a place that refers to it."""
    names = read_yaml(path)
    if not is_object(names) or not all(isinstance(place, str) for place in names.values()):
        raise SpecError(f"{relative(path)}: a row is NAME: PLACE")
    return names


def name_schemas(document: Json, names: dict[str, str]) -> list[str]:
    """Rename schemas together with everything that refers to them.

    Returns:
        The rows whose place refers to nothing in this version.
    """
    stale: list[str] = []
    for new, place in names.items():
        old = _referred(document, place)
        if old is None or old == new:
            stale.append(f"{new}: {place} refers to no schema that could be renamed")
            continue
        schemas = document["components"]["schemas"]
        if new in schemas:
            raise SpecError(f"{new} cannot be given to {old}: another schema has that name")
        document["components"]["schemas"] = {new if name == old else name: schema for name, schema in schemas.items()}
        _repoint(document, f"#/components/schemas/{old}", f"#/components/schemas/{new}")
    return stale


def _referred(document: Json, place: str) -> str | None:
    for match in parse(place, relative(SCHEMAS)).finditer(document):
        if is_object(match.obj) and "$ref" in match.obj:
            return str(match.obj["$ref"]).rsplit("/", 1)[-1]
    return None


def _repoint(node: Any, old: str, new: str) -> None:
    if is_object(node):
        if node.get("$ref") == old:
            node["$ref"] = new
        for value in node.values():
            _repoint(value, old, new)
    elif is_array(node):
        for value in node:
            _repoint(value, old, new)
