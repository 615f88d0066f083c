"""The credentials of a user."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keycloak_openapi.api import users as api

from .node import AsyncNode

if TYPE_CHECKING:
    from keycloak_openapi.models import CredentialRepresentation


class AsyncUserCredentials(AsyncNode):
    """The credentials of a user, in the order in which a login offers them."""

    async def all(self) -> list[CredentialRepresentation]:
        """Return all credentials, without their secrets.

        One that a user storage keeps has no `id`, but a `federation_link`.
        """
        return await self._send(api.list_user_credentials)

    def by_id(self, credential_id: str) -> AsyncUserCredential:
        """Return one credential."""
        return self._at(AsyncUserCredential, credential_id)


class AsyncUserCredential(AsyncNode):
    """One credential of a user."""

    async def delete(self) -> None:
        """Delete the credential."""
        await self._send(api.delete_user_credential)

    async def set_label(self, label: str) -> None:
        """Set the name that the user sees."""
        await self._send(api.update_user_credential_label, label)

    async def move_to_first(self) -> None:
        """Move the credential to the first place."""
        await self._send(api.move_user_credential_to_first)

    async def move_after(self, credential_id: str) -> None:
        """Move the credential behind another one of the user."""
        await self._send(api.move_user_credential_after, credential_id)
