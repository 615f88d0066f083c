"""Whether permissions of its own decide who may manage a thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._core.management_permissions import ManagementPermissionOperations
from .node import AsyncNodeOf

if TYPE_CHECKING:
    from keycloak_openapi.models import ManagementPermissionReference


class AsyncManagementPermissions(AsyncNodeOf[ManagementPermissionOperations]):
    """The management permissions of one thing; they need the feature `admin-fine-grained-authz:v1`."""

    async def get(self) -> ManagementPermissionReference:
        """Return whether they are enabled; if so, `scope_permissions` has the permission's id for each thing to do.

        Raises:
            ServerError: with status 501, if the server does not have the feature.
        """
        return await self._send(self._operations.get)

    async def update(self, *, enabled: bool) -> ManagementPermissionReference:
        """Enable them, which makes a resource and its permissions at the client `realm-management`, or delete these.

        Raises:
            ServerError: with status 501, if the server does not have the feature.
        """
        return await self._send(self._operations.update, {"enabled": enabled})
