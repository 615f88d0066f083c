# Made by scripts/unasync.py from keycloak_facade/_async/admin/roles.py; not to be edited.
"""The realm's own roles, and what they have in common with those of clients."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Unpack

from keycloak_openapi.models import RoleRepresentation

from ..._core.roles import REALM_ROLES
from .node import Node
from .paging import LARGE_PAGE_SIZE, PAGE_SIZE
from .role import NamedRole, RoleById

if TYPE_CHECKING:
    from collections.abc import Generator

    from keycloak_openapi.models import NewRoleRepresentationFields

    from ..._core.roles import NamedRoleOperations
    from .admin import KeycloakAdmin
    from .management_permissions import ManagementPermissions


class NamedRoles(Node):
    """Roles that are found by their names; a subclass names the operations."""

    _named: ClassVar[NamedRoleOperations]

    def create(self, name: str, **fields: Unpack[NewRoleRepresentationFields]) -> None:
        """Create a role.

        Args:
            name: the role.
            **fields: `description`, `attributes`, `composites` (roles that it includes, by name: `{"realm": [name],
                "client": {client_id: [name]}}`), ...

        Raises:
            Conflict: if there is one of this name.
        """
        body = RoleRepresentation.from_fields({"name": name, **fields})
        if body.composites and body.composite is None:
            body.composite = True  # without which the server takes no notice of them
        self._send(self._named.create, body)

    def all(
        self,
        *,
        page_size: int = LARGE_PAGE_SIZE,
        search: str | None = None,
        brief_representation: bool | None = None,
    ) -> list[RoleRepresentation]:
        """Return all roles that fit; see `iter`."""
        found = self.iter(page_size=page_size, search=search, brief_representation=brief_representation)
        return list(found)

    def iter(
        self, *, page_size: int = PAGE_SIZE, search: str | None = None, brief_representation: bool | None = None
    ) -> Generator[RoleRepresentation]:
        """Iterate over the roles that fit, page by page.

        Args:
            page_size: roles a request.
            search: a part of the name or description.
            brief_representation: False for their attributes too.
        """
        return self._pages(self._named.all, page_size, search=search, brief_representation=brief_representation)


class Roles(NamedRoles):
    """The realm's own roles.

    Args:
        realm_name: the realm.
        client: what sends.
    """

    _named = REALM_ROLES

    def __init__(self, realm_name: str, client: KeycloakAdmin) -> None:
        super().__init__(realm_name, client=client)

    def by_name(self, role_name: str) -> Role:
        """Return one role.

        Raises:
            InvalidPathError: if it is named `.` or `..`, and can only be found by its id.
        """
        return self._at(Role, role_name)

    def by_id(self, role_id: str) -> RoleById:
        """Return one role, the realm's own or a client's."""
        return self._at(RoleById, role_id)


class Role(NamedRole):
    """One of the realm's own roles.

    Args:
        realm_name: the realm.
        role_name: the role.
        client: what sends.
    """

    _named = REALM_ROLES
    _single = REALM_ROLES.one

    def __init__(self, realm_name: str, role_name: str, client: KeycloakAdmin) -> None:
        super().__init__(realm_name, role_name=role_name, client=client)

    @property
    def management_permissions(self) -> ManagementPermissions:
        """Permissions of its own that decide who may manage the role."""
        from ..._core.management_permissions import REALM_ROLE_PERMISSIONS
        from .management_permissions import ManagementPermissions

        return ManagementPermissions(*self._path, client=self._client, operations=REALM_ROLE_PERMISSIONS)
