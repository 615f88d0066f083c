"""The sessions of users with a client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._core.answers import answering, entry
from ..._core.client_sessions import ClientSessionOperations
from .node import AsyncNodeOf
from .paging import LARGE_PAGE_SIZE, PAGE_SIZE

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from keycloak_openapi.models import UserSessionRepresentation


class AsyncClientSessions(AsyncNodeOf[ClientSessionOperations]):
    """The sessions of users with a client, of one kind."""

    async def all(self, *, page_size: int = LARGE_PAGE_SIZE) -> list[UserSessionRepresentation]:
        """Return all sessions."""
        return [session async for session in self.iter(page_size=page_size)]

    def iter(self, *, page_size: int = PAGE_SIZE) -> AsyncGenerator[UserSessionRepresentation]:
        """Iterate over the sessions, page by page."""
        return self._pages(self._operations.all, page_size)

    async def count(self) -> int:
        """Count the sessions."""
        return await self._send(answering(self._operations.count, entry("count", int)))
