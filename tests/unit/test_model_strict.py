"""A model keeps what it does not know, and refuses what it cannot be."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

import attrs
import pytest

from keycloak_openapi import models
from keycloak_openapi.model import Model
from keycloak_openapi.models import (
    ComponentExportRepresentation,
    CredentialRepresentation,
    RealmRepresentation,
    ResourceRepresentation,
    RolesRepresentation,
    ScopeRepresentation,
    UserRepresentation,
)

LISTED: list[Any] = [getattr(models, name) for name in models.__all__]
MODELS: list[type[Model]] = [entry for entry in LISTED if isinstance(entry, type) and issubclass(entry, Model)]


def test_a_value_outside_an_enumeration_is_kept() -> None:
    realm = RealmRepresentation.from_dict({"sslRequired": "sometimes"})
    assert (realm.ssl_required, realm["sslRequired"]) == ("sometimes", "sometimes")


def test_a_null_that_was_set_reads_as_absent() -> None:
    user = UserRepresentation(first_name="Ann")
    user["firstName"] = None
    user["credentials"] = None
    assert (user.first_name, user.credentials) == (None, None)


def test_any_mapping_will_do() -> None:
    document = {"firstName": "Ann", "credentials": [MappingProxyType({"value": "x", "type": None})], "email": None}
    user = UserRepresentation.from_dict(MappingProxyType(document))
    assert user == {"firstName": "Ann", "credentials": [{"value": "x"}]}
    assert type(user["credentials"][0]) is CredentialRepresentation


def test_a_field_takes_any_mapping_and_any_sequence() -> None:
    user = UserRepresentation.from_fields({"credentials": ({"type": "password"}, MappingProxyType({"type": "otp"}))})
    assert user == {"credentials": [{"type": "password"}, {"type": "otp"}]}
    assert [type(credential) for credential in user["credentials"]] == [CredentialRepresentation] * 2
    realm = RealmRepresentation.from_fields({"components": MappingProxyType({"keys": ({"name": "rsa"},)})})
    assert realm == {"components": {"keys": [{"name": "rsa"}]}}
    assert type(realm["components"]["keys"][0]) is ComponentExportRepresentation
    resource = ResourceRepresentation.from_fields({"resource_scopes": ("view", MappingProxyType({"name": "edit"}))})
    assert resource == {"resource_scopes": ["view", {"name": "edit"}]}
    assert type(resource["resource_scopes"][1]) is ScopeRepresentation
    user = UserRepresentation.from_fields({"attributes": MappingProxyType({"a": ["b"]})})
    assert type(user.to_dict()["attributes"]) is dict


def test_a_null_among_models_is_left_out() -> None:
    assert UserRepresentation.from_dict({"credentials": [None, {"type": "otp"}, None]}) == {
        "credentials": [{"type": "otp"}]
    }
    roles = RolesRepresentation.from_dict({"realm": [None], "client": {"a": None, "b": [None, {"name": "x"}]}})
    assert roles == {"realm": [], "client": {"b": [{"name": "x"}]}}
    assert ResourceRepresentation.from_dict({"resource_scopes": [None, "view"]}) == {"resource_scopes": ["view"]}
    user = UserRepresentation()
    user.update(credentials=[None])
    assert user.credentials == []


def test_a_model_stays_the_object_that_it_is() -> None:
    credential = CredentialRepresentation(value="x")
    assert CredentialRepresentation.from_dict(credential) is credential
    assert UserRepresentation(credentials=[credential])["credentials"][0] is credential


ODD: list[tuple[type[Model], dict[str, Any]]] = [
    (UserRepresentation, {"credentials": 5}),
    (UserRepresentation, {"credentials": "x"}),
    (UserRepresentation, {"credentials": {"x": {}}}),
    (UserRepresentation, {"credentials": ["x"]}),
    (RealmRepresentation, {"components": []}),
    (RealmRepresentation, {"components": "x"}),
    (RealmRepresentation, {"users": [{"credentials": [{}, []]}]}),
]


@pytest.mark.parametrize(("model", "document"), ODD)
def test_a_nested_value_of_another_shape_is_refused(model: type[Model], document: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match="expected a JSON"):
        model.from_dict(document)
    with pytest.raises(TypeError, match="expected a JSON"):
        model().update(document)


def test_a_misspelt_attribute_is_an_error() -> None:
    user = UserRepresentation(first_name="Ann")
    with pytest.raises(AttributeError, match="frist_name"):
        user.frist_name = "Eve"  # type: ignore[attr-defined]  # what the test is about
    with pytest.raises(AttributeError, match="frist_name"):
        _ = user.frist_name  # type: ignore[attr-defined]  # what the test is about
    with pytest.raises(TypeError, match="frist_name"):
        UserRepresentation(frist_name="Eve")  # type: ignore[call-arg]  # what the test is about
    assert user == {"firstName": "Ann"}


@pytest.mark.parametrize("model", MODELS)
def test_no_model_has_room_for_a_misspelt_attribute(model: type[Model]) -> None:
    assert not hasattr(model(), "__dict__")


@pytest.mark.parametrize("model", MODELS)
def test_no_field_hides_a_method(model: type[Model]) -> None:
    assert [field.name for field in attrs.fields(model)] == ["additional_properties", *model.names().values()]
    assert [name for name in model.names().values() if hasattr(Model, name)] == []
