# Made by scripts/unasync.py from keycloak_facade/_async/admin/bulk_create.py; not to be edited.
"""Users that are created one by one, several at a time."""

from __future__ import annotations

from time import time
from typing import TYPE_CHECKING, Any

from keycloak_openapi.api import users as api
from keycloak_openapi.errors import Conflict, KeycloakError, NotFound

from ..._core.bulk_entry import MOST_DOUBTS, user_entry
from ..._core.errors import conflict
from ..._core.outages import Trouble, trouble_of
from .bulk import Bulk

if TYPE_CHECKING:
    from keycloak_openapi.models import UserRepresentation

    from ..._core.bulk import BulkInput, Reconciliation
    from ..._core.bulk_entry import BulkEntry
    from .bulk import Chunk


class BulkCreate(Bulk):
    """Creates users.

    Args:
        skips: whether those that are there already are left as they are, rather than failures.
        **settings: those of all kinds.
    """

    text = "Creating users"

    def __init__(self, *, skips: bool, **settings: Any) -> None:
        super().__init__(**settings)
        self._skips = skips
        self._made: set[str] = set()

    def _entry(self, user: BulkInput) -> BulkEntry:
        return user_entry(user)

    def _work(self, chunk: Chunk) -> None:
        for entry in chunk:
            entry.began_at = time()
            while entry.outcome is None:
                self._create(entry)

    def _create(self, entry: BulkEntry) -> None:
        """Create one user; where it is in doubt whether the server has, look before sending it again."""
        request = api.create_user(self._realm_name, entry.body)
        try:
            self._created(entry, self._ask(request))
        except Conflict as error:
            if self._skips or entry.doubts:
                self._settle(entry, error)
            else:
                entry.failed(error)
        except KeycloakError as error:
            trouble = trouble_of(error)
            if trouble is Trouble.IN_DOUBT:
                entry.doubts += 1
                self._settle(entry, error)
            elif trouble is Trouble.REFUSED and not isinstance(error, NotFound):
                entry.failed(error)
            else:
                raise

    def _settle(self, entry: BulkEntry, error: KeycloakError) -> None:
        """Find out whether the user is there, and who has made it."""
        found = self._find(entry)
        if found is None:
            if isinstance(error, Conflict) or entry.doubts == MOST_DOUBTS:
                entry.failed(error, "not done" if entry.doubts else None)
            else:
                self._rest(error)
        elif is_ours := self._is_ours(entry, found):
            self._created(entry, str(found.id), "done")
        elif self._skips:
            not_ours: Reconciliation | None = "not done" if entry.doubts else None
            entry.succeeded("skipped", str(found.id), "unknown" if is_ours is None else not_ours)
        elif isinstance(error, Conflict):
            entry.failed(error, "unknown" if is_ours is None else None)
        else:
            request = api.create_user(self._realm_name, entry.body)
            taken = conflict(request, f"a user {entry.body.username!r}")
            entry.failed(taken, "unknown" if is_ours is None else "not done")

    def _is_ours(self, entry: BulkEntry, found: UserRepresentation) -> bool | None:
        # The input may have the same name twice: then the first one has made it.
        return entry.has_made(found, time()) if found.id not in self._made else False

    def _created(self, entry: BulkEntry, user_id: str, reconciled: Reconciliation | None = None) -> None:
        self._made.add(user_id)
        entry.succeeded("created", user_id, reconciled)
