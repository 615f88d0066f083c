# Made by scripts/unasync.py from keycloak_facade/_async/admin/bulk_import.py; not to be edited.
"""Users that are created by partial imports, several at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from keycloak_openapi.api import realms as api
from keycloak_openapi.errors import Conflict, Forbidden, KeycloakError, NotFound, ServerError
from keycloak_openapi.models import PartialImportRepresentation

from ..._core.bulk_entry import MOST_DOUBTS, user_entry
from ..._core.errors import conflict
from ..._core.names import is_name
from ..._core.outages import Trouble, trouble_of
from .bulk import AT_ANY_TROUBLE, Bulk

if TYPE_CHECKING:
    from keycloak_openapi.models import PartialImportResult, PartialImportResults, UserRepresentation
    from keycloak_openapi.request import Request

    from ..._core.bulk import BulkInput
    from ..._core.bulk_entry import BulkEntry
    from .bulk import Chunk


class BulkImport(Bulk):
    """Imports users.

    Users are given their ids here, so that an answer tells whose they are: the server does a request whole or not at
    all, and one that is sent again, because nobody knows whether it has been done, skips what is there.

    Args:
        on_conflict: what to do with those that are there already.
        **settings: those of all kinds.
    """

    text = "Importing users"
    imports = True

    def __init__(self, *, on_conflict: str, **settings: Any) -> None:
        super().__init__(**settings)
        self._on_conflict = on_conflict

    def _entry(self, user: BulkInput) -> BulkEntry:
        entry = user_entry(user)
        if not is_name(entry.body.id):
            entry.body.id, entry.is_marked = str(uuid4()), True
        return entry

    def _work(self, chunk: Chunk) -> None:
        self._import(chunk, overwrite=self._on_conflict == "overwrite")

    def _import(self, chunk: Chunk, *, overwrite: bool) -> None:
        try:
            answer = self._ask(self._request(chunk, "OVERWRITE" if overwrite else "SKIP"))
        except (Forbidden, NotFound):
            raise
        except KeycloakError as error:
            trouble, found = trouble_of(error), None
            if trouble is Trouble.IN_DOUBT:
                for entry in chunk:
                    entry.doubts += 1
                # It also waits until the server is there again.
                found = self._find(chunk[0])
            elif trouble is not Trouble.REFUSED:
                raise
            self._import_parts(chunk, error, found, overwrite=overwrite and trouble is Trouble.REFUSED)
        else:
            self._take(chunk, answer)

    def _import_parts(
        self, chunk: Chunk, error: KeycloakError, found: UserRepresentation | None, *, overwrite: bool
    ) -> None:
        """Go on after a failure: of many users, one may have been its reason."""
        if len(chunk) > 1:
            half = len(chunk) // 2
            self._import(chunk[:half], overwrite=overwrite)
            self._import(chunk[half:], overwrite=overwrite)
        elif trouble_of(error) is Trouble.IN_DOUBT and chunk[0].doubts < MOST_DOUBTS:
            self._rest(error)
            self._import(chunk, overwrite=overwrite)
        else:
            self._give_up(chunk[0], error, found)

    def _give_up(self, entry: BulkEntry, error: KeycloakError, found: UserRepresentation | None) -> None:
        is_ours = _has_made(entry, None if found is None else found.id)
        if is_ours:
            entry.succeeded("created", str(entry.body.id), "done")
        elif is_ours is None:
            entry.failed(error, "unknown")
        else:
            entry.failed(self._explained(entry, error), "not done" if entry.doubts else None)

    def _take(self, chunk: Chunk, answer: PartialImportResults) -> None:
        """Note what the answer says of each user; it names them as they were given, in any order."""
        results = {str(result.resource_name).lower(): result for result in answer.results or []}
        to_overwrite = [entry for entry in chunk if not self._took(entry, results.get(entry.key))]
        if to_overwrite:
            self._import(to_overwrite, overwrite=True)

    def _took(self, entry: BulkEntry, result: PartialImportResult | None) -> bool:
        """Note what became of a user; tell if that is not the end, for it must be overwritten yet."""
        if result is None or not isinstance(result.get("id"), str):
            entry.failed(KeycloakError(f"the server's answer does not name the user {entry.body.username!r}"))
        elif result.action == "ADDED":
            entry.succeeded("created", str(result.id))
        elif result.action == "OVERWRITTEN":
            entry.succeeded("updated", str(result.id))
        elif is_ours := _has_made(entry, result.id):
            entry.succeeded("created", str(result.id), "done")
        elif self._on_conflict == "overwrite":
            return False
        elif self._on_conflict == "skip":
            entry.succeeded("skipped", str(result.id), "unknown" if is_ours is None else None)
        else:
            taken = conflict(self._request([entry], "FAIL"), f"a user {entry.body.username!r}")
            entry.failed(taken, "unknown" if is_ours is None else None)
        return True

    def _explained(self, entry: BulkEntry, error: KeycloakError) -> KeycloakError:
        """Return what is wrong where the server does not say: another user may have the email address."""
        email = entry.body.email
        if email and isinstance(error, (Conflict, ServerError)) and self._has_email(email):
            return conflict(self._request([entry], "FAIL"), f"another user with the email address {email!r}")
        return error

    def _has_email(self, email: str) -> bool:
        from keycloak_openapi.api.users import count_users

        count = self._ask(count_users(self._realm_name, email=email, exact=True), again=AT_ANY_TROUBLE)
        return count > 0

    def _request(self, chunk: Chunk, policy: str) -> Request[PartialImportResults]:
        users = [entry.body for entry in chunk]
        body = PartialImportRepresentation.from_fields({"users": users, "if_resource_exists": policy})
        return api.partial_import_realm(self._realm_name, body)


def _has_made(entry: BulkEntry, user_id: str | None) -> bool | None:
    """Tell whether a user that is there was imported by a request without a reliable answer; None if nobody knows."""
    if not entry.doubts or user_id != entry.body.id:
        return False
    # An id that came with the input, as of an export, is also that of the user from before.
    return True if entry.is_marked else None
