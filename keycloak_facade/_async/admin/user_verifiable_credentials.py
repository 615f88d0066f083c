"""The verifiable credentials of a user: what may be issued, and what was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keycloak_openapi.api import verifiable_credentials as api
from keycloak_openapi.models import UserVerifiableCredentialRepresentation, VerifiableCredentialOfferActionConfig

from .node import AsyncNode

if TYPE_CHECKING:
    from keycloak_openapi.models import IssuedVerifiableCredentialRepresentation


class AsyncUserVerifiableCredentials(AsyncNode):
    """The verifiable credentials that a user may be issued.

    They need the feature `oid4vc-vci`, and a realm with `verifiable_credentials_enabled`.
    """

    async def create(self, scope_name: str) -> UserVerifiableCredentialRepresentation:
        """Let the user be issued a verifiable credential, with the attributes that the user has now.

        Args:
            scope_name: the name of a client scope of protocol `oid4vc`.

        Raises:
            BadRequest: if there is no such client scope, or the realm or the server is without verifiable credentials.
            Conflict: if the user may be issued it already.
        """
        body = UserVerifiableCredentialRepresentation(credential_scope_name=scope_name)
        return await self._send(api.create_user_verifiable_credential, body)

    async def all(self) -> list[UserVerifiableCredentialRepresentation]:
        """Return all of them."""
        return await self._send(api.list_user_verifiable_credentials)

    def by_name(self, scope_name: str) -> AsyncUserVerifiableCredential:
        """Return one, by the name of its client scope."""
        return self._at(AsyncUserVerifiableCredential, scope_name)

    async def send_offer(
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
        await self._send(
            api.send_user_verifiable_credential_offer,
            offer,
            client_id=client_id,
            redirect_uri=redirect_uri,
            lifespan=lifespan,
        )

    @property
    def issued(self) -> AsyncIssuedVerifiableCredentials:
        """Those that the user was issued."""
        return self._at(AsyncIssuedVerifiableCredentials)


class AsyncUserVerifiableCredential(AsyncNode):
    """A verifiable credential that a user may be issued."""

    async def refresh(self) -> UserVerifiableCredentialRepresentation:
        """Take over the attributes that the user has now, as a new `revision`."""
        return await self._send(api.refresh_user_verifiable_credential)

    async def delete(self) -> None:
        """No longer let the user be issued it."""
        await self._send(api.delete_user_verifiable_credential)


class AsyncIssuedVerifiableCredentials(AsyncNode):
    """The verifiable credentials that a user was issued."""

    async def all(self) -> list[IssuedVerifiableCredentialRepresentation]:
        """Return all that were not revoked."""
        return await self._send(api.list_user_issued_verifiable_credentials)

    async def delete(self, issued_id: str) -> None:
        """Revoke one."""
        await self._send(api.delete_user_issued_verifiable_credential, issued_id)
