# Made by scripts/unasync.py from keycloak_facade/_async/admin/executions.py; not to be edited.
"""The executions of all authentication flows of a realm, by id."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from keycloak_openapi.api import authentication as api
from keycloak_openapi.models import AuthenticationExecutionRepresentation, AuthenticatorConfigRepresentation

from ..._core.masks import unmasked
from .node import Node

if TYPE_CHECKING:
    from keycloak_openapi.models import (
        NewAuthenticationExecutionRepresentationFields,
        NewAuthenticatorConfigRepresentationFields,
    )


class Executions(Node):
    """The executions of all authentication flows of a realm."""

    def create(self, authenticator: str, **fields: Unpack[NewAuthenticationExecutionRepresentationFields]) -> str:
        """Add an execution to a flow and return its id.

        Args:
            authenticator: id of an authenticator.
            **fields: `parent_flow`, the id of the flow, without which the server refuses; `requirement`, one of
                REQUIRED, ALTERNATIVE, CONDITIONAL and DISABLED, without which it fails; `priority`; and
                `authenticator_config`, which is the alias of a configuration here, and the id of one where an
                execution is read.
        """
        body = AuthenticationExecutionRepresentation.from_fields({"authenticator": authenticator, **fields})
        return self._send(api.create_execution, body)

    def by_id(self, execution_id: str) -> Execution:
        """Return one execution."""
        return self._at(Execution, execution_id)


class Execution(Node):
    """One execution of an authentication flow."""

    def get(self) -> AuthenticationExecutionRepresentation:
        """Return the execution; `authenticator_config` is the id of its settings."""
        return self._send(api.get_execution)

    def delete(self) -> None:
        """Delete the execution, with its settings or its subflow."""
        self._send(api.delete_execution)

    def raise_priority(self) -> None:
        """Change places with the execution before this one."""
        self._send(api.raise_execution_priority)

    def lower_priority(self) -> None:
        """Change places with the execution after this one."""
        self._send(api.lower_execution_priority)

    def create_config(self, alias: str, **fields: Unpack[NewAuthenticatorConfigRepresentationFields]) -> str:
        """Give the execution its settings and return their id, to go on with `authentication.configs.by_id`.

        Args:
            alias: what the settings are called.
            **fields: `config`, values by name; `authentication.config_description` tells the names.

        Raises:
            ValueError: if a value is the asterisks that the server shows for one.
        """
        body = unmasked(AuthenticatorConfigRepresentation.from_fields({"alias": alias, **fields}))
        return self._send(api.create_execution_config, body)

    def config(self, config_id: str) -> AuthenticatorConfigRepresentation:
        """Return the execution's settings.

        Args:
            config_id: `authenticator_config` of the execution.
        """
        return self._send(api.get_execution_config, config_id)
