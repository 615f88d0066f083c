"""Registration of further clients, by OpenID Connect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from .._core.hidden import hidden
from .openid_base import AsyncOpenidConnectBase

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from keycloak_openapi.models import ClientMetadata, NewClientMetadataFields

    from .registered_client import AsyncRegisteredOpenidConnectClient


class AsyncOpenidRegistration(AsyncOpenidConnectBase):
    """Registration of clients (RFC 7591) and care for what was registered (RFC 7592)."""

    async def register_client(
        self,
        token: str | Callable[[], str | Awaitable[str]] | None = None,
        **metadata: Unpack[NewClientMetadataFields],
    ) -> ClientMetadata:
        """Register another client and return it, with its `client_id` and `client_secret`.

        `realm.open_id_connect(made.client_id, made.client_secret)` is the new client. Its `registration_access_token`
        is what `registered_client` wants.

        Args:
            token: an initial access token; or the access token of an account that has one of the roles `create-client`
                and `manage-clients`, or a function that is asked for one. None where the realm trusts the host.
            **metadata: `redirect_uris`, `client_name`, `grant_types`, `token_endpoint_auth_method`, `jwks`, ...

        Raises:
            BadRequest: if something is wrong with the metadata; its `error` is `invalid_redirect_uri` or
                `invalid_client_metadata`.
            Forbidden: if a policy of the realm refuses the client.
            Unauthorized: if the token is wrong, or used up.
        """
        token = hidden(token)
        return await self._realm.client_registration(token).openid_connect.create(**metadata)

    def registered_client(self, client_id: str, registration_access_token: str) -> AsyncRegisteredOpenidConnectClient:
        """Return a client that was registered: to `get`, `update`, `replace` or `delete` it.

        Args:
            client_id: the client.
            registration_access_token: the newest: each change voids the one before.
        """
        registration = self._realm.client_registration().openid_connect
        return registration.by_client_id(client_id, registration_access_token)
