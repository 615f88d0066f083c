"""How users and clients of a realm authenticate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keycloak_openapi.api import authentication as api

from .node import AsyncNode

if TYPE_CHECKING:
    from keycloak_openapi.models import (
        AuthenticationProvider,
        AuthenticatorConfigInfoRepresentation,
        ClientAuthenticationProvider,
        ConfigPropertyRepresentation,
    )

    from .authenticator_configs import AsyncAuthenticatorConfigs
    from .executions import AsyncExecutions
    from .flows import AsyncFlows
    from .required_actions import AsyncRequiredActions


class AsyncAuthentication(AsyncNode):
    """How users and clients of a realm authenticate."""

    @property
    def flows(self) -> AsyncFlows:
        """The flows, which say what is executed in which order."""
        from .flows import AsyncFlows

        return self._at(AsyncFlows)

    @property
    def executions(self) -> AsyncExecutions:
        """The executions of all flows, by id."""
        from .executions import AsyncExecutions

        return self._at(AsyncExecutions)

    @property
    def configs(self) -> AsyncAuthenticatorConfigs:
        """The settings of executions, by id."""
        from .authenticator_configs import AsyncAuthenticatorConfigs

        return self._at(AsyncAuthenticatorConfigs)

    @property
    def required_actions(self) -> AsyncRequiredActions:
        """What users can be told to do at their next login."""
        from .required_actions import AsyncRequiredActions

        return self._at(AsyncRequiredActions)

    async def authenticator_providers(self) -> list[AuthenticationProvider]:
        """Return the authenticators that a flow can execute."""
        return await self._send(api.list_authenticator_providers)

    async def client_authenticator_providers(self) -> list[ClientAuthenticationProvider]:
        """Return the ways in which a client can authenticate."""
        return await self._send(api.list_client_authenticator_providers)

    async def form_providers(self) -> list[AuthenticationProvider]:
        """Return the forms that a subflow of the type `form-flow` can show."""
        return await self._send(api.list_form_providers)

    async def form_action_providers(self) -> list[AuthenticationProvider]:
        """Return what a form can execute."""
        return await self._send(api.list_form_action_providers)

    async def config_description(self, provider_id: str) -> AuthenticatorConfigInfoRepresentation:
        """Return which settings an authenticator or form action has."""
        return await self._send(api.get_authenticator_config_description, provider_id)

    async def client_config_descriptions(self) -> dict[str, list[ConfigPropertyRepresentation]]:
        """Return which settings each way of client authentication has, by the id of its provider."""
        return await self._send(api.list_client_config_descriptions)
