# Made by scripts/unasync.py from keycloak_facade/_async/admin/authentication.py; not to be edited.
"""How users and clients of a realm authenticate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keycloak_openapi.api import authentication as api

from .node import Node

if TYPE_CHECKING:
    from keycloak_openapi.models import (
        AuthenticationProvider,
        AuthenticatorConfigInfoRepresentation,
        ClientAuthenticationProvider,
        ConfigPropertyRepresentation,
    )

    from .authenticator_configs import AuthenticatorConfigs
    from .executions import Executions
    from .flows import Flows
    from .required_actions import RequiredActions


class Authentication(Node):
    """How users and clients of a realm authenticate."""

    @property
    def flows(self) -> Flows:
        """The flows, which say what is executed in which order."""
        from .flows import Flows

        return self._at(Flows)

    @property
    def executions(self) -> Executions:
        """The executions of all flows, by id."""
        from .executions import Executions

        return self._at(Executions)

    @property
    def configs(self) -> AuthenticatorConfigs:
        """The settings of executions, by id."""
        from .authenticator_configs import AuthenticatorConfigs

        return self._at(AuthenticatorConfigs)

    @property
    def required_actions(self) -> RequiredActions:
        """What users can be told to do at their next login."""
        from .required_actions import RequiredActions

        return self._at(RequiredActions)

    def authenticator_providers(self) -> list[AuthenticationProvider]:
        """Return the authenticators that a flow can execute."""
        return self._send(api.list_authenticator_providers)

    def client_authenticator_providers(self) -> list[ClientAuthenticationProvider]:
        """Return the ways in which a client can authenticate."""
        return self._send(api.list_client_authenticator_providers)

    def form_providers(self) -> list[AuthenticationProvider]:
        """Return the forms that a subflow of the type `form-flow` can show."""
        return self._send(api.list_form_providers)

    def form_action_providers(self) -> list[AuthenticationProvider]:
        """Return what a form can execute."""
        return self._send(api.list_form_action_providers)

    def config_description(self, provider_id: str) -> AuthenticatorConfigInfoRepresentation:
        """Return which settings an authenticator or form action has."""
        return self._send(api.get_authenticator_config_description, provider_id)

    def client_config_descriptions(self) -> dict[str, list[ConfigPropertyRepresentation]]:
        """Return which settings each way of client authentication has, by the id of its provider."""
        return self._send(api.list_client_config_descriptions)
