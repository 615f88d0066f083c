# Made by scripts/unasync.py from keycloak_facade/_async/admin/user_verifiable_credentials.py; not to be edited.
"""The verifiable credentials of a user: what may be issued, and what was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keycloak_openapi.api import verifiable_credentials as api
from keycloak_openapi.models import UserVerifiableCredentialRepresentation, VerifiableCredentialOfferActionConfig

from .node import Node

if TYPE_CHECKING:
    from keycloak_openapi.models import IssuedVerifiableCredentialRepresentation


class UserVerifiableCredentials(Node):
    """The verifiable credentials that a user may be issued.

    They need the feature `oid4vc-vci`, and a realm with `verifiable_credentials_enabled`.
    """

    def create(self, scope_name: str) -> UserVerifiableCredentialRepresentation:
        """Let the user be issued a verifiable credential, with the attributes that the user has now.

        Args:
            scope_name: the name of a client scope of protocol `oid4vc`.

        Raises:
            BadRequest: if there is no such client scope, or the realm or the server is without verifiable credentials.
            Conflict: if the user may be issued it already.
        """
        body = UserVerifiableCredentialRepresentation(credential_scope_name=scope_name)
        return self._send(api.create_user_verifiable_credential, body)

    def all(self) -> list[UserVerifiableCredentialRepresentation]:
        """Return all of them."""
        return self._send(api.list_user_verifiable_credentials)

    def by_name(self, scope_name: str) -> UserVerifiableCredential:
        """Return one, by the name of its client scope."""
        return self._at(UserVerifiableCredential, scope_name)

    def send_offer(
        self,
        configuration_id: str,
        *,
        target_client_id: str | None = None,
        pre_authorized: bool | None = None,
        client_id: str | None = None,
        redirect_uri: str | None = None,
        lifespan: int | None = None,
    ) -> None:
        """Send the user a link to the offer of a verifiable credential.

        Args:
            configuration_id: its `credential_configuration_id`.
            target_client_id: the client that alone may redeem the offer.
            pre_authorized: True for an offer that needs no further login, on a server with `oid4vc-vci-preauth-code`.
            client_id: the client that the last page leads back to.
            redirect_uri: where to; one of the client's.
            lifespan: seconds for which the link works.

        Raises:
            BadRequest: if the user may not be issued it.
            ServerError: if the realm's mail server does not take it.
        """
        offer = VerifiableCredentialOfferActionConfig(
            credential_configuration_id=configuration_id, client_id=target_client_id, pre_authorized=pre_authorized
        )
        self._send(
            api.send_user_verifiable_credential_offer,
            offer,
            client_id=client_id,
            redirect_uri=redirect_uri,
            lifespan=lifespan,
        )

    @property
    def issued(self) -> IssuedVerifiableCredentials:
        """Those that the user was issued."""
        return self._at(IssuedVerifiableCredentials)


class UserVerifiableCredential(Node):
    """A verifiable credential that a user may be issued."""

    def refresh(self) -> UserVerifiableCredentialRepresentation:
        """Take over the attributes that the user has now, as a new `revision`."""
        return self._send(api.refresh_user_verifiable_credential)

    def delete(self) -> None:
        """No longer let the user be issued it."""
        self._send(api.delete_user_verifiable_credential)


class IssuedVerifiableCredentials(Node):
    """The verifiable credentials that a user was issued."""

    def all(self) -> list[IssuedVerifiableCredentialRepresentation]:
        """Return all that were not revoked."""
        return self._send(api.list_user_issued_verifiable_credentials)

    def delete(self, issued_id: str) -> None:
        """Revoke one."""
        self._send(api.delete_user_issued_verifiable_credential, issued_id)
