"""The permissions of a client's authorization services."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from keycloak_openapi.api import authorization_permissions as api
from keycloak_openapi.models import (
    AbstractPolicyRepresentation,
    ResourcePermissionRepresentation,
    ScopePermissionRepresentation,
)

from ..._core import policies as tables
from .authorization_policies import AsyncAllPolicies
from .authorization_policy_base import AsyncPermissionsOfType, AsyncPolicyBase

if TYPE_CHECKING:
    from keycloak_openapi.models import (
        AbstractPolicyRepresentationFields,
        NewAbstractPolicyRepresentationFields,
        NewResourcePermissionRepresentationFields,
        NewScopePermissionRepresentationFields,
        ResourcePermissionRepresentationFields,
        ScopePermissionRepresentationFields,
    )


class AsyncPermission(AsyncPolicyBase[AbstractPolicyRepresentation]):
    """One permission, of any type."""

    _operations = tables.PERMISSIONS
    _relations = tables.PERMISSION_RELATIONS

    async def get(self, *, fields: str | None = None) -> AbstractPolicyRepresentation:
        """Return the permission.

        Args:
            fields: `"*"` for the ids of its resources and scopes too.
        """
        return await self._send(tables.PERMISSIONS.get, fields=fields)

    async def update(self, **fields: Unpack[AbstractPolicyRepresentationFields]) -> None:
        """Change the given fields; the others stay as they are.

        None removes one, but for `policies`, `resources` and `scopes`, which `[]` empties.
        """
        await self._update(fields)


class AsyncPermissions(AsyncAllPolicies[AbstractPolicyRepresentation, AsyncPermission]):
    """The permissions of a client's authorization services; each type has a place of its own."""

    _operations = tables.PERMISSIONS
    _one = AsyncPermission
    _search = staticmethod(api.search_permission)
    _providers = staticmethod(api.list_permission_providers)
    _evaluate = staticmethod(api.evaluate_permissions)

    async def create(self, name: str, **fields: Unpack[NewAbstractPolicyRepresentationFields]) -> str:
        """Create a permission of any type and return its id.

        Args:
            name: no policy or permission has it yet.
            **fields: `type`, which is needed: `"resource"` or `"scope"`; `policies`, `resources` and `scopes` by id or
                name, `resource_type`, `decision_strategy`, ...

        Raises:
            Conflict: if there is one of this name.
            TypeError: if `type` is missing.
        """
        return await self._create({"name": name, **fields})

    @property
    def resource(self) -> AsyncResourcePermissions:
        """Those on resources."""
        return self._at(AsyncResourcePermissions)

    @property
    def scope(self) -> AsyncScopePermissions:
        """Those on scopes."""
        return self._at(AsyncScopePermissions)


class AsyncResourcePermission(AsyncPolicyBase[ResourcePermissionRepresentation]):
    """A permission on resources."""

    _operations = tables.RESOURCE
    _relations = tables.PERMISSION_RELATIONS

    async def update(self, **fields: Unpack[ResourcePermissionRepresentationFields]) -> None:
        """Change the given fields; the others stay as they are.

        None removes one, but for `policies` and `resources`, which `[]` empties.
        """
        await self._update(fields)


class AsyncResourcePermissions(AsyncPermissionsOfType[ResourcePermissionRepresentation, AsyncResourcePermission]):
    """The permissions on resources."""

    _operations = tables.RESOURCE
    _one = AsyncResourcePermission

    async def create(self, name: str, **fields: Unpack[NewResourcePermissionRepresentationFields]) -> str:
        """Create a permission and return its id.

        Args:
            name: no policy or permission has it yet.
            **fields: `resources` by id or name, or a `resource_type`; the `policies` that decide, by id or name;
                `decision_strategy` (UNANIMOUS unless given), ...

        Raises:
            Conflict: if there is one of this name.
        """
        return await self._create({"name": name, **fields})


class AsyncScopePermission(AsyncPolicyBase[ScopePermissionRepresentation]):
    """A permission on scopes."""

    _operations = tables.SCOPE
    _relations = tables.PERMISSION_RELATIONS

    async def update(self, **fields: Unpack[ScopePermissionRepresentationFields]) -> None:
        """Change the given fields; the others stay as they are.

        None removes one, but for `policies`, `resources` and `scopes`, which `[]` empties.
        """
        await self._update(fields)


class AsyncScopePermissions(AsyncPermissionsOfType[ScopePermissionRepresentation, AsyncScopePermission]):
    """The permissions on scopes."""

    _operations = tables.SCOPE
    _one = AsyncScopePermission

    async def create(self, name: str, **fields: Unpack[NewScopePermissionRepresentationFields]) -> str:
        """Create a permission and return its id.

        Args:
            name: no policy or permission has it yet.
            **fields: `scopes` by id or name, and perhaps `resources` or a `resource_type`; the `policies` that decide,
                by id or name; `decision_strategy` (UNANIMOUS unless given), ...

        Raises:
            Conflict: if there is one of this name.
        """
        return await self._create({"name": name, **fields})
