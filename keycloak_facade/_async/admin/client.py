"""One client of a realm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from keycloak_openapi.api import clients as api
from keycloak_openapi.models import ClientRepresentation

from ..._core.masks import unmasked
from .client_roles import AsyncClientRoles
from .node import AsyncNodeWithId

if TYPE_CHECKING:
    from collections.abc import Mapping

    from keycloak_openapi.models import (
        ClientRepresentationFields,
        CredentialRepresentation,
        GlobalRequestResult,
        UserRepresentation,
    )

    from .admin import AsyncKeycloakAdmin
    from .assigned_client_scopes import AsyncAssignedClientScopes
    from .authorization import AsyncAuthorization
    from .base import AsyncLookup
    from .client_certificates import AsyncClientCertificates
    from .client_nodes import AsyncClientNodes
    from .client_sessions import AsyncClientSessions
    from .evaluate_scopes import AsyncEvaluateScopes
    from .management_permissions import AsyncManagementPermissions
    from .protocol_mappers import AsyncProtocolMappers
    from .scope_mappings import AsyncClientScopeMappings


class AsyncClient(AsyncNodeWithId):
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
        """Change the given fields; the others stay as they are, and so do attributes that are not given.

        The client is read first: without `authorizationServicesEnabled` the server would delete all its authorization
        resources and policies. An empty text or list empties a field and removes an attribute; None changes nothing.
        """
        await self.replace(await self._changed(ClientRepresentation, self.get, fields))

    async def replace(self, representation: ClientRepresentation | Mapping[str, Any]) -> None:
        """Write the client as given.

        What is left out stays as it is, but for `authorizationServicesEnabled`: left out, it turns authorization off
        and deletes all resources, scopes and policies of the client.

        Raises:
            ValueError: if the secret is the asterisks of an export, which the server would take for the secret.
        """
        await self._send(api.update_client, unmasked(representation))

    async def delete(self) -> None:
        """Delete the client."""
        await self._send(api.delete_client)

    async def secret(self) -> CredentialRepresentation:
        """Return the client's secret, as the `value` of a credential."""
        return await self._send(api.get_client_secret)

    async def regenerate_secret(self) -> CredentialRepresentation:
        """Give the client a new secret and return it, as `secret` does."""
        return await self._send(api.regenerate_client_secret)

    async def rotated_secret(self) -> CredentialRepresentation:
        """Return the former secret, if a client policy lets it be accepted for a while.

        Raises:
            NotFound: if there is none.
        """
        return await self._send(api.get_rotated_client_secret)

    async def invalidate_rotated_secret(self) -> None:
        """No longer accept the former secret; it is no error if there is none."""
        await self._send(api.invalidate_rotated_client_secret)

    async def regenerate_registration_access_token(self) -> ClientRepresentation:
        """Give the client a new `registration_access_token`, with which it changes itself, and return both."""
        return await self._send(api.regenerate_client_registration_access_token)

    async def service_account_user(self) -> UserRepresentation:
        """Return the user that is the client's own account."""
        return await self._send(api.get_client_service_account_user)

    async def installation(self, provider_id: str) -> str | bytes:
        """Return the client's configuration in the format of an adapter or a server.

        Args:
            provider_id: such as `keycloak-oidc-keycloak-json` or `saml-sp-descriptor`; `admin.server_info()` names
                them all. What it returns is a text, even where that is JSON or XML, but of `mod-auth-mellon` the bytes
                of a zip file.

        Raises:
            NotFound: if there is no such format.
        """
        return await self._send(api.get_client_installation, provider_id)

    async def push_revocation(self) -> GlobalRequestResult:
        """Send the client's `not_before` to its `admin_url`, and return the URLs that took it and those that did not.

        Nothing is sent if there is no such URL.
        """
        return await self._send(api.push_client_revocation)

    @property
    def roles(self) -> AsyncClientRoles:
        """The roles of the client."""
        return self._at(AsyncClientRoles)

    @property
    def sessions(self) -> AsyncClientSessions:
        """The sessions of users with the client."""
        from ..._core.client_sessions import ONLINE_SESSIONS
        from .client_sessions import AsyncClientSessions

        return AsyncClientSessions(*self._path, client=self._client, operations=ONLINE_SESSIONS)

    @property
    def offline_sessions(self) -> AsyncClientSessions:
        """The sessions that outlive the browser's, for which the client has offline tokens."""
        from ..._core.client_sessions import OFFLINE_SESSIONS
        from .client_sessions import AsyncClientSessions

        return AsyncClientSessions(*self._path, client=self._client, operations=OFFLINE_SESSIONS)

    @property
    def default_client_scopes(self) -> AsyncAssignedClientScopes:
        """The client scopes that the client's tokens always have."""
        from ..._core.client_scopes import CLIENT_DEFAULT_SCOPES
        from .assigned_client_scopes import AsyncAssignedClientScopes

        return AsyncAssignedClientScopes(*self._path, client=self._client, operations=CLIENT_DEFAULT_SCOPES)

    @property
    def optional_client_scopes(self) -> AsyncAssignedClientScopes:
        """The client scopes that the client may ask for."""
        from ..._core.client_scopes import CLIENT_OPTIONAL_SCOPES
        from .assigned_client_scopes import AsyncAssignedClientScopes

        return AsyncAssignedClientScopes(*self._path, client=self._client, operations=CLIENT_OPTIONAL_SCOPES)

    @property
    def evaluate_scopes(self) -> AsyncEvaluateScopes:
        """What the client's tokens would hold."""
        from .evaluate_scopes import AsyncEvaluateScopes

        return self._at(AsyncEvaluateScopes)

    @property
    def certificates(self) -> AsyncClientCertificates:
        """The client's keys and certificates."""
        from .client_certificates import AsyncClientCertificates

        return self._at(AsyncClientCertificates)

    @property
    def nodes(self) -> AsyncClientNodes:
        """The client's cluster nodes."""
        from .client_nodes import AsyncClientNodes

        return self._at(AsyncClientNodes)

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

    @property
    def authz(self) -> AsyncAuthorization:
        """The client's authorization services: resources, scopes, policies and permissions."""
        from .authorization import AsyncAuthorization

        return self._at(AsyncAuthorization)
