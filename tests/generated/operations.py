"""The operations of the specification, each with its generated function."""

from __future__ import annotations

import importlib
import inspect
import json
import pkgutil
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import frozen

from keycloak_openapi import api

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from keycloak_openapi.request import Request

SPEC: dict[str, Any] = json.loads((Path(__file__).parents[2] / "spec" / "openapi.json").read_text(encoding="utf-8"))
METHODS = ("get", "put", "post", "delete", "patch", "head", "options", "trace")
MODULES: list[ModuleType] = [
    importlib.import_module(f"{api.__name__}.{module.name}") for module in pkgutil.iter_modules(api.__path__)
]
FUNCTIONS: dict[str, Callable[..., Request[Any]]] = {
    name: function
    for module in MODULES
    for name, function in inspect.getmembers(module, inspect.isfunction)
    if function.__module__ == module.__name__
}


@frozen
class Operation:
    """One operation of the specification."""

    id: str
    method: str
    template: str
    tag: str
    description: dict[str, Any]

    @property
    def path_parameters(self) -> list[str]:
        """The names in the template, in their order."""
        return re.findall(r"{(\w+)}", self.template)

    @property
    def query(self) -> dict[str, bool]:
        """The names of the query's parameters, and whether each is required."""
        listed = [*SPEC["paths"][self.template].get("parameters", ()), *self.description.get("parameters", ())]
        return {each["name"]: each.get("required", False) for each in listed if each["in"] == "query"}

    def request(self, **path_values: str) -> Request[Any]:
        """Call the function with these values, plain ones for whatever else it needs, and a body as empty as may be."""
        needed = {
            name: _plain(str(parameter.annotation))
            for name, parameter in inspect.signature(FUNCTIONS[self.id]).parameters.items()
            if parameter.default is inspect.Parameter.empty
        }
        return FUNCTIONS[self.id](**needed | path_values)


def _plain(annotation: str) -> Any:
    if annotation.startswith(("Sequence", "list")):
        return []
    if annotation.startswith("KeystoreUpload"):
        return {"file": b"plain"}
    plain: dict[str, Any] = {"str": "plain", "bytes": b"plain", "int": 1, "bool": True}
    return plain.get(annotation, {})


OPERATIONS: list[Operation] = [
    Operation(description["operationId"], method.upper(), template, description["tags"][0], description)
    for template, item in SPEC["paths"].items()
    for method, description in item.items()
    if method in METHODS
]
