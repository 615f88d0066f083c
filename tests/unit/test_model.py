"""A model is a dict by JSON name, with typed attributes by Python name."""

from __future__ import annotations

import copy
import json
import pickle
import sys
from typing import TYPE_CHECKING, Any

import attrs
import pytest

from keycloak_openapi.models import CredentialRepresentation, GroupRepresentation, UserRepresentation

if TYPE_CHECKING:
    from collections.abc import Callable

DOCUMENT = {
    "id": "1",
    "firstName": "Bob",
    "credentials": [{"type": "password", "temporary": True}],
    "attributes": {"a": ["b"]},
    "fromTheFuture": {"x": [1]},
}


@pytest.fixture
def user() -> UserRepresentation:
    return UserRepresentation.from_dict(copy.deepcopy(DOCUMENT))


def test_reads_as_a_dict(user: UserRepresentation) -> None:
    assert user == DOCUMENT
    assert user == DOCUMENT
    assert user["firstName"] == "Bob"
    assert "firstName" in user
    assert "first_name" not in user
    assert user.get("lastName", "?") == "?"
    assert list(user) == list(DOCUMENT)
    assert dict(user) == {**user} == dict(user.items()) == DOCUMENT
    assert len(user) == 5
    assert isinstance(user, dict)
    with pytest.raises(KeyError, match="lastName"):
        user["lastName"]


def test_a_document_that_a_model_is_made_of_stays_as_it_is() -> None:
    document: dict[str, Any] = copy.deepcopy(DOCUMENT)
    user = UserRepresentation.from_dict(document)
    user["credentials"] = document["credentials"]
    assert type(user["credentials"][0]) is CredentialRepresentation
    assert document == DOCUMENT
    assert type(document["credentials"][0]) is dict


def test_reads_by_attribute(user: UserRepresentation) -> None:
    assert (user.id, user.first_name, user.last_name) == ("1", "Bob", None)
    assert user.attributes == {"a": ["b"]}
    with pytest.raises(AttributeError):
        _ = user.firstName  # type: ignore[attr-defined]  # what the test is about


def test_constructor_and_from_fields() -> None:
    assert UserRepresentation(first_name="Bob", enabled=False) == {"firstName": "Bob", "enabled": False}
    assert UserRepresentation.from_fields({"first_name": "Bob", "email": None}) == {"firstName": "Bob"}
    assert UserRepresentation() == {}
    with pytest.raises(TypeError):
        UserRepresentation({})  # type: ignore[call-arg]  # keyword-only
    with pytest.raises(TypeError, match="firstName"):
        UserRepresentation(firstName="Bob")  # type: ignore[call-arg]  # what the test is about


def test_attribute_and_entry_are_one(user: UserRepresentation) -> None:
    user.last_name = "B"
    assert user["lastName"] == "B"
    user["lastName"] = "C"
    assert user.last_name == "C"
    del user["lastName"]
    assert user.last_name is None


def test_none_removes(user: UserRepresentation) -> None:
    user.first_name = None
    assert "firstName" not in user
    user.last_name = None
    user.set_fields({"id": None, "email": "b@example.org"})
    assert (user.id, "id" in user, user.email) == (None, False, "b@example.org")


def test_nulls_are_left_out() -> None:
    assert UserRepresentation.from_dict({"firstName": None, "id": "1", "new": None}) == {"id": "1"}
    nested = UserRepresentation.from_dict({"credentials": [{"type": None, "id": "c"}]})
    assert nested["credentials"] == [{"id": "c"}]


def test_falsy_values_are_kept() -> None:
    document: dict[str, object] = {"enabled": False, "firstName": "", "notBefore": 0, "groups": [], "attributes": {}}
    user = UserRepresentation.from_dict(document)
    assert user == document
    assert (user.enabled, user.first_name, user.not_before, user.groups) == (False, "", 0, [])


def test_unknown_keys_are_kept(user: UserRepresentation) -> None:
    assert user["fromTheFuture"] == {"x": [1]}
    assert user.additional_properties == {"fromTheFuture": {"x": [1]}}
    assert user.to_dict() == DOCUMENT


def test_nested_values_are_models(user: UserRepresentation) -> None:
    assert user.credentials is not None
    credential = user.credentials[0]
    assert type(credential) is CredentialRepresentation
    assert (credential.type, credential["temporary"]) == ("password", True)
    group = GroupRepresentation.from_dict({"subGroups": [{"subGroups": [{"name": "leaf"}]}]})
    assert group.sub_groups
    assert group.sub_groups[0].sub_groups
    assert group.sub_groups[0].sub_groups[0].name == "leaf"


WRITES: dict[str, Callable[[UserRepresentation], object]] = {
    "item": lambda user: user.__setitem__("credentials", [{"type": "otp"}]),
    "attribute": lambda user: setattr(user, "credentials", [{"type": "otp"}]),
    "update": lambda user: user.update({"credentials": [{"type": "otp"}]}),
    "update-keywords": lambda user: user.update(credentials=[{"type": "otp"}]),
    "update-pairs": lambda user: user.update([("credentials", [{"type": "otp"}])]),
    "setdefault": lambda user: user.setdefault("credentials", [{"type": "otp"}]),
    "set_fields": lambda user: user.set_fields({"credentials": [{"type": "otp"}]}),
    "ior": lambda user: user.__ior__({"credentials": [{"type": "otp"}]}),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_each_way_of_writing_decodes(write: Callable[[UserRepresentation], object]) -> None:
    user = UserRepresentation()
    write(user)
    assert user.credentials
    assert type(user.credentials[0]) is CredentialRepresentation


def test_or() -> None:
    user = UserRepresentation(first_name="Bob")
    user |= {"lastName": "B"}
    assert type(user) is UserRepresentation
    assert user == {"firstName": "Bob", "lastName": "B"}
    assert user | {"id": "1"} == {"firstName": "Bob", "lastName": "B", "id": "1"}


def test_setdefault_keeps_what_is_there(user: UserRepresentation) -> None:
    assert user.setdefault("firstName", "Rob") == "Bob"
    assert user.setdefault("lastName", "B") == "B"
    assert user.last_name == "B"


@pytest.mark.parametrize("document", [[], "text", 1, None, True], ids=repr)
def test_not_an_object(document: object) -> None:
    with pytest.raises(TypeError, match="UserRepresentation: expected a JSON object"):
        UserRepresentation.from_dict(document)  # type: ignore[arg-type]  # what the test is about


def test_nested_of_another_shape() -> None:
    with pytest.raises(TypeError, match="JSON array"):
        UserRepresentation.from_dict({"credentials": {"type": "password"}})


def test_json(user: UserRepresentation) -> None:
    assert json.loads(json.dumps(user)) == DOCUMENT


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_pickle(user: UserRepresentation, protocol: int) -> None:
    again: UserRepresentation = pickle.loads(pickle.dumps(user, protocol))  # noqa: S301 - made a moment ago
    assert again == user
    assert type(again) is UserRepresentation
    assert again.credentials is not None
    assert type(again.credentials[0]) is CredentialRepresentation


def test_copies(user: UserRepresentation) -> None:
    for shallow in (copy.copy(user), user.copy()):
        assert type(shallow) is UserRepresentation
        assert shallow == user
        shallow.first_name = "Rob"
        assert user.first_name == "Bob"
        assert shallow["attributes"] is user["attributes"]
    deep = copy.deepcopy(user)
    assert deep == user
    assert deep.credentials is not None
    assert user.credentials is not None
    deep.credentials[0].type = "otp"
    assert user.credentials[0].type == "password"


def test_to_dict_is_plain(user: UserRepresentation) -> None:
    plain = user.to_dict()
    assert type(plain) is dict
    assert type(plain["credentials"][0]) is dict
    plain["credentials"][0]["type"] = "otp"
    assert user.credentials is not None
    assert user.credentials[0].type == "password"


def test_attrs(user: UserRepresentation) -> None:
    names = set(UserRepresentation.names().values())
    assert attrs.has(UserRepresentation)
    assert {field.name for field in attrs.fields(UserRepresentation)} == names | {"additional_properties"}
    changed = attrs.evolve(user, first_name="Rob")
    assert (changed.first_name, changed.id, user.first_name) == ("Rob", "1", "Bob")


def test_evolve_keeps_what_is_not_changed(user: UserRepresentation) -> None:
    changed = attrs.evolve(user, first_name="Rob")
    assert type(changed) is UserRepresentation
    assert changed == DOCUMENT | {"firstName": "Rob"}
    assert attrs.evolve(user, first_name=None).keys() == user.keys() - {"firstName"}
    assert attrs.evolve(user, additional_properties={}).keys() == user.keys() - {"fromTheFuture"}
    assert user == DOCUMENT


@pytest.mark.skipif(sys.version_info < (3, 13), reason="copy.replace came with Python 3.13")
def test_replace_keeps_what_is_not_changed(user: UserRepresentation) -> None:
    replace: Callable[..., UserRepresentation] = vars(copy)["replace"]
    assert replace(user, first_name="Rob") == DOCUMENT | {"firstName": "Rob"}


def test_additional_properties_are_entries() -> None:
    user = UserRepresentation(first_name="Bob", additional_properties={"new": 1})
    assert user == {"firstName": "Bob", "new": 1}
    user.additional_properties = {"newer": 2}
    assert user == {"firstName": "Bob", "newer": 2}
    with pytest.raises(TypeError, match="UserRepresentation knows 'firstName': it is the field 'first_name'"):
        user.additional_properties = {"newest": 3, "firstName": "Rob"}
    assert user == {"firstName": "Bob", "newer": 2}


@pytest.mark.parametrize(
    ("wrong", "suggestion"),
    [("emial", "email"), ("firstName", "first_name"), ("first_nam", "first_name"), ("emailVerified", "email_verified")],
)
def test_unknown_names_suggest_the_nearest(wrong: str, suggestion: str) -> None:
    for use in (UserRepresentation.check_fields, UserRepresentation.from_fields, UserRepresentation().set_fields):
        with pytest.raises(TypeError, match=f"^UserRepresentation has no field '{wrong}'; did you mean '{suggestion}'"):
            use({wrong: "x"})


def test_unknown_name_like_nothing() -> None:
    with pytest.raises(TypeError, match=r"^UserRepresentation has no field 'zzzzzz'$"):
        UserRepresentation.check_fields({"zzzzzz": 1})


def test_a_refused_name_changes_nothing() -> None:
    user = UserRepresentation(first_name="Bob")
    with pytest.raises(TypeError):
        user.set_fields({"first_name": "Rob", "emial": "x"})
    assert user == {"firstName": "Bob"}
