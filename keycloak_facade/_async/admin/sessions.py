"""The sessions of the users of a realm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keycloak_openapi.api import sessions as api
from keycloak_openapi.model import list_of

from ..._core.answers import answering
from ..._core.session_counts import ClientSessionCounts
from .node import AsyncNode

if TYPE_CHECKING:
    from keycloak_openapi.models import GlobalRequestResult


class AsyncSessions(AsyncNode):
    """The sessions of the users of a realm."""

    async def client_stats(self) -> list[ClientSessionCounts]:
        """Return how many sessions each client has, for those that have any."""
        return await self._send(answering(api.list_client_session_stats, list_of(ClientSessionCounts.from_dict)))

    async def logout_all(self) -> GlobalRequestResult:
        """End all sessions but the offline ones, and return which clients with an admin URL could be told."""
        return await self._send(api.logout_all_users)

    def by_id(self, session_id: str) -> AsyncSession:
        """Return one session, by what tokens have as their `sid`."""
        return self._at(AsyncSession, session_id)


class AsyncSession(AsyncNode):
    """One session of a user."""

    async def delete(self, *, is_offline: bool | None = None) -> None:
        """End the session.

        Args:
            is_offline: True for an offline session.

        Raises:
            NotFound: if there is no such session of the kind.
        """
        await self._send(api.delete_session, is_offline=is_offline)
