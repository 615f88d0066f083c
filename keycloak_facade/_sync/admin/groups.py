# Made by scripts/unasync.py from keycloak_facade/_async/admin/groups.py; not to be edited.
"""The groups of a realm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from keycloak_openapi.api import groups as api
from keycloak_openapi.models import GroupRepresentation

from ..._core.predecessor import PATHS
from .base import KeycloakAdminBase
from .paging import LARGE_PAGE_SIZE, PAGE_SIZE, iterate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from keycloak_openapi.api.groups import CountGroupsFilters, ListGroupMembersFilters, ListGroupsFilters
    from keycloak_openapi.models import GroupRepresentationFields, NewGroupRepresentationFields, UserRepresentation

    from .admin import KeycloakAdmin


class Groups(KeycloakAdminBase):
    """The groups of a realm.

    Args:
        realm_name: the realm.
        client: what sends.
    """

    _paths = PATHS["Groups"]

    def __init__(self, realm_name: str, client: KeycloakAdmin) -> None:
        super().__init__(client)
        self._realm_name = realm_name

    def create(self, name: str, **fields: Unpack[NewGroupRepresentationFields]) -> str:
        """Create a group at the top level and return its id; with an `id`, move that group there.

        Raises:
            Conflict: if there is one of this name.
        """
        body = GroupRepresentation.from_fields({"name": name, **fields})
        created = self._client.send(api.create_group(self._realm_name, body))
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
        return iterate(
            self._client,
            lambda first, size: api.list_groups(self._realm_name, first=first, max=size, **filters),
            page_size,
        )

    def count(self, **filters: Unpack[CountGroupsFilters]) -> int:
        """Count all groups that fit, or with `top=True` those of the top level."""
        return (self._client.send(api.count_groups(self._realm_name, **filters)))["count"]

    def by_id(self, group_id: str) -> Group:
        """Return one group."""
        return Group(self._realm_name, group_id, self._client)


class Group(KeycloakAdminBase):
    """One group of a realm.

    Args:
        realm_name: the realm.
        group_id: the group's id.
        client: what sends.
    """

    def __init__(self, realm_name: str, group_id: str, client: KeycloakAdmin) -> None:
        super().__init__(client)
        self._realm_name = realm_name
        self._group_id = group_id

    def get(self) -> GroupRepresentation:
        """Return the group."""
        return self._client.send(api.get_group(self._realm_name, self._group_id))

    def update(self, **fields: Unpack[GroupRepresentationFields]) -> None:
        """Change the given fields; the others stay as they are."""
        self.replace(self._changed(GroupRepresentation, self.get, fields))

    def replace(self, representation: GroupRepresentation | Mapping[str, Any]) -> None:
        """Write the group as given."""
        self._client.send(api.update_group(self._realm_name, self._group_id, representation))

    def delete(self) -> None:
        """Delete the group and those below it."""
        self._client.send(api.delete_group(self._realm_name, self._group_id))

    def members(
        self, *, page_size: int = LARGE_PAGE_SIZE, **filters: Unpack[ListGroupMembersFilters]
    ) -> list[UserRepresentation]:
        """Return all members."""
        return list(
            iterate(
                self._client,
                lambda first, size: api.list_group_members(
                    self._realm_name, self._group_id, first=first, max=size, **filters
                ),
                page_size,
            )
        )
