"""The authorization services of a client."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from keycloak_openapi.api import authorization as api
from keycloak_openapi.models import ResourceServerRepresentation

from .authorization_permissions import AsyncPermissions
from .authorization_policies import AsyncPolicies
from .authorization_resources import AsyncAuthorizationResources
from .authorization_scopes import AsyncAuthorizationScopes
from .node import AsyncNode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from keycloak_openapi.models import ResourceServerRepresentationFields

_SETTINGS = ("allowRemoteResourceManagement", "policyEnforcementMode", "decisionStrategy")


class AsyncAuthorization(AsyncNode):
    """The authorization services of a client, which need its `authorization_services_enabled`."""

    async def get(self) -> ResourceServerRepresentation:
        """Return the settings, without resources, scopes and policies.

        Raises:
            NotFound: if the client has no authorization services.
        """
        return await self._send(api.get_resource_server)

    async def update(self, **fields: Unpack[ResourceServerRepresentationFields]) -> None:
        """Change the given settings; the others stay as they are.

        Args:
            **fields: `policy_enforcement_mode`, `decision_strategy` and `allow_remote_resource_management`; the server
                heeds no others.

        Raises:
            ValueError: if the strategy is CONSENSUS, which is for policies only.
        """
        if fields.get("decision_strategy") == "CONSENSUS":
            raise ValueError("decision_strategy: expected AFFIRMATIVE or UNANIMOUS, got CONSENSUS")
        await self.replace(await self._changed(ResourceServerRepresentation, self.get, fields))

    async def replace(self, representation: ResourceServerRepresentation | Mapping[str, Any]) -> None:
        """Write the settings as given, all three of them.

        Raises:
            Conflict: if one is missing.
        """
        await self._send(api.update_resource_server, representation)

    async def settings(self) -> ResourceServerRepresentation:
        """Export the settings with all resources, scopes and policies, as `import_settings` takes them elsewhere."""
        return await self._send(api.get_resource_server_settings)

    async def import_settings(self, settings: ResourceServerRepresentation | Mapping[str, Any]) -> None:
        """Import settings, resources, scopes and policies.

        What is there of the same name is overwritten; what is not mentioned stays. Resources that the server has in its
        cache are answered as they were, until it forgets them.

        Args:
            settings: an export, or a part of one.
        """
        now = await self.get()
        kept = {key: now[key] for key in _SETTINGS if key in now}
        await self._send(api.import_resource_server, kept | dict(settings))

    @property
    def resources(self) -> AsyncAuthorizationResources:
        """What is protected."""
        return self._at(AsyncAuthorizationResources)

    @property
    def scopes(self) -> AsyncAuthorizationScopes:
        """What can be done with the resources."""
        return self._at(AsyncAuthorizationScopes)

    @property
    def policies(self) -> AsyncPolicies:
        """What decides."""
        return self._at(AsyncPolicies)

    @property
    def permissions(self) -> AsyncPermissions:
        """What the policies decide on: resources and scopes."""
        return self._at(AsyncPermissions)
