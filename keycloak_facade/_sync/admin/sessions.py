# Made by scripts/unasync.py from keycloak_facade/_async/admin/sessions.py; not to be edited.
"""The sessions of the users of a realm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keycloak_openapi.api import sessions as api
from keycloak_openapi.model import list_of

from ..._core.answers import answering
from ..._core.session_counts import ClientSessionCounts
from .node import Node

if TYPE_CHECKING:
    from keycloak_openapi.models import GlobalRequestResult


class Sessions(Node):
    """The sessions of the users of a realm."""

    def client_stats(self) -> list[ClientSessionCounts]:
        """Return how many sessions each client has, for those that have any."""
        return self._send(answering(api.list_client_session_stats, list_of(ClientSessionCounts.from_dict)))

    def logout_all(self) -> GlobalRequestResult:
        """End all sessions but the offline ones, and return which clients with an admin URL could be told."""
        return self._send(api.logout_all_users)

    def by_id(self, session_id: str) -> Session:
        """Return one session, by what tokens have as their `sid`."""
        return self._at(Session, session_id)


class Session(Node):
    """One session of a user."""

    def delete(self, *, is_offline: bool | None = None) -> None:
        """End the session.

        Args:
            is_offline: True for an offline session.

        Raises:
            NotFound: if there is no such session of the kind.
        """
        self._send(api.delete_session, is_offline=is_offline)
