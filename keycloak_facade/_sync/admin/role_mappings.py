# Made by scripts/unasync.py from keycloak_facade/_async/admin/role_mappings.py; not to be edited.
"""Roles that users and groups were given, and roles in the scope of clients: the same verbs on other operations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from ..._core.mappings import RoleOperations
from .node import Node, NodeOf

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from keycloak_openapi.models import MappingsRepresentation, RoleRepresentation

    from ..._core.mappings import MappingOperations


class RoleMappings(NodeOf[RoleOperations]):
    """The mapped roles of one kind."""

    def get(self) -> list[RoleRepresentation]:
        """Return the roles that were mapped directly."""
        return self._send(self._operations.mapped)

    def effective(self, *, brief_representation: bool | None = None) -> list[RoleRepresentation]:
        """Return the roles that were mapped directly, by a group or as part of a composite role.

        Args:
            brief_representation: False for their attributes too.
        """
        return self._send(self._operations.effective, brief_representation=brief_representation)

    def available(self) -> list[RoleRepresentation]:
        """Return the roles that could be mapped yet."""
        return self._send(self._operations.available)

    def add(self, roles: Sequence[RoleRepresentation | Mapping[str, Any]]) -> None:
        """Map roles; each is known by its `id` and `name`."""
        self._send(self._operations.add, roles)

    def delete(self, roles: Sequence[RoleRepresentation | Mapping[str, Any]]) -> None:
        """Unmap roles; each is known by its `id` and `name`."""
        self._send(self._operations.remove, roles)


class ClientRoleMappings(NodeOf[RoleOperations]):
    """The mapped roles of clients."""

    def by_id(self, client_id: str) -> RoleMappings:
        """Return the mapped roles of one client, by its internal id."""
        return RoleMappings(*self._path, client_id, client=self._client, operations=self._operations)


class AllRoleMappings(Node):
    """All roles that are mapped to one thing; a subclass names the operations."""

    _operations: ClassVar[MappingOperations]

    def get(self) -> MappingsRepresentation:
        """Return the roles that were mapped directly, the realm's own and those of clients."""
        return self._send(self._operations.get)

    @property
    def realm(self) -> RoleMappings:
        """The realm's own roles."""
        return RoleMappings(*self._path, client=self._client, operations=self._operations.realm)

    @property
    def clients(self) -> ClientRoleMappings:
        """The roles of clients."""
        return ClientRoleMappings(*self._path, client=self._client, operations=self._operations.client)
