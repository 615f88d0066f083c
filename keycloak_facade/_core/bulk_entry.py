"""One of many users, on its way to the server."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Self

from attrs import define

from keycloak_openapi._json import is_mapping
from keycloak_openapi.errors import KeycloakError
from keycloak_openapi.models import UserRepresentation
from keycloak_openapi.request import without_nulls

from .bulk import BulkFailure, BulkSuccess, InvalidUserError, Reconciliation, username_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .bulk import BulkInput, BulkResult

MOST_DOUBTS = 3
"""How often one user is sent, where the server fails but goes on answering."""
CLOCK_TOLERANCE = 300.0
"""Seconds that the server's clock may be behind this one."""


@define(eq=False)
class BulkEntry:
    """One of many users, on its way to the server.

    Attributes:
        user: the input, as it was given.
        body: what is sent.
        doubts: how many requests for it brought no answer to rely on.
        began_at: the clock, in seconds since the epoch, before the first of its requests.
        outcome: what became of it, in the list of that name.
    """

    user: BulkInput
    body: UserRepresentation
    doubts: int = 0
    began_at: float = 0.0
    outcome: tuple[str, BulkSuccess | BulkFailure] | None = None

    @classmethod
    def refused(cls, user: BulkInput, error: InvalidUserError) -> Self:
        """Make the entry of an input for which nothing is sent."""
        entry = cls(user, UserRepresentation())
        entry.failed(error)
        return entry

    @property
    def key(self) -> str:
        """What tells it from others: the server keeps usernames in lower case."""
        return (self.body.username or self.body.id or "").lower()

    def succeeded(self, how: str, user_id: str, reconciled: Reconciliation | None = None) -> None:
        """Note that it is in one of the lists of the result that hold successes."""
        reconciled = reconciled or ("sent again" if self.doubts else None)
        self.outcome = how, BulkSuccess(self.user, id=user_id, reconciled=reconciled)

    def failed(self, error: BaseException, reconciled: Reconciliation | None = None) -> None:
        """Note why it is not as it should be."""
        if not isinstance(error, Exception):
            error = KeycloakError("ended before the server had answered")
        reconciled = reconciled or ("sent again" if self.doubts else None)
        self.outcome = "failed", BulkFailure(self.user, error=without_traces(error), reconciled=reconciled)

    def left_over(self, error: BaseException) -> None:
        """Note the error that ended all work, unless it was known before what became of this one."""
        if self.outcome is None:
            self.failed(error, "unknown" if self.doubts else None)

    def record(self, result: BulkResult) -> None:
        """Put what became of it into the result."""
        if self.outcome is not None:
            how, record = self.outcome
            getattr(result, how).append(record)

    def may_have_made(self, found: UserRepresentation) -> bool:
        """Tell whether a user that is there may be what a request for this entry, without a reliable answer, made."""
        if not self.doubts:
            return False
        made_at, given = found.created_timestamp, self.body.created_timestamp
        if made_at is None or given is not None:
            return made_at == given
        return made_at / 1000 >= self.began_at - CLOCK_TOLERANCE


def user_entry(user: BulkInput) -> BulkEntry:
    """Check a user that is to be created.

    Raises:
        InvalidUserError: if it has no username, a field that users do not have, or a value that is no JSON.
    """
    body = _representation(user)
    name = body.username
    if not isinstance(name, str) or not name:
        raise InvalidUserError("a user needs a username, which is a string")
    try:
        json.dumps(without_nulls(body), ensure_ascii=False, allow_nan=False).encode()
    except UnicodeEncodeError:
        raise InvalidUserError(f"user {name!a}: a value cannot be encoded as UTF-8") from None
    except (TypeError, ValueError, RecursionError) as error:
        raise InvalidUserError(f"user {name!r}: {error}") from None
    return BulkEntry(user, body)


def id_entry(user: BulkInput) -> BulkEntry:
    """Check a user that is there: its id, or something with an id or else a username.

    Raises:
        InvalidUserError: if it has neither.
    """
    body = UserRepresentation(id=user) if isinstance(user, str) else _representation(user)
    user_id, name = body.id, body.username
    if isinstance(user_id, str):
        return BulkEntry(user, UserRepresentation(id=user_id))
    if isinstance(name, str) and name:
        return BulkEntry(user, UserRepresentation(username=name))
    raise InvalidUserError("a user needs an id or a username, which is a string")


def _representation(user: Any) -> UserRepresentation:
    """Return a copy, with the fields of a plain dict by JSON name, or by Python name as `create` takes them."""
    if not is_mapping(user):
        raise InvalidUserError(f"expected a user, got {type(user).__name__}")
    try:
        if isinstance(user, UserRepresentation):
            return user.copy()
        names = UserRepresentation.names()
        return UserRepresentation.from_fields({names.get(name, name): value for name, value in user.items()})
    except TypeError as error:
        raise InvalidUserError(f"user {username_of(user)!r}: {error}") from None


def without_traces(error: Exception) -> Exception:
    """Drop the tracebacks of an error and of those behind it: their frames hold what was sent, passwords too."""
    waiting: list[BaseException | None] = [error]
    seen: set[int] = set()
    for each in waiting:
        if each is not None and id(each) not in seen:
            seen.add(id(each))
            each.__traceback__ = None
            waiting += _behind(each)
    return error


def _behind(error: BaseException) -> Iterable[BaseException | None]:
    yield from (error.__cause__, error.__context__)
    if isinstance(error, KeycloakError):
        yield error.original_exc
