"""The public names: what the modules list, what a realm object takes, and that both flavours have the same."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import threading
import time
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pytest

import keycloak_facade
from keycloak_facade import AsyncKeycloakRealm, KeycloakRealm, _async, _sync, exceptions
from keycloak_facade._sync._runtime import MadeOnce
from tests.proof.places import places

if TYPE_CHECKING:
    from types import ModuleType

PUBLIC = [
    module.name
    for module in pkgutil.walk_packages(keycloak_facade.__path__, "keycloak_facade.")
    if not any(part.startswith("_") or part == "devserver" for part in module.name.split("."))
]
HAND_WRITTEN = {"_network", "_runtime"}
ASYNC_ONLY = {"loop", "__await__", "__aenter__", "__aexit__", "__async_init__"}
"""What blocking classes have no use for."""
OF_HTTPX = {"aclose": "close", "async_auth_flow": "sync_auth_flow", "handle_async_request": "handle_request"}
"""What httpx has two names for."""


def modules_below(package: ModuleType) -> dict[str, ModuleType]:
    names = [module.name for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")]
    return {name.removeprefix(f"{package.__name__}."): importlib.import_module(name) for name in names}


ASYNC_MODULES, SYNC_MODULES = modules_below(_async), modules_below(_sync)


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_module_lists_what_it_has(name: str) -> None:
    module = importlib.import_module(name)
    assert module.__doc__
    listed = module.__all__
    assert list(listed) == sorted(set(listed), key=list(listed).index)
    for entry in listed:
        assert getattr(module, entry) is not None
        assert not entry.startswith("_")


def test_the_errors_are_all_listed() -> None:
    raised = {name for name, value in vars(exceptions).items() if inspect.isclass(value)}
    assert raised == set(exceptions.__all__)


CONSTRUCTOR: dict[str, Any] = {
    "server_url": inspect.Parameter.empty,
    "realm_name": inspect.Parameter.empty,
    "headers": None,
    "credentials": None,
    "timeout": None,
    "deadline": None,
    "max_retries": 2,
    "verify": True,
    "proxy": None,
    "http_client": None,
    "issuer": None,
    "logger": None,
}


@pytest.mark.parametrize("kind", [KeycloakRealm, AsyncKeycloakRealm])
def test_what_a_realm_object_takes(kind: type[object]) -> None:
    parameters = inspect.signature(kind).parameters
    assert {name: parameters[name].default for name in CONSTRUCTOR} == CONSTRUCTOR
    positional = [name for name, each in parameters.items() if each.kind is inspect.Parameter.POSITIONAL_OR_KEYWORD]
    assert positional == ["server_url", "realm_name", "headers"]


@pytest.mark.parametrize(
    "name", ["realm_name", "server_url", "client", "admin", "open_id_connect", "authz", "uma", "uma2", "uma1", "close"]
)
def test_what_a_realm_object_has(name: str) -> None:
    for realm in (KeycloakRealm("https://x", "r"), AsyncKeycloakRealm("https://x", "r")):
        assert getattr(realm, name) is not None
        assert realm.admin is realm.admin
        assert realm.client is realm.client


def twin_of(name: str) -> str:
    return name.removeprefix("Async")


def classes_of(module: ModuleType) -> dict[str, type[Any]]:
    found = inspect.getmembers(module, inspect.isclass)
    return {twin_of(name): value for name, value in found if value.__module__ == module.__name__}


def functions_of(module: ModuleType) -> dict[str, Any]:
    found = inspect.getmembers(module, inspect.isfunction)
    return {name: value for name, value in found if value.__module__ == module.__name__}


def kind_of(member: Any) -> str:
    for kind in (staticmethod, classmethod, property, cached_property):
        if isinstance(member, kind):
            return kind.__name__
    return "function" if inspect.isfunction(member) else "value"


def members_of(kind: type[Any]) -> dict[str, Any]:
    names = [name for name in vars(kind) if not name.startswith("_") or name in {"__init__", *ASYNC_ONLY}]
    return {name: vars(kind)[name] for name in names}


def parameters_of(function: Any) -> list[tuple[str, Any, Any]]:
    function = getattr(function, "__func__", function)
    parameters = inspect.signature(function).parameters.values()
    return [(each.name, each.kind, each.default) for each in parameters if each.name not in ASYNC_ONLY]


def test_both_flavours_have_the_same_modules() -> None:
    assert set(ASYNC_MODULES) == set(SYNC_MODULES)
    assert len(ASYNC_MODULES) > 15


@pytest.mark.parametrize("name", [name for name in ASYNC_MODULES if name not in HAND_WRITTEN])
def test_both_flavours_have_the_same_classes_and_functions(name: str) -> None:
    ours, theirs = ASYNC_MODULES[name], SYNC_MODULES[name]
    assert set(classes_of(ours)) == set(classes_of(theirs))
    assert set(functions_of(ours)) == set(functions_of(theirs))
    for function, value in functions_of(ours).items():
        assert parameters_of(value) == parameters_of(functions_of(theirs)[function])
    assert not [kind for kind in classes_of(theirs).values() if kind.__name__.startswith("Async")]
    assert all(kind.__name__.startswith("Async") for kind in classes_of(ours).values())


PAIRS = [
    pytest.param(kind, classes_of(SYNC_MODULES[name])[twin], id=kind.__qualname__)
    for name, module in ASYNC_MODULES.items()
    for twin, kind in classes_of(module).items()
    if name not in HAND_WRITTEN and twin in classes_of(SYNC_MODULES[name])
]


@pytest.mark.parametrize(("ours", "theirs"), PAIRS)
def test_both_flavours_have_the_same_members(ours: type[Any], theirs: type[Any]) -> None:
    mine = {OF_HTTPX.get(name, name): value for name, value in members_of(ours).items()}
    yours = members_of(theirs)
    assert set(mine) - ASYNC_ONLY == set(yours)
    for name, member in yours.items():
        assert kind_of(member) == kind_of(mine[name]), name
        if kind_of(member) in {"function", "staticmethod", "classmethod"}:
            assert parameters_of(member) == parameters_of(mine[name]), name
        assert not inspect.iscoroutinefunction(member), name
        assert not inspect.isasyncgenfunction(member), name
    assert [twin_of(base.__name__) for base in ours.__mro__] == [base.__name__ for base in theirs.__mro__]


@pytest.mark.parametrize(("ours", "theirs"), PAIRS)
def test_every_public_member_says_what_it_does(ours: type[Any], theirs: type[Any]) -> None:
    assert inspect.getdoc(theirs)
    for name, member in members_of(ours).items():
        if not name.startswith("_") and kind_of(member) != "value":
            assert inspect.getdoc(member), name


def test_an_attribute_that_threads_read_first_is_made_once() -> None:
    made: list[object] = []

    class Owner:
        @MadeOnce
        def thing(self) -> object:
            """Take long."""
            time.sleep(0.05)
            made.append(object())
            return made[-1]

    owner, barrier, read = Owner(), threading.Barrier(16), list[object]()

    def call() -> None:
        barrier.wait()
        read.append(owner.thing)

    threads = [threading.Thread(target=call) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert read == made * 16
    assert Owner().thing is not owner.thing
    assert Owner.thing.__doc__ == "Take long."


def test_whatever_navigation_leads_to_can_be_imported() -> None:
    public = [importlib.import_module(name) for name in PUBLIC]
    exported = {kind for module in public for kind in vars(module).values() if inspect.isclass(kind)}
    reached = {kind for kind, *_ in places()}
    assert [kind.__name__ for kind in reached - exported] == []
    twins = {
        getattr(ASYNC_MODULES[kind.__module__.removeprefix(f"{_sync.__name__}.")], f"Async{kind.__name__}")
        for kind in reached
    }
    assert [kind.__name__ for kind in twins - exported] == []
