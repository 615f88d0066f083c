"""One function an operation, and it describes the call that the specification describes."""

from __future__ import annotations

import inspect
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest

import keycloak_openapi
from keycloak_openapi import models
from keycloak_openapi.request import File, Request
from tests.generated.operations import FUNCTIONS, MODULES, OPERATIONS, SPEC, Operation


def test_each_operation_has_a_function_and_the_reverse() -> None:
    assert len(OPERATIONS) > 400
    assert sorted(FUNCTIONS) == sorted(operation.id for operation in OPERATIONS)


def test_each_tag_has_a_module_and_the_reverse() -> None:
    assert [module.__name__.rpartition(".")[2] for module in MODULES] == sorted({each.tag for each in OPERATIONS})


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.id)
def test_a_function_is_as_the_specification_has_its_operation(operation: Operation) -> None:
    it_is_in_the_module_of_its_tag(operation)
    method_and_path_are_the_specifications(operation)
    the_query_is_the_specifications(operation)
    there_is_a_body_where_the_specification_has_one(operation)
    its_docstring_names_method_and_path(operation)


def it_is_in_the_module_of_its_tag(operation: Operation) -> None:
    assert FUNCTIONS[operation.id].__module__ == f"keycloak_openapi.api.{operation.tag}"


def method_and_path_are_the_specifications(operation: Operation) -> None:
    values = {name: f"value-of-{name}" for name in operation.path_parameters}
    request = operation.request(**values)
    assert (request.method, request.url) == (operation.method, operation.template.format(**values))


def the_query_is_the_specifications(operation: Operation) -> None:
    sent = operation.request().params or {}
    assert sorted(sent) == sorted(operation.query)
    parameters = inspect.signature(FUNCTIONS[operation.id]).parameters.values()
    by_keyword = [parameter for parameter in parameters if parameter.kind is inspect.Parameter.KEYWORD_ONLY]
    assert len(by_keyword) == len(operation.query)
    required = [parameter for parameter in by_keyword if parameter.default is inspect.Parameter.empty]
    assert len(required) == sum(operation.query.values())
    assert all(parameter.default is None for parameter in by_keyword if parameter not in required)
    assert {name for name, value in sent.items() if value is not None} == {
        name for name, is_required in operation.query.items() if is_required
    }


def there_is_a_body_where_the_specification_has_one(operation: Operation) -> None:
    names = list(inspect.signature(FUNCTIONS[operation.id]).parameters)
    has_body = "requestBody" in operation.description
    assert names[: len(operation.path_parameters) + has_body] == operation.path_parameters + ["body"] * has_body
    request = operation.request()
    sent = [part for part in (request.json, request.data, request.files, request.content) if part is not None]
    assert bool(sent) == has_body


def its_docstring_names_method_and_path(operation: Operation) -> None:
    assert f"\n{operation.method} {operation.template}\n" in f"{inspect.getdoc(FUNCTIONS[operation.id])}\n"


def test_every_annotation_resolves() -> None:
    known: dict[str, Any] = {name: getattr(models, name) for name in models.__all__}
    known |= {"Mapping": Mapping, "Sequence": Sequence, "File": File, "date": date}
    for name, function in FUNCTIONS.items():
        hints = inspect.get_annotations(function, globals=known | function.__globals__, eval_str=True)
        assert hints["return"].__origin__ is Request, name


@pytest.mark.parametrize(
    ("operation", "result"),
    [
        ("get_user", "Request[UserRepresentation]"),
        ("list_users", "Request[list[UserRepresentation]]"),
        ("create_user", "Request[str]"),
        ("update_user", "Request[None]"),
        ("delete_user", "Request[None]"),
        ("count_users", "Request[int]"),
        ("count_groups", "Request[dict[str, int]]"),
        ("get_localization_text", "Request[str]"),
        ("create_group", "Request[str | None]"),
        ("list_realms", "Request[list[RealmRepresentation]]"),
        ("get_server_info", "Request[ServerInfoRepresentation]"),
        ("partial_import_realm", "Request[PartialImportResults]"),
    ],
)
def test_what_an_operation_answers(operation: str, result: str) -> None:
    assert inspect.signature(FUNCTIONS[operation]).return_annotation == result


def test_the_version_is_the_specifications() -> None:
    assert SPEC["info"]["version"] == keycloak_openapi.KEYCLOAK_VERSION


def test_the_package_says_what_it_is_of() -> None:
    title = SPEC["info"]["title"]
    assert f"{keycloak_openapi.__doc__}".startswith(f"{title}: one function an operation.\n")
    assert f"{models.__doc__}".startswith(f"{title}: the models, imported on first use.\n")


def test_every_model_imports() -> None:
    for name in models.__all__:
        assert getattr(models, name) is not None
        assert name in dir(models)
