"""Stands in for the library that this package succeeds, under its own import name."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

__all__ = ("install_as_keycloak",)

_PACKAGE = __package__ or "keycloak_facade"
_PREDECESSOR = "keycloak"


def install_as_keycloak() -> None:
    """Make `import keycloak` and all imports below it mean this package, until the interpreter ends.

    Call it before the first import of `keycloak`: `from keycloak.realm import KeycloakRealm` then works unchanged.

    Raises:
        RuntimeError: if another package of that name has been imported already.
    """
    present = sys.modules.get(_PREDECESSOR)
    if present is not None and present.__name__ != _PACKAGE:
        raise RuntimeError("another package named keycloak is imported already; call install_as_keycloak() first")
    if not any(isinstance(finder, _PredecessorFinder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _PredecessorFinder())


class _PredecessorFinder(MetaPathFinder):
    """Finds `keycloak.x` as this package's `x`."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        del path, target
        if fullname != _PREDECESSOR and not fullname.startswith(f"{_PREDECESSOR}."):
            return None
        own_name = _PACKAGE + fullname.removeprefix(_PREDECESSOR)
        try:
            module = import_module(own_name)
        except ModuleNotFoundError as missing:
            if missing.name != own_name:
                raise
            return None
        return ModuleSpec(fullname, _Alias(module), is_package=hasattr(module, "__path__"))


class _Alias(Loader):
    """Loads a module that exists under another name, as the same object."""

    def __init__(self, module: ModuleType) -> None:
        self._module = module
        self._own_spec = module.__spec__

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        del spec
        return self._module

    def exec_module(self, module: ModuleType) -> None:
        # The import system has put the alias's spec on the module; it keeps its own.
        module.__spec__ = self._own_spec
