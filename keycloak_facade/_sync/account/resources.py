# Made by scripts/unasync.py from keycloak_facade/_async/account/resources.py; not to be edited.
"""The resources of a user, and who may use them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from keycloak_openapi.api import account as api

from ..admin.node import Node
from ..admin.paging import LARGE_PAGE_SIZE, PAGE_SIZE

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping, Sequence

    from keycloak_openapi.models import (
        AccountPermissionRepresentation,
        AccountResourceRepresentation,
        AccountUserRepresentation,
    )
    from keycloak_openapi.request import Request


class NamedResources(Node):
    """Resources that can be found by name; a subclass names the operation that lists them."""

    _list: ClassVar[Callable[..., Request[list[AccountResourceRepresentation]]]]

    def all(self, *, name: str | None = None, page_size: int = LARGE_PAGE_SIZE) -> list[AccountResourceRepresentation]:
        """Return all that fit; filters as in `iter`."""
        return list(self.iter(name=name, page_size=page_size))

    def iter(self, *, name: str | None = None, page_size: int = PAGE_SIZE) -> Generator[AccountResourceRepresentation]:
        """Iterate over those that fit, page by page.

        Args:
            name: part of the name.
            page_size: resources a request.
        """
        return self._pages(self._list, page_size, name=name)


class AccountResources(NamedResources):
    """The resources that the user owns."""

    _list = staticmethod(api.list_account_resources)

    @property
    def shared_with_me(self) -> ResourcesSharedWithMe:
        """The resources of others that the user may use, with the scopes granted."""
        return self._at(ResourcesSharedWithMe)

    @property
    def shared_with_others(self) -> ResourcesSharedWithOthers:
        """The resources of the user that others may use, with their `permissions`."""
        return self._at(ResourcesSharedWithOthers)

    def pending_requests(self) -> list[AccountResourceRepresentation]:
        """Return the resources of others that the user asked for: one entry for each scope."""
        return self._send(api.list_pending_permission_requests)

    def by_id(self, resource_id: str) -> AccountResource:
        """Return one resource that the user owns."""
        return self._at(AccountResource, resource_id)


class ResourcesSharedWithMe(NamedResources):
    """The resources of others that the user may use."""

    _list = staticmethod(api.list_resources_shared_with_me)


class ResourcesSharedWithOthers(Node):
    """The resources of the user that others may use."""

    def all(self, *, page_size: int = LARGE_PAGE_SIZE) -> list[AccountResourceRepresentation]:
        """Return all of them."""
        return list(self.iter(page_size=page_size))

    def iter(self, *, page_size: int = PAGE_SIZE) -> Generator[AccountResourceRepresentation]:
        """Iterate over them, page by page."""
        return self._pages(api.list_resources_shared_with_others, page_size)


class AccountResource(Node):
    """One resource that the user owns."""

    def get(self) -> AccountResourceRepresentation:
        """Return the resource.

        Raises:
            BadRequest: if it is another's.
        """
        return self._send(api.get_account_resource)

    def user(self, value: str) -> AccountUserRepresentation | None:
        """Return a user who may use the resource or asks to, None if there is no such user.

        Args:
            value: the username or email address.

        Raises:
            Forbidden: if the user neither may nor asks to.
        """
        return self._send(api.get_account_resource_user, value=value)

    @property
    def permissions(self) -> AccountPermissions:
        """Who may use the resource."""
        return self._at(AccountPermissions)


class AccountPermissions(Node):
    """Who may use one resource of the user."""

    def all(self) -> list[AccountPermissionRepresentation]:
        """Return the users who may, each with the names of the scopes."""
        return self._send(api.list_account_resource_permissions)

    def requests(self) -> list[AccountPermissionRepresentation]:
        """Return the users who ask to, each with the names of the scopes."""
        return self._send(api.list_account_permission_requests)

    def update(self, permissions: Sequence[AccountPermissionRepresentation | Mapping[str, Any]]) -> None:
        """Let each user named have these scopes and no others; other users keep theirs.

        Args:
            permissions: each a `username` (or email address) and `scopes`, which exist. What the user asked for is
                granted if it is among them, denied if not; no scopes take all away.

        Raises:
            NotFound: if there is no such user.
        """
        self._send(api.update_account_resource_permissions, permissions)
