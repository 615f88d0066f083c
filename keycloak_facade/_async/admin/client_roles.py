"""The roles of a client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._core.predecessor import PATHS
from ..._core.roles import CLIENT_ROLES
from .role import AsyncNamedRole
from .roles import AsyncNamedRoles

if TYPE_CHECKING:
    from .admin import AsyncKeycloakAdmin
    from .base import AsyncLookup
    from .management_permissions import AsyncManagementPermissions


class AsyncClientRoles(AsyncNamedRoles):
    """The roles of a client.

    Args:
        realm_name: the realm.
        client_id: the client's internal id.
        client: what sends.
    """

    _named = CLIENT_ROLES
    _paths = PATHS["ClientRoles"]

    def __init__(self, realm_name: str, client_id: str | AsyncLookup, client: AsyncKeycloakAdmin) -> None:
        super().__init__(realm_name, client_id, client=client)

    def by_name(self, role_name: str) -> AsyncClientRole:
        """Return one role.

        Raises:
            InvalidPathError: if it is named `.` or `..`, and can only be found by its id, in the realm's `roles`.
        """
        return self._at(AsyncClientRole, role_name)


class AsyncClientRole(AsyncNamedRole):
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

    def __init__(
        self, realm_name: str, client_id: str | AsyncLookup, role_name: str, client: AsyncKeycloakAdmin
    ) -> None:
        super().__init__(realm_name, client_id, role_name=role_name, client=client)

    @property
    def management_permissions(self) -> AsyncManagementPermissions:
        """Permissions of its own that decide who may manage the role."""
        from ..._core.management_permissions import CLIENT_ROLE_PERMISSIONS
        from .management_permissions import AsyncManagementPermissions

        return AsyncManagementPermissions(*self._path, client=self._client, operations=CLIENT_ROLE_PERMISSIONS)
