"""The clients of a realm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from keycloak_openapi.api import clients as api
from keycloak_openapi.models import ClientRepresentation

from ..._core.masks import unmasked
from ..._core.predecessor import PATHS
from .base import AsyncLookup
from .client import AsyncClient
from .node import AsyncNode
from .paging import LARGE_PAGE_SIZE, PAGE_SIZE

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Mapping

    from keycloak_openapi.api.clients import ListClientsFilters
    from keycloak_openapi.models import NewClientRepresentationFields

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
            ValueError: if a value is the asterisks that the server shows for a secret.
        """
        body = unmasked(ClientRepresentation.from_fields({"client_id": client_id, **fields}))
        return await self._send(api.create_client, body)

    async def all(
        self, *, page_size: int = LARGE_PAGE_SIZE, **filters: Unpack[ListClientsFilters]
    ) -> list[ClientRepresentation]:
        """Return all clients that fit; filters as in `iter`."""
        return [client async for client in self.iter(page_size=page_size, **filters)]

    def iter(
        self, *, page_size: int = PAGE_SIZE, **filters: Unpack[ListClientsFilters]
    ) -> AsyncGenerator[ClientRepresentation]:
        """Iterate over the clients that fit, page by page.

        Args:
            page_size: clients a request.
            **filters: `client_id` (the whole, or a part with `search=True`), `q` (`"attribute:value ..."`, of those
                attributes that the server lets one search by), `viewable_only`.
        """
        return self._pages(api.list_clients, page_size, **filters)

    async def convert_description(self, description: str | Mapping[str, Any]) -> ClientRepresentation:
        """Turn a description in another format into a client, which is not created.

        Args:
            description: what OpenID Connect registration takes, as a dict or as JSON, or a SAML descriptor.

        Raises:
            BadRequest: if the format is none that the server reads.
        """
        return await self._send(api.convert_client_description, description)

    def by_id(self, id: str) -> AsyncClient:
        """Return one client, by its internal id."""
        return self._at(AsyncClient, id)

    def by_client_id(self, client_id: str) -> AsyncClient:
        """Return one client, whose internal id is looked up at the first call."""
        request = api.list_clients(self._realm_name, client_id=client_id)
        return self._at(AsyncClient, AsyncLookup(request, f"client {client_id!r}", clientId=client_id))
