# Made by scripts/unasync.py from keycloak_facade/_async/admin/client_roles.py; not to be edited.
"""The roles of a client."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from keycloak_openapi.api import client_roles as api
from keycloak_openapi.models import RoleRepresentation

from ..._core.predecessor import PATHS
from .node import Node
from .paging import LARGE_PAGE_SIZE, PAGE_SIZE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from keycloak_openapi.api.client_roles import ListClientRolesFilters
    from keycloak_openapi.models import NewRoleRepresentationFields

    from .admin import KeycloakAdmin
    from .base import Lookup


class ClientRoles(Node):
    """The roles of a client.

    Args:
        realm_name: the realm.
        client_id: the client's internal id.
        client: what sends.
    """

    _paths = PATHS["ClientRoles"]

    def __init__(self, realm_name: str, client_id: str | Lookup, client: KeycloakAdmin) -> None:
        super().__init__(realm_name, client_id, client=client)

    def create(self, name: str, **fields: Unpack[NewRoleRepresentationFields]) -> None:
        """Create a role.

        Raises:
            Conflict: if there is one of this name.
        """
        body = RoleRepresentation.from_fields({"name": name, **fields})
        self._send(api.create_client_role, body)

    def all(
        self, *, page_size: int = LARGE_PAGE_SIZE, **filters: Unpack[ListClientRolesFilters]
    ) -> list[RoleRepresentation]:
        """Return all roles that fit; filters are `search` and `brief_representation`."""
        return list(self.iter(page_size=page_size, **filters))

    def iter(
        self, *, page_size: int = PAGE_SIZE, **filters: Unpack[ListClientRolesFilters]
    ) -> Iterator[RoleRepresentation]:
        """Iterate over the roles that fit, with one page in memory at a time."""
        return self._pages(api.list_client_roles, page_size, **filters)

    def by_name(self, role_name: str) -> ClientRole:
        """Return one role."""
        return self._at(ClientRole, role_name)


class ClientRole(Node):
    """One role of a client.

    Args:
        realm_name: the realm.
        client_id: the client's internal id.
        role_name: the role.
        client: what sends.
    """

    _paths = PATHS["ClientRole"]

    def __init__(self, realm_name: str, client_id: str | Lookup, role_name: str, client: KeycloakAdmin) -> None:
        super().__init__(realm_name, client_id, role_name, client=client)

    def get(self) -> RoleRepresentation:
        """Return the role."""
        return self._send(api.get_client_role)

    def update(self, name: str | None = None, **fields: Unpack[NewRoleRepresentationFields]) -> None:
        """Change the given fields; the others stay as they are.

        Args:
            name: a new name.
            **fields: `description`, `attributes`, ...
        """
        role = self._changed(RoleRepresentation, self.get, fields)
        role.name = name or role.name
        self.replace(role)

    def replace(self, representation: RoleRepresentation | Mapping[str, Any]) -> None:
        """Write the role as given."""
        self._send(api.update_client_role, representation)

    def delete(self) -> None:
        """Delete the role."""
        self._send(api.delete_client_role)
