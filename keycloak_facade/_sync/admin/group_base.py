# Made by scripts/unasync.py from keycloak_facade/_async/admin/group_base.py; not to be edited.
"""What the groups of a realm and those of an organization have in common; subclasses name the operations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar, Unpack

from keycloak_openapi.models import GroupRepresentation

from ..._core.names import checked_name
from .node import Node, NodeWithId
from .paging import ALL_AT_ONCE, LARGE_PAGE_SIZE, PAGE_SIZE

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping

    from keycloak_openapi.api.groups import ListGroupMembersFilters, ListGroupsFilters
    from keycloak_openapi.models import GroupRepresentationFields, NewGroupRepresentationFields
    from keycloak_openapi.request import Request

    from ..._core.groups import GroupOperations, LevelOperations

G = TypeVar("G", bound="GroupBase")
U = TypeVar("U")


class GroupLevel(Node):
    """The groups of one level: those at the top, or those right below one group."""

    _level: ClassVar[LevelOperations]

    def create(self, name: str, **fields: Unpack[NewGroupRepresentationFields]) -> str:
        """Create a group at this level and return its id; with an `id`, move that group here.

        Raises:
            Conflict: if there is one of this name.
        """
        body = GroupRepresentation.from_fields({"name": name, **fields})
        created = self._send(self._level.create, body)
        return created if isinstance(created, str) else str((created or body).id)


class TopGroups(GroupLevel):
    """The groups at the top."""

    _operations: ClassVar[GroupOperations]

    def all(
        self, *, page_size: int = LARGE_PAGE_SIZE, **filters: Unpack[ListGroupsFilters]
    ) -> list[GroupRepresentation]:
        """Return all groups of the top level that fit; filters as in `iter`."""
        return list(self.iter(page_size=page_size, **filters))

    def iter(
        self, *, page_size: int = PAGE_SIZE, **filters: Unpack[ListGroupsFilters]
    ) -> Generator[GroupRepresentation]:
        """Iterate over the groups of the top level that fit, page by page.

        Args:
            page_size: groups a request; what `search` or `q` finds comes in one.
            **filters: `search` in the names of all groups (a whole name with `exact=True`), which brings the groups
                above those found (in an organization only with `populate_hierarchy=True`), `q`
                (`"attribute:value ..."`), `brief_representation`, ...
        """
        if page_size > 0 and (filters.get("search") or filters.get("q")):
            # The server counts those found on a page, and answers the fewer groups above them: no page looks full.
            page_size = ALL_AT_ONCE
        return self._pages(self._level.list, page_size, **filters)

    def _at_path(self, kind: type[G], path: str) -> G:
        return self._at(kind, self._lookup(self._operations.by_path, f"group {path!r}", checked_name(path)))


class GroupBase(NodeWithId):
    """One group."""

    _operations: ClassVar[GroupOperations]

    def get(self) -> GroupRepresentation:
        """Return the group."""
        return self._send(self._operations.get)

    def update(self, **fields: Unpack[GroupRepresentationFields]) -> None:
        """Change the given fields; the others stay as they are. None removes `description` or all `attributes`."""
        self.replace(self._changed(GroupRepresentation, self.get, fields))

    def replace(self, representation: GroupRepresentation | Mapping[str, Any]) -> None:
        """Write the group as given."""
        self._send(self._operations.update, representation)

    def delete(self) -> None:
        """Delete the group and those below it."""
        self._send(self._operations.delete)


class GroupMembersBase(Node, Generic[U]):
    """The members of a group."""

    _list: ClassVar[Callable[..., Request[list[Any]]]]

    def all(self, *, page_size: int = LARGE_PAGE_SIZE, **filters: Unpack[ListGroupMembersFilters]) -> list[U]:
        """Return all members, not only the server's first hundred.

        Args:
            page_size: members a request.
            **filters: `brief_representation` (True to leave out their attributes).
        """
        return list(self.iter(page_size=page_size, **filters))

    def iter(self, *, page_size: int = PAGE_SIZE, **filters: Unpack[ListGroupMembersFilters]) -> Generator[U]:
        """Iterate over the members, page by page; filters as in `all`."""
        return self._pages(self._list, page_size, **filters)

    __call__ = all
