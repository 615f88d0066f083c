# Made by scripts/unasync.py from keycloak_facade/_async/admin/flows.py; not to be edited.
"""The authentication flows of a realm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from keycloak_openapi.api import authentication as api
from keycloak_openapi.models import AuthenticationFlowRepresentation

from .flow_executions import FlowExecutions
from .node import Node, NodeWithId

if TYPE_CHECKING:
    from collections.abc import Mapping

    from keycloak_openapi.models import (
        AuthenticationFlowRepresentationFields,
        NewAuthenticationFlowRepresentationFields,
    )

    from .admin import KeycloakAdmin
    from .base import Lookup


class Flows(Node):
    """The authentication flows of a realm."""

    def all(self) -> list[AuthenticationFlowRepresentation]:
        """Return the flows of the top level; those below them are among their executions."""
        return self._send(api.list_flows)

    def create(self, alias: str, **fields: Unpack[NewAuthenticationFlowRepresentationFields]) -> str:
        """Create a flow without executions, and return its id.

        Args:
            alias: without `/` and other signs that the server names in its refusal.
            **fields: `description`; `provider_id`, which is `basic-flow` unless given, or `client-flow` for the
                authentication of clients; `top_level`, True unless given.

        Raises:
            Conflict: if there is one of this alias.
        """
        defaults: NewAuthenticationFlowRepresentationFields = {"provider_id": "basic-flow", "top_level": True}
        body = AuthenticationFlowRepresentation.from_fields({"alias": alias, **defaults, **fields})
        return self._send(api.create_flow, body)

    def by_id(self, flow_id: str) -> Flow:
        """Return one flow, which may be below another; its alias is looked up where the server asks for that."""
        return self._at(Flow, flow_id)

    def by_alias(self, alias: str) -> Flow:
        """Return one flow; its id is looked up where the server asks for that, among the flows of the top level."""
        flow_id = self._lookup(api.list_flows, f"flow {alias!r} at the top level", alias=alias)
        return Flow(*self._path, flow_id, client=self._client, alias=alias)


class Flow(NodeWithId):
    """One authentication flow.

    Args:
        path: the realm and the flow's id.
        client: what sends.
        alias: the flow's alias; None to look it up.
    """

    def __init__(self, *path: str | Lookup, client: KeycloakAdmin, alias: str | None = None) -> None:
        super().__init__(*path, client=client)
        self._alias = alias

    def get(self) -> AuthenticationFlowRepresentation:
        """Return the flow."""
        return self._send(api.get_flow)

    def update(self, **fields: Unpack[AuthenticationFlowRepresentationFields]) -> None:
        """Change the given fields; the others stay as they are.

        The flow is read first, for the server would take it from the top level.
        """
        self.replace(self._changed(AuthenticationFlowRepresentation, self.get, fields))

    def replace(self, representation: AuthenticationFlowRepresentation | Mapping[str, Any]) -> None:
        """Write the flow as given, but for its executions, which stay."""
        self._send(api.update_flow, representation)
        # By now the id is known, and the alias may be another.
        self._alias = None

    def delete(self) -> None:
        """Delete the flow, and the flows below it.

        Raises:
            BadRequest: if it is one of the server's own, or in use.
        """
        self._send(api.delete_flow)

    def copy(self, new_name: str) -> str:
        """Copy the flow with everything in it, and return the id of the copy.

        Args:
            new_name: alias of the copy; those of the flows below it begin with it.

        Raises:
            Conflict: if there is a flow of this alias.
        """
        alias = self._id(self._alias_or_lookup)
        return self._client.send(api.copy_flow(self._realm_name, alias, {"newName": new_name}))

    @property
    def executions(self) -> FlowExecutions:
        """What the flow executes."""
        return FlowExecutions(self._realm_name, self._alias_or_lookup, client=self._client)

    @property
    def _alias_or_lookup(self) -> str | Lookup:
        # Looked up anew each time, for an update may change it.
        return self._alias or self._lookup(api.get_flow, "such flow", key="alias")
