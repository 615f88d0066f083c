# Made by scripts/unasync.py from keycloak_facade/_async/admin/realm_places.py; not to be edited.
"""The places of a realm, by the nouns of the Admin API; each is loaded by those who go there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .node import Node

if TYPE_CHECKING:
    from .clients import Clients
    from .groups import Groups
    from .roles import Roles
    from .users import Users


class RealmPlaces(Node):
    """What a realm holds."""

    @property
    def users(self) -> Users:
        """The users."""
        from .users import Users

        return self._at(Users)

    @property
    def groups(self) -> Groups:
        """The groups."""
        from .groups import Groups

        return self._at(Groups)

    @property
    def roles(self) -> Roles:
        """The realm's own roles."""
        from .roles import Roles

        return self._at(Roles)

    @property
    def clients(self) -> Clients:
        """The clients."""
        from .clients import Clients

        return self._at(Clients)
