"""What `update` of one field does to a thing, for each field that the server shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from keycloak_facade.exceptions import ApiError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from keycloak_facade._sync.admin.realm import Realm

# What the asking account may do, and lists of other things.
OF_OTHERS = {"access", "sub_groups", "client_roles"}


@frozen
class Case:
    """One kind of thing.

    Attributes:
        fields: the TypedDict of what `update` takes.
        make: makes one, as rich as can be, and returns it with a value that deletes it.
        values: values for the fields that would not take a made-up one.
        kept: the fields that the server shows but keeps as they are.
        refused: the fields that the server does not let one change.
        coupled: the fields that the server changes along with one, by that one.
    """

    fields: Any
    make: Callable[[Realm], Any]
    values: Callable[[Realm], Mapping[str, Any]] = lambda _: {}
    kept: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()
    coupled: Mapping[str, frozenset[str]] = {}


def check(case: Case, realm: Realm) -> None:
    """Change each field of a thing, a new one each time, and see that no other changes."""
    values = case.values(realm)
    outcomes: dict[str, set[str]] = {"changed": set(), "kept": set(), "refused": set()}
    for field in case.fields.__annotations__:
        thing = case.make(realm)
        before = thing.get()
        if (old := getattr(before, field)) is not None and field not in OF_OTHERS:
            (key,) = type(before).from_fields({field: old})
            new = values[key] if key in values else other(old)
            outcomes[changed(case, thing, field, (key, new))].add(key)
        thing.delete()
    assert outcomes["kept"] == case.kept
    assert outcomes["refused"] == case.refused


def changed(case: Case, thing: Any, field: str, wanted: tuple[str, Any]) -> str:
    """Change one field, and tell what came of it."""
    key, new = wanted
    before = thing.get()
    try:
        thing.update(**{field: new})
    except ApiError:
        assert thing.get().keys() == before.keys()
        return "refused"
    after = thing.get()
    differs = {name for name in {*before, *after} if unordered(before.get(name)) != unordered(after.get(name))}
    assert differs <= {key} | case.coupled.get(key, frozenset())
    # What is off, the server may leave out.
    return "changed" if unordered(after.get(key, False)) == unordered(new) else "kept"


def unordered(value: Any) -> Any:
    """A list of names without its order, which the server does not keep."""
    return sorted(value) if isinstance(value, list) and all(isinstance(item, str) for item in value) else value


def other(value: Any) -> Any:
    """A value of the same kind."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, str):
        return f"{value}x"
    if isinstance(value, list):
        return value[:-1] if value else ["x"]
    return value | {"more": ["x"] if any(isinstance(item, list) for item in value.values()) else "x"}
