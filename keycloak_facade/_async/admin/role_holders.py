"""Who has a role: users and groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._core.roles import NamedRoleOperations
from .node import AsyncNodeOf
from .paging import LARGE_PAGE_SIZE, PAGE_SIZE

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from keycloak_openapi.models import GroupRepresentation, UserRepresentation


class AsyncRoleUsers(AsyncNodeOf[NamedRoleOperations]):
    """The users that have a role themselves, not through a group or another role."""

    async def all(
        self, *, page_size: int = LARGE_PAGE_SIZE, brief_representation: bool | None = None
    ) -> list[UserRepresentation]:
        """Return all of them; see `iter`."""
        return [user async for user in self.iter(page_size=page_size, brief_representation=brief_representation)]

    def iter(
        self, *, page_size: int = PAGE_SIZE, brief_representation: bool | None = None
    ) -> AsyncGenerator[UserRepresentation]:
        """Iterate over them, page by page.

        Args:
            page_size: users a request.
            brief_representation: True to leave out their attributes and other settings.
        """
        return self._pages(self._operations.users, page_size, brief_representation=brief_representation)


class AsyncRoleGroups(AsyncNodeOf[NamedRoleOperations]):
    """The groups that have a role themselves."""

    async def all(
        self, *, page_size: int = LARGE_PAGE_SIZE, brief_representation: bool | None = None
    ) -> list[GroupRepresentation]:
        """Return all of them; see `iter`."""
        return [group async for group in self.iter(page_size=page_size, brief_representation=brief_representation)]

    def iter(
        self, *, page_size: int = PAGE_SIZE, brief_representation: bool | None = None
    ) -> AsyncGenerator[GroupRepresentation]:
        """Iterate over them, page by page.

        Args:
            page_size: groups a request.
            brief_representation: False for their attributes too.
        """
        return self._pages(self._operations.groups, page_size, brief_representation=brief_representation)
