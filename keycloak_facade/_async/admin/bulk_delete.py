"""Users that are deleted one by one, several at a time."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from keycloak_openapi.api import users as api
from keycloak_openapi.errors import KeycloakError, NotFound

from ..._core.bulk_entry import MOST_DOUBTS, id_entry
from ..._core.outages import Trouble, trouble_of
from .bulk import AT_ANY_TROUBLE, AsyncBulk

if TYPE_CHECKING:
    from ..._core.bulk import BulkInput
    from ..._core.bulk_entry import BulkEntry
    from .bulk import Chunk


class AsyncBulkDelete(AsyncBulk):
    """Deletes users."""

    text = "Deleting users"
    _realm_is_there = False

    def _entry(self, user: BulkInput) -> BulkEntry:
        return id_entry(user)

    async def _work(self, chunk: Chunk) -> None:
        for entry in chunk:
            user_id = entry.body.id or await self._id_by_name(entry)
            if user_id is None:
                entry.succeeded("skipped", "")
                continue
            while entry.outcome is None:
                await self._delete(entry, user_id)

    async def _id_by_name(self, entry: BulkEntry) -> str | None:
        found = await self._find(entry)
        return None if found is None else found.id

    async def _delete(self, entry: BulkEntry, user_id: str) -> None:
        try:
            await self._ask(api.delete_user(self._realm_name, user_id))
            entry.succeeded("deleted", user_id)
        except NotFound:
            await self._check_realm()
            entry.succeeded("skipped", user_id)
        except KeycloakError as error:
            trouble = trouble_of(error)
            if trouble is Trouble.IN_DOUBT:
                entry.doubts += 1
                await self._settle(entry, user_id, error)
            elif trouble is Trouble.REFUSED:
                entry.failed(error)
            else:
                raise

    async def _settle(self, entry: BulkEntry, user_id: str, error: KeycloakError) -> None:
        """Find out whether the user is still there."""
        with suppress(NotFound):
            await self._ask(api.get_user(self._realm_name, user_id), again=AT_ANY_TROUBLE)
            if entry.doubts == MOST_DOUBTS:
                entry.failed(error, "not done")
            else:
                await self._rest(error)
            return
        entry.succeeded("deleted", user_id, "done")

    async def _check_realm(self) -> None:
        """Raise NotFound where it is the realm that is not there."""
        if not self._realm_is_there:
            await self._ask(api.count_users(self._realm_name), again=AT_ANY_TROUBLE)
            self._realm_is_there = True
