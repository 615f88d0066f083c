# Made by scripts/unasync.py from keycloak_facade/_async/admin/required_actions.py; not to be edited.
"""What users of a realm can be told to do at their next login."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from keycloak_openapi.api import required_actions as api
from keycloak_openapi.models import RequiredActionProviderRepresentation

from .node import Node

if TYPE_CHECKING:
    from collections.abc import Mapping

    from keycloak_openapi.models import (
        RequiredActionConfigInfoRepresentation,
        RequiredActionProviderRepresentationFields,
        UnregisteredRequiredAction,
    )


class RequiredActions(Node):
    """The required actions of a realm."""

    def all(self) -> list[RequiredActionProviderRepresentation]:
        """Return the required actions of the realm in their order."""
        return self._send(api.list_required_actions)

    def unregistered(self) -> list[UnregisteredRequiredAction]:
        """Return those that the server offers and the realm does not have."""
        return self._send(api.list_unregistered_required_actions)

    def register(self, provider_id: str, name: str) -> None:
        """Make a required action available in the realm; its alias will be the id of its provider.

        Args:
            provider_id: of one of `unregistered()`.
            name: what administrators see.

        Raises:
            BadRequest: if the server does not offer it.
            Conflict: if the realm has it.
        """
        self._send(api.register_required_action, {"providerId": provider_id, "name": name})

    def by_alias(self, alias: str) -> RequiredAction:
        """Return one required action, such as `UPDATE_PASSWORD`."""
        return self._at(RequiredAction, alias)


class RequiredAction(Node):
    """One required action of a realm."""

    def get(self) -> RequiredActionProviderRepresentation:
        """Return the required action."""
        return self._send(api.get_required_action)

    def update(self, **fields: Unpack[RequiredActionProviderRepresentationFields]) -> None:
        """Change the given fields; the others stay as they are.

        The action is read first, for the server takes what is left out for False and 0.
        """
        self.replace(self._changed(RequiredActionProviderRepresentation, self.get, fields))

    def replace(self, representation: RequiredActionProviderRepresentation | Mapping[str, Any]) -> None:
        """Write the required action as given."""
        self._send(api.update_required_action, representation)

    def delete(self) -> None:
        """Take the required action from the realm; it can be registered again."""
        self._send(api.delete_required_action)

    def raise_priority(self) -> None:
        """Change places with the action before this one."""
        self._send(api.raise_required_action_priority)

    def lower_priority(self) -> None:
        """Change places with the action after this one."""
        self._send(api.lower_required_action_priority)

    def config_description(self) -> RequiredActionConfigInfoRepresentation:
        """Return which settings the action has."""
        return self._send(api.get_required_action_config_description)

    @property
    def config(self) -> RequiredActionConfig:
        """The settings of the action."""
        return self._at(RequiredActionConfig)


class RequiredActionConfig(Node):
    """The settings of one required action."""

    def get(self) -> dict[str, str]:
        """Return the settings by name; those that were never set are left out."""
        return (self._send(api.get_required_action_config)).config or {}

    def update(self, settings: Mapping[str, str]) -> None:
        """Change the given settings; the others stay as they are.

        Raises:
            BadRequest: if a value is not one that the action can take. The server drops settings that it does not know.
        """
        self.replace({**self.get(), **settings})

    def replace(self, settings: Mapping[str, str]) -> None:
        """Write settings as given."""
        self._send(api.update_required_action_config, {"config": settings})

    def delete(self) -> None:
        """Forget all settings."""
        self._send(api.delete_required_action_config)
