"""Writes out what an addition states once for several paths that are alike.

    for-each:
      - values:
          - {type: role, model: RolePolicyRepresentation}
          - {type: user, model: UserPolicyRepresentation}
        paths:
          /policy/<type>:
            get:
              operationId: list_<type>_policies

Each set of values gives the paths once, with its texts in the places that name them, keys included.
"""

from __future__ import annotations

import re
from typing import Any

from pipeline.documents import Json, SpecError, is_array, is_object

_PLACE = re.compile(r"<([a-z][a-z0-9_]*)>")
_KEYS = {"values", "paths"}


def write_out(addition: Json, where: str) -> Json:
    """Return an addition without `for-each`: the paths that it stands for are among the others.

    Raises:
        SpecError: A place has no value, a value has no place, or a path stands twice.
    """
    if "for-each" not in addition:
        return addition
    paths = dict(addition.get("paths", {}))
    for rule in addition["for-each"]:
        if not is_object(rule) or set(rule) != _KEYS:
            raise SpecError(f"{where}: for-each: a rule has {' and '.join(sorted(_KEYS))}")
        for values in rule["values"]:
            for path, item in _filled(rule["paths"], values, where).items():
                if path in paths:
                    raise SpecError(f"{where}: {path} stands twice")
                paths[path] = item
    return {key: value for key, value in addition.items() if key != "for-each"} | {"paths": paths}


def _filled(paths: Json, values: dict[str, str], where: str) -> Json:
    used: set[str] = set()

    def value(place: re.Match[str]) -> str:
        if place[1] not in values:
            raise SpecError(f"{where}: {place[0]} has no value in {values}")
        used.add(place[1])
        return values[place[1]]

    def fill(node: Any) -> Any:
        if is_object(node):
            return {_PLACE.sub(value, key): fill(part) for key, part in node.items()}
        if is_array(node):
            return [fill(part) for part in node]
        return _PLACE.sub(value, node) if isinstance(node, str) else node

    filled: Json = fill(paths)
    if unused := sorted(set(values) - used):
        raise SpecError(f"{where}: nothing has the place <{unused[0]}>, which {values} fills")
    return filled
