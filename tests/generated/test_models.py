"""Each schema of the specification is a model with its fields, and decodes what is nested in it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from keycloak_openapi import models
from keycloak_openapi._json import is_object
from keycloak_openapi.model import Model

SPEC = Path(__file__).parents[2] / "spec" / "openapi.json"


@cache
def schemas() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = json.loads(SPEC.read_text(encoding="utf-8"))["components"]["schemas"]
    return found


OBJECTS = sorted(name for name, schema in schemas().items() if "properties" in schema)


def model_named(name: str) -> type[Model]:
    model: type[Model] = getattr(models, name)
    assert issubclass(model, Model)
    return model


@pytest.mark.parametrize("name", OBJECTS)
def test_fields(name: str) -> None:
    model = model_named(name)
    assert set(model.names()) == set(schemas()[name]["properties"])
    python_names = list(model.names().values())
    assert len(set(python_names)) == len(python_names)
    assert [field for field in python_names if hasattr(dict, field)] == []


def target(schema: dict[str, Any]) -> str | None:
    """The model that a property, or each item of it, is decoded to."""
    wrapped = schema.get("allOf", [{}])[0] if "allOf" in schema else schema
    name = str(wrapped.get("$ref", "")).rpartition("/")[2]
    return name if name in OBJECTS else None


def nested() -> list[tuple[str, str, Any, str]]:
    found: list[tuple[str, str, Any, str]] = []
    for name in OBJECTS:
        for key, schema in schemas()[name]["properties"].items():
            shapes: tuple[tuple[Any, Any], ...] = (
                ({}, schema),
                ([{}], schema.get("items")),
                ({"k": {}}, schema.get("additionalProperties")),
            )
            found += [
                (name, key, shape, expected)
                for shape, inner in shapes
                if is_object(inner) and (expected := target(inner))
            ]
    return found


@pytest.mark.parametrize(("name", "key", "shape", "expected"), nested())
def test_nested(name: str, key: str, shape: Any, expected: str) -> None:
    model = model_named(name).from_dict({key: shape})
    assert model == {key: shape}
    inner: Any = model[key]
    if not isinstance(inner, Model):
        inner = inner["k"] if "k" in shape else inner[0]
    assert type(inner) is model_named(expected)


def test_lists_no_other_names() -> None:
    assert {name for name in models.__all__ if not name.endswith("Fields")} <= set(schemas())
    with pytest.raises(AttributeError, match="NoSuchRepresentation"):
        _ = models.NoSuchRepresentation  # type: ignore[attr-defined]  # what the test is about
