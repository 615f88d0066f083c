"""The groups of a realm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from keycloak_openapi.api import groups as api
from keycloak_openapi.models import GroupRepresentation

from ..._core.predecessor import PATHS
from .node import AsyncNode
from .paging import LARGE_PAGE_SIZE, PAGE_SIZE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from keycloak_openapi.api.groups import CountGroupsFilters, ListGroupMembersFilters, ListGroupsFilters
    from keycloak_openapi.models import GroupRepresentationFields, NewGroupRepresentationFields, UserRepresentation

    from .admin import AsyncKeycloakAdmin


class AsyncGroups(AsyncNode):
    """The groups of a realm.

    Args:
        realm_name: the realm.
        client: what sends.
    """

    _paths = PATHS["Groups"]

    def __init__(self, realm_name: str, client: AsyncKeycloakAdmin) -> None:
        super().__init__(realm_name, client=client)

    async def create(self, name: str, **fields: Unpack[NewGroupRepresentationFields]) -> str:
        """Create a group at the top level and return its id; with an `id`, move that group there.

        Raises:
            Conflict: if there is one of this name.
        """
        body = GroupRepresentation.from_fields({"name": name, **fields})
        created = await self._send(api.create_group, body)
        return created or str(body.id)

    async def all(
        self, *, page_size: int = LARGE_PAGE_SIZE, **filters: Unpack[ListGroupsFilters]
    ) -> list[GroupRepresentation]:
        """Return all groups of the top level that fit; filters as in `iter`."""
        return [group async for group in self.iter(page_size=page_size, **filters)]

    def iter(
        self, *, page_size: int = PAGE_SIZE, **filters: Unpack[ListGroupsFilters]
    ) -> AsyncIterator[GroupRepresentation]:
        """Iterate over the groups of the top level that fit, with one page in memory at a time.

        Args:
            page_size: groups a request.
            **filters: `search` in the names of all groups (a whole name with `exact=True`), which brings the groups
                above those found, `q` (`"attribute:value ..."`), `brief_representation`, ...
        """
        return self._pages(api.list_groups, page_size, **filters)

    async def count(self, **filters: Unpack[CountGroupsFilters]) -> int:
        """Count all groups that fit, or with `top=True` those of the top level."""
        return (await self._send(api.count_groups, **filters))["count"]

    def by_id(self, group_id: str) -> AsyncGroup:
        """Return one group."""
        return self._at(AsyncGroup, group_id)


class AsyncGroup(AsyncNode):
    """One group of a realm.

    Args:
        realm_name: the realm.
        group_id: the group's id.
        client: what sends.
    """

    def __init__(self, realm_name: str, group_id: str, client: AsyncKeycloakAdmin) -> None:
        super().__init__(realm_name, group_id, client=client)

    async def get(self) -> GroupRepresentation:
        """Return the group."""
        return await self._send(api.get_group)

    async def update(self, **fields: Unpack[GroupRepresentationFields]) -> None:
        """Change the given fields; the others stay as they are."""
        await self.replace(await self._changed(GroupRepresentation, self.get, fields))

    async def replace(self, representation: GroupRepresentation | Mapping[str, Any]) -> None:
        """Write the group as given."""
        await self._send(api.update_group, representation)

    async def delete(self) -> None:
        """Delete the group and those below it."""
        await self._send(api.delete_group)

    async def members(
        self, *, page_size: int = LARGE_PAGE_SIZE, **filters: Unpack[ListGroupMembersFilters]
    ) -> list[UserRepresentation]:
        """Return all members."""
        return [user async for user in self._pages(api.list_group_members, page_size, **filters)]
