"""The groups of a realm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from keycloak_openapi.api import groups as api
from keycloak_openapi.models import UserRepresentation

from ..._core.answers import answering, entry
from ..._core.groups import REALM_GROUPS
from ..._core.mappings import GROUP_ROLES
from ..._core.predecessor import PATHS
from .group_base import AsyncGroupBase, AsyncGroupLevel, AsyncGroupMembersBase, AsyncTopGroups
from .node import AsyncNode
from .paging import LARGE_PAGE_SIZE, PAGE_SIZE
from .role_mappings import AsyncAllRoleMappings

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from keycloak_openapi.api.groups import CountGroupsFilters, ListSubgroupsFilters
    from keycloak_openapi.models import GroupRepresentation

    from .admin import AsyncKeycloakAdmin
    from .management_permissions import AsyncManagementPermissions


class AsyncGroups(AsyncTopGroups):
    """The groups of a realm.

    Args:
        realm_name: the realm.
        client: what sends.
    """

    _paths = PATHS["Groups"]
    _operations = REALM_GROUPS
    _level = REALM_GROUPS.top

    def __init__(self, realm_name: str, client: AsyncKeycloakAdmin) -> None:
        super().__init__(realm_name, client=client)

    async def count(self, **filters: Unpack[CountGroupsFilters]) -> int:
        """Count all groups that fit, or with `top=True` those of the top level."""
        return await self._send(answering(api.count_groups, entry("count", int)), **filters)

    def by_id(self, group_id: str) -> AsyncGroup:
        """Return one group."""
        return self._at(AsyncGroup, group_id)

    def by_path(self, path: str) -> AsyncGroup:
        """Return one group, whose id is looked up at the first call.

        Args:
            path: the names from the top, as in `/parent/child`. A group whose own name holds a slash is not found
                where there is one of the name's first part: `/a/b` is looked for below `/a`.
        """
        return self._at_path(AsyncGroup, path)

    @property
    def default(self) -> AsyncDefaultGroups:
        """The groups that a new user joins."""
        return self._at(AsyncDefaultGroups)


class AsyncDefaultGroups(AsyncNode):
    """The groups that a new user of a realm joins."""

    async def all(self) -> list[GroupRepresentation]:
        """Return them."""
        return await self._send(api.list_default_groups)

    async def add(self, group_id: str) -> None:
        """Let new users join a group."""
        await self._send(api.add_default_group, group_id)

    async def delete(self, group_id: str) -> None:
        """No longer let new users join a group; those who are in it stay."""
        await self._send(api.remove_default_group, group_id)


class AsyncGroup(AsyncGroupBase):
    """One group of a realm."""

    _operations = REALM_GROUPS

    @property
    def children(self) -> AsyncSubgroups:
        """The groups right below it."""
        return self._at(AsyncSubgroups)

    @property
    def members(self) -> AsyncGroupMembers:
        """The users in it; called, it returns all of them."""
        return self._at(AsyncGroupMembers)

    @property
    def role_mappings(self) -> AsyncGroupRoleMappings:
        """The roles that its members have by it."""
        return self._at(AsyncGroupRoleMappings)

    @property
    def management_permissions(self) -> AsyncManagementPermissions:
        """Whether permissions of its own decide who may manage the group."""
        from ..._core.management_permissions import GROUP_PERMISSIONS
        from .management_permissions import AsyncManagementPermissions

        return AsyncManagementPermissions(*self._path, client=self._client, operations=GROUP_PERMISSIONS)


class AsyncSubgroups(AsyncGroupLevel):
    """The groups right below a group of a realm."""

    _level = REALM_GROUPS.children

    async def all(
        self, *, page_size: int = LARGE_PAGE_SIZE, **filters: Unpack[ListSubgroupsFilters]
    ) -> list[GroupRepresentation]:
        """Return all groups right below this one that fit, not only the server's first ten; filters as in `iter`."""
        return [group async for group in self.iter(page_size=page_size, **filters)]

    def iter(
        self, *, page_size: int = PAGE_SIZE, **filters: Unpack[ListSubgroupsFilters]
    ) -> AsyncGenerator[GroupRepresentation]:
        """Iterate over the groups right below this one that fit, page by page.

        Args:
            page_size: groups a request.
            **filters: `search` in their names (a whole name with `exact=True`), `brief_representation` (True to leave
                out attributes and roles), `sub_groups_count` (False to leave out how many are below each).
        """
        return self._pages(self._level.list, page_size, **filters)


class AsyncGroupMembers(AsyncGroupMembersBase[UserRepresentation]):
    """The members of a group of a realm."""

    _list = staticmethod(api.list_group_members)


class AsyncGroupRoleMappings(AsyncAllRoleMappings):
    """The roles of a group."""

    _operations = GROUP_ROLES
