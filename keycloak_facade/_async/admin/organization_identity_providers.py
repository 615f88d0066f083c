"""The identity providers of an organization."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from keycloak_openapi.api import organization_groups
from keycloak_openapi.api import organizations as api

from .node import AsyncNode
from .paging import LARGE_PAGE_SIZE, PAGE_SIZE

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from keycloak_openapi.api.organization_groups import ListOrganizationIdentityProviderGroupsFilters
    from keycloak_openapi.models import GroupRepresentation, IdentityProviderRepresentation


class AsyncOrganizationIdentityProviders(AsyncNode):
    """The identity providers that are linked with an organization."""

    async def all(self) -> list[IdentityProviderRepresentation]:
        """Return all of them, secrets masked."""
        return await self._send(api.list_organization_identity_providers)

    async def add(self, alias: str) -> None:
        """Link an identity provider of the realm with the organization; it can be linked with one only.

        Raises:
            BadRequest: if there is none of this alias, or it is linked with another organization.
            Conflict: if it is linked with the organization.
        """
        await self._send(api.add_organization_identity_provider, alias)

    def by_alias(self, alias: str) -> AsyncOrganizationIdentityProvider:
        """Return one of them."""
        return self._at(AsyncOrganizationIdentityProvider, alias)


class AsyncOrganizationIdentityProvider(AsyncNode):
    """One identity provider that is linked with an organization."""

    async def get(self) -> IdentityProviderRepresentation:
        """Return the identity provider, secrets masked.

        Raises:
            NotFound: if it is not linked with the organization.
        """
        return await self._send(api.get_organization_identity_provider)

    async def delete(self) -> None:
        """End the link; the identity provider itself stays."""
        await self._send(api.remove_organization_identity_provider)

    @property
    def groups(self) -> AsyncOrganizationIdentityProviderGroups:
        """The groups of the organization that its mappers can use."""
        return self._at(AsyncOrganizationIdentityProviderGroups)


class AsyncOrganizationIdentityProviderGroups(AsyncNode):
    """The groups of an organization that the mappers of an identity provider can use."""

    async def all(
        self, *, page_size: int = LARGE_PAGE_SIZE, **filters: Unpack[ListOrganizationIdentityProviderGroupsFilters]
    ) -> list[GroupRepresentation]:
        """Return all groups that fit; filters as in `iter`."""
        return [group async for group in self.iter(page_size=page_size, **filters)]

    def iter(
        self, *, page_size: int = PAGE_SIZE, **filters: Unpack[ListOrganizationIdentityProviderGroupsFilters]
    ) -> AsyncGenerator[GroupRepresentation]:
        """Iterate over the groups that fit, page by page.

        Args:
            page_size: groups a request.
            **filters: `search` in their names (a whole name with `exact=True`), `q` (`"attribute:value ..."`),
                `brief_representation`, `sub_groups_count` (True to count those below each).
        """
        return self._pages(organization_groups.list_organization_identity_provider_groups, page_size, **filters)
