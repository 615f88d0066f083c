"""Who has a role: users and groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .node import AsyncNode
from .paging import LARGE_PAGE_SIZE, PAGE_SIZE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from keycloak_openapi.models import GroupRepresentation, UserRepresentation

    from ..._core.roles import NamedRoleOperations
    from .admin import AsyncKeycloakAdmin
    from .base import AsyncLookup


class AsyncRoleHolders(AsyncNode):
    """Those that have a role themselves.

    Args:
        path: leads to the role.
        client: what sends.
        operations: those of the role's kind.
    """

    def __init__(self, *path: str | AsyncLookup, client: AsyncKeycloakAdmin, operations: NamedRoleOperations) -> None:
        super().__init__(*path, client=client)
        self._operations = operations


class AsyncRoleUsers(AsyncRoleHolders):
    """The users that have a role themselves, not through a group or another role."""

    async def all(
        self, *, page_size: int = LARGE_PAGE_SIZE, brief_representation: bool | None = None
    ) -> list[UserRepresentation]:
        """Return all of them; see `iter`."""
        return [user async for user in self.iter(page_size=page_size, brief_representation=brief_representation)]

    def iter(
        self, *, page_size: int = PAGE_SIZE, brief_representation: bool | None = None
    ) -> AsyncIterator[UserRepresentation]:
        """Iterate over them, with one page in memory at a time.

        Args:
            page_size: users a request.
            brief_representation: True to leave out their attributes and other settings.
        """
        return self._pages(self._operations.users, page_size, brief_representation=brief_representation)


class AsyncRoleGroups(AsyncRoleHolders):
    """The groups that have a role themselves."""

    async def all(
        self, *, page_size: int = LARGE_PAGE_SIZE, brief_representation: bool | None = None
    ) -> list[GroupRepresentation]:
        """Return all of them; see `iter`."""
        return [group async for group in self.iter(page_size=page_size, brief_representation=brief_representation)]

    def iter(
        self, *, page_size: int = PAGE_SIZE, brief_representation: bool | None = None
    ) -> AsyncIterator[GroupRepresentation]:
        """Iterate over them, with one page in memory at a time.

        Args:
            page_size: groups a request.
            brief_representation: False for their attributes too.
        """
        return self._pages(self._operations.groups, page_size, brief_representation=brief_representation)
