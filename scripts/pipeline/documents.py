"""Reads and writes the documents of the pipeline, always with the same bytes for the same content."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, NamedTuple, TypeGuard

import yaml

ROOT = Path(__file__).resolve().parents[2]
SPEC = ROOT / "spec"
METHODS = ("get", "post", "put", "patch", "delete")

Json = dict[str, Any]


class SpecError(Exception):
    """Something in `spec/` that a person must put right."""


class Operation(NamedTuple):
    """One operation of a description, with the object that describes it."""

    method: str
    path: str
    body: Json

    @property
    def key(self) -> str:
        """The operation as a row of `operations.yaml` names it."""
        return f"{self.method.upper()} {self.path}"


class _UniqueKeyLoader(yaml.SafeLoader):
    """Refuses a key that stands twice, which YAML would silently drop."""


def _construct_mapping(loader: yaml.SafeLoader, node: yaml.MappingNode) -> dict[Any, Any]:
    seen: set[str] = set()
    for key, _ in node.value:
        if key.value in seen:
            raise SpecError(f"{key.start_mark.name}, line {key.start_mark.line + 1}: {key.value!r} stands twice")
        seen.add(key.value)
    loader.flatten_mapping(node)
    return loader.construct_mapping(node, deep=True)


_UniqueKeyLoader.add_constructor("tag:yaml.org,2002:map", _construct_mapping)


def is_object(node: Any) -> TypeGuard[Json]:
    """Tell whether a part of a document is an object."""
    return isinstance(node, dict)


def is_array(node: Any) -> TypeGuard[list[Any]]:
    """Tell whether a part of a document is an array."""
    return isinstance(node, list)


def read_yaml(path: Path) -> Any:
    """Read a YAML file that people write."""
    with path.open(encoding="utf-8") as stream:
        try:
            return yaml.load(stream, Loader=_UniqueKeyLoader)  # noqa: S506  # a SafeLoader with one check more
        except yaml.YAMLError as error:
            raise SpecError(str(error)) from error


def read_json(path: Path) -> Json:
    """Read a JSON object."""
    content = json.loads(path.read_text(encoding="utf-8"))
    if not is_object(content):
        raise SpecError(f"{relative(path)} is not a JSON object")
    return content


def dump_json(document: Json) -> str:
    """Return the one text that stands for a document."""
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def operations(document: Json) -> list[Operation]:
    """Return every operation of a description, in its order."""
    return [
        Operation(method, path, item[method])
        for path, item in document["paths"].items()
        for method in METHODS
        if method in item
    ]


def relative(path: Path) -> str:
    """Return a path as people of the project write it."""
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name


def version_key(version: str) -> tuple[int, ...]:
    """Return the numbers of a version, to compare by."""
    numbers = tuple(int(number) for number in re.findall(r"\d+", version))
    if not numbers:
        raise SpecError(f"{version!r} is no version")
    return numbers


def in_range(version: str, since: str | None, until: str | None) -> bool:
    """Tell whether a version lies within two bounds, both included; "26.4" bounds all of 26.4."""
    key = version_key(version)
    if since is not None and key < version_key(since):
        return False
    return until is None or key[: len(version_key(until))] <= version_key(until)
