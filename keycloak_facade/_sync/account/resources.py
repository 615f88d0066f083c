# Made by scripts/unasync.py from keycloak_facade/_async/account/resources.py; not to be edited.
"""The resources of a user, and who may use them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from keycloak_openapi.api import account as api

from ..admin.node import Node
from ..admin.paging import LARGE_PAGE_SIZE, PAGE_SIZE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from keycloak_openapi.models import (
        AccountPermissionRepresentation,
        AccountResourceRepresentation,
        AccountUserRepresentation,
    )


class AccountResources(Node):
    """The resources that the user owns."""

    def all(self, *, name: str | None = None, page_size: int = LARGE_PAGE_SIZE) -> list[AccountResourceRepresentation]:
        """Return all that the user owns.

        Args:
            name: part of the name.
            page_size: resources a request.
        """
        return list(self.iter(name=name, page_size=page_size))

    def iter(self, *, name: str | None = None, page_size: int = PAGE_SIZE) -> Iterator[AccountResourceRepresentation]:
        """Iterate over those that the user owns, with one page in memory at a time.

        Args:
            name: part of the name.
            page_size: resources a request.
        """
        return self._pages(api.list_account_resources, page_size, name=name)

    def shared_with_me(
        self, *, name: str | None = None, page_size: int = LARGE_PAGE_SIZE
    ) -> list[AccountResourceRepresentation]:
        """Return all resources of others that the user may use, with the scopes granted.

        Args:
            name: part of the name.
            page_size: resources a request.
        """
        pages = self._pages(api.list_resources_shared_with_me, page_size, name=name)
        return list(pages)

    def shared_with_others(self, *, page_size: int = LARGE_PAGE_SIZE) -> list[AccountResourceRepresentation]:
        """Return all resources of the user that others may use, with their `permissions`."""
        return list(self._pages(api.list_resources_shared_with_others, page_size))

    def pending_requests(self) -> list[AccountResourceRepresentation]:
        """Return the resources of others that the user asked for: one entry for each scope."""
        return self._send(api.list_pending_permission_requests)

    def by_id(self, resource_id: str) -> AccountResource:
        """Return one resource that the user owns."""
        return self._at(AccountResource, resource_id)


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
