"""The operations on policies and permissions of a client's authorization services, and what their answers need."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from attrs import evolve, frozen

from keycloak_openapi.model import Model

if TYPE_CHECKING:
    from collections.abc import Callable

    from keycloak_openapi._http import httpx
    from keycloak_openapi.models import PolicyRepresentation, ResourceRepresentation, ScopeRepresentation
    from keycloak_openapi.request import Request

T = TypeVar("T")
U = TypeVar("U")
P = TypeVar("P", bound=Model)

_NOT_TOLD = ("logic", "decisionStrategy", "config")


@frozen
class PolicyOperations(Generic[P]):
    """The operations on policies or permissions of one type, or on all of them.

    Attributes:
        model: what they are read and written as.
        kind: their type; None for all of them.
        check: raises for what the server would fail on.
    """

    model: type[P]
    all: Callable[..., Request[list[P]]]
    create: Callable[..., Request[Any]]
    get: Callable[..., Request[P]]
    update: Callable[..., Request[None]]
    delete: Callable[..., Request[None]]
    kind: str | None = None
    check: Callable[[P], object] = bool


@frozen
class RelationOperations:
    """The operations on what policies, or permissions, have to do with."""

    dependent: Callable[..., Request[list[PolicyRepresentation]]]
    associated: Callable[..., Request[list[PolicyRepresentation]]]
    resources: Callable[..., Request[list[ResourceRepresentation]]]
    scopes: Callable[..., Request[list[ScopeRepresentation]]]


def needs(name: str) -> Callable[[Model], None]:
    """Return a check for a field without which the server fails.

    Args:
        name: its Python name.
    """

    def check(policy: Model) -> None:
        if getattr(policy, name) is None:
            raise TypeError(f"{type(policy).__name__} needs the field {name!r}")

    return check


def none_as_empty(operation: Callable[..., Request[list[T] | None]]) -> Callable[..., Request[list[T]]]:
    """Return an operation that answers an empty list where the server answers nothing, for a filter names nothing."""
    return lambda *values, **query: _with(operation(*values, **query), lambda found: found or [])


def names_only(
    operation: Callable[..., Request[list[PolicyRepresentation]]],
) -> Callable[..., Request[list[PolicyRepresentation]]]:
    """Return an operation that leaves out what the server fills with defaults, whatever the policies are."""
    return lambda *values, **query: _with(operation(*values, **query), _without_defaults)


def type_in_config(create: Callable[..., Request[T]]) -> Callable[..., Request[T]]:
    """Return an operation that tells the type of the resources where the server looks for it; elsewhere it is lost."""

    def described(*values: Any) -> Request[T]:
        *path, body = values
        kind = body.get("resourceType")
        return create(*path, body if kind is None else {**body, "config": {"defaultResourceType": kind}})

    return described


def search_for(
    search: Callable[..., Request[Any]], name: str, *, key: str = "id"
) -> Callable[..., Request[list[dict[str, Any]]]]:
    """Return a search for one object as an operation that lists it or nothing, as a lookup wants it.

    Args:
        search: finds an object by its name.
        name: the name.
        key: JSON name of the object's id.
    """

    def as_list(found: Model | None) -> list[dict[str, Any]]:
        return [] if found is None else [found | {"id": found[key]}]

    return lambda *path: _with(search(*path, name=name), as_list)


def _with(request: Request[T], change: Callable[[T], U]) -> Request[U]:
    def decode(response: httpx.Response) -> U:
        return change(request.decode(response))

    changes: dict[str, Any] = {"decode": decode}
    return cast("Request[U]", evolve(request, **changes))


def _without_defaults(policies: list[PolicyRepresentation]) -> list[PolicyRepresentation]:
    for policy in policies:
        for key in _NOT_TOLD:
            policy.pop(key, None)
    return policies
