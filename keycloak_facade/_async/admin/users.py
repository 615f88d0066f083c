"""The users of a realm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from keycloak_openapi.api import users as api
from keycloak_openapi.models import UserRepresentation

from ..._core.predecessor import PATHS
from .base import AsyncLookup
from .node import AsyncNode
from .paging import LARGE_PAGE_SIZE, PAGE_SIZE
from .user import AsyncUser

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from keycloak_openapi.api.users import CountUsersFilters, ListUsersFilters
    from keycloak_openapi.models import NewUserRepresentationFields

    from .admin import AsyncKeycloakAdmin
    from .management_permissions import AsyncManagementPermissions


class AsyncUsers(AsyncNode):
    """The users of a realm.

    Args:
        realm_name: the realm.
        client: what sends.
    """

    _paths = PATHS["Users"]

    def __init__(self, realm_name: str, client: AsyncKeycloakAdmin) -> None:
        super().__init__(realm_name, client=client)

    async def create(self, username: str, **fields: Unpack[NewUserRepresentationFields]) -> str:
        """Create a user and return the id.

        Args:
            username: kept in lower case by the server.
            **fields: `enabled` (False unless given), `email`, `first_name`, `attributes`, `credentials`, `groups` (by
                path), ... Attributes that the realm's user profile does not declare are dropped by the server, unless
                the realm allows unmanaged ones.

        Raises:
            Conflict: if there is one of this name or email address.
        """
        body = UserRepresentation.from_fields({"username": username, **fields})
        return await self._send(api.create_user, body)

    async def all(
        self, *, page_size: int = LARGE_PAGE_SIZE, **filters: Unpack[ListUsersFilters]
    ) -> list[UserRepresentation]:
        """Return all users that fit, not only the server's first hundred.

        Args:
            page_size: users a request.
            **filters: see `iter`.
        """
        return [user async for user in self.iter(page_size=page_size, **filters)]

    def iter(
        self, *, page_size: int = PAGE_SIZE, **filters: Unpack[ListUsersFilters]
    ) -> AsyncIterator[UserRepresentation]:
        """Iterate over the users that fit, with one page in memory at a time.

        Users that are created or deleted meanwhile may be missed.

        Args:
            page_size: users a request.
            **filters: `search` for the beginning of a name or email address (`*part*` for any part of one), or
                `username`, `first_name`, `last_name`, `email` (parts, or wholes with `exact=True`), `enabled`,
                `email_verified`, `q` (`"attribute:value ..."`), `idp_alias`, `idp_user_id`, `created_after`,
                `created_before`, `brief_representation`.
        """
        return self._pages(api.list_users, page_size, **filters)

    async def count(self, **filters: Unpack[CountUsersFilters]) -> int:
        """Count the users that fit; filters as in `iter`."""
        return await self._send(api.count_users, **filters)

    def by_id(self, user_id: str) -> AsyncUser:
        """Return one user."""
        return self._at(AsyncUser, user_id)

    def by_username(self, username: str) -> AsyncUser:
        """Return one user, whose id is looked up at the first call."""
        request = api.list_users(self._realm_name, username=username, exact=True, max=1)
        return self._at(AsyncUser, AsyncLookup(request, f"user {username!r}"))

    @property
    def management_permissions(self) -> AsyncManagementPermissions:
        """Whether permissions of their own decide who may manage users."""
        from ..._core.management_permissions import USERS_PERMISSIONS
        from .management_permissions import AsyncManagementPermissions

        return AsyncManagementPermissions(*self._path, client=self._client, operations=USERS_PERMISSIONS)
