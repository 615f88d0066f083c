"""The clients of a realm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from keycloak_openapi.api import clients as api
from keycloak_openapi.models import ClientRepresentation

from ..._core.predecessor import PATHS
from .base import AsyncLookup
from .client_roles import AsyncClientRoles
from .node import AsyncNode
from .paging import LARGE_PAGE_SIZE, PAGE_SIZE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from keycloak_openapi.api.clients import ListClientsFilters
    from keycloak_openapi.models import (
        ClientRepresentationFields,
        CredentialRepresentation,
        NewClientRepresentationFields,
        UserRepresentation,
    )

    from .admin import AsyncKeycloakAdmin


class AsyncClients(AsyncNode):
    """The clients of a realm.

    Args:
        realm_name: the realm.
        client: what sends.
    """

    _paths = PATHS["Clients"]

    def __init__(self, realm_name: str, client: AsyncKeycloakAdmin) -> None:
        super().__init__(realm_name, client=client)

    async def create(self, client_id: str, **fields: Unpack[NewClientRepresentationFields]) -> str:
        """Create a client and return its internal id.

        Args:
            client_id: what the client is known by in OAuth.
            **fields: `public_client`, `secret`, `redirect_uris`, `direct_access_grants_enabled`,
                `service_accounts_enabled`, `authorization_services_enabled`, ...

        Raises:
            Conflict: if there is one of this client id.
        """
        body = ClientRepresentation.from_fields({"client_id": client_id, **fields})
        return await self._send(api.create_client, body)

    async def all(
        self, *, page_size: int = LARGE_PAGE_SIZE, **filters: Unpack[ListClientsFilters]
    ) -> list[ClientRepresentation]:
        """Return all clients that fit; filters as in `iter`."""
        return [client async for client in self.iter(page_size=page_size, **filters)]

    def iter(
        self, *, page_size: int = PAGE_SIZE, **filters: Unpack[ListClientsFilters]
    ) -> AsyncIterator[ClientRepresentation]:
        """Iterate over the clients that fit, with one page in memory at a time.

        Args:
            page_size: clients a request.
            **filters: `client_id` (the whole, or a part with `search=True`), `q` (`"attribute:value ..."`, of those
                attributes that the server lets one search by), `viewable_only`.
        """
        return self._pages(api.list_clients, page_size, **filters)

    def by_id(self, id: str) -> AsyncClient:
        """Return one client, by its internal id."""
        return self._at(AsyncClient, id)

    def by_client_id(self, client_id: str) -> AsyncClient:
        """Return one client, whose internal id is looked up at the first call."""
        request = api.list_clients(self._realm_name, client_id=client_id)
        return self._at(AsyncClient, AsyncLookup(request, f"client {client_id!r}"))


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
