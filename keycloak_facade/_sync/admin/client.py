# Made by scripts/unasync.py from keycloak_facade/_async/admin/client.py; not to be edited.
"""One client of a realm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from keycloak_openapi.api import clients as api
from keycloak_openapi.models import ClientRepresentation

from ..._core.masks import unmasked
from .client_roles import ClientRoles
from .node import NodeWithId

if TYPE_CHECKING:
    from collections.abc import Mapping

    from keycloak_openapi.models import (
        ClientRepresentationFields,
        CredentialRepresentation,
        GlobalRequestResult,
        UserRepresentation,
    )

    from .admin import KeycloakAdmin
    from .assigned_client_scopes import AssignedClientScopes
    from .authorization import Authorization
    from .base import Lookup
    from .client_certificates import ClientCertificates
    from .client_nodes import ClientNodes
    from .client_sessions import ClientSessions
    from .evaluate_scopes import EvaluateScopes
    from .management_permissions import ManagementPermissions
    from .protocol_mappers import ProtocolMappers
    from .scope_mappings import ClientScopeMappings


class Client(NodeWithId):
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
        """Change the given fields; the others stay as they are, and so do attributes that are not given.

        The client is read first: without `authorizationServicesEnabled` the server would delete all its authorization
        resources and policies. An empty text or list empties a field and removes an attribute; None changes nothing.
        """
        self.replace(self._changed(ClientRepresentation, self.get, fields))

    def replace(self, representation: ClientRepresentation | Mapping[str, Any]) -> None:
        """Write the client as given.

        What is left out stays as it is, but for `authorizationServicesEnabled`: left out, it turns authorization off
        and deletes all resources, scopes and policies of the client.

        Raises:
            ValueError: if the secret is the asterisks of an export, which the server would take for the secret.
        """
        self._send(api.update_client, unmasked(representation))

    def delete(self) -> None:
        """Delete the client."""
        self._send(api.delete_client)

    def secret(self) -> CredentialRepresentation:
        """Return the client's secret, as the `value` of a credential."""
        return self._send(api.get_client_secret)

    def regenerate_secret(self) -> CredentialRepresentation:
        """Give the client a new secret and return it, as `secret` does."""
        return self._send(api.regenerate_client_secret)

    def rotated_secret(self) -> CredentialRepresentation:
        """Return the former secret, if a client policy lets it be accepted for a while.

        Raises:
            NotFound: if there is none.
        """
        return self._send(api.get_rotated_client_secret)

    def invalidate_rotated_secret(self) -> None:
        """No longer accept the former secret; it is no error if there is none."""
        self._send(api.invalidate_rotated_client_secret)

    def regenerate_registration_access_token(self) -> ClientRepresentation:
        """Give the client a new `registration_access_token`, with which it changes itself, and return both."""
        return self._send(api.regenerate_client_registration_access_token)

    def service_account_user(self) -> UserRepresentation:
        """Return the user that is the client's own account."""
        return self._send(api.get_client_service_account_user)

    def installation(self, provider_id: str) -> str | bytes:
        """Return the client's configuration in the format of an adapter or a server.

        Args:
            provider_id: such as `keycloak-oidc-keycloak-json` or `saml-sp-descriptor`; `admin.server_info()` names
                them all. What it returns is a text, even where that is JSON or XML, but of `mod-auth-mellon` the bytes
                of a zip file.

        Raises:
            NotFound: if there is no such format.
        """
        return self._send(api.get_client_installation, provider_id)

    def push_revocation(self) -> GlobalRequestResult:
        """Send the client's `not_before` to its `admin_url`, and return the URLs that took it and those that did not.

        Nothing is sent if there is no such URL.
        """
        return self._send(api.push_client_revocation)

    @property
    def roles(self) -> ClientRoles:
        """The roles of the client."""
        return self._at(ClientRoles)

    @property
    def sessions(self) -> ClientSessions:
        """The sessions of users with the client."""
        from ..._core.client_sessions import ONLINE_SESSIONS
        from .client_sessions import ClientSessions

        return ClientSessions(*self._path, client=self._client, operations=ONLINE_SESSIONS)

    @property
    def offline_sessions(self) -> ClientSessions:
        """The sessions that outlive the browser's, for which the client has offline tokens."""
        from ..._core.client_sessions import OFFLINE_SESSIONS
        from .client_sessions import ClientSessions

        return ClientSessions(*self._path, client=self._client, operations=OFFLINE_SESSIONS)

    @property
    def default_client_scopes(self) -> AssignedClientScopes:
        """The client scopes that the client's tokens always have."""
        from ..._core.client_scopes import CLIENT_DEFAULT_SCOPES
        from .assigned_client_scopes import AssignedClientScopes

        return AssignedClientScopes(*self._path, client=self._client, operations=CLIENT_DEFAULT_SCOPES)

    @property
    def optional_client_scopes(self) -> AssignedClientScopes:
        """The client scopes that the client may ask for."""
        from ..._core.client_scopes import CLIENT_OPTIONAL_SCOPES
        from .assigned_client_scopes import AssignedClientScopes

        return AssignedClientScopes(*self._path, client=self._client, operations=CLIENT_OPTIONAL_SCOPES)

    @property
    def evaluate_scopes(self) -> EvaluateScopes:
        """What the client's tokens would hold."""
        from .evaluate_scopes import EvaluateScopes

        return self._at(EvaluateScopes)

    @property
    def certificates(self) -> ClientCertificates:
        """The client's keys and certificates."""
        from .client_certificates import ClientCertificates

        return self._at(ClientCertificates)

    @property
    def nodes(self) -> ClientNodes:
        """The client's cluster nodes."""
        from .client_nodes import ClientNodes

        return self._at(ClientNodes)

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

    @property
    def authz(self) -> Authorization:
        """The client's authorization services: resources, scopes, policies and permissions."""
        from .authorization import Authorization

        return self._at(Authorization)
