"""How clients register themselves with a realm, and manage what they registered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from keycloak_openapi.api import client_registration as api
from keycloak_openapi.models import ClientMetadata, ClientRepresentation

from .auth import bearer_auth
from .registered_client import AsyncRegisteredClient, AsyncRegisteredOpenidConnectClient

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from keycloak_openapi._http import httpx
    from keycloak_openapi.models import NewClientMetadataFields, NewClientRepresentationFields

    from .realm import AsyncKeycloakRealm


class AsyncClientRegistration:
    """The registration of clients, in the form that each of its places takes.

    Args:
        realm: the realm object.
        token: an initial access token, an access token, a function that gives one, or None.
    """

    def __init__(
        self, realm: AsyncKeycloakRealm, token: str | Callable[[], str | Awaitable[str]] | None = None
    ) -> None:
        self._realm = realm
        self._auth = None if token is None else bearer_auth(realm, token)

    @property
    def default(self) -> AsyncDefaultRegistration:
        """Registration in the form of the administration's clients."""
        return AsyncDefaultRegistration(self._realm, self._auth)

    @property
    def openid_connect(self) -> AsyncOpenidConnectRegistration:
        """Registration in the form of OpenID Connect (RFC 7591)."""
        return AsyncOpenidConnectRegistration(self._realm, self._auth)

    @property
    def saml(self) -> AsyncSAMLRegistration:
        """Registration by SAML metadata."""
        return AsyncSAMLRegistration(self._realm, self._auth)


class AsyncRegistration:
    """Registration in one form.

    Args:
        realm: the realm object.
        auth: what sends the token, None for none.
    """

    def __init__(self, realm: AsyncKeycloakRealm, auth: httpx.Auth | None) -> None:
        self._realm = realm
        self._auth = auth


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
        return await self._realm.client.send(api.register_client(self._realm.realm_name, body), auth=self._auth)

    def by_client_id(self, client_id: str, registration_access_token: str | None = None) -> AsyncRegisteredClient:
        """Return one client that was registered, in whatever form.

        Args:
            client_id: the client.
            registration_access_token: the newest; None to use the token of the registration.
        """
        return AsyncRegisteredClient(self._realm, client_id, registration_access_token, self._auth)


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
        request = api.register_openid_connect_client(self._realm.realm_name, body)
        return await self._realm.client.send(request, auth=self._auth)

    def by_client_id(
        self, client_id: str, registration_access_token: str | None = None
    ) -> AsyncRegisteredOpenidConnectClient:
        """Return one client that was registered.

        Args:
            client_id: the client.
            registration_access_token: the newest; None to use the token of the registration.
        """
        return AsyncRegisteredOpenidConnectClient(self._realm, client_id, registration_access_token, self._auth)


class AsyncSAMLRegistration(AsyncRegistration):
    """Registration by SAML metadata; from then on the client is one of `default`."""

    async def create(self, descriptor: str) -> ClientRepresentation:
        """Register a client and return it, with its `registration_access_token`.

        Args:
            descriptor: the XML of an `EntityDescriptor`, whose `entityID` becomes the client's id.
        """
        request = api.register_saml_client(self._realm.realm_name, descriptor)
        return await self._realm.client.send(request, auth=self._auth)
