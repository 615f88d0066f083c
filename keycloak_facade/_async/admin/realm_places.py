"""The places of a realm, by the nouns of the Admin API; each is loaded by those who go there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .node import AsyncNode

if TYPE_CHECKING:
    from .clients import AsyncClients
    from .groups import AsyncGroups
    from .roles import AsyncRoles
    from .users import AsyncUsers


class AsyncRealmPlaces(AsyncNode):
    """What a realm holds."""

    @property
    def users(self) -> AsyncUsers:
        """The users."""
        from .users import AsyncUsers

        return self._at(AsyncUsers)

    @property
    def groups(self) -> AsyncGroups:
        """The groups."""
        from .groups import AsyncGroups

        return self._at(AsyncGroups)

    @property
    def roles(self) -> AsyncRoles:
        """The realm's own roles."""
        from .roles import AsyncRoles

        return self._at(AsyncRoles)

    @property
    def clients(self) -> AsyncClients:
        """The clients."""
        from .clients import AsyncClients

        return self._at(AsyncClients)
