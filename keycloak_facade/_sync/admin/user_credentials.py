# Made by scripts/unasync.py from keycloak_facade/_async/admin/user_credentials.py; not to be edited.
"""The credentials of a user."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keycloak_openapi.api import users as api

from .node import Node

if TYPE_CHECKING:
    from keycloak_openapi.models import CredentialRepresentation


class UserCredentials(Node):
    """The credentials of a user, in the order in which a login offers them."""

    def all(self) -> list[CredentialRepresentation]:
        """Return all credentials, without their secrets.

        One that a user storage keeps has no `id`, but a `federation_link`.
        """
        return self._send(api.list_user_credentials)

    def by_id(self, credential_id: str) -> UserCredential:
        """Return one credential."""
        return self._at(UserCredential, credential_id)


class UserCredential(Node):
    """One credential of a user."""

    def delete(self) -> None:
        """Delete the credential."""
        self._send(api.delete_user_credential)

    def set_label(self, label: str) -> None:
        """Set the name that the user sees."""
        self._send(api.update_user_credential_label, label)

    def move_to_first(self) -> None:
        """Move the credential to the first place."""
        self._send(api.move_user_credential_to_first)

    def move_after(self, credential_id: str) -> None:
        """Move the credential behind another one of the user."""
        self._send(api.move_user_credential_after, credential_id)
