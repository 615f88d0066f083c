"""This package under its predecessor's name; in processes of their own, for what is imported stays."""

from __future__ import annotations

import json
import pkgutil
import subprocess
import sys
from types import ModuleType
from typing import Any

import pytest

import keycloak_facade
from keycloak_facade import install_as_keycloak

NOT_THE_PREDECESSORS = ("._", ".devserver")
PUBLIC = [
    module.name
    for module in pkgutil.walk_packages(keycloak_facade.__path__, "keycloak_facade.")
    if not any(part in module.name for part in NOT_THE_PREDECESSORS)
]


def in_a_new_process(code: str, *arguments: str) -> Any:
    """Run code that prints JSON."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code, *arguments], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_every_module_is_the_same_object_under_both_names() -> None:
    code = """
import importlib, json, sys
from keycloak_facade import install_as_keycloak
install_as_keycloak()
install_as_keycloak()
differ = []
for own in sys.argv[1:]:
    old = own.replace("keycloak_facade", "keycloak")
    first, second = importlib.import_module(old), importlib.import_module(own)
    parent, _, name = old.rpartition(".")
    if first is not second or first.__name__ != own or first.__spec__.name != own or sys.modules[old] is not first:
        differ.append(own)
    if getattr(sys.modules[parent], name) is not first and own.count(".") > 1:
        differ.append(f"{parent} has no {name}")
importlib.reload(sys.modules["keycloak.realm"])
print(json.dumps({"differ": differ, "finders": sum("Predecessor" in repr(finder) for finder in sys.meta_path)}))
"""
    assert len(PUBLIC) > 20
    assert in_a_new_process(code, *PUBLIC) == {"differ": [], "finders": 1}


def test_the_predecessors_imports_work() -> None:
    code = """
import json
from keycloak_facade import install_as_keycloak
install_as_keycloak()
import keycloak
import keycloak.aio.admin
from keycloak.realm import KeycloakRealm
from keycloak.aio.realm import KeycloakRealm as Aio
from keycloak.exceptions import KeycloakClientError
import keycloak_facade.exceptions
try:
    import keycloak.nothing
except ModuleNotFoundError as missing:
    name = missing.name
print(json.dumps([
    KeycloakRealm is keycloak.KeycloakRealm,
    Aio.__name__,
    KeycloakClientError is keycloak_facade.exceptions.KeycloakError,
    name,
    repr(KeycloakRealm("https://x", "r")),
]))
"""
    expected = [True, "AsyncKeycloakRealm", True, "keycloak.nothing", "KeycloakRealm('https://x', 'r')"]
    assert in_a_new_process(code) == expected


def test_without_it_there_is_no_keycloak() -> None:
    code = """
import importlib.util, json, sys
import keycloak_facade.realm, keycloak_facade.compat
found = importlib.util.find_spec("keycloak")
print(json.dumps([any(name.split(".")[0] == "keycloak" for name in sys.modules), found is None]))
"""
    assert in_a_new_process(code) == [False, True]


def test_it_refuses_to_replace_another_keycloak(monkeypatch: pytest.MonkeyPatch) -> None:
    finders = list(sys.meta_path)
    monkeypatch.setitem(sys.modules, "keycloak", ModuleType("keycloak"))
    with pytest.raises(RuntimeError, match="another package named keycloak is imported already"):
        install_as_keycloak()
    assert sys.meta_path == finders
