"""Permission tickets as they are kept: what users have asked owners for, and what was granted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from keycloak_openapi.api import uma as api
from keycloak_openapi.models import PermissionTicketRepresentation

from .._core.hidden import hidden
from .._core.uma import by_json_name
from .uma_protection import AsyncUMAProtection

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Mapping

    from keycloak_openapi.api.uma import ListPermissionTicketsFilters
    from keycloak_openapi.models import PermissionTicketRepresentationFields


class AsyncUMATickets(AsyncUMAProtection):
    """Tickets. Each call takes an access token of the resource server, or of a user with its role `uma_protection`."""

    async def ticket_create(
        self, token: str, **kwargs: Unpack[PermissionTicketRepresentationFields]
    ) -> PermissionTicketRepresentation:
        """Ask for, or grant with `granted=True`, a permission on a resource that its owner manages.

        Args:
            token: the owner's or, since Keycloak 26.7, the resource server's.
            **kwargs: `resource`, `scope` or `scope_name`, `requester` or `requester_name`, `granted`.

        Raises:
            BadRequest: one of these is missing or unknown, the owner does not manage it, or there is such a ticket.
        """
        token = hidden(token)
        body = by_json_name(PermissionTicketRepresentation, kwargs)
        return await self._send(token, api.create_permission_ticket(self._realm.realm_name, body))

    async def ticket_list(
        self,
        token: str,
        *,
        first: int | None = None,
        max: int | None = None,
        **kwargs: Unpack[ListPermissionTicketsFilters],
    ) -> list[PermissionTicketRepresentation]:
        """Return permissions that were asked for or granted; no more than 100, unless `max` says so.

        Args:
            token: the resource server's, or a user's.
            first: position of the first one.
            max: how many at most.
            **kwargs: `scope_id`, `resource_id`, `owner`, `requester`, `granted`; `return_names` for names beside ids.
        """
        token = hidden(token)
        return await self._list(token, api.list_permission_tickets, {"first": first, "max": max, **kwargs})

    def ticket_iter(
        self, token: str, *, page_size: int = 100, **kwargs: Unpack[ListPermissionTicketsFilters]
    ) -> AsyncGenerator[PermissionTicketRepresentation]:
        """Iterate over all such permissions, a page at a time; filters as in `ticket_list`."""
        token = hidden(token)
        return self._iterate(token, api.list_permission_tickets, page_size, kwargs)

    async def ticket_count(self, token: str, **kwargs: Unpack[ListPermissionTicketsFilters]) -> int:
        """Count permissions that were asked for or granted; filters as in `ticket_list`."""
        token = hidden(token)
        return await self._list(token, api.count_permission_tickets, kwargs)

    async def ticket_update(self, token: str, ticket: PermissionTicketRepresentation | Mapping[str, Any]) -> None:
        """Write a ticket back, with `granted` changed; the server deletes one that is no longer granted.

        Raises:
            BadRequest: there is no such ticket.
        """
        token = hidden(token)
        await self._send(token, api.update_permission_ticket(self._realm.realm_name, ticket))

    async def ticket_delete(self, token: str, id: str) -> None:
        """Delete a ticket, and with it the permission.

        Raises:
            BadRequest: there is no such ticket.
        """
        token = hidden(token)
        await self._send(token, api.delete_permission_ticket(self._realm.realm_name, id))
