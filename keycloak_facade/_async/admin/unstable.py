"""What the admin console asks the server for; it is no stable API, and may change in any release of Keycloak."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Unpack

from keycloak_openapi.api import ui_ext as api

from ..._core.console import sessions_of_client
from .node import AsyncNode
from .paging import LARGE_PAGE_SIZE, PAGE_SIZE

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable

    from keycloak_openapi.api.ui_ext import ListConsoleUsersFilters
    from keycloak_openapi.models import ConsoleRealm, ConsoleSession, ConsoleSessionType, ConsoleUser
    from keycloak_openapi.request import Request

    from .unstable_roles import AsyncUnstableRoles


class AsyncUnstableRealms(AsyncNode):
    """What the admin console asks for about all realms: no stable API, it may change in any release of Keycloak."""

    async def names(self, *, search: str | None = None, page_size: int = LARGE_PAGE_SIZE) -> list[ConsoleRealm]:
        """Return the name and the display name of all realms that the account may see, or of those found.

        Args:
            search: part of the name.
            page_size: realms a request.
        """
        return [realm async for realm in self._pages(api.list_console_realms, page_size, search=search)]


class AsyncUnstable(AsyncNode):
    """What the admin console asks for about a realm: no stable API, it may change in any release of Keycloak."""

    @property
    def sessions(self) -> AsyncUnstableSessions:
        """The sessions of all users, the offline ones too."""
        return self._at(AsyncUnstableSessions)

    @property
    def users(self) -> AsyncUnstableUsers:
        """The users, each with its login failures."""
        return self._at(AsyncUnstableUsers)

    @property
    def roles(self) -> AsyncUnstableRoles:
        """The roles that users, groups, clients, client scopes and composite roles have, or could have."""
        from .unstable_roles import AsyncUnstableRoles

        return self._at(AsyncUnstableRoles)


class AsyncUnstableUsers(AsyncNode):
    """The users of a realm, each with its login failures."""

    async def all(
        self, *, page_size: int = LARGE_PAGE_SIZE, **filters: Unpack[ListConsoleUsersFilters]
    ) -> list[ConsoleUser]:
        """Return all users that fit; filters as in `iter`."""
        return [user async for user in self.iter(page_size=page_size, **filters)]

    def iter(
        self, *, page_size: int = PAGE_SIZE, **filters: Unpack[ListConsoleUsersFilters]
    ) -> AsyncGenerator[ConsoleUser]:
        """Iterate over the users that fit, page by page.

        Args:
            page_size: users a request.
            **filters: those of `users`, but for `created_after` and `created_before`.
        """
        return self._pages(api.list_console_users, page_size, **filters)


class AsyncUnstableSessionList(AsyncNode):
    """Sessions; a subclass names the operation that lists them."""

    _list: ClassVar[Callable[..., Request[list[ConsoleSession]]]]

    async def all(
        self, *, type: ConsoleSessionType | None = None, search: str | None = None, page_size: int = LARGE_PAGE_SIZE
    ) -> list[ConsoleSession]:
        """Return all sessions that fit; filters as in `iter`."""
        return [session async for session in self.iter(type=type, search=search, page_size=page_size)]

    def iter(
        self, *, type: ConsoleSessionType | None = None, search: str | None = None, page_size: int = PAGE_SIZE
    ) -> AsyncGenerator[ConsoleSession]:
        """Iterate over the sessions that fit, page by page.

        Args:
            type: `REGULAR` or `OFFLINE`; all unless given.
            search: part of a username or address, or of the clientId of a client in the session.
            page_size: sessions a request.
        """
        return self._pages(self._list, page_size, type=type, search=search)


class AsyncUnstableSessions(AsyncUnstableSessionList):
    """The sessions of all users."""

    _list = staticmethod(api.list_console_sessions)

    def by_client(self, client_uuid: str) -> AsyncUnstableClientSessions:
        """Return the sessions of one client, by its internal id."""
        return self._at(AsyncUnstableClientSessions, client_uuid)


class AsyncUnstableClientSessions(AsyncUnstableSessionList):
    """The sessions of one client; the server fails for one that does not exist."""

    _list = staticmethod(sessions_of_client)
