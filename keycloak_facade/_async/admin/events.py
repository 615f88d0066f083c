"""Events: what users and clients have done, and what administrators have changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from keycloak_openapi.api import events as api
from keycloak_openapi.models import RealmEventsConfigRepresentation

from .node import AsyncNode
from .paging import LARGE_PAGE_SIZE, PAGE_SIZE

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Mapping

    from keycloak_openapi.api.events import ListAdminEventsFilters, ListEventsFilters
    from keycloak_openapi.models import (
        AdminEventRepresentation,
        EventRepresentation,
        RealmEventsConfigRepresentationFields,
    )


class AsyncEvents(AsyncNode):
    """What users and clients have done; the realm records it if `config` says so."""

    async def all(
        self, *, page_size: int = LARGE_PAGE_SIZE, **filters: Unpack[ListEventsFilters]
    ) -> list[EventRepresentation]:
        """Return all events that fit; filters as in `iter`."""
        return [event async for event in self.iter(page_size=page_size, **filters)]

    def iter(
        self, *, page_size: int = PAGE_SIZE, **filters: Unpack[ListEventsFilters]
    ) -> AsyncGenerator[EventRepresentation]:
        """Iterate over the events that fit, page by page.

        Args:
            page_size: events a request.
            **filters: `type` (a list such as `["LOGIN", "LOGIN_ERROR"]`), `client_query` (a client id), `user` (an
                id), `ip_address`, `date_from`, `date_to` and `direction`: `asc` for the oldest first, `desc` (as if
                none is given) for the newest; only the former brings what is recorded meanwhile, and nothing twice.
                The dates are inclusive: a `date` (a day where the server is), its ISO text, a `datetime` (local time
                if it has no time zone), or milliseconds since the epoch.
        """
        return self._pages(api.list_events, page_size, **filters)

    async def delete(self) -> None:
        """Delete all events."""
        await self._send(api.delete_events)

    @property
    def config(self) -> AsyncEventsConfig:
        """What the realm records, of users and of administrators."""
        return self._at(AsyncEventsConfig)


class AsyncAdminEvents(AsyncNode):
    """What administrators have changed; the realm records it if `events.config` says so."""

    async def all(
        self, *, page_size: int = LARGE_PAGE_SIZE, **filters: Unpack[ListAdminEventsFilters]
    ) -> list[AdminEventRepresentation]:
        """Return all events that fit; filters as in `iter`."""
        return [event async for event in self.iter(page_size=page_size, **filters)]

    def iter(
        self, *, page_size: int = PAGE_SIZE, **filters: Unpack[ListAdminEventsFilters]
    ) -> AsyncGenerator[AdminEventRepresentation]:
        """Iterate over the events that fit, page by page.

        Args:
            page_size: events a request.
            **filters: `operation_types` (a list such as `["CREATE"]`), `resource_types` (`["USER"]`), `resource_path`
                (such as `users/*`), `auth_realm`, `auth_client`, `auth_user` (ids), `auth_ip_address`, `date_from`,
                `date_to` and `direction`, as in `events.iter`.
        """
        return self._pages(api.list_admin_events, page_size, **filters)

    async def delete(self) -> None:
        """Delete all events of administrators."""
        await self._send(api.delete_admin_events)


class AsyncEventsConfig(AsyncNode):
    """What the realm records as events."""

    async def get(self) -> RealmEventsConfigRepresentation:
        """Return what is recorded, and by which listeners.

        `enabled_event_types` are all that the server records by default, if none were set.
        """
        return await self._send(api.get_events_config)

    async def update(self, **fields: Unpack[RealmEventsConfigRepresentationFields]) -> None:
        """Change the given fields; the others stay as they are.

        Args:
            **fields: `events_enabled`, `events_expiration` (seconds; 0 for ever), `events_listeners`,
                `enabled_event_types` (an empty list for the server's default), `admin_events_enabled`,
                `admin_events_details_enabled` (with the representations).
        """
        config = await self._changed(RealmEventsConfigRepresentation, self.get, fields)
        if "enabled_event_types" not in fields:
            # The server reads the default as a list. Written back, it would keep what a later server records out.
            config.enabled_event_types = None
        await self.replace(config)

    async def replace(self, representation: RealmEventsConfigRepresentation | Mapping[str, Any]) -> None:
        """Write what is recorded as given."""
        await self._send(api.update_events_config, representation)
