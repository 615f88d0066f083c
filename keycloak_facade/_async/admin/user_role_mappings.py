"""The roles of a user."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keycloak_openapi.api import role_mappings as api

from ..._core.predecessor import PATHS
from .base import AsyncKeycloakAdminBase
from .role_mappings import AsyncRoleMappings

if TYPE_CHECKING:
    from keycloak_openapi.models import MappingsRepresentation

    from .admin import AsyncKeycloakAdmin
    from .base import AsyncLookup


class AsyncUserRoleMappings(AsyncKeycloakAdminBase):
    """The roles of a user.

    Args:
        realm_name: the realm.
        user_id: the user's id.
        client: what sends.
    """

    def __init__(self, realm_name: str, user_id: str | AsyncLookup, client: AsyncKeycloakAdmin) -> None:
        super().__init__(client)
        self._realm_name = realm_name
        self._user_id = user_id

    async def get(self) -> MappingsRepresentation:
        """Return the roles that the user was given, the realm's and those of clients."""
        return await self._client.send(api.get_user_role_mappings(self._realm_name, await self._id(self._user_id)))

    @property
    def realm(self) -> AsyncUserRoleMappingsRealm:
        """The realm's own roles."""
        return AsyncUserRoleMappingsRealm(self._realm_name, self._user_id, self._client)

    @property
    def clients(self) -> AsyncUserRoleMappingsClients:
        """The roles of clients."""
        return AsyncUserRoleMappingsClients(self._realm_name, self._user_id, self._client)


class AsyncUserRoleMappingsRealm(AsyncRoleMappings):
    """The realm's own roles of a user."""

    _paths = PATHS["UserRoleMappingsRealm"]
    _list = staticmethod(api.list_user_realm_role_mappings)
    _available = staticmethod(api.list_available_user_realm_role_mappings)
    _effective = staticmethod(api.list_effective_user_realm_role_mappings)
    _add = staticmethod(api.add_user_realm_role_mappings)
    _remove = staticmethod(api.remove_user_realm_role_mappings)

    def __init__(self, realm_name: str, user_id: str | AsyncLookup, client: AsyncKeycloakAdmin) -> None:
        super().__init__((realm_name, user_id), client)


class AsyncUserRoleMappingsClients(AsyncKeycloakAdminBase):
    """The roles of clients that a user has."""

    def __init__(self, realm_name: str, user_id: str | AsyncLookup, client: AsyncKeycloakAdmin) -> None:
        super().__init__(client)
        self._realm_name = realm_name
        self._user_id = user_id

    def by_id(self, client_id: str) -> AsyncUserRoleMappingsClient:
        """Return the user's roles of one client, by the client's internal id."""
        return AsyncUserRoleMappingsClient((self._realm_name, self._user_id, client_id), self._client)


class AsyncUserRoleMappingsClient(AsyncRoleMappings):
    """The roles of one client that a user has."""

    _list = staticmethod(api.list_user_client_role_mappings)
    _available = staticmethod(api.list_available_user_client_role_mappings)
    _effective = staticmethod(api.list_effective_user_client_role_mappings)
    _add = staticmethod(api.add_user_client_role_mappings)
    _remove = staticmethod(api.remove_user_client_role_mappings)
