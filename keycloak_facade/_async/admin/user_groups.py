"""The groups of a user."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from keycloak_openapi.api import users as api

from ..._core.answers import answering, entry
from ..._core.predecessor import PATHS
from .node import AsyncNode
from .paging import LARGE_PAGE_SIZE, PAGE_SIZE

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from keycloak_openapi.api.users import CountUserGroupsFilters, ListUserGroupsFilters
    from keycloak_openapi.models import GroupRepresentation

    from .admin import AsyncKeycloakAdmin
    from .base import AsyncLookup


class AsyncUserGroups(AsyncNode):
    """The groups of a user.

    Args:
        realm_name: the realm.
        user_id: the user's id.
        client: what sends.
    """

    _paths = PATHS["UserGroups"]

    def __init__(self, realm_name: str, user_id: str | AsyncLookup, client: AsyncKeycloakAdmin) -> None:
        super().__init__(realm_name, user_id, client=client)

    async def all(
        self, *, page_size: int = LARGE_PAGE_SIZE, **filters: Unpack[ListUserGroupsFilters]
    ) -> list[GroupRepresentation]:
        """Return all groups of the user that fit; filters are `search` and `brief_representation`."""
        return [group async for group in self.iter(page_size=page_size, **filters)]

    def iter(
        self, *, page_size: int = PAGE_SIZE, **filters: Unpack[ListUserGroupsFilters]
    ) -> AsyncGenerator[GroupRepresentation]:
        """Iterate over the groups of the user that fit, page by page."""
        return self._pages(api.list_user_groups, page_size, **filters)

    async def count(self, **filters: Unpack[CountUserGroupsFilters]) -> int:
        """Count the groups of the user that fit."""
        return await self._send(answering(api.count_user_groups, entry("count", int)), **filters)

    async def add(self, group_id: str) -> None:
        """Make the user a member of a group."""
        await self._send(api.add_user_to_group, group_id)

    async def delete(self, group_id: str) -> None:
        """Take the user out of a group."""
        await self._send(api.remove_user_from_group, group_id)
