"""The members of an organization."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from keycloak_openapi.api import organization_members as api

from .node import AsyncNode
from .paging import LARGE_PAGE_SIZE, PAGE_SIZE

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from keycloak_openapi.api.organization_members import (
        ListOrganizationMemberGroupsFilters,
        ListOrganizationMembersFilters,
    )
    from keycloak_openapi.models import GroupRepresentation, MemberRepresentation, OrganizationRepresentation


class AsyncOrganizationMembers(AsyncNode):
    """The members of an organization."""

    async def all(
        self, *, page_size: int = LARGE_PAGE_SIZE, **filters: Unpack[ListOrganizationMembersFilters]
    ) -> list[MemberRepresentation]:
        """Return all members that fit, not only the server's first ten; filters as in `iter`."""
        return [member async for member in self.iter(page_size=page_size, **filters)]

    def iter(
        self, *, page_size: int = PAGE_SIZE, **filters: Unpack[ListOrganizationMembersFilters]
    ) -> AsyncGenerator[MemberRepresentation]:
        """Iterate over the members that fit, page by page.

        Args:
            page_size: members a request.
            **filters: `search` in names and email addresses (a whole one with `exact=True`), `membership_type`
                (`"MANAGED"` for those who came by an identity provider of the organization, else `"UNMANAGED"`),
                `brief_representation` (False for their attributes too).
        """
        return self._pages(api.list_organization_members, page_size, **filters)

    async def count(self) -> int:
        """Count the members."""
        return await self._send(api.count_organization_members)

    async def add(self, user_id: str) -> None:
        """Make a user a member, at once.

        Raises:
            Conflict: if the user is one.
            NotFound: if there is no such user.
        """
        await self._send(api.add_organization_member, user_id)

    async def invite_user(self, email: str, *, first_name: str | None = None, last_name: str | None = None) -> None:
        """Send an invitation to an email address; who has no account yet may register.

        Args:
            email: where to.
            first_name: fills the form to register in, and the greeting.
            last_name: likewise.

        Raises:
            Conflict: if an invitation is pending, or the user is a member.
            ServerError: if the realm cannot send mail: see its `smtp_server`.
        """
        body = {"email": email, "firstName": first_name, "lastName": last_name}
        await self._send(api.invite_organization_user, body)

    async def invite_existing_user(self, user_id: str) -> None:
        """Send an invitation to a user of the realm.

        Raises:
            BadRequest: if there is no such user.
            Conflict: if an invitation is pending, or the user is a member.
            ServerError: if the realm cannot send mail: see its `smtp_server`.
        """
        await self._send(api.invite_existing_organization_user, {"id": user_id})

    def by_id(self, user_id: str) -> AsyncOrganizationMember:
        """Return one member, by the user's id."""
        return self._at(AsyncOrganizationMember, user_id)


class AsyncOrganizationMember(AsyncNode):
    """One member of an organization."""

    async def get(self) -> MemberRepresentation:
        """Return the user, with the type of the membership.

        Raises:
            NotFound: if the user is no member.
        """
        return await self._send(api.get_organization_member)

    async def delete(self) -> None:
        """End the membership; a user who came by an identity provider of the organization is deleted with it."""
        await self._send(api.remove_organization_member)

    async def organizations(self, *, brief_representation: bool | None = None) -> list[OrganizationRepresentation]:
        """Return the organizations that the user is a member of.

        Args:
            brief_representation: False for their attributes too.
        """
        return await self._send(api.list_organization_member_organizations, brief_representation=brief_representation)

    @property
    def groups(self) -> AsyncOrganizationMemberGroups:
        """The groups of the organization that the user is in."""
        return self._at(AsyncOrganizationMemberGroups)


class AsyncOrganizationMemberGroups(AsyncNode):
    """The groups of an organization that a member is in."""

    async def all(
        self, *, page_size: int = LARGE_PAGE_SIZE, **filters: Unpack[ListOrganizationMemberGroupsFilters]
    ) -> list[GroupRepresentation]:
        """Return all groups that fit; filters as in `iter`."""
        return [group async for group in self.iter(page_size=page_size, **filters)]

    def iter(
        self, *, page_size: int = PAGE_SIZE, **filters: Unpack[ListOrganizationMemberGroupsFilters]
    ) -> AsyncGenerator[GroupRepresentation]:
        """Iterate over the groups that fit, page by page.

        Args:
            page_size: groups a request.
            **filters: `search` in their names, `brief_representation` (False for their attributes too).
        """
        return self._pages(api.list_organization_member_groups, page_size, **filters)
