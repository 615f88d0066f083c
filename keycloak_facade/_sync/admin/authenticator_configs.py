# Made by scripts/unasync.py from keycloak_facade/_async/admin/authenticator_configs.py; not to be edited.
"""The settings of authenticators."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from keycloak_openapi.api import authentication as api
from keycloak_openapi.models import AuthenticatorConfigRepresentation

from ..._core.masks import unmasked
from .node import Node

if TYPE_CHECKING:
    from collections.abc import Mapping

    from keycloak_openapi.models import (
        AuthenticatorConfigRepresentationFields,
        NewAuthenticatorConfigRepresentationFields,
    )


class AuthenticatorConfigs(Node):
    """The settings of authenticators."""

    def create(self, alias: str, **fields: Unpack[NewAuthenticatorConfigRepresentationFields]) -> str:
        """Create settings that no execution has yet, and return their id.

        `authentication.executions.create` gives them to an execution; `by_id(...).create_config` there does both.

        Args:
            alias: what the settings are called.
            **fields: `config`, values by name; `authentication.config_description` tells the names.

        Raises:
            ValueError: if a value is the asterisks that the server shows for one.
        """
        body = unmasked(AuthenticatorConfigRepresentation.from_fields({"alias": alias, **fields}))
        return self._send(api.create_authenticator_config, body)

    def by_id(self, config_id: str) -> AuthenticatorConfig:
        """Return the settings of one execution."""
        return self._at(AuthenticatorConfig, config_id)


class AuthenticatorConfig(Node):
    """The settings of one execution."""

    def get(self) -> AuthenticatorConfigRepresentation:
        """Return the settings; secret values, and those of names that no authenticator declares, read as asterisks."""
        return self._send(api.get_authenticator_config)

    def update(self, **fields: Unpack[AuthenticatorConfigRepresentationFields]) -> None:
        """Change the given fields; the others stay as they are. A `config` is written as a whole.

        The server takes a value of asterisks for the one that it has already, so masked values are kept.
        """
        self.replace(self._changed(AuthenticatorConfigRepresentation, self.get, fields))

    def replace(self, representation: AuthenticatorConfigRepresentation | Mapping[str, Any]) -> None:
        """Write the settings as given; asterisks stand for the value that there is, as in `update`."""
        self._send(api.update_authenticator_config, representation)

    def delete(self) -> None:
        """Delete the settings; their execution stays."""
        self._send(api.delete_authenticator_config)
