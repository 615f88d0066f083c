# Made by scripts/unasync.py from keycloak_facade/_async/admin/user_role_mappings.py; not to be edited.
"""The roles of a user."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keycloak_openapi.api import role_mappings as api

from ..._core.predecessor import PATHS
from .base import KeycloakAdminBase
from .role_mappings import RoleMappings

if TYPE_CHECKING:
    from keycloak_openapi.models import MappingsRepresentation

    from .admin import KeycloakAdmin
    from .base import Lookup


class UserRoleMappings(KeycloakAdminBase):
    """The roles of a user.

    Args:
        realm_name: the realm.
        user_id: the user's id.
        client: what sends.
    """

    def __init__(self, realm_name: str, user_id: str | Lookup, client: KeycloakAdmin) -> None:
        super().__init__(client)
        self._realm_name = realm_name
        self._user_id = user_id

    def get(self) -> MappingsRepresentation:
        """Return the roles that the user was given, the realm's and those of clients."""
        return self._client.send(api.get_user_role_mappings(self._realm_name, self._id(self._user_id)))

    @property
    def realm(self) -> UserRoleMappingsRealm:
        """The realm's own roles."""
        return UserRoleMappingsRealm(self._realm_name, self._user_id, self._client)

    @property
    def clients(self) -> UserRoleMappingsClients:
        """The roles of clients."""
        return UserRoleMappingsClients(self._realm_name, self._user_id, self._client)


class UserRoleMappingsRealm(RoleMappings):
    """The realm's own roles of a user."""

    _paths = PATHS["UserRoleMappingsRealm"]
    _list = staticmethod(api.list_user_realm_role_mappings)
    _available = staticmethod(api.list_available_user_realm_role_mappings)
    _effective = staticmethod(api.list_effective_user_realm_role_mappings)
    _add = staticmethod(api.add_user_realm_role_mappings)
    _remove = staticmethod(api.remove_user_realm_role_mappings)

    def __init__(self, realm_name: str, user_id: str | Lookup, client: KeycloakAdmin) -> None:
        super().__init__((realm_name, user_id), client)


class UserRoleMappingsClients(KeycloakAdminBase):
    """The roles of clients that a user has."""

    def __init__(self, realm_name: str, user_id: str | Lookup, client: KeycloakAdmin) -> None:
        super().__init__(client)
        self._realm_name = realm_name
        self._user_id = user_id

    def by_id(self, client_id: str) -> UserRoleMappingsClient:
        """Return the user's roles of one client, by the client's internal id."""
        return UserRoleMappingsClient((self._realm_name, self._user_id, client_id), self._client)


class UserRoleMappingsClient(RoleMappings):
    """The roles of one client that a user has."""

    _list = staticmethod(api.list_user_client_role_mappings)
    _available = staticmethod(api.list_available_user_client_role_mappings)
    _effective = staticmethod(api.list_effective_user_client_role_mappings)
    _add = staticmethod(api.add_user_client_role_mappings)
    _remove = staticmethod(api.remove_user_client_role_mappings)
