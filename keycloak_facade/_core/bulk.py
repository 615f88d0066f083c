"""What became of many users."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Self, TypeAlias

from attrs import Factory, define, field, frozen

from keycloak_openapi._json import is_mapping
from keycloak_openapi.errors import KeycloakError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from keycloak_openapi.models import UserRepresentation

    BulkInput: TypeAlias = UserRepresentation | Mapping[str, Any] | str
    """A user as it was given, or the id of one."""

Reconciliation: TypeAlias = Literal["done", "sent again", "not done", "unknown"]
"""What was found out where a request had brought no answer to rely on.

`done`: the server had done what it asked for. `sent again`: it had not, and was asked again. `not done`: it had not,
and was asked no more. `unknown`: nothing, for the server stayed away, or has such a user whom others may have made.
"""

_NAMED = 3
_ATTRIBUTE = "bulk_result"


def username_of(user: object) -> str:
    """Return the username that an input has, empty if none."""
    name = user.get("username") if is_mapping(user) else None
    return name if isinstance(name, str) else ""


def _name_of(user: object) -> str:
    """Return the username that an input has, or else the id, empty if neither."""
    user_id = user.get("id") if is_mapping(user) else user
    return username_of(user) or (user_id if isinstance(user_id, str) else "")


def _username_of_record(record: _Record) -> str:
    return username_of(record.user)


@frozen
class _Record:
    user: BulkInput = field(repr=False)
    username: str = field(init=False, default=Factory(_username_of_record, takes_self=True))
    reconciled: Reconciliation | None = field(default=None, kw_only=True)


@frozen
class BulkSuccess(_Record):
    """What became of a user, and its id.

    Attributes:
        user: the input, as it was given.
        username: the input's, empty if it has none.
        id: the user's id, empty where the username of one to be deleted led to none.
        reconciled: None unless a request for it brought no answer to rely on, such as a broken connection.
    """

    id: str = field(kw_only=True)


@frozen
class BulkFailure(_Record):
    """Why a user is not as it should be.

    Attributes:
        user: the input, as it was given.
        username: the input's, empty if it has none.
        error: what the server said, or why nothing was sent.
        reconciled: None unless a request for it brought no answer to rely on, such as a broken connection.
    """

    error: Exception = field(kw_only=True)


class BulkError(KeycloakError):
    """Some of many users are not as they should be.

    Attributes:
        result: what became of all of them.
    """

    def __init__(self, result: BulkResult) -> None:
        failures = [f"{_name_of(failure.user)!r}: {failure.error}" for failure in result.failed[:_NAMED]]
        more = len(result.failed) - len(failures)
        failures += [f"and {more} more"] * bool(more)
        super().__init__(
            f"{len(result.failed)} of {sum(1 for _ in result.records())} users failed: {'; '.join(failures)}"
        )
        self.result = result

    def __reduce__(self) -> tuple[type[Self], tuple[BulkResult]]:
        return type(self), (self.result,)


class InvalidUserError(KeycloakError, ValueError):
    """What was given for a user cannot be one; nothing was sent."""


@define(repr=False)
class BulkResult:
    """What became of many users: one small record for each, in the order in which they were done.

    A record holds the user as it was given: as long as the result lives, so do they.

    Attributes:
        created: those that were created.
        skipped: those that were there already, or, to be deleted, were not.
        updated: those that were there, and were overwritten.
        deleted: those that were deleted.
        failed: those that are not as they should be, each with the error.
    """

    created: list[BulkSuccess] = field(factory=list[BulkSuccess])
    skipped: list[BulkSuccess] = field(factory=list[BulkSuccess])
    updated: list[BulkSuccess] = field(factory=list[BulkSuccess])
    deleted: list[BulkSuccess] = field(factory=list[BulkSuccess])
    failed: list[BulkFailure] = field(factory=list[BulkFailure])

    @property
    def reconciled(self) -> list[BulkSuccess | BulkFailure]:
        """Those for which a request brought no answer to rely on, and what was found out instead."""
        return [record for record in self.records() if record.reconciled]

    def raise_for_failures(self) -> None:
        """Raise an error if a user failed.

        Raises:
            BulkError: it names the first of them.
        """
        if self.failed:
            raise BulkError(self)

    @classmethod
    def of(cls, error: BaseException) -> Self | None:
        """Return what had become of the users when an error, or Ctrl-C, ended the work on them; None if none did."""
        cause: BaseException | None = error
        while cause is not None:
            result = vars(cause).get(_ATTRIBUTE)
            if isinstance(result, cls):
                return result
            cause = cause.__cause__ or cause.__context__
        return None

    def attach_to(self, error: BaseException) -> None:
        """Let an error that ends the work tell what had been done: see `of`."""
        vars(error)[_ATTRIBUTE] = self
        error.add_note(f"What had been done is in BulkResult.of(error): {self!r}")

    def records(self) -> Iterator[BulkSuccess | BulkFailure]:
        """Iterate over all records."""
        for successes in (self.created, self.skipped, self.updated, self.deleted):
            yield from successes
        yield from self.failed

    def __repr__(self) -> str:
        counts = ("created", "skipped", "updated", "deleted", "failed")
        return f"BulkResult({', '.join(f'{name}={len(getattr(self, name))}' for name in counts)})"
