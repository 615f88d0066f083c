"""The clients of a realm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from keycloak_openapi.api import clients as api
from keycloak_openapi.models import ClientRepresentation

from ..._core.predecessor import PATHS
from .base import AsyncKeycloakAdminBase, AsyncLookup
from .client_roles import AsyncClientRoles
from .paging import LARGE_PAGE_SIZE, PAGE_SIZE, iterate

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


class AsyncClients(AsyncKeycloakAdminBase):
    """The clients of a realm.

    Args:
        realm_name: the realm.
        client: what sends.
    """

    _paths = PATHS["Clients"]

    def __init__(self, realm_name: str, client: AsyncKeycloakAdmin) -> None:
        super().__init__(client)
        self._realm_name = realm_name

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
        return await self._client.send(api.create_client(self._realm_name, body))

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
        return iterate(
            self._client,
            lambda first, size: api.list_clients(self._realm_name, first=first, max=size, **filters),
            page_size,
        )

    def by_id(self, id: str) -> AsyncClient:
        """Return one client, by its internal id."""
        return AsyncClient(self._realm_name, id, self._client)

    def by_client_id(self, client_id: str) -> AsyncClient:
        """Return one client, whose internal id is looked up at the first call."""
        request = api.list_clients(self._realm_name, client_id=client_id)
        return AsyncClient(self._realm_name, AsyncLookup(request, f"client {client_id!r}"), self._client)


class AsyncClient(AsyncKeycloakAdminBase):
    """One client of a realm.

    Args:
        realm_name: the realm.
        id: the client's internal id.
        client: what sends.
    """

    def __init__(self, realm_name: str, id: str | AsyncLookup, client: AsyncKeycloakAdmin) -> None:
        super().__init__(client)
        self._realm_name = realm_name
        self._client_id = id

    async def get(self) -> ClientRepresentation:
        """Return the client."""
        return await self._client.send(api.get_client(self._realm_name, await self._id(self._client_id)))

    async def update(self, **fields: Unpack[ClientRepresentationFields]) -> None:
        """Change the given fields; the others stay as they are.

        The client is read first: without `authorizationServicesEnabled` the server would delete all its authorization
        resources and policies.
        """
        await self.replace(await self._changed(ClientRepresentation, self.get, fields))

    async def replace(self, representation: ClientRepresentation | Mapping[str, Any]) -> None:
        """Write the client as given."""
        client_id = await self._id(self._client_id)
        await self._client.send(api.update_client(self._realm_name, client_id, representation))

    async def delete(self) -> None:
        """Delete the client."""
        await self._client.send(api.delete_client(self._realm_name, await self._id(self._client_id)))

    async def secret(self) -> CredentialRepresentation:
        """Return the client's secret, as the `value` of a credential."""
        return await self._client.send(api.get_client_secret(self._realm_name, await self._id(self._client_id)))

    async def service_account_user(self) -> UserRepresentation:
        """Return the user that is the client's own account."""
        client_id = await self._id(self._client_id)
        return await self._client.send(api.get_client_service_account_user(self._realm_name, client_id))

    @property
    def roles(self) -> AsyncClientRoles:
        """The roles of the client."""
        return AsyncClientRoles(self._realm_name, self._client_id, self._client)
