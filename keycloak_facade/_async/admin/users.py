"""The users of a realm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Unpack

from keycloak_openapi.api import users as api
from keycloak_openapi.models import UserRepresentation

from ..._core.predecessor import PATHS
from .base import AsyncLookup
from .node import AsyncNode
from .paging import LARGE_PAGE_SIZE, PAGE_SIZE
from .user import AsyncUser
from .user_attributes import warn_of_dropped

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterable, Iterable, Mapping

    from keycloak_openapi.api.users import CountUsersFilters, ListUsersFilters
    from keycloak_openapi.models import NewUserRepresentationFields

    from ..._core.bulk import BulkResult
    from ..._core.progress import Progress
    from .admin import AsyncKeycloakAdmin
    from .management_permissions import AsyncManagementPermissions


DEFAULT_PATIENCE = 300.0
"""Seconds that a server may be away; a restart takes it half a minute or more."""


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
                the realm allows unmanaged ones; that is told by an UnmanagedAttributeWarning.

        Raises:
            Conflict: if there is one of this name or email address.
        """
        body = UserRepresentation.from_fields({"username": username, **fields})
        user_id = await self._send(api.create_user, body)
        await warn_of_dropped(self._client, self._realm_name, user_id, body.attributes)
        return user_id

    async def create_many(
        self,
        users: Iterable[UserRepresentation | Mapping[str, Any]] | AsyncIterable[UserRepresentation | Mapping[str, Any]],
        *,
        concurrency: int = 8,
        on_conflict: Literal["fail", "skip"] = "fail",
        progress: Progress | bool | None = None,
        patience: float = DEFAULT_PATIENCE,
    ) -> BulkResult:
        """Create many users, each by a request of its own, several at a time.

        A user that fails is in the result, and the others go on. Where nobody knows whether a request was done, because
        the connection broke or the server failed, the user is looked up by name before it is sent again. While the
        server is away, the work waits. Attributes that the server drops are told by an UnmanagedAttributeWarning,
        once each.

        Args:
            users: models or dicts, of any iterable; no more are pulled from it than are worked on.
            concurrency: how many requests at a time.
            on_conflict: what becomes of a user whose name is taken: `fail`, or `skip`, which leaves it as it is, and
                so goes on after a crash where the work ended.
            progress: True for a bar (extra `[progress]`), or a function of how many are done, and of how many.
            patience: for how many seconds to wait for a server that is away.

        Raises:
            KeycloakError: what no user would escape, such as a refused login or a server that stays away. This, and
                what the iterable or Ctrl-C raises, ends the work once what is in flight is done;
                `BulkResult.of(error)` tells what had been done.
        """
        from .bulk_create import AsyncBulkCreate

        work = AsyncBulkCreate(
            skips=_one_of(on_conflict, "fail", "skip") == "skip",
            realm_name=self._realm_name,
            client=self._client,
            concurrency=concurrency,
            patience=patience,
        )
        return await work.run(users, progress)

    async def import_many(
        self,
        users: Iterable[UserRepresentation | Mapping[str, Any]] | AsyncIterable[UserRepresentation | Mapping[str, Any]],
        *,
        chunk_size: int = 50,
        on_conflict: Literal["fail", "skip", "overwrite"] = "fail",
        progress: Progress | bool | None = None,
        concurrency: int = 4,
        patience: float = DEFAULT_PATIENCE,
    ) -> BulkResult:
        """Create many users by partial imports, which is faster than one by one.

        It needs the role `manage-realm`. The server checks less than `create` does, such as which characters a name
        has; but users may have `realm_roles`, `client_roles` and `federated_identities`. It does an import whole or not
        at all: where one fails, its users are imported in ever smaller parts, until only those that are to blame fail.
        Attributes that the server keeps unseen are told by an UnmanagedAttributeWarning, once each.

        Args:
            users: as of `create_many`.
            chunk_size: users an import.
            on_conflict: `fail` or `skip` as of `create_many`, or `overwrite`, which deletes the user of that name, or
                else of that email address, and creates it anew, with another id and nothing that it had.
            progress: as of `create_many`.
            concurrency: how many imports at a time.
            patience: as of `create_many`.

        Raises:
            KeycloakError: as of `create_many`.
        """
        from .bulk_import import AsyncBulkImport

        work = AsyncBulkImport(
            on_conflict=_one_of(on_conflict, "fail", "skip", "overwrite"),
            realm_name=self._realm_name,
            client=self._client,
            concurrency=concurrency,
            chunk_size=chunk_size,
            patience=patience,
        )
        return await work.run(users, progress)

    async def delete_many(
        self,
        users_or_ids: Iterable[str | UserRepresentation | Mapping[str, Any]]
        | AsyncIterable[str | UserRepresentation | Mapping[str, Any]],
        *,
        concurrency: int = 8,
        progress: Progress | bool | None = None,
        patience: float = DEFAULT_PATIENCE,
    ) -> BulkResult:
        """Delete many users, several at a time; those that are not there are skipped.

        Args:
            users_or_ids: ids, or models or dicts, which go by their `id` or, without one, by their `username`. From
                `iter` some would be missed, for it pages through what is being deleted; `all` has them all.
            concurrency: how many requests at a time.
            progress: as of `create_many`.
            patience: as of `create_many`.

        Raises:
            KeycloakError: as of `create_many`.
        """
        from .bulk_delete import AsyncBulkDelete

        work = AsyncBulkDelete(
            realm_name=self._realm_name, client=self._client, concurrency=concurrency, patience=patience
        )
        return await work.run(users_or_ids, progress)

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
    ) -> AsyncGenerator[UserRepresentation]:
        """Iterate over the users that fit, page by page.

        None comes twice. Users that are created meanwhile may be missed; where some are deleted, others too.

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
        return self._at(AsyncUser, AsyncLookup(request, f"user {username!r}", username=username))

    @property
    def management_permissions(self) -> AsyncManagementPermissions:
        """Whether permissions of their own decide who may manage users."""
        from ..._core.management_permissions import USERS_PERMISSIONS
        from .management_permissions import AsyncManagementPermissions

        return AsyncManagementPermissions(*self._path, client=self._client, operations=USERS_PERMISSIONS)


def _one_of(value: str, *allowed: str) -> str:
    if value not in allowed:
        raise ValueError(f"on_conflict: expected one of {', '.join(allowed)}, got {value!r}")
    return value
