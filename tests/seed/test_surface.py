"""The public surface of python-keycloak-client, member by member, against this library under both names.

A difference has a key, `module.Class.member(parameter=)` and the like. It is allowed if, and only if, it is a
row of docs/differences-from-python-keycloak-client.md.
"""

from __future__ import annotations

import importlib
import inspect
import json
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

SURFACE: dict[str, Any] = json.loads((Path(__file__).parent / "surface.json").read_text("utf-8"))
MODULES: dict[str, Any] = SURFACE["modules"]
CLASSES = [(module, name) for module, facts in MODULES.items() for name in facts["classes"]]
MEMBERS = [(module, name, member) for module, name in CLASSES for member in MODULES[module]["classes"][name]["members"]]
BY_POSITION = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
BY_NAME = (inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY)
INSTANCES: dict[str, tuple[tuple[Any, ...], dict[str, Any]]] = {
    "keycloak.client.KeycloakClient": (("https://keycloak.test",), {}),
    "keycloak.aio.client.KeycloakClient": (("https://keycloak.test",), {"headers": {}}),
    "keycloak.aio.realm.KeycloakRealm": (("https://keycloak.test", "r"), {}),
    "keycloak.exceptions.KeycloakClientError": ((ValueError("x"),), {}),
}

pytestmark = pytest.mark.usefixtures("installed")


def of(path: str) -> Any:
    """The class that is called by this path."""
    module, _, name = path.rpartition(".")
    return getattr(importlib.import_module(module), name)


def parameter_differences(key: str, wanted: dict[str, Any], function: Any, *, bound: bool) -> list[str]:
    given = list(inspect.signature(function).parameters.values())[0 if bound else 1 :]
    names = {p.name: p for p in given}
    takes_any_position = any(p.kind is inspect.Parameter.VAR_POSITIONAL for p in given)
    takes_any_name = any(p.kind is inspect.Parameter.VAR_KEYWORD for p in given)
    found: list[str] = []
    for position, parameter in enumerate(wanted["parameters"]):
        name, kind, default = parameter["name"], parameter["kind"], parameter["default"]
        if kind == "var_keyword":
            found += [] if takes_any_name else [f"{key}(**{name})"]
            continue
        if kind == "var_positional":
            found += [] if takes_any_position else [f"{key}(*{name})"]
            continue
        mine = names.get(name)
        placed = kind == "keyword_only" or (
            position < len(given) and given[position].name == name and given[position].kind in BY_POSITION
        )
        if mine is None or mine.kind not in BY_NAME or not placed or not compatible(default, mine.default):
            found.append(f"{key}({name}=)")
    known = {parameter["name"] for parameter in wanted["parameters"]}
    found += [f"{key}({name}=)" for name in wanted.get("keywords", []) if name not in names and not takes_any_name]
    found += [
        f"{key}({name}=)"
        for name, p in names.items()
        if name not in known and p.default is p.empty and p.kind in (*BY_POSITION, *BY_NAME)
    ]
    return sorted(set(found))


def compatible(wanted: str | None, given: Any) -> bool:
    """What was required may be optional; what was optional keeps its default."""
    if wanted is None:
        return True
    if inspect.isclass(given):
        return f"{given.__module__}.{given.__qualname__}".replace("keycloak_facade.", "keycloak.") == wanted
    return given is not inspect.Parameter.empty and repr(given) == wanted


def member_differences(key: str, wanted: dict[str, Any], owner: Any, name: str, *, aio: bool) -> list[str]:
    if wanted.get("instance"):
        arguments, keywords = INSTANCES[key.rpartition(".")[0]]
        return [] if hasattr(owner(*arguments, **keywords), name) else [key]
    static = inspect.getattr_static(owner, name, None)
    annotated = any(name in inspect.get_annotations(base) for base in owner.__mro__)
    if static is None and not annotated:
        return [key]
    kind = wanted["kind"]
    if kind == "attribute":
        value = getattr(owner, name)
        expected = wanted.get("value", value)
        return [] if type(value).__name__ == wanted["type"] and value == expected else [f"{key}: value"]
    if kind == "property":
        wrong = (inspect.isroutine(static) and not isinstance(static, cached_property)) or (
            wanted.get("settable") and isinstance(static, property) and not static.fset
        )
        return [f"{key}: kind"] if wrong else []
    function = getattr(owner, name)
    of_the_class = kind in ("classmethod", "staticmethod")
    if not callable(function) or of_the_class != isinstance(static, classmethod | staticmethod):
        return [f"{key}: kind"]
    found = (
        []
        if name in ("keys", "items", "values", "get") and not wanted["parameters"]
        else (parameter_differences(key, wanted, function, bound=of_the_class))
    )
    returns = wanted.get("returns_in_aio" if "returns_in_aio" in wanted else "returns")
    if kind == "coroutine" or (aio and returns is not None):
        awaited = kind == "coroutine" or returns == "awaitable"
        if inspect.iscoroutinefunction(function) != awaited:
            found.append(f"{key}: kind")
    return found


def class_differences(module: str, name: str, root: str = "keycloak") -> list[str]:
    key = f"{module}.{name}"
    owner = getattr(importlib.import_module(module.replace("keycloak", root, 1)), name, None)
    if owner is None:
        return [key]
    return [
        f"{key}: base {base}" for base in MODULES[module]["classes"][name]["bases"] if not issubclass(owner, of(base))
    ]


def differences_of(module: str, name: str, member: str, root: str = "keycloak") -> list[str]:
    owner = getattr(importlib.import_module(module.replace("keycloak", root, 1)), name, None)
    if owner is None:
        return []
    key = f"{module}.{name}" if member == "__init__" else f"{module}.{name}.{member}"
    wanted = MODULES[module]["classes"][name]["members"][member]
    return member_differences(key, wanted, owner, member, aio=module.startswith("keycloak.aio"))


def module_differences(module: str, root: str = "keycloak") -> list[str]:
    facts = MODULES[module]
    mine = importlib.import_module(module.replace("keycloak", root, 1))
    found = [f"{module}.{name}" for name in facts.get("all", ()) if not hasattr(mine, name)]
    found += [f"{module}.__all__: {name}" for name in facts.get("all", ()) if name not in mine.__all__]
    for name, constant in facts.get("constants", {}).items():
        value = getattr(mine, name, None)
        if value is None:
            found.append(f"{module}.{name}")
        elif value != constant["value"]:
            found.append(f"{module}.{name}: value")
    for name, wanted in facts.get("functions", {}).items():
        function = getattr(mine, name, None)
        found += (
            [f"{module}.{name}"]
            if function is None
            else parameter_differences(f"{module}.{name}", wanted, function, bound=True)
        )
    return found


def is_structural(key: str) -> bool:
    """Whether this file finds the difference; test_differences.py shows the others."""
    _, colon, aspect = key.partition(": ")
    return not colon or aspect in ("kind", "value") or aspect.startswith("base ") or "__all__" in key


@pytest.mark.parametrize("root", ["keycloak", "keycloak_facade"])
@pytest.mark.parametrize("module", MODULES)
def test_module(module: str, root: str, differences: frozenset[str]) -> None:
    assert set(module_differences(module, root)) <= differences


@pytest.mark.parametrize(("module", "name"), CLASSES)
def test_class(module: str, name: str, differences: frozenset[str]) -> None:
    assert set(class_differences(module, name)) <= differences
    ours = importlib.import_module(module.replace("keycloak", "keycloak_facade", 1))
    assert getattr(ours, name) is of(f"{module}.{name}")


@pytest.mark.parametrize(("module", "name", "member"), MEMBERS)
def test_member(module: str, name: str, member: str, differences: frozenset[str]) -> None:
    assert set(differences_of(module, name, member)) <= differences


def walk(realm: Any, steps: list[Any]) -> Any:
    for step in steps:
        realm = getattr(realm, step) if isinstance(step, str) else getattr(realm, step[0])(*step[1:])
    return realm


def step_ids(entry: dict[str, Any]) -> str:
    return ".".join(step if isinstance(step, str) else step[0] for step in entry["steps"])


@pytest.mark.parametrize("entry", SURFACE["navigation"], ids=step_ids)
def test_navigation(entry: dict[str, Any]) -> None:
    with of("keycloak.realm.KeycloakRealm")("https://keycloak.test", "r") as realm:
        assert isinstance(walk(realm, entry["steps"]), of(entry["class"]))


@pytest.mark.parametrize("entry", SURFACE["navigation"], ids=step_ids)
async def test_navigation_in_aio(entry: dict[str, Any], differences: frozenset[str]) -> None:
    """There one class of each admin object serves both; here it may be two, with the same members."""
    async with of("keycloak.aio.realm.KeycloakRealm")("https://keycloak.test", "r") as realm:
        reached: Any = walk(realm, entry["steps"]).__class__
    if entry["aio"].startswith("keycloak.aio."):
        assert issubclass(reached, of(entry["aio"]))
    module, _, name = entry["aio"].rpartition(".")
    found: set[str] = set()
    for member, wanted in MODULES[module]["classes"][name]["members"].items():
        if member != "__init__" and not wanted.get("instance"):
            found |= set(member_differences(f"{entry['aio']}.{member}", wanted, reached, member, aio=True))
    assert found <= differences


def test_no_row_of_the_table_is_out_of_date(differences: frozenset[str]) -> None:
    found = {key for module in MODULES for key in module_differences(module)}
    found |= {key for module, name in CLASSES for key in class_differences(module, name)}
    found |= {key for module, name, member in MEMBERS for key in differences_of(module, name, member)}
    assert {key for key in differences if is_structural(key)} - found == set()
