"""Every place of the facade, with the expression that leads there: navigation sends nothing, so all of it is walked."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from functools import cached_property
from typing import TYPE_CHECKING, Any, get_args, get_origin

import attrs

from keycloak_facade import KeycloakRealm, _sync

if TYPE_CHECKING:
    from collections.abc import Iterator

ALONE = {"self", "cls", "return"}
Key = tuple[type, int, tuple[int, ...]]


def facade_classes() -> dict[str, type]:
    """Return the classes of the facade by name."""
    found = pkgutil.walk_packages(_sync.__path__, f"{_sync.__name__}.")
    modules = [importlib.import_module(info.name) for info in found]
    return {
        name: value
        for module in modules
        for name, value in inspect.getmembers(module, inspect.isclass)
        if value.__module__.startswith(_sync.__name__)
    }


def key_of(place: Any) -> Key:
    """Return what tells a place from others: its class, how many values lead there, and its tables of operations."""
    # A model is no table: a user that was read is kept, for one.
    tables = [id(value) for value in vars(place).values() if attrs.has(type(value)) and not isinstance(value, dict)]
    return type(place), len(getattr(place, "_path", ())), tuple(tables)


def places() -> dict[Key, str]:
    """Return each place with the shortest expression that leads there from a realm object, `realm`."""
    classes = facade_classes()
    start = KeycloakRealm("http://keycloak.test", "realm")
    found = {key_of(start): "realm"}
    waiting = [(start, "realm")]
    for place, expression in waiting:
        for below, step in _below(place, classes):
            key = key_of(below)
            if key not in found:
                found[key] = f"{expression}.{step}"
                waiting.append((below, found[key]))
    return found


def _below(place: Any, classes: dict[str, type]) -> Iterator[tuple[Any, str]]:
    for name, member in sorted(inspect.getmembers(type(place)), key=lambda pair: len(pair[0])):
        if name.startswith("_"):
            continue
        if isinstance(member, property | cached_property):
            if _leads(member.fget if isinstance(member, property) else member.func, classes, type(place)):
                yield getattr(place, name), name
        elif inspect.isfunction(member) and _leads(member, classes, type(place)):
            required = [
                parameter.name
                for parameter in inspect.signature(member).parameters.values()
                if parameter.default is parameter.empty
                and parameter.kind in (parameter.POSITIONAL_OR_KEYWORD, parameter.KEYWORD_ONLY)
                and parameter.name not in ALONE
            ]
            yield getattr(place, name)(**{value: value for value in required}), f"{name}({', '.join(required)})"


def _leads(function: Any, classes: dict[str, type], kind: type) -> bool:
    annotation = str(inspect.unwrap(function).__annotations__.get("return", ""))
    return _arguments(kind).get(annotation, annotation).partition("[")[0] in classes


def _arguments(kind: type) -> dict[str, str]:
    """Return the names of the classes that a class puts in the places of its bases' type variables."""
    found: dict[str, str] = {}
    for base in kind.__mro__:
        for generic in getattr(base, "__orig_bases__", ()):
            variables = getattr(get_origin(generic), "__parameters__", ())
            for variable, argument in zip(variables, get_args(generic), strict=False):
                if inspect.isclass(argument):
                    found.setdefault(variable.__name__, argument.__name__)
    return found
