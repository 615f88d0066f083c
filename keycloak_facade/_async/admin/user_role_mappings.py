"""The roles of a user."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._core.mappings import USER_ROLES
from ..._core.predecessor import PATHS
from .role_mappings import AsyncAllRoleMappings, AsyncRoleMappings

if TYPE_CHECKING:
    from .admin import AsyncKeycloakAdmin
    from .base import AsyncLookup


class AsyncUserRoleMappings(AsyncAllRoleMappings):
    """The roles of a user.

    Args:
        realm_name: the realm.
        user_id: the user's id.
        client: what sends.
    """

    _operations = USER_ROLES

    def __init__(self, realm_name: str, user_id: str | AsyncLookup, client: AsyncKeycloakAdmin) -> None:
        super().__init__(realm_name, user_id, client=client)

    @property
    def realm(self) -> AsyncUserRoleMappingsRealm:
        """The realm's own roles."""
        return self._at(AsyncUserRoleMappingsRealm)


class AsyncUserRoleMappingsRealm(AsyncRoleMappings):
    """The realm's own roles of a user."""

    _paths = PATHS["UserRoleMappingsRealm"]

    def __init__(self, realm_name: str, user_id: str | AsyncLookup, client: AsyncKeycloakAdmin) -> None:
        super().__init__(realm_name, user_id, client=client, operations=USER_ROLES.realm)
