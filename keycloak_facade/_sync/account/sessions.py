# Made by scripts/unasync.py from keycloak_facade/_async/account/sessions.py; not to be edited.
"""The sessions of a user, as the user sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keycloak_openapi.api import account as api

from ..admin.node import Node

if TYPE_CHECKING:
    from keycloak_openapi.models import AccountDeviceRepresentation, AccountSessionRepresentation


class AccountSessions(Node):
    """Where the user is logged in."""

    def all(self) -> list[AccountSessionRepresentation]:
        """Return all sessions but the offline ones; that of the token is `current`."""
        return self._send(api.list_account_sessions)

    def devices(self) -> list[AccountDeviceRepresentation]:
        """Return the devices that the user is logged in on, each with its sessions, the offline ones too."""
        return self._send(api.list_account_devices)

    def logout(self, *, current: bool | None = None) -> None:
        """End all other sessions, the offline ones too.

        Args:
            current: True to end the session of the token too.
        """
        self._send(api.delete_account_sessions, current=current)

    def by_id(self, session_id: str) -> AccountSession:
        """Return one session."""
        return self._at(AccountSession, session_id)


class AccountSession(Node):
    """One session of the user."""

    def delete(self) -> None:
        """End the session; the server says nothing if there is none."""
        self._send(api.delete_account_session)
