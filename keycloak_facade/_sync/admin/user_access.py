# Made by scripts/unasync.py from keycloak_facade/_async/admin/user_access.py; not to be edited.
"""What a user has granted to clients, and the identity providers that the user can log in with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keycloak_openapi.api import users as api
from keycloak_openapi.models import FederatedIdentityRepresentation

from .node import Node

if TYPE_CHECKING:
    from keycloak_openapi.models import UserConsent


class UserConsents(Node):
    """What a user has granted to clients."""

    def all(self) -> list[UserConsent]:
        """Return all consents; an offline token counts as one too, under `additional_grants`."""
        return self._send(api.list_user_consents)

    def delete(self, client_id: str) -> None:
        """Revoke what the user has granted to a client, by what it is known by in OAuth, and its offline tokens.

        Raises:
            NotFound: if there is nothing to revoke.
        """
        self._send(api.revoke_user_consent, client_id)


class UserFederatedIdentities(Node):
    """The accounts at identity providers that a user can log in with."""

    def all(self) -> list[FederatedIdentityRepresentation]:
        """Return all links."""
        return self._send(api.list_user_federated_identities)

    def add(self, alias: str, *, user_id: str, user_name: str) -> None:
        """Link the user with an account at an identity provider.

        The server does not complain of an alias that it does not know, and shows no such link.

        Args:
            alias: the identity provider's.
            user_id: the account's id there.
            user_name: the account's name there.

        Raises:
            Conflict: if the user is linked with this identity provider already.
        """
        body = FederatedIdentityRepresentation(identity_provider=alias, user_id=user_id, user_name=user_name)
        self._send(api.add_user_federated_identity, alias, body)

    def delete(self, alias: str) -> None:
        """Unlink the user from an identity provider.

        Raises:
            NotFound: if there is no such link.
        """
        self._send(api.remove_user_federated_identity, alias)
