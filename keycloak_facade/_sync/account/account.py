# Made by scripts/unasync.py from keycloak_facade/_async/account/account.py; not to be edited.
"""The account of a user, as the user sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from keycloak_openapi.api import account as api
from keycloak_openapi.models import AccountUserRepresentation

from ..admin.node import Node
from .applications import AccountApplications
from .credentials import AccountCredentials
from .linked_accounts import LinkedAccounts
from .resources import AccountResources
from .sessions import AccountSessions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from keycloak_openapi.models import (
        AccountOrganizationRepresentation,
        AccountUserRepresentationFields,
        GroupRepresentation,
    )


class Account(Node):
    """The account of the user whose token it is."""

    def get(self, *, user_profile_metadata: bool | None = None) -> AccountUserRepresentation:
        """Return the user's profile.

        Args:
            user_profile_metadata: False to leave out which attributes there are, and what each may be.
        """
        return self._send(api.get_account, user_profile_metadata=user_profile_metadata)

    def update(self, **fields: Unpack[AccountUserRepresentationFields]) -> None:
        """Change the given fields of the profile; the others stay as they are. None removes one.

        Raises:
            BadRequest: if the realm's user profile refuses a value; `field_errors` has them all.
        """
        self.replace(self._changed(AccountUserRepresentation, self._profile, fields))

    def replace(self, representation: AccountUserRepresentation | Mapping[str, Any]) -> None:
        """Write the profile as given; the server erases what is left out."""
        self._send(api.update_account, representation)

    def supported_locales(self) -> list[str]:
        """Return the locales that the realm supports."""
        return self._send(api.list_account_locales)

    @property
    def credentials(self) -> AccountCredentials:
        """The passwords, one-time password generators, ... of the user."""
        return self._at(AccountCredentials)

    @property
    def sessions(self) -> AccountSessions:
        """Where the user is logged in."""
        return self._at(AccountSessions)

    @property
    def applications(self) -> AccountApplications:
        """The clients that the user has a session with or gave consent to."""
        return self._at(AccountApplications)

    @property
    def linked_accounts(self) -> LinkedAccounts:
        """The identity providers that the user is linked with, or could be."""
        return self._at(LinkedAccounts)

    @property
    def groups(self) -> AccountGroups:
        """The groups that the user is in."""
        return self._at(AccountGroups)

    @property
    def organizations(self) -> AccountOrganizations:
        """The organizations that the user is a member of."""
        return self._at(AccountOrganizations)

    @property
    def resources(self) -> AccountResources:
        """The resources that the user owns or that were shared with the user; the realm must allow it (UMA)."""
        return self._at(AccountResources)

    def _profile(self) -> AccountUserRepresentation:
        return self.get(user_profile_metadata=False)


class AccountGroups(Node):
    """The groups that the user is in."""

    def all(self, *, brief_representation: bool | None = None) -> list[GroupRepresentation]:
        """Return all of them.

        Args:
            brief_representation: False for their attributes and roles too.
        """
        return self._send(api.list_account_groups, brief_representation=brief_representation)


class AccountOrganizations(Node):
    """The organizations that the user is a member of."""

    def all(self) -> list[AccountOrganizationRepresentation]:
        """Return all of them."""
        return self._send(api.list_account_organizations)
