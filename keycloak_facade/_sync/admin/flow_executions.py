# Made by scripts/unasync.py from keycloak_facade/_async/admin/flow_executions.py; not to be edited.
"""The executions of one authentication flow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from keycloak_openapi.api import authentication as api
from keycloak_openapi.models import AuthenticationExecutionInfoRepresentation

from ..._core.errors import not_found
from .node import Node

if TYPE_CHECKING:
    from collections.abc import Mapping

    from keycloak_openapi.models import AuthenticationExecutionInfoRepresentationFields


_OF_EXECUTION = {"requirement", "priority"}
_OF_SUBFLOW = {"display_name", "description"}


class FlowExecutions(Node):
    """The executions of one authentication flow."""

    def all(self) -> list[AuthenticationExecutionInfoRepresentation]:
        """Return the executions in their order, each followed by those of its subflow, at a higher `level`."""
        return self._send(api.list_flow_executions)

    def add(self, provider: str, *, priority: int | None = None) -> str:
        """Add an execution and return its id; it is disabled until its `requirement` is updated.

        Args:
            provider: id of an authenticator, or of a form action if this is a form's flow.
            priority: its place, lowest first; the last unless given.

        Raises:
            BadRequest: if there is no such provider, or the flow is one of the server's own.
        """
        return self._send(api.add_flow_execution, {"provider": provider, "priority": priority})

    def add_subflow(
        self,
        alias: str,
        *,
        type: str = "basic-flow",
        provider: str | None = None,
        description: str | None = None,
        priority: int | None = None,
    ) -> str:
        """Add a flow below this one and return its id, to go on with `flows.by_id`.

        What executes the new flow is an execution with an id of its own: the one in `all()` that has this `flow_id`. It
        is disabled until its `requirement` is updated.

        Args:
            alias: the new flow's; no two flows of the realm have the same.
            type: `basic-flow` or `form-flow`.
            provider: id of the form that a `form-flow` shows.
            description: what it is for.
            priority: its place, lowest first; the last unless given.

        Raises:
            BadRequest: if this flow is one of the server's own.
            Conflict: if there is a flow of this alias.
        """
        body = {
            "alias": alias,
            "type": type,
            "provider": provider,
            "description": description,
            "priority": priority,
        }
        return self._send(api.add_flow_subflow, body)

    def update(self, execution_id: str, **fields: Unpack[AuthenticationExecutionInfoRepresentationFields]) -> None:
        """Change the given fields of an execution; the others stay as they are.

        Args:
            execution_id: one of this flow's, or of a flow below it.
            **fields: `requirement` (REQUIRED, ALTERNATIVE, CONDITIONAL, DISABLED), `priority`; of a subflow also
                `display_name`, which is its alias, and `description`.

        Raises:
            NotFound: if the flow has no such execution.
        """

        def get() -> AuthenticationExecutionInfoRepresentation:
            for execution in self.all():
                if execution.id == execution_id:
                    return execution
            request = api.list_flow_executions(*self._values())
            raise not_found(request, f"execution {execution_id!r}")

        changed = self._changed(AuthenticationExecutionInfoRepresentation, get, fields)
        self.replace(changed)
        if _OF_EXECUTION & fields.keys() and _OF_SUBFLOW & fields.keys():
            self.replace(changed)

    def replace(self, execution: AuthenticationExecutionInfoRepresentation | Mapping[str, Any]) -> None:
        """Write an execution as given, with its `id`.

        If `requirement` or `priority` change, the server leaves name and description of a subflow as they are.
        """
        self._send(api.update_flow_executions, execution)
