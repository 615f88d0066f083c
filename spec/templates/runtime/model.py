"""What all models share: a model is a dict by JSON name, with typed attributes on top."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define, field

from ._json import is_array, is_mapping, is_sequence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Decoder = Callable[[Any], Any]

# What a dict does without what a model adds to it: lists decode thousands of models.
_update = dict[str, Any].update
_set_item = dict[str, Any].__setitem__

_HIDDEN = "**********"
_NAMES_A_SECRET = re.compile(r"(secret|password|credential|private.?key|token)$", re.IGNORECASE)


def model(name: str) -> Decoder:
    """Decode by the model of this name, which is imported when the first value arrives."""
    return lambda value: _named(name).from_dict(value)


@cache
def _named(name: str) -> type[Model]:
    from . import models  # noqa: PLC0415 - models are loaded on first use

    kind: type[Model] = getattr(models, name)
    return kind


def if_object(decode: Decoder) -> Decoder:
    """Decode a JSON object, and leave anything else as it is."""
    return lambda value: decode(value) if is_mapping(value) else value


def variant(key: str, decoders: Mapping[str, Decoder], otherwise: Decoder) -> Decoder:
    """Decode a JSON object by what its entry of a key says that it is."""

    def decode(value: Any) -> Any:
        kind = value.get(key) if is_mapping(value) else None
        return (decoders.get(kind, otherwise) if isinstance(kind, str) else otherwise)(value)

    return decode


def list_of(decode: Decoder) -> Decoder:
    """Decode each item of a JSON array, leaving nulls out."""

    def decode_list(values: Any) -> Any:
        if not is_sequence(values):
            raise TypeError(f"expected a JSON array, got {type(values).__name__}")
        return [decode(value) for value in values if value is not None]

    return decode_list


def page_of(decode: Decoder) -> Decoder:
    """Decode each item of a JSON array without nulls: by its length, callers tell whether another page follows."""
    decode_list = list_of(decode)

    def decode_page(values: Any) -> Any:
        page = decode_list(values)
        if len(page) != len(values):
            raise TypeError("expected a JSON array without nulls")
        return page

    return decode_page


def dict_of(decode: Decoder) -> Decoder:
    """Decode each value of a JSON object, leaving nulls out."""

    def decode_dict(values: Any) -> Any:
        if not is_mapping(values):
            raise TypeError(f"expected a JSON object, got {type(values).__name__}")
        return {key: decode(value) for key, value in values.items() if value is not None}

    return decode_dict


def of_type(kind: type) -> Decoder:
    """Take a JSON value of one type as it is."""

    def decode(value: Any) -> Any:
        if type(value) is not kind:
            raise TypeError(f"expected {kind.__name__} in the JSON, got {type(value).__name__}")
        return value

    return decode


class _Field:
    """An attribute that reads and writes the entry of its JSON name."""

    __slots__ = ("_key",)

    def __init__(self, key: str) -> None:
        self._key = key

    def __get__(self, instance: Model | None, owner: type[Model]) -> Any:
        return self if instance is None else instance.get(self._key)

    def __set__(self, instance: Model, value: Any) -> None:
        if value is None:
            instance.pop(self._key, None)
        else:
            instance[self._key] = value


class _Unknown:
    """The attribute of the entries that the specification does not know."""

    __slots__ = ()

    def __get__(self, instance: Model | None, owner: type[Model]) -> Any:
        if instance is None:
            return self
        return {key: value for key, value in instance.items() if key not in owner.names()}

    def __set__(self, instance: Model, values: Mapping[str, Any]) -> None:
        names = instance.names()
        for key in values:
            if key in names:
                raise TypeError(f"{type(instance).__name__} knows {key!r}: it is the field {names[key]!r}")
        for key in instance.additional_properties:
            del instance[key]
        instance.update(values)


@define(slots=False, kw_only=True, eq=False, repr=False)
class Model(dict[str, Any]):
    """Base of all models.

    The entries of the dict are the document, by JSON name. An attribute is None where the document has no
    such entry or a null; setting it to None removes the entry, for a null is never sent. What the
    specification does not know is kept.
    """

    __slots__ = ()

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """The entries that the specification does not know, as a dict of their own; `attrs.evolve` keeps them."""

    _names: ClassVar[Mapping[str, str]] = {}
    _nested: ClassVar[Mapping[str, Decoder]] = {}
    _secret: ClassVar[frozenset[str]] = frozenset()

    @classmethod
    def __attrs_init_subclass__(cls) -> None:
        fields = {name: _Field(key) for key, name in cls._names.items()}
        for name, attribute in {**fields, "additional_properties": _Unknown()}.items():
            setattr(cls, name, attribute)

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Self:
        """Make the model of a JSON object, leaving nulls out.

        Raises:
            TypeError: if the document is no JSON object.
        """
        if type(document) is cls:
            return document
        if not isinstance(document, dict):
            document = _object(document, cls.__name__)
        self = cls.__new__(cls)
        _update(self, document)
        if None in document.values():
            for key in [key for key, value in document.items() if value is None]:
                del self[key]
        nested = cls._nested
        for key in nested:
            if key in self:
                _set_item(self, key, nested[key](document[key]))
        return self

    @classmethod
    def from_fields(cls, fields: Mapping[str, Any]) -> Self:
        """Make the model of values by Python name.

        Raises:
            TypeError: if there is no field of such a name; it suggests the nearest.
        """
        self = cls()
        self.set_fields(fields)
        return self

    @classmethod
    def check_fields(cls, fields: Mapping[str, Any]) -> None:
        """Check that there are fields of these Python names.

        Raises:
            TypeError: if there is none of such a name; it suggests the nearest.
        """
        known = cls._names.values()
        for name in fields:
            if name not in known:
                raise TypeError(f"{cls.__name__} has no field {name!r}{_nearest(name, cls._names)}")

    def set_fields(self, fields: Mapping[str, Any]) -> None:
        """Set values by Python name; None removes one.

        Raises:
            TypeError: if there is no field of such a name.
        """
        self.check_fields(fields)
        for name, value in fields.items():
            setattr(self, name, value)

    def to_dict(self) -> dict[str, Any]:
        """Return the document as plain dicts and lists."""
        return {key: _plain(value) for key, value in self.items()}

    @classmethod
    def names(cls) -> Mapping[str, str]:
        """Return the Python name of each JSON name."""
        return cls._names

    def copy(self) -> Self:
        """Return a shallow copy."""
        return self.from_dict(dict(self))

    def update(self, *args: Any, **kwargs: Any) -> None:
        """Set entries by JSON name, as dict.update does."""
        for key, value in dict(*args, **kwargs).items():
            self[key] = value

    def setdefault(self, key: str, default: Any = None) -> Any:
        """Return the entry of a JSON name, setting it first if it is absent."""
        if key not in self:
            self[key] = default
        return self[key]

    def __setitem__(self, key: str, value: Any) -> None:
        decode = self._nested.get(key)
        super().__setitem__(key, value if decode is None or value is None else decode(value))

    def __ior__(self, other: Any) -> Self:  # type: ignore[override,misc]  # dict's own overloads differ per version
        self.update(other)
        return self

    def __repr__(self) -> str:
        shown = ", ".join(f"{self._names.get(key, key)}={text}" for key, text in self._shown())
        return f"{type(self).__name__}({shown})"

    def _shown(self) -> Iterable[tuple[str, str]]:
        for key, value in self.items():
            yield key, _hidden(value) if key in self._secret else _masked(key, value)


def _hidden(value: Any) -> str:
    """Hide a secret, or all values of a map that may hold some."""
    return repr(dict.fromkeys(value, _HIDDEN) if is_mapping(value) else _HIDDEN)


def _masked(key: str, value: Any) -> str:
    """Show a value, but not the secrets that maps such as `config` and `attributes` hold."""
    if isinstance(value, Model):
        return repr(value)
    if is_mapping(value):
        return "{" + ", ".join(f"{name!r}: {_masked(name, item)}" for name, item in value.items()) + "}"
    if value and _NAMES_A_SECRET.search(key) and not isinstance(value, (bool, int)):
        return repr(_HIDDEN)
    if is_sequence(value):
        return "[" + ", ".join(_masked("", item) for item in value) + "]"
    return repr(value)


def _plain(value: Any) -> Any:
    if is_mapping(value):
        return {key: _plain(item) for key, item in value.items()}
    if is_array(value):
        return [_plain(item) for item in value]
    return value


def _object(document: Mapping[str, Any], expected: str) -> dict[str, Any]:
    if is_mapping(document):
        return dict(document)
    raise TypeError(f"{expected}: expected a JSON object, got {type(document).__name__}")


def _nearest(name: str, names: Mapping[str, str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only for this error

    nearest = get_close_matches(name, names.values(), n=1) or get_close_matches(name, names, n=1)
    return f"; did you mean {names.get(nearest[0], nearest[0])!r}?" if nearest else ""
