# Made by scripts/unasync.py from keycloak_facade/_async/admin/roles.py; not to be edited.
"""The roles of a realm or of a client."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from keycloak_openapi.api import roles as api
from keycloak_openapi.models import RoleRepresentation

from .node import Node
from .paging import LARGE_PAGE_SIZE, PAGE_SIZE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from keycloak_openapi.api.roles import ListRealmRolesFilters
    from keycloak_openapi.models import NewRoleRepresentationFields, RoleRepresentationFields

    from .admin import KeycloakAdmin


class Roles(Node):
    """The realm's own roles.

    Args:
        realm_name: the realm.
        client: what sends.
    """

    def __init__(self, realm_name: str, client: KeycloakAdmin) -> None:
        super().__init__(realm_name, client=client)

    def create(self, name: str, **fields: Unpack[NewRoleRepresentationFields]) -> None:
        """Create a role.

        Raises:
            Conflict: if there is one of this name.
        """
        body = RoleRepresentation.from_fields({"name": name, **fields})
        self._send(api.create_realm_role, body)

    def all(
        self, *, page_size: int = LARGE_PAGE_SIZE, **filters: Unpack[ListRealmRolesFilters]
    ) -> list[RoleRepresentation]:
        """Return all roles that fit; filters are `search` and `brief_representation`."""
        return list(self.iter(page_size=page_size, **filters))

    def iter(
        self, *, page_size: int = PAGE_SIZE, **filters: Unpack[ListRealmRolesFilters]
    ) -> Iterator[RoleRepresentation]:
        """Iterate over the roles that fit, with one page in memory at a time."""
        return self._pages(api.list_realm_roles, page_size, **filters)

    def by_name(self, role_name: str) -> Role:
        """Return one role."""
        return self._at(Role, role_name)


class Role(Node):
    """One of the realm's own roles.

    Args:
        realm_name: the realm.
        role_name: the role.
        client: what sends.
    """

    def __init__(self, realm_name: str, role_name: str, client: KeycloakAdmin) -> None:
        super().__init__(realm_name, role_name, client=client)

    def get(self) -> RoleRepresentation:
        """Return the role."""
        return self._send(api.get_realm_role)

    def update(self, **fields: Unpack[RoleRepresentationFields]) -> None:
        """Change the given fields; the others stay as they are."""
        self.replace(self._changed(RoleRepresentation, self.get, fields))

    def replace(self, representation: RoleRepresentation | Mapping[str, Any]) -> None:
        """Write the role as given."""
        self._send(api.update_realm_role, representation)

    def delete(self) -> None:
        """Delete the role."""
        self._send(api.delete_realm_role)
