# Made by scripts/unasync.py from keycloak_facade/_async/admin/role_composites.py; not to be edited.
"""The roles that a role includes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..._core.roles import CompositeOperations
from .node import NodeOf
from .paging import LARGE_PAGE_SIZE, PAGE_SIZE

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping, Sequence

    from keycloak_openapi.models import RoleRepresentation


class RealmComposites(NodeOf[CompositeOperations]):
    """The realm's own roles among those that a role includes."""

    def all(self) -> list[RoleRepresentation]:
        """Return all of them."""
        return self._send(self._operations.realm)


class ClientComposites(NodeOf[CompositeOperations]):
    """The roles of one client among those that a role includes."""

    def all(self) -> list[RoleRepresentation]:
        """Return all of them."""
        return self._send(self._operations.client)


class ClientsComposites(NodeOf[CompositeOperations]):
    """The roles of clients among those that a role includes."""

    def by_id(self, client_id: str) -> ClientComposites:
        """Return those of one client, by its internal id."""
        return ClientComposites(*self._path, client_id, client=self._client, operations=self._operations)


class RoleComposites(NodeOf[CompositeOperations]):
    """The roles that a role includes: who has it has them too."""

    def all(self) -> list[RoleRepresentation]:
        """Return the roles that the role includes itself, not through others."""
        return self._send(self._operations.all)

    def add(self, roles: Sequence[RoleRepresentation | Mapping[str, Any]]) -> None:
        """Include roles; each is known by its `id`."""
        self._send(self._operations.add, roles)

    def delete(self, roles: Sequence[RoleRepresentation | Mapping[str, Any]]) -> None:
        """No longer include roles; each is known by its `id`."""
        self._send(self._operations.remove, roles)

    @property
    def realm(self) -> RealmComposites:
        """The realm's own roles among them."""
        return RealmComposites(*self._path, client=self._client, operations=self._operations)

    @property
    def clients(self) -> ClientsComposites:
        """The roles of clients among them."""
        return ClientsComposites(*self._path, client=self._client, operations=self._operations)


class RoleByIdComposites(RoleComposites):
    """The roles that a role includes, which the server can search."""

    def all(self, *, page_size: int = LARGE_PAGE_SIZE, search: str | None = None) -> list[RoleRepresentation]:
        """Return the roles that the role includes itself and that fit; see `iter`."""
        return list(self.iter(page_size=page_size, search=search))

    def iter(self, *, page_size: int = PAGE_SIZE, search: str | None = None) -> Generator[RoleRepresentation]:
        """Iterate over the roles that fit, page by page.

        Args:
            page_size: roles a request.
            search: a part of the name.
        """
        return self._pages(self._operations.all, page_size, search=search)
