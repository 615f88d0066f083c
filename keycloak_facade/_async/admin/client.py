"""One client of a realm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from keycloak_openapi.api import clients as api
from keycloak_openapi.models import ClientRepresentation

from .client_roles import AsyncClientRoles
from .node import AsyncNode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from keycloak_openapi.models import ClientRepresentationFields, CredentialRepresentation, UserRepresentation

    from .admin import AsyncKeycloakAdmin
    from .base import AsyncLookup
    from .management_permissions import AsyncManagementPermissions
    from .protocol_mappers import AsyncProtocolMappers
    from .scope_mappings import AsyncClientScopeMappings


class AsyncClient(AsyncNode):
    """One client of a realm.

    Args:
        realm_name: the realm.
        id: the client's internal id.
        client: what sends.
    """

    def __init__(self, realm_name: str, id: str | AsyncLookup, client: AsyncKeycloakAdmin) -> None:
        super().__init__(realm_name, id, client=client)

    async def get(self) -> ClientRepresentation:
        """Return the client."""
        return await self._send(api.get_client)

    async def update(self, **fields: Unpack[ClientRepresentationFields]) -> None:
        """Change the given fields; the others stay as they are.

        The client is read first: without `authorizationServicesEnabled` the server would delete all its authorization
        resources and policies.
        """
        await self.replace(await self._changed(ClientRepresentation, self.get, fields))

    async def replace(self, representation: ClientRepresentation | Mapping[str, Any]) -> None:
        """Write the client as given."""
        await self._send(api.update_client, representation)

    async def delete(self) -> None:
        """Delete the client."""
        await self._send(api.delete_client)

    async def secret(self) -> CredentialRepresentation:
        """Return the client's secret, as the `value` of a credential."""
        return await self._send(api.get_client_secret)

    async def service_account_user(self) -> UserRepresentation:
        """Return the user that is the client's own account."""
        return await self._send(api.get_client_service_account_user)

    @property
    def roles(self) -> AsyncClientRoles:
        """The roles of the client."""
        return self._at(AsyncClientRoles)

    @property
    def management_permissions(self) -> AsyncManagementPermissions:
        """Whether permissions of its own decide who may manage the client."""
        from ..._core.management_permissions import CLIENT_PERMISSIONS
        from .management_permissions import AsyncManagementPermissions

        return AsyncManagementPermissions(*self._path, client=self._client, operations=CLIENT_PERMISSIONS)

    @property
    def protocol_mappers(self) -> AsyncProtocolMappers:
        """What the client's tokens and assertions are filled by."""
        from ..._core.protocol_mappers import CLIENT_MAPPERS
        from .protocol_mappers import AsyncProtocolMappers

        return AsyncProtocolMappers(*self._path, client=self._client, operations=CLIENT_MAPPERS)

    @property
    def scope_mappings(self) -> AsyncClientScopeMappings:
        """The roles that the client's tokens may carry, unless `full_scope_allowed`."""
        from .scope_mappings import AsyncClientScopeMappings

        return self._at(AsyncClientScopeMappings)
