# Made by scripts/unasync.py from keycloak_facade/_async/admin/groups.py; not to be edited.
"""The groups of a realm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from keycloak_openapi.api import groups as api
from keycloak_openapi.models import GroupRepresentation

from ..._core.predecessor import PATHS
from .node import Node
from .paging import LARGE_PAGE_SIZE, PAGE_SIZE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from keycloak_openapi.api.groups import CountGroupsFilters, ListGroupMembersFilters, ListGroupsFilters
    from keycloak_openapi.models import GroupRepresentationFields, NewGroupRepresentationFields, UserRepresentation

    from .admin import KeycloakAdmin


class Groups(Node):
    """The groups of a realm.

    Args:
        realm_name: the realm.
        client: what sends.
    """

    _paths = PATHS["Groups"]

    def __init__(self, realm_name: str, client: KeycloakAdmin) -> None:
        super().__init__(realm_name, client=client)

    def create(self, name: str, **fields: Unpack[NewGroupRepresentationFields]) -> str:
        """Create a group at the top level and return its id; with an `id`, move that group there.

        Raises:
            Conflict: if there is one of this name.
        """
        body = GroupRepresentation.from_fields({"name": name, **fields})
        created = self._send(api.create_group, body)
        return created or str(body.id)

    def all(
        self, *, page_size: int = LARGE_PAGE_SIZE, **filters: Unpack[ListGroupsFilters]
    ) -> list[GroupRepresentation]:
        """Return all groups of the top level that fit; filters as in `iter`."""
        return list(self.iter(page_size=page_size, **filters))

    def iter(
        self, *, page_size: int = PAGE_SIZE, **filters: Unpack[ListGroupsFilters]
    ) -> Iterator[GroupRepresentation]:
        """Iterate over the groups of the top level that fit, with one page in memory at a time.

        Args:
            page_size: groups a request.
            **filters: `search` in the names of all groups (a whole name with `exact=True`), which brings the groups
                above those found, `q` (`"attribute:value ..."`), `brief_representation`, ...
        """
        return self._pages(api.list_groups, page_size, **filters)

    def count(self, **filters: Unpack[CountGroupsFilters]) -> int:
        """Count all groups that fit, or with `top=True` those of the top level."""
        return (self._send(api.count_groups, **filters))["count"]

    def by_id(self, group_id: str) -> Group:
        """Return one group."""
        return self._at(Group, group_id)


class Group(Node):
    """One group of a realm.

    Args:
        realm_name: the realm.
        group_id: the group's id.
        client: what sends.
    """

    def __init__(self, realm_name: str, group_id: str, client: KeycloakAdmin) -> None:
        super().__init__(realm_name, group_id, client=client)

    def get(self) -> GroupRepresentation:
        """Return the group."""
        return self._send(api.get_group)

    def update(self, **fields: Unpack[GroupRepresentationFields]) -> None:
        """Change the given fields; the others stay as they are."""
        self.replace(self._changed(GroupRepresentation, self.get, fields))

    def replace(self, representation: GroupRepresentation | Mapping[str, Any]) -> None:
        """Write the group as given."""
        self._send(api.update_group, representation)

    def delete(self) -> None:
        """Delete the group and those below it."""
        self._send(api.delete_group)

    def members(
        self, *, page_size: int = LARGE_PAGE_SIZE, **filters: Unpack[ListGroupMembersFilters]
    ) -> list[UserRepresentation]:
        """Return all members."""
        return list(self._pages(api.list_group_members, page_size, **filters))
