"""The account of a user, as the user sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from keycloak_openapi.api import account as api
from keycloak_openapi.models import AccountUserRepresentation

from ..admin.node import AsyncNode
from .applications import AsyncAccountApplications
from .credentials import AsyncAccountCredentials
from .linked_accounts import AsyncLinkedAccounts
from .resources import AsyncAccountResources
from .sessions import AsyncAccountSessions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from keycloak_openapi.models import (
        AccountOrganizationRepresentation,
        AccountUserRepresentationFields,
        GroupRepresentation,
    )


class AsyncAccount(AsyncNode):
    """The account of the user whose token it is."""

    async def get(self, *, user_profile_metadata: bool | None = None) -> AccountUserRepresentation:
        """Return the user's profile.

        Args:
            user_profile_metadata: False to leave out which attributes there are, and what each may be.
        """
        return await self._send(api.get_account, user_profile_metadata=user_profile_metadata)

    async def update(self, **fields: Unpack[AccountUserRepresentationFields]) -> None:
        """Change the given fields of the profile; the others stay as they are. None removes one.

        Raises:
            BadRequest: if the realm's user profile refuses a value; `field_errors` has them all.
        """
        await self.replace(await self._changed(AccountUserRepresentation, self._profile, fields))

    async def replace(self, representation: AccountUserRepresentation | Mapping[str, Any]) -> None:
        """Write the profile as given; the server erases what is left out."""
        await self._send(api.update_account, representation)

    async def supported_locales(self) -> list[str]:
        """Return the locales that the realm supports."""
        return await self._send(api.list_account_locales)

    @property
    def credentials(self) -> AsyncAccountCredentials:
        """The passwords, one-time password generators, ... of the user."""
        return self._at(AsyncAccountCredentials)

    @property
    def sessions(self) -> AsyncAccountSessions:
        """Where the user is logged in."""
        return self._at(AsyncAccountSessions)

    @property
    def applications(self) -> AsyncAccountApplications:
        """The clients that the user has a session with or gave consent to."""
        return self._at(AsyncAccountApplications)

    @property
    def linked_accounts(self) -> AsyncLinkedAccounts:
        """The identity providers that the user is linked with, or could be."""
        return self._at(AsyncLinkedAccounts)

    @property
    def groups(self) -> AsyncAccountGroups:
        """The groups that the user is in."""
        return self._at(AsyncAccountGroups)

    @property
    def organizations(self) -> AsyncAccountOrganizations:
        """The organizations that the user is a member of."""
        return self._at(AsyncAccountOrganizations)

    @property
    def resources(self) -> AsyncAccountResources:
        """The resources that the user owns or that were shared with the user; the realm must allow it (UMA)."""
        return self._at(AsyncAccountResources)

    async def _profile(self) -> AccountUserRepresentation:
        return await self.get(user_profile_metadata=False)


class AsyncAccountGroups(AsyncNode):
    """The groups that the user is in."""

    async def all(self, *, brief_representation: bool | None = None) -> list[GroupRepresentation]:
        """Return all of them.

        Args:
            brief_representation: False for their attributes and roles too.
        """
        return await self._send(api.list_account_groups, brief_representation=brief_representation)


class AsyncAccountOrganizations(AsyncNode):
    """The organizations that the user is a member of."""

    async def all(self) -> list[AccountOrganizationRepresentation]:
        """Return all of them."""
        return await self._send(api.list_account_organizations)
