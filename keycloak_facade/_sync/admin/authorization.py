# Made by scripts/unasync.py from keycloak_facade/_async/admin/authorization.py; not to be edited.
"""The authorization services of a client."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from keycloak_openapi.api import authorization as api
from keycloak_openapi.models import ResourceServerRepresentation

from .authorization_permissions import Permissions
from .authorization_policies import Policies
from .authorization_resources import AuthorizationResources
from .authorization_scopes import AuthorizationScopes
from .node import Node

if TYPE_CHECKING:
    from collections.abc import Mapping

    from keycloak_openapi.models import ResourceServerRepresentationFields

_SETTINGS = ("allowRemoteResourceManagement", "policyEnforcementMode", "decisionStrategy")


class Authorization(Node):
    """The authorization services of a client, which need its `authorization_services_enabled`."""

    def get(self) -> ResourceServerRepresentation:
        """Return the settings, without resources, scopes and policies.

        Raises:
            NotFound: if the client has no authorization services.
        """
        return self._send(api.get_resource_server)

    def update(self, **fields: Unpack[ResourceServerRepresentationFields]) -> None:
        """Change the given settings; the others stay as they are.

        Args:
            **fields: `policy_enforcement_mode`, `decision_strategy` and `allow_remote_resource_management`; the server
                heeds no others.

        Raises:
            ValueError: if the strategy is CONSENSUS, which is for policies only.
        """
        if fields.get("decision_strategy") == "CONSENSUS":
            raise ValueError("decision_strategy: expected AFFIRMATIVE or UNANIMOUS, got CONSENSUS")
        self.replace(self._changed(ResourceServerRepresentation, self.get, fields))

    def replace(self, representation: ResourceServerRepresentation | Mapping[str, Any]) -> None:
        """Write the settings as given, all three of them.

        Raises:
            Conflict: if one is missing.
        """
        self._send(api.update_resource_server, representation)

    def settings(self) -> ResourceServerRepresentation:
        """Export the settings with all resources, scopes and policies, as `import_settings` takes them elsewhere."""
        return self._send(api.get_resource_server_settings)

    def import_settings(self, settings: ResourceServerRepresentation | Mapping[str, Any]) -> None:
        """Import settings, resources, scopes and policies.

        What is there of the same name is overwritten; what is not mentioned stays. Resources that the server has in its
        cache are answered as they were, until it forgets them.

        Args:
            settings: an export, or a part of one.
        """
        now = self.get()
        kept = {key: now[key] for key in _SETTINGS if key in now}
        self._send(api.import_resource_server, kept | dict(settings))

    @property
    def resources(self) -> AuthorizationResources:
        """What is protected."""
        return self._at(AuthorizationResources)

    @property
    def scopes(self) -> AuthorizationScopes:
        """What can be done with the resources."""
        return self._at(AuthorizationScopes)

    @property
    def policies(self) -> Policies:
        """What decides."""
        return self._at(Policies)

    @property
    def permissions(self) -> Permissions:
        """What the policies decide on: resources and scopes."""
        return self._at(Permissions)
