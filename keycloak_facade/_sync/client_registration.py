# Made by scripts/unasync.py from keycloak_facade/_async/client_registration.py; not to be edited.
"""How clients register themselves with a realm, and manage what they registered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from keycloak_openapi.api import client_registration as api
from keycloak_openapi.models import ClientMetadata, ClientRepresentation

from .registered_client import RegisteredClient, RegisteredOpenidConnectClient
from .registration import Registration

if TYPE_CHECKING:
    from keycloak_openapi.models import NewClientMetadataFields, NewClientRepresentationFields


class ClientRegistration(Registration):
    """The registration of clients, in the form that each of its places takes."""

    @property
    def default(self) -> DefaultRegistration:
        """Registration in the form of the administration's clients."""
        return DefaultRegistration(self._realm, self._token)

    @property
    def openid_connect(self) -> OpenidConnectRegistration:
        """Registration in the form of OpenID Connect (RFC 7591)."""
        return OpenidConnectRegistration(self._realm, self._token)

    @property
    def saml(self) -> SAMLRegistration:
        """Registration by SAML metadata."""
        return SAMLRegistration(self._realm, self._token)


class DefaultRegistration(Registration):
    """Registration in the form of the administration's clients."""

    def create(self, client_id: str, **fields: Unpack[NewClientRepresentationFields]) -> ClientRepresentation:
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
        return self._send(api.register_client(self._realm.realm_name, body))

    def by_client_id(self, client_id: str, registration_access_token: str | None = None) -> RegisteredClient:
        """Return one client that was registered, in whatever form.

        Args:
            client_id: the client.
            registration_access_token: the newest; None to use the token of the registration.
        """
        return RegisteredClient(self._realm, client_id, registration_access_token, self._token)


class OpenidConnectRegistration(Registration):
    """Registration in the form of OpenID Connect."""

    def create(self, **metadata: Unpack[NewClientMetadataFields]) -> ClientMetadata:
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
        return self._send(api.register_openid_connect_client(self._realm.realm_name, body))

    def by_client_id(
        self, client_id: str, registration_access_token: str | None = None
    ) -> RegisteredOpenidConnectClient:
        """Return one client that was registered.

        Args:
            client_id: the client.
            registration_access_token: the newest; None to use the token of the registration.
        """
        return RegisteredOpenidConnectClient(self._realm, client_id, registration_access_token, self._token)


class SAMLRegistration(Registration):
    """Registration by SAML metadata; from then on the client is one of `default`."""

    def create(self, descriptor: str) -> ClientRepresentation:
        """Register a client and return it, with its `registration_access_token`.

        Args:
            descriptor: the XML of an `EntityDescriptor`, whose `entityID` becomes the client's id.
        """
        return self._send(api.register_saml_client(self._realm.realm_name, descriptor))
