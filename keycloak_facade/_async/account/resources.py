"""The resources of a user, and who may use them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from keycloak_openapi.api import account as api

from ..admin.node import AsyncNode
from ..admin.paging import LARGE_PAGE_SIZE, PAGE_SIZE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence

    from keycloak_openapi.models import (
        AccountPermissionRepresentation,
        AccountResourceRepresentation,
        AccountUserRepresentation,
    )


class AsyncAccountResources(AsyncNode):
    """The resources that the user owns."""

    async def all(
        self, *, name: str | None = None, page_size: int = LARGE_PAGE_SIZE
    ) -> list[AccountResourceRepresentation]:
        """Return all that the user owns.

        Args:
            name: part of the name.
            page_size: resources a request.
        """
        return [resource async for resource in self.iter(name=name, page_size=page_size)]

    def iter(
        self, *, name: str | None = None, page_size: int = PAGE_SIZE
    ) -> AsyncIterator[AccountResourceRepresentation]:
        """Iterate over those that the user owns, with one page in memory at a time.

        Args:
            name: part of the name.
            page_size: resources a request.
        """
        return self._pages(api.list_account_resources, page_size, name=name)

    async def shared_with_me(
        self, *, name: str | None = None, page_size: int = LARGE_PAGE_SIZE
    ) -> list[AccountResourceRepresentation]:
        """Return all resources of others that the user may use, with the scopes granted.

        Args:
            name: part of the name.
            page_size: resources a request.
        """
        pages = self._pages(api.list_resources_shared_with_me, page_size, name=name)
        return [resource async for resource in pages]

    async def shared_with_others(self, *, page_size: int = LARGE_PAGE_SIZE) -> list[AccountResourceRepresentation]:
        """Return all resources of the user that others may use, with their `permissions`."""
        return [resource async for resource in self._pages(api.list_resources_shared_with_others, page_size)]

    async def pending_requests(self) -> list[AccountResourceRepresentation]:
        """Return the resources of others that the user asked for: one entry for each scope."""
        return await self._send(api.list_pending_permission_requests)

    def by_id(self, resource_id: str) -> AsyncAccountResource:
        """Return one resource that the user owns."""
        return self._at(AsyncAccountResource, resource_id)


class AsyncAccountResource(AsyncNode):
    """One resource that the user owns."""

    async def get(self) -> AccountResourceRepresentation:
        """Return the resource.

        Raises:
            BadRequest: if it is another's.
        """
        return await self._send(api.get_account_resource)

    async def user(self, value: str) -> AccountUserRepresentation | None:
        """Return a user who may use the resource or asks to, None if there is no such user.

        Args:
            value: the username or email address.

        Raises:
            Forbidden: if the user neither may nor asks to.
        """
        return await self._send(api.get_account_resource_user, value=value)

    @property
    def permissions(self) -> AsyncAccountPermissions:
        """Who may use the resource."""
        return self._at(AsyncAccountPermissions)


class AsyncAccountPermissions(AsyncNode):
    """Who may use one resource of the user."""

    async def all(self) -> list[AccountPermissionRepresentation]:
        """Return the users who may, each with the names of the scopes."""
        return await self._send(api.list_account_resource_permissions)

    async def requests(self) -> list[AccountPermissionRepresentation]:
        """Return the users who ask to, each with the names of the scopes."""
        return await self._send(api.list_account_permission_requests)

    async def update(self, permissions: Sequence[AccountPermissionRepresentation | Mapping[str, Any]]) -> None:
        """Let each user named have these scopes and no others; other users keep theirs.

        Args:
            permissions: each a `username` (or email address) and `scopes`, which exist. What the user asked for is
                granted if it is among them, denied if not; no scopes take all away.

        Raises:
            NotFound: if there is no such user.
        """
        await self._send(api.update_account_resource_permissions, permissions)
