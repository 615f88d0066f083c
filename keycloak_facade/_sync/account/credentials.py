# Made by scripts/unasync.py from keycloak_facade/_async/account/credentials.py; not to be edited.
"""The credentials of a user, as the user sees them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from keycloak_openapi.api import account as api

from ..admin.node import Node

if TYPE_CHECKING:
    from keycloak_openapi.models import AccountCredentialTypeRepresentation


class AccountCredentials(Node):
    """The passwords, one-time password generators, ... of the user."""

    def all(
        self, *, type: str | None = None, user_credentials: bool | None = None
    ) -> list[AccountCredentialTypeRepresentation]:
        """Return the kinds of credential that the realm uses, each with those of the user.

        Args:
            type: one kind alone, such as `password` or `otp`.
            user_credentials: False for the kinds alone.
        """
        return self._send(api.list_account_credentials, type=type, user_credentials=user_credentials)

    def by_id(self, credential_id: str) -> AccountCredential:
        """Return one credential of the user."""
        return self._at(AccountCredential, credential_id)


class AccountCredential(Node):
    """One credential of the user."""

    def set_label(self, label: str) -> None:
        """Name the credential."""
        self._send(api.update_account_credential_label, json.dumps(label))

    def delete(self) -> None:
        """Delete the credential, if its kind is `removeable`.

        Raises:
            BadRequest: if its kind is not.
        """
        self._send(api.delete_account_credential)
