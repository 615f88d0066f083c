# Made by scripts/unasync.py from keycloak_facade/_async/admin/user_storage.py; not to be edited.
"""What user federation does when told to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keycloak_openapi.api import user_storage as api

from .node import Node

if TYPE_CHECKING:
    from keycloak_openapi.models import SynchronizationResult, UserStorageSyncAction, UserStorageSyncDirection


class UserStorage(Node):
    """The user storage providers of a realm, such as LDAP; they are made, changed and deleted as `components`."""

    def by_id(self, component_id: str) -> UserStorageProvider:
        """Return one user storage provider, by the id of its component."""
        return self._at(UserStorageProvider, component_id)


class UserStorageProvider(Node):
    """One user storage provider."""

    def name(self) -> str:
        """Return the name of the provider."""
        return (self._send(api.get_user_storage_name)).name or ""

    def sync(self, *, action: UserStorageSyncAction = "triggerFullSync") -> SynchronizationResult:
        """Import users from the provider, and return how many.

        All numbers are 0, without an error, if the provider cannot be reached or refuses the realm's password.

        Args:
            action: `triggerFullSync` for all, `triggerChangedUsersSync` for those that changed since the last time.
        """
        return self._send(api.sync_user_storage, action=action)

    def sync_mapper(self, mapper_id: str, *, direction: UserStorageSyncDirection) -> SynchronizationResult:
        """Synchronize what a mapper maps, such as groups, and return how many.

        Args:
            mapper_id: the id of the mapper's component.
            direction: `fedToKeycloak` to import, `keycloakToFed` to export.

        Raises:
            BadRequest: if the provider cannot be asked.
        """
        return self._send(api.sync_user_storage_mapper, mapper_id, direction=direction)

    def remove_imported_users(self) -> None:
        """Delete the users that were imported; those in the provider stay."""
        self._send(api.remove_imported_users)

    def unlink_users(self) -> None:
        """Keep the users that were imported, as users of the realm's own."""
        self._send(api.unlink_users)
