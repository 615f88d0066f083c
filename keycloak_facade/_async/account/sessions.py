"""The sessions of a user, as the user sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keycloak_openapi.api import account as api

from ..admin.node import AsyncNode

if TYPE_CHECKING:
    from keycloak_openapi.models import AccountDeviceRepresentation, AccountSessionRepresentation


class AsyncAccountSessions(AsyncNode):
    """Where the user is logged in."""

    async def all(self) -> list[AccountSessionRepresentation]:
        """Return all sessions but the offline ones; that of the token is `current`."""
        return await self._send(api.list_account_sessions)

    async def devices(self) -> list[AccountDeviceRepresentation]:
        """Return the devices that the user is logged in on, each with its sessions, the offline ones too."""
        return await self._send(api.list_account_devices)

    async def logout(self, *, current: bool | None = None) -> None:
        """End all other sessions, the offline ones too.

        Args:
            current: True to end the session of the token too.
        """
        await self._send(api.delete_account_sessions, current=current)

    def by_id(self, session_id: str) -> AsyncAccountSession:
        """Return one session."""
        return self._at(AsyncAccountSession, session_id)


class AsyncAccountSession(AsyncNode):
    """One session of the user."""

    async def delete(self) -> None:
        """End the session; the server says nothing if there is none."""
        await self._send(api.delete_account_session)
