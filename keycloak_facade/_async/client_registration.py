"""How clients register themselves with a realm, and manage what they registered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from keycloak_openapi.api import client_registration as api
from keycloak_openapi.models import ClientMetadata, ClientRepresentation

from .registered_client import AsyncRegisteredClient, AsyncRegisteredOpenidConnectClient
from .registration import AsyncRegistration

if TYPE_CHECKING:
    from keycloak_openapi.models import NewClientMetadataFields, NewClientRepresentationFields


class AsyncClientRegistration(AsyncRegistration):
    """The registration of clients, in the form that each of its places takes."""

    @property
    def default(self) -> AsyncDefaultRegistration:
        """Registration in the form of the administration's clients."""
        return AsyncDefaultRegistration(self._realm, self._token)

    @property
    def openid_connect(self) -> AsyncOpenidConnectRegistration:
        """Registration in the form of OpenID Connect (RFC 7591)."""
        return AsyncOpenidConnectRegistration(self._realm, self._token)

    @property
    def saml(self) -> AsyncSAMLRegistration:
        """Registration by SAML metadata."""
        return AsyncSAMLRegistration(self._realm, self._token)


class AsyncDefaultRegistration(AsyncRegistration):
    """Registration in the form of the administration's clients."""

    async def create(self, client_id: str, **fields: Unpack[NewClientRepresentationFields]) -> ClientRepresentation:
        """Register a client and return it, with its `secret` and its `registration_access_token`.

        Args:
            client_id: unique in the realm.
            **fields: `redirect_uris`, `name`, `protocol`, ...

        Raises:
            BadRequest: if there is a client of this id, or something is wrong with a field.
            Forbidden: if a policy of the realm refuses the client.
            Unauthorized: if the token is wrong, or used up.
        """
        body = ClientRepresentation.from_fields({"client_id": client_id, **fields})
        return await self._send(api.register_client(self._realm.realm_name, body))

    def by_client_id(self, client_id: str, registration_access_token: str | None = None) -> AsyncRegisteredClient:
        """Return one client that was registered, in whatever form.

        Args:
            client_id: the client.
            registration_access_token: the newest; None to use the token of the registration.
        """
        return AsyncRegisteredClient(self._realm, client_id, registration_access_token, self._token)


class AsyncOpenidConnectRegistration(AsyncRegistration):
    """Registration in the form of OpenID Connect."""

    async def create(self, **metadata: Unpack[NewClientMetadataFields]) -> ClientMetadata:
        """Register a client and return it, with its `client_id`, `client_secret` and `registration_access_token`.

        Args:
            **metadata: `redirect_uris`, `client_name`, `grant_types`, `token_endpoint_auth_method`, `jwks`, ...

        Raises:
            BadRequest: if something is wrong with the metadata; its `error` is `invalid_redirect_uri` or
                `invalid_client_metadata`.
            Forbidden: if a policy of the realm refuses the client.
            Unauthorized: if the token is wrong, or used up.
        """
        body = ClientMetadata.from_fields(metadata)
        return await self._send(api.register_openid_connect_client(self._realm.realm_name, body))

    def by_client_id(
        self, client_id: str, registration_access_token: str | None = None
    ) -> AsyncRegisteredOpenidConnectClient:
        """Return one client that was registered.

        Args:
            client_id: the client.
            registration_access_token: the newest; None to use the token of the registration.
        """
        return AsyncRegisteredOpenidConnectClient(self._realm, client_id, registration_access_token, self._token)


class AsyncSAMLRegistration(AsyncRegistration):
    """Registration by SAML metadata; from then on the client is one of `default`."""

    async def create(self, descriptor: str) -> ClientRepresentation:
        """Register a client and return it, with its `registration_access_token`.

        Args:
            descriptor: the XML of an `EntityDescriptor`, whose `entityID` becomes the client's id.
        """
        return await self._send(api.register_saml_client(self._realm.realm_name, descriptor))
