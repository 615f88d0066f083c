"""Names of a package whose modules are loaded when they are asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def lazily(
    namespace: dict[str, Any], modules: Mapping[str, str]
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """Return the `__getattr__` and the `__dir__` of a package.

    Type checkers have to see neither: they would take any misspelt name for one that is there.

    Args:
        namespace: the package's globals.
        modules: where each name is, relative to the package.
    """
    package = namespace["__name__"]

    def load(name: str) -> object:
        if name not in modules:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = namespace[name] = getattr(import_module(modules[name], package), name)
        return value

    def names() -> list[str]:
        return sorted({*namespace, *modules})

    return load, names
