# Made by scripts/unasync.py from keycloak_facade/_async/admin/client.py; not to be edited.
"""One client of a realm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from keycloak_openapi.api import clients as api
from keycloak_openapi.models import ClientRepresentation

from .client_roles import ClientRoles
from .node import Node

if TYPE_CHECKING:
    from collections.abc import Mapping

    from keycloak_openapi.models import ClientRepresentationFields, CredentialRepresentation, UserRepresentation

    from .admin import KeycloakAdmin
    from .base import Lookup
    from .management_permissions import ManagementPermissions
    from .protocol_mappers import ProtocolMappers
    from .scope_mappings import ClientScopeMappings


class Client(Node):
    """One client of a realm.

    Args:
        realm_name: the realm.
        id: the client's internal id.
        client: what sends.
    """

    def __init__(self, realm_name: str, id: str | Lookup, client: KeycloakAdmin) -> None:
        super().__init__(realm_name, id, client=client)

    def get(self) -> ClientRepresentation:
        """Return the client."""
        return self._send(api.get_client)

    def update(self, **fields: Unpack[ClientRepresentationFields]) -> None:
        """Change the given fields; the others stay as they are.

        The client is read first: without `authorizationServicesEnabled` the server would delete all its authorization
        resources and policies.
        """
        self.replace(self._changed(ClientRepresentation, self.get, fields))

    def replace(self, representation: ClientRepresentation | Mapping[str, Any]) -> None:
        """Write the client as given."""
        self._send(api.update_client, representation)

    def delete(self) -> None:
        """Delete the client."""
        self._send(api.delete_client)

    def secret(self) -> CredentialRepresentation:
        """Return the client's secret, as the `value` of a credential."""
        return self._send(api.get_client_secret)

    def service_account_user(self) -> UserRepresentation:
        """Return the user that is the client's own account."""
        return self._send(api.get_client_service_account_user)

    @property
    def roles(self) -> ClientRoles:
        """The roles of the client."""
        return self._at(ClientRoles)

    @property
    def management_permissions(self) -> ManagementPermissions:
        """Whether permissions of its own decide who may manage the client."""
        from ..._core.management_permissions import CLIENT_PERMISSIONS
        from .management_permissions import ManagementPermissions

        return ManagementPermissions(*self._path, client=self._client, operations=CLIENT_PERMISSIONS)

    @property
    def protocol_mappers(self) -> ProtocolMappers:
        """What the client's tokens and assertions are filled by."""
        from ..._core.protocol_mappers import CLIENT_MAPPERS
        from .protocol_mappers import ProtocolMappers

        return ProtocolMappers(*self._path, client=self._client, operations=CLIENT_MAPPERS)

    @property
    def scope_mappings(self) -> ClientScopeMappings:
        """The roles that the client's tokens may carry, unless `full_scope_allowed`."""
        from .scope_mappings import ClientScopeMappings

        return self._at(ClientScopeMappings)
