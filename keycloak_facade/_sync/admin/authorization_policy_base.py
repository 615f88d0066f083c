# Made by scripts/unasync.py from keycloak_facade/_async/admin/authorization_policy_base.py; not to be edited.
"""What policies and permissions of all types have in common; subclasses name the operations and the fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar, Unpack

from keycloak_openapi.api import authorization_policies as api
from keycloak_openapi.model import Model

from ..._core.answers import answering, entry
from ..._core.authorization import search_for
from .._concurrency import closing
from .node import Node, NodeWithId
from .paging import LARGE_PAGE_SIZE, PAGE_SIZE

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping

    from keycloak_openapi.api.authorization_permissions import ListResourcePermissionsByTypeFilters
    from keycloak_openapi.models import PolicyRepresentation, ResourceRepresentation, ScopeRepresentation
    from keycloak_openapi.request import Request

    from ..._core.authorization import PolicyOperations, RelationOperations

P = TypeVar("P", bound=Model)
One = TypeVar("One", bound="PolicyBase[Any]")


class PolicyBase(NodeWithId, Generic[P]):
    """One policy or permission."""

    _operations: PolicyOperations[P]
    _relations: ClassVar[RelationOperations]

    def get(self) -> P:
        """Return it, without what it is made of and what it is about."""
        return self._send(self._operations.get)

    def replace(self, representation: P | Mapping[str, Any]) -> None:
        """Write it as given; what is left out is reset, but for the policies, resources and scopes that it has."""
        self._send(self._operations.update, representation)

    def delete(self) -> None:
        """Delete it; what it is made of stays."""
        self._send(self._operations.delete)

    def dependent_policies(self) -> list[PolicyRepresentation]:
        """Return the policies and permissions that it is part of, with their names and types only."""
        return self._send(self._relations.dependent)

    def associated_policies(self) -> list[PolicyRepresentation]:
        """Return the policies that it is made of, with their names, types and descriptions only."""
        return self._send(self._relations.associated)

    def resources(self) -> list[ResourceRepresentation]:
        """Return the resources that it is about, with their names only."""
        return self._send(self._relations.resources)

    def scopes(self) -> list[ScopeRepresentation]:
        """Return the scopes that it is about, with their names only."""
        return self._send(self._relations.scopes)

    def _update(self, fields: Mapping[str, Any]) -> None:
        changed = self._changed(self._operations.model, self.get, fields)
        self._operations.check(changed)
        self.replace(changed)


class PoliciesBase(Node, Generic[P, One]):
    """Policies or permissions: those of one type, or all of them."""

    _operations: PolicyOperations[P]
    _one: type[One]
    _search: ClassVar[Callable[..., Request[Any]]] = staticmethod(api.search_policy)

    def by_id(self, policy_id: str) -> One:
        """Return one of them."""
        return self._at(self._one, policy_id)

    def by_name(self, name: str) -> One:
        """Return one of them, whose id is looked up at the first call."""
        kind = self._operations.kind
        search, wanted = search_for(self._search, name), {"type": kind} if kind else {}
        return self._at(self._one, self._lookup(search, f"{kind or ''} policy {name!r}".lstrip(), name=name, **wanted))

    def _create(self, fields: Mapping[str, Any]) -> str:
        body = self._operations.model.from_fields(fields)
        self._operations.check(body)
        return self._send(answering(self._operations.create, entry("id", str)), body)

    def _list(self, page_size: int, filters: Mapping[str, Any], kind: str | None = None) -> Generator[P]:
        # Of the types whose name contains the wanted one, the server answers the policies too.
        kind = kind or self._operations.kind
        with closing(self._pages(self._operations.all, page_size, **filters)) as policies:
            for policy in policies:
                if kind is None or policy.get("type") == kind:
                    yield policy


class PoliciesOfType(PoliciesBase[P, One]):
    """The policies of one type."""

    def all(self, *, page_size: int = LARGE_PAGE_SIZE, name: str | None = None) -> list[P]:
        """Return all of them, or those with a text in their name.

        Args:
            page_size: policies a request.
            name: the text, in small or capital letters.
        """
        return list(self.iter(page_size=page_size, name=name))

    def iter(self, *, page_size: int = PAGE_SIZE, name: str | None = None) -> Generator[P]:
        """Iterate over them, page by page; arguments as in `all`."""
        return self._list(page_size, {"name": name})


class PermissionsOfType(PoliciesBase[P, One]):
    """The permissions of one type."""

    def all(
        self, *, page_size: int = LARGE_PAGE_SIZE, **filters: Unpack[ListResourcePermissionsByTypeFilters]
    ) -> list[P]:
        """Return all permissions that fit; filters as in `iter`."""
        return list(self.iter(page_size=page_size, **filters))

    def iter(
        self, *, page_size: int = PAGE_SIZE, **filters: Unpack[ListResourcePermissionsByTypeFilters]
    ) -> Generator[P]:
        """Iterate over the permissions that fit, page by page.

        Args:
            page_size: permissions a request.
            **filters: `name` (a part), `resource` and `scope` (which they are about, by id or name),
                `resource_type`, `owner` (without whose id those that have an owner are left out).
        """
        return self._list(page_size, filters)
