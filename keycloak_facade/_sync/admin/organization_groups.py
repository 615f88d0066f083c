# Made by scripts/unasync.py from keycloak_facade/_async/admin/organization_groups.py; not to be edited.
"""The groups of an organization."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from keycloak_openapi.api import organization_groups as api
from keycloak_openapi.errors import KeycloakError
from keycloak_openapi.models import GroupRepresentation, MemberRepresentation

from ..._core.mappings import ORGANIZATION_GROUP_ROLES
from ..._core.organization_groups import ORGANIZATION_GROUPS
from .group_base import GroupBase, GroupLevel, GroupMembersBase, TopGroups
from .paging import LARGE_PAGE_SIZE, PAGE_SIZE
from .role_mappings import AllRoleMappings

if TYPE_CHECKING:
    from collections.abc import Generator

    from keycloak_openapi.api.organization_groups import ListOrganizationSubgroupsFilters
    from keycloak_openapi.models import NewGroupRepresentationFields


class OrganizationGroups(TopGroups):
    """The groups of an organization."""

    _operations = ORGANIZATION_GROUPS
    _level = ORGANIZATION_GROUPS.top

    def by_id(self, group_id: str) -> OrganizationGroup:
        """Return one group."""
        return self._at(OrganizationGroup, group_id)

    def by_path(self, path: str) -> OrganizationGroup:
        """Return one group, whose id is looked up at the first call.

        Args:
            path: the names from the top, as in `/parent/child`.
        """
        return self._at_path(OrganizationGroup, path)


class OrganizationGroup(GroupBase):
    """One group of an organization."""

    _operations = ORGANIZATION_GROUPS

    def get(self, *, sub_groups_count: bool | None = None) -> GroupRepresentation:
        """Return the group.

        Args:
            sub_groups_count: True to count those below it.
        """
        return self._send(self._operations.get, sub_groups_count=sub_groups_count)

    @property
    def children(self) -> OrganizationSubgroups:
        """The groups right below it."""
        return self._at(OrganizationSubgroups)

    @property
    def members(self) -> OrganizationGroupMembers:
        """The members of the organization that are in it; called, it returns all of them."""
        return self._at(OrganizationGroupMembers)

    @property
    def role_mappings(self) -> OrganizationGroupRoleMappings:
        """The roles that its members have by it."""
        return self._at(OrganizationGroupRoleMappings)


class OrganizationSubgroups(GroupLevel):
    """The groups right below a group of an organization."""

    _level = ORGANIZATION_GROUPS.children

    def create(self, name: str, **fields: Unpack[NewGroupRepresentationFields]) -> str:
        """Create a group at this level and return its id; with an `id`, move that group here.

        The server keeps nothing but the name, so other fields are written with a second request. If that fails, the
        group is there without them, and a note of the error tells its id.

        Raises:
            Conflict: if there is one of this name.
        """
        group_id = super().create(name, **fields)
        if fields and "id" not in fields:
            group = OrganizationGroup(*self._path[:-1], group_id, client=self._client)
            try:
                group.replace(GroupRepresentation.from_fields({"name": name, **fields}))
            except KeycloakError as error:
                error.add_note(f"the group {name!r} has been created, with the id {group_id}, but without these fields")
                raise
        return group_id

    def all(
        self, *, page_size: int = LARGE_PAGE_SIZE, **filters: Unpack[ListOrganizationSubgroupsFilters]
    ) -> list[GroupRepresentation]:
        """Return all groups right below this one that fit, not only the server's first ten; filters as in `iter`."""
        return list(self.iter(page_size=page_size, **filters))

    def iter(
        self, *, page_size: int = PAGE_SIZE, **filters: Unpack[ListOrganizationSubgroupsFilters]
    ) -> Generator[GroupRepresentation]:
        """Iterate over the groups right below this one that fit, page by page.

        Args:
            page_size: groups a request.
            **filters: `search` in their names (a whole name with `exact=True`), `sub_groups_count` (True to
                count those below each).
        """
        return self._pages(self._level.list, page_size, **filters)


class OrganizationGroupMembers(GroupMembersBase[MemberRepresentation]):
    """The members of a group of an organization, who are members of the organization."""

    _list = staticmethod(api.list_organization_group_members)

    def add(self, user_id: str) -> None:
        """Take a member of the organization into the group.

        Raises:
            BadRequest: if the user is no member of the organization.
            Conflict: if the user is in the group.
        """
        self._send(api.add_organization_group_member, user_id)

    def delete(self, user_id: str) -> None:
        """Take a member out of the group, who stays a member of the organization."""
        self._send(api.remove_organization_group_member, user_id)


class OrganizationGroupRoleMappings(AllRoleMappings):
    """The roles of a group of an organization."""

    _operations = ORGANIZATION_GROUP_ROLES
