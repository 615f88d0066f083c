"""The invitations of an organization."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from keycloak_openapi.api import organization_members as api

from .node import AsyncNode
from .paging import LARGE_PAGE_SIZE, PAGE_SIZE

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from keycloak_openapi.api.organization_members import ListOrganizationInvitationsFilters
    from keycloak_openapi.models import OrganizationInvitationRepresentation


class AsyncOrganizationInvitations(AsyncNode):
    """The invitations of an organization that were not accepted yet; `members` sends them."""

    async def all(
        self, *, page_size: int = LARGE_PAGE_SIZE, **filters: Unpack[ListOrganizationInvitationsFilters]
    ) -> list[OrganizationInvitationRepresentation]:
        """Return all invitations that fit; filters as in `iter`."""
        return [invitation async for invitation in self.iter(page_size=page_size, **filters)]

    def iter(
        self, *, page_size: int = PAGE_SIZE, **filters: Unpack[ListOrganizationInvitationsFilters]
    ) -> AsyncGenerator[OrganizationInvitationRepresentation]:
        """Iterate over the invitations that fit, page by page.

        Args:
            page_size: invitations a request.
            **filters: `email`, `first_name`, `last_name` (wholes), `search` (a part of one of them), `status`
                (`"PENDING"` or `"EXPIRED"`).
        """
        return self._pages(api.list_organization_invitations, page_size, **filters)

    def by_id(self, invitation_id: str) -> AsyncOrganizationInvitation:
        """Return one invitation."""
        return self._at(AsyncOrganizationInvitation, invitation_id)


class AsyncOrganizationInvitation(AsyncNode):
    """One invitation of an organization."""

    async def get(self) -> OrganizationInvitationRepresentation:
        """Return the invitation."""
        return await self._send(api.get_organization_invitation)

    async def resend(self) -> None:
        """Send a new invitation in its place, which has another id and begins its time anew.

        Raises:
            ServerError: if the realm cannot send mail: see its `smtp_server`.
        """
        await self._send(api.resend_organization_invitation)

    async def delete(self) -> None:
        """Delete the invitation; the link in the mail no longer works."""
        await self._send(api.delete_organization_invitation)
