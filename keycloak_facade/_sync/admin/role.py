# Made by scripts/unasync.py from keycloak_facade/_async/admin/role.py; not to be edited.
"""One role, found by its name or by its id."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Unpack

from keycloak_openapi.models import RoleRepresentation

from ..._core.roles import ROLE_BY_ID, in_path
from .node import Node
from .role_composites import RoleByIdComposites, RoleComposites
from .role_holders import RoleGroups, RoleUsers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from keycloak_openapi.models import NewRoleRepresentationFields

    from ..._core.roles import NamedRoleOperations, SingleRoleOperations
    from .admin import KeycloakAdmin
    from .base import Lookup
    from .management_permissions import ManagementPermissions


class AnyRole(Node):
    """One role; a subclass names the operations."""

    _single: ClassVar[SingleRoleOperations]

    def get(self) -> RoleRepresentation:
        """Return the role."""
        return self._send(self._single.get)

    def update(self, name: str | None = None, **fields: Unpack[NewRoleRepresentationFields]) -> None:
        """Change the given fields; the others stay as they are.

        Args:
            name: a new name.
            **fields: `description`, `attributes`, ... None removes either. The server leaves `composites` as they are:
                see `composites`.
        """
        role = self._changed(RoleRepresentation, self.get, fields)
        role.name = name or role.name
        self.replace(role)

    def replace(self, representation: RoleRepresentation | Mapping[str, Any]) -> None:
        """Write the role as given, but for the roles that it includes."""
        self._send(self._single.update, representation)

    def delete(self) -> None:
        """Delete the role."""
        self._send(self._single.delete)


class NamedRole(AnyRole):
    """One role that is found by its name, after what `path` leads to."""

    _named: ClassVar[NamedRoleOperations]

    def __init__(self, *path: str | Lookup, role_name: str, client: KeycloakAdmin) -> None:
        super().__init__(*path, in_path(role_name), client=client)

    @property
    def composites(self) -> RoleComposites:
        """The roles that the role includes."""
        return RoleComposites(*self._path, client=self._client, operations=self._single.composites)

    @property
    def users(self) -> RoleUsers:
        """The users that have the role themselves."""
        return RoleUsers(*self._path, client=self._client, operations=self._named)

    @property
    def groups(self) -> RoleGroups:
        """The groups that have the role themselves."""
        return RoleGroups(*self._path, client=self._client, operations=self._named)


class RoleById(AnyRole):
    """One role, the realm's own or a client's, by its id."""

    _single = ROLE_BY_ID

    @property
    def composites(self) -> RoleByIdComposites:
        """The roles that the role includes."""
        return RoleByIdComposites(*self._path, client=self._client, operations=self._single.composites)

    @property
    def management_permissions(self) -> ManagementPermissions:
        """Permissions of its own that decide who may manage the role."""
        from ..._core.management_permissions import ROLE_BY_ID_PERMISSIONS
        from .management_permissions import ManagementPermissions

        return ManagementPermissions(*self._path, client=self._client, operations=ROLE_BY_ID_PERMISSIONS)
