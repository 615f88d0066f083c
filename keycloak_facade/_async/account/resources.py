"""The resources of a user, and who may use them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from keycloak_openapi.api import account as api

from ..admin.node import AsyncNode
from ..admin.paging import LARGE_PAGE_SIZE, PAGE_SIZE

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Mapping, Sequence

    from keycloak_openapi.models import (
        AccountPermissionRepresentation,
        AccountResourceRepresentation,
        AccountUserRepresentation,
    )
    from keycloak_openapi.request import Request


class AsyncNamedResources(AsyncNode):
    """Resources that can be found by name; a subclass names the operation that lists them."""

    _list: ClassVar[Callable[..., Request[list[AccountResourceRepresentation]]]]

    async def all(
        self, *, name: str | None = None, page_size: int = LARGE_PAGE_SIZE
    ) -> list[AccountResourceRepresentation]:
        """Return all that fit; filters as in `iter`."""
        return [resource async for resource in self.iter(name=name, page_size=page_size)]

    def iter(
        self, *, name: str | None = None, page_size: int = PAGE_SIZE
    ) -> AsyncGenerator[AccountResourceRepresentation]:
        """Iterate over those that fit, page by page.

        Args:
            name: part of the name.
            page_size: resources a request.
        """
        return self._pages(self._list, page_size, name=name)


class AsyncAccountResources(AsyncNamedResources):
    """The resources that the user owns."""

    _list = staticmethod(api.list_account_resources)

    @property
    def shared_with_me(self) -> AsyncResourcesSharedWithMe:
        """The resources of others that the user may use, with the scopes granted."""
        return self._at(AsyncResourcesSharedWithMe)

    @property
    def shared_with_others(self) -> AsyncResourcesSharedWithOthers:
        """The resources of the user that others may use, with their `permissions`."""
        return self._at(AsyncResourcesSharedWithOthers)

    async def pending_requests(self) -> list[AccountResourceRepresentation]:
        """Return the resources of others that the user asked for: one entry for each scope."""
        return await self._send(api.list_pending_permission_requests)

    def by_id(self, resource_id: str) -> AsyncAccountResource:
        """Return one resource that the user owns."""
        return self._at(AsyncAccountResource, resource_id)


class AsyncResourcesSharedWithMe(AsyncNamedResources):
    """The resources of others that the user may use."""

    _list = staticmethod(api.list_resources_shared_with_me)


class AsyncResourcesSharedWithOthers(AsyncNode):
    """The resources of the user that others may use."""

    async def all(self, *, page_size: int = LARGE_PAGE_SIZE) -> list[AccountResourceRepresentation]:
        """Return all of them."""
        return [resource async for resource in self.iter(page_size=page_size)]

    def iter(self, *, page_size: int = PAGE_SIZE) -> AsyncGenerator[AccountResourceRepresentation]:
        """Iterate over them, page by page."""
        return self._pages(api.list_resources_shared_with_others, page_size)


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
