# Made by scripts/unasync.py from keycloak_facade/_async/admin/client_roles.py; not to be edited.
"""The roles of a client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._core.predecessor import PATHS
from ..._core.roles import CLIENT_ROLES
from .role import NamedRole
from .roles import NamedRoles

if TYPE_CHECKING:
    from .admin import KeycloakAdmin
    from .base import Lookup
    from .management_permissions import ManagementPermissions


class ClientRoles(NamedRoles):
    """The roles of a client.

    Args:
        realm_name: the realm.
        client_id: the client's internal id.
        client: what sends.
    """

    _named = CLIENT_ROLES
    _paths = PATHS["ClientRoles"]

    def __init__(self, realm_name: str, client_id: str | Lookup, client: KeycloakAdmin) -> None:
        super().__init__(realm_name, client_id, client=client)

    def by_name(self, role_name: str) -> ClientRole:
        """Return one role.

        Raises:
            InvalidPathError: if it is named `.` or `..`, and can only be found by its id, in the realm's `roles`.
        """
        return self._at(ClientRole, role_name)


class ClientRole(NamedRole):
    """One role of a client.

    Args:
        realm_name: the realm.
        client_id: the client's internal id.
        role_name: the role.
        client: what sends.
    """

    _named = CLIENT_ROLES
    _single = CLIENT_ROLES.one
    _paths = PATHS["ClientRole"]

    def __init__(self, realm_name: str, client_id: str | Lookup, role_name: str, client: KeycloakAdmin) -> None:
        super().__init__(realm_name, client_id, role_name=role_name, client=client)

    @property
    def management_permissions(self) -> ManagementPermissions:
        """Permissions of its own that decide who may manage the role."""
        from ..._core.management_permissions import CLIENT_ROLE_PERMISSIONS
        from .management_permissions import ManagementPermissions

        return ManagementPermissions(*self._path, client=self._client, operations=CLIENT_ROLE_PERMISSIONS)
