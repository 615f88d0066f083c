"""One of many users, on its way to the server."""

from __future__ import annotations

import json
from types import NoneType
from typing import TYPE_CHECKING, Any, Self

from attrs import define

from keycloak_openapi._json import is_mapping
from keycloak_openapi.errors import KeycloakError
from keycloak_openapi.models import UserRepresentation
from keycloak_openapi.request import without_nulls

from .bulk import BulkFailure, BulkSuccess, InvalidUserError, Reconciliation, username_of
from .names import is_name
from .user_attributes import values_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .bulk import BulkInput, BulkResult

MOST_DOUBTS = 3
"""How often one user is sent, where the server fails but goes on answering."""
_CLOCKS_AGREE = 60.0
"""Seconds by which the server's clock differs from this one at most, if somebody keeps both."""
_CLOCKS_DIFFER = 300.0
"""Seconds by which the server's clock is behind this one at most, if nobody does."""
_COMPARED = ("email", "firstName", "lastName", "enabled", "createdTimestamp")
"""The fields that a list of users shows as they were sent, if at all, but for the case of the email address."""


@define(eq=False)
class BulkEntry:
    """One of many users, on its way to the server.

    Attributes:
        user: the input, as it was given.
        body: what is sent.
        is_marked: whether the id that is sent was made here, so that no other user has it.
        doubts: how many requests for it brought no answer to rely on.
        began_at: the clock, in seconds since the epoch, before the first of its requests.
        outcome: what became of it, in the list of that name.
    """

    user: BulkInput
    body: UserRepresentation
    is_marked: bool = False
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

    @property
    def written_id(self) -> str | None:
        """The id of the user that was made of it, if one was."""
        how, record = self.outcome or ("", None)
        return record.id if isinstance(record, BulkSuccess) and how in {"created", "updated"} else None

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

    def has_made(self, found: UserRepresentation, now: float) -> bool | None:
        """Tell whether a user that is there was made by a request for this entry without a reliable answer.

        Args:
            found: the user.
            now: the clock, in seconds since the epoch.

        Returns:
            None if it may have been, or by somebody else.
        """
        if not self.doubts or not self._is_like(found):
            return False
        if self.body.created_timestamp is not None:
            return None
        made_at = found.get("createdTimestamp")
        if made_at is None:  # as of a user storage that keeps none
            return True
        if not isinstance(made_at, int):
            return None
        if (self.began_at - _CLOCKS_AGREE) * 1000 <= made_at <= (now + _CLOCKS_AGREE) * 1000:
            return True
        return False if made_at < (self.began_at - _CLOCKS_DIFFER) * 1000 else None

    def _is_like(self, found: UserRepresentation) -> bool:
        """Tell whether a user that is there has what this one is given, but for what the server does not keep."""
        # A user profile need not have any of these, nor show them.
        compared = [key for key in _COMPARED if key in self.body and key in found]
        if any(_shown(found, key) != _shown(self.body, key) for key in compared):
            return False
        given, kept = self.body.get("attributes"), found.get("attributes")
        if not is_mapping(given) or not is_mapping(kept):
            return True
        return all(sorted(values_of(given[name])) == sorted(values_of(kept[name])) for name in kept if name in given)


def user_entry(user: BulkInput) -> BulkEntry:
    """Check a user that is to be created.

    Raises:
        InvalidUserError: if it has no username, a field that users do not have, or a value that is no JSON or, of an
            id or an email address, no string.
    """
    body = _representation(user)
    name = body.username
    if not is_name(name):
        raise InvalidUserError("a user needs a username, which is a string and not blank")
    for key in ("id", "email"):
        if not isinstance(body.get(key, ""), str):
            raise InvalidUserError(f"user {name!a}: {key}: expected a string, got {type(body[key]).__name__}")
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
        InvalidUserError: if it has neither, or an id that is no string.
    """
    body = UserRepresentation(id=user) if isinstance(user, str) else _representation(user)
    user_id, name = body.get("id"), body.username
    if is_name(user_id):
        return BulkEntry(user, UserRepresentation(id=user_id))
    if is_name(name) and isinstance(user_id, (str, NoneType)):
        return BulkEntry(user, UserRepresentation(username=name))
    raise InvalidUserError("a user needs an id or a username, which is a string and not blank")


def _shown(user: UserRepresentation, key: str) -> str:
    """Return a field as text, to be compared: the server takes "true" for true, and shows no name for an empty one."""
    text = str(user.get(key, ""))
    return text if key in {"firstName", "lastName"} else text.lower()


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
