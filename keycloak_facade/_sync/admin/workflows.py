# Made by scripts/unasync.py from keycloak_facade/_async/admin/workflows.py; not to be edited.
"""The workflows of a realm, which do something to users or clients when time has passed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from keycloak_openapi.api import workflows as api
from keycloak_openapi.models import WorkflowRepresentation

from .base import Lookup
from .node import Node, NodeWithId
from .paging import LARGE_PAGE_SIZE, PAGE_SIZE

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

    from keycloak_openapi.api.workflows import ListWorkflowsFilters
    from keycloak_openapi.models import (
        NewWorkflowRepresentationFields,
        WorkflowRepresentationFields,
        WorkflowResourceType,
    )


class Workflows(Node):
    """The workflows of a realm; servers have them since 26.5."""

    def create(self, name: str, **fields: Unpack[NewWorkflowRepresentationFields]) -> str:
        """Create a workflow and return its id.

        Args:
            name: no two workflows have the same.
            **fields: `on` (the event that starts it, such as `user_created`), `if_` (a condition), `steps` (each with
                what it `uses`, such as `disable-user`, `after` what time, such as `30d`, and `with` what options),
                `enabled`, `schedule`, `concurrency`.

        Raises:
            BadRequest: if there is one of this name, or the server cannot make sense of it.
        """
        body = WorkflowRepresentation.from_fields({"name": name, **fields})
        return self._send(api.create_workflow, body)

    def create_from_yaml(self, text: str) -> str:
        """Create a workflow from YAML, as Keycloak documents it, and return its id."""
        return self._send(api.create_workflow, text)

    def all(
        self, *, page_size: int = LARGE_PAGE_SIZE, **filters: Unpack[ListWorkflowsFilters]
    ) -> list[WorkflowRepresentation]:
        """Return all workflows that fit; filters as in `iter`."""
        return list(self.iter(page_size=page_size, **filters))

    def iter(
        self, *, page_size: int = PAGE_SIZE, **filters: Unpack[ListWorkflowsFilters]
    ) -> Generator[WorkflowRepresentation]:
        """Iterate over the workflows that fit, page by page.

        Args:
            page_size: workflows a request.
            **filters: `search` in the names (a whole name with `exact=True`).
        """
        return self._pages(api.list_workflows, page_size, **filters)

    def by_id(self, workflow_id: str) -> Workflow:
        """Return one workflow."""
        return self._at(Workflow, workflow_id)

    def by_name(self, name: str) -> Workflow:
        """Return one workflow, whose id is looked up at the first call."""
        request = api.list_workflows(self._realm_name, search=name, exact=True, max=1)
        return self._at(Workflow, Lookup(request, f"workflow {name!r}", name=name))

    def scheduled(self, resource_id: str) -> list[WorkflowRepresentation]:
        """Return the workflows that are active for a user or client, each step with `scheduled_at` and `status`.

        Args:
            resource_id: id of the user or client; if there is none, the list is empty.
        """
        return self._send(api.list_scheduled_workflows, resource_id)

    def migrate(self, from_step: str, to_step: str) -> None:
        """Move the users or clients that wait at one step to another.

        Args:
            from_step: id of the step, which is in the `steps` of its workflow.
            to_step: id of a step of the same or of another workflow.

        Raises:
            BadRequest: if there is no such step.
        """
        self._send(api.migrate_workflow, from_=from_step, to=to_step)


class Workflow(NodeWithId):
    """One workflow of a realm."""

    def get(self, *, include_id: bool | None = None) -> WorkflowRepresentation:
        """Return the workflow.

        Args:
            include_id: False to leave out its id and those of its steps, for a copy.

        Raises:
            BadRequest: if there is no such workflow; so do all calls here.
        """
        return self._send(api.get_workflow, include_id=include_id)

    def update(self, **fields: Unpack[WorkflowRepresentationFields]) -> None:
        """Change the given fields; the others stay as they are, but for the ids of steps that nobody waits at.

        Raises:
            BadRequest: if number or order of the steps change while the workflow is active for someone.
        """
        self.replace(self._changed(WorkflowRepresentation, self.get, fields))

    def replace(self, representation: WorkflowRepresentation | Mapping[str, Any] | str) -> None:
        """Write the workflow as given, in YAML if it is a text."""
        self._send(api.update_workflow, representation)

    def delete(self) -> None:
        """Delete the workflow, and what it has scheduled."""
        self._send(api.delete_workflow)

    def activate(self, resource_type: WorkflowResourceType, resource_id: str, *, not_before: str | None = None) -> None:
        """Schedule the steps of the workflow for a user or client, unless they are scheduled already.

        The server does so in the background: `scheduled` tells of it a moment later.

        Args:
            resource_type: `USERS` or `CLIENTS`.
            resource_id: id of the user or client.
            not_before: what time to wait before the first step, such as `5d`; it takes the place of the step's own.

        Raises:
            BadRequest: if there is no such user or client.
        """
        self._send(api.activate_workflow, resource_type, resource_id, not_before=not_before)

    def deactivate(self, resource_type: WorkflowResourceType, resource_id: str) -> None:
        """Forget what the workflow has scheduled for a user or client.

        Args:
            resource_type: `USERS` or `CLIENTS`.
            resource_id: id of the user or client.
        """
        self._send(api.deactivate_workflow, resource_type, resource_id)
