"""The organizations of a realm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from keycloak_openapi.api import organizations as api
from keycloak_openapi.models import OrganizationRepresentation

from .base import AsyncLookup
from .node import AsyncNode, AsyncNodeWithId
from .paging import LARGE_PAGE_SIZE, PAGE_SIZE

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Mapping

    from keycloak_openapi.api.organizations import CountOrganizationsFilters, ListOrganizationsFilters
    from keycloak_openapi.models import NewOrganizationRepresentationFields, OrganizationRepresentationFields

    from .organization_groups import AsyncOrganizationGroups
    from .organization_identity_providers import AsyncOrganizationIdentityProviders
    from .organization_invitations import AsyncOrganizationInvitations
    from .organization_members import AsyncOrganizationMembers


class AsyncOrganizations(AsyncNode):
    """The organizations of a realm, which must have `organizations_enabled`."""

    async def create(self, name: str, **fields: Unpack[NewOrganizationRepresentationFields]) -> str:
        """Create an organization and return its id.

        Args:
            name: what it is called.
            **fields: `alias` (the name unless given; never changes), `domains` (`[{"name": "example.org"}]`),
                `description`, `redirect_url`, `attributes`, `enabled`, ...

        Raises:
            BadRequest: if another has one of the domains, or the name cannot be an alias and none is given.
            Conflict: if there is one of this name or alias.
            NotFound: if the realm does not have organizations enabled.
        """
        body = OrganizationRepresentation.from_fields({"name": name, **fields})
        return await self._send(api.create_organization, body)

    async def all(
        self, *, page_size: int = LARGE_PAGE_SIZE, **filters: Unpack[ListOrganizationsFilters]
    ) -> list[OrganizationRepresentation]:
        """Return all organizations that fit, not only the server's first ten; filters as in `iter`."""
        return [organization async for organization in self.iter(page_size=page_size, **filters)]

    def iter(
        self, *, page_size: int = PAGE_SIZE, **filters: Unpack[ListOrganizationsFilters]
    ) -> AsyncGenerator[OrganizationRepresentation]:
        """Iterate over the organizations that fit, page by page.

        Args:
            page_size: organizations a request.
            **filters: `search` in names and domains (a whole one with `exact=True`), `q` (`"attribute:value ..."`),
                `brief_representation` (False for their attributes too).
        """
        return self._pages(api.list_organizations, page_size, **filters)

    async def count(self, **filters: Unpack[CountOrganizationsFilters]) -> int:
        """Count the organizations that fit; filters as in `iter`."""
        return await self._send(api.count_organizations, **filters)

    async def of_user(
        self, user_id: str, *, brief_representation: bool | None = None
    ) -> list[OrganizationRepresentation]:
        """Return the organizations that a user is a member of.

        Args:
            user_id: the user.
            brief_representation: False for their attributes too.
        """
        return await self._send(api.list_user_organizations, user_id, brief_representation=brief_representation)

    def by_id(self, organization_id: str) -> AsyncOrganization:
        """Return one organization."""
        return self._at(AsyncOrganization, organization_id)

    def by_name(self, name: str) -> AsyncOrganization:
        """Return one organization, whose id is looked up at the first call."""
        # The search brings those too that have a domain of this name.
        request = api.list_organizations(self._realm_name, search=name, exact=True)
        return self._at(AsyncOrganization, AsyncLookup(request, f"organization {name!r}", name=name))


class AsyncOrganization(AsyncNodeWithId):
    """One organization."""

    async def get(self) -> OrganizationRepresentation:
        """Return the organization."""
        return await self._send(api.get_organization)

    async def update(self, **fields: Unpack[OrganizationRepresentationFields]) -> None:
        """Change the given fields, but never the alias; the others stay as they are.

        The organization is read first: the server drops what it is sent without. None removes `description`,
        `redirect_url`, all `domains` or all `attributes`.
        """
        await self.replace(await self._changed(OrganizationRepresentation, self.get, fields))

    async def replace(self, representation: OrganizationRepresentation | Mapping[str, Any]) -> None:
        """Write the organization as given."""
        await self._send(api.update_organization, representation)

    async def delete(self) -> None:
        """Delete the organization, with its groups and those members that came by its identity providers."""
        await self._send(api.delete_organization)

    @property
    def members(self) -> AsyncOrganizationMembers:
        """The users that belong to it."""
        from .organization_members import AsyncOrganizationMembers

        return self._at(AsyncOrganizationMembers)

    @property
    def invitations(self) -> AsyncOrganizationInvitations:
        """The invitations that were sent and not accepted yet."""
        from .organization_invitations import AsyncOrganizationInvitations

        return self._at(AsyncOrganizationInvitations)

    @property
    def identity_providers(self) -> AsyncOrganizationIdentityProviders:
        """The identity providers of its members."""
        from .organization_identity_providers import AsyncOrganizationIdentityProviders

        return self._at(AsyncOrganizationIdentityProviders)

    @property
    def groups(self) -> AsyncOrganizationGroups:
        """Its groups, which are apart from those of the realm."""
        from .organization_groups import AsyncOrganizationGroups

        return self._at(AsyncOrganizationGroups)
