# Made by scripts/unasync.py from keycloak_facade/_async/admin/client_sessions.py; not to be edited.
"""The sessions of users with a client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._core.answers import answering, entry
from ..._core.client_sessions import ClientSessionOperations
from .node import NodeOf
from .paging import LARGE_PAGE_SIZE, PAGE_SIZE

if TYPE_CHECKING:
    from collections.abc import Generator

    from keycloak_openapi.models import UserSessionRepresentation


class ClientSessions(NodeOf[ClientSessionOperations]):
    """The sessions of users with a client, of one kind."""

    def all(self, *, page_size: int = LARGE_PAGE_SIZE) -> list[UserSessionRepresentation]:
        """Return all sessions."""
        return list(self.iter(page_size=page_size))

    def iter(self, *, page_size: int = PAGE_SIZE) -> Generator[UserSessionRepresentation]:
        """Iterate over the sessions, page by page."""
        return self._pages(self._operations.all, page_size)

    def count(self) -> int:
        """Count the sessions."""
        return self._send(answering(self._operations.count, entry("count", int)))
