# Made by scripts/unasync.py from keycloak_facade/_async/admin/components.py; not to be edited.
"""The components of a realm, such as key providers and user federation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from keycloak_openapi.api import components as api
from keycloak_openapi.models import ComponentRepresentation

from ..._core.masks import unmasked
from .node import Node

if TYPE_CHECKING:
    from collections.abc import Mapping

    from keycloak_openapi.api.components import ListComponentsFilters
    from keycloak_openapi.models import (
        ComponentRepresentationFields,
        ComponentTypeRepresentation,
        NewComponentRepresentationFields,
    )


class Components(Node):
    """The components of a realm."""

    def all(self, **filters: Unpack[ListComponentsFilters]) -> list[ComponentRepresentation]:
        """Return the components that fit; secrets read as asterisks.

        Args:
            **filters: `name`, `provider_id` (such as `ldap`), `type` of provider (such as
                `org.keycloak.keys.KeyProvider`), `parent` for the id of the component above.
        """
        return self._send(api.list_components, **filters)

    def create(self, name: str, **fields: Unpack[NewComponentRepresentationFields]) -> str:
        """Create a component and return its id.

        Args:
            name: what administrators see; several may have the same.
            **fields: `provider_id` and `provider_type`, without which the server refuses; `config`, a list of values by
                name; `parent_id`, the realm's unless given; `sub_type`.

        Raises:
            BadRequest: if there is no such provider, or it does not take the `config`.
            ValueError: if a value of `config` is the asterisks that the server shows for a secret.
        """
        body = unmasked(ComponentRepresentation.from_fields({"name": name, **fields}))
        return self._send(api.create_component, body)

    def by_id(self, component_id: str) -> Component:
        """Return one component."""
        return self._at(Component, component_id)

    def client_registration_policy_providers(self) -> list[ComponentTypeRepresentation]:
        """Return the kinds of policy for the registration of clients, which are components too, with their settings."""
        return self._send(api.list_client_registration_policy_providers)


class Component(Node):
    """One component of a realm."""

    def get(self) -> ComponentRepresentation:
        """Return the component; secrets read as asterisks."""
        return self._send(api.get_component)

    def update(self, **fields: Unpack[ComponentRepresentationFields]) -> None:
        """Change the given fields; the others stay as they are.

        So do settings that a `config` leaves out; an empty list removes one. None changes nothing. The server takes
        asterisks for the secret that it has already, so secrets are kept. With a `provider_id` that it does not have, a
        component cannot be read any more, only deleted.
        """
        self.replace(self._changed(ComponentRepresentation, self.get, fields))

    def replace(self, representation: ComponentRepresentation | Mapping[str, Any]) -> None:
        """Write the component as given; its `config` is treated as in `update`."""
        self._send(api.update_component, representation)

    def delete(self) -> None:
        """Delete the component, with those below it."""
        self._send(api.delete_component)

    def sub_component_types(self, type: str) -> list[ComponentTypeRepresentation]:
        """Return the kinds of component that can be below this one, with their settings.

        Args:
            type: of provider, such as `org.keycloak.storage.ldap.mappers.LDAPStorageMapper`.
        """
        return self._send(api.list_sub_component_types, type=type)
