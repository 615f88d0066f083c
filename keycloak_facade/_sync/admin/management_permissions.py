# Made by scripts/unasync.py from keycloak_facade/_async/admin/management_permissions.py; not to be edited.
"""Whether permissions of its own decide who may manage a thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._core.management_permissions import ManagementPermissionOperations
from .node import NodeOf

if TYPE_CHECKING:
    from keycloak_openapi.models import ManagementPermissionReference


class ManagementPermissions(NodeOf[ManagementPermissionOperations]):
    """The management permissions of one thing; they need the feature `admin-fine-grained-authz:v1`."""

    def get(self) -> ManagementPermissionReference:
        """Return whether they are enabled; if so, `scope_permissions` has the permission's id for each thing to do.

        Raises:
            ServerError: with status 501, if the server does not have the feature.
        """
        return self._send(self._operations.get)

    def update(self, *, enabled: bool) -> ManagementPermissionReference:
        """Enable them, which makes a resource and its permissions at the client `realm-management`, or delete these.

        Raises:
            ServerError: with status 501, if the server does not have the feature.
        """
        return self._send(self._operations.update, {"enabled": enabled})
