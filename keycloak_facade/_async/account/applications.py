"""The applications of a user, and what the user lets them have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from keycloak_openapi.api import account as api

from ..._core.texts import list_of_texts
from ..admin.node import AsyncNode

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from keycloak_openapi.models import AccountApplicationRepresentation, AccountConsentRepresentation


class AsyncAccountApplications(AsyncNode):
    """The clients that the user has a session with or gave consent to."""

    async def all(self, *, name: str | None = None) -> list[AccountApplicationRepresentation]:
        """Return all of them, and those that are always shown.

        Args:
            name: part of the name.
        """
        return await self._send(api.list_account_applications, name=name)

    def by_client_id(self, client_id: str) -> AsyncAccountApplication:
        """Return one of them."""
        return self._at(AsyncAccountApplication, client_id)


class AsyncAccountApplication(AsyncNode):
    """One client that the user uses."""

    @property
    def consent(self) -> AsyncAccountConsent:
        """What the user lets the client have."""
        return self._at(AsyncAccountConsent)


class AsyncAccountConsent(AsyncNode):
    """What the user lets one client have."""

    async def get(self, *, brief_representation: bool | None = None) -> AccountConsentRepresentation | None:
        """Return the consent, None if the user gave none.

        Args:
            brief_representation: False for the description and protocol of each client scope too.

        Raises:
            NotFound: if there is no such client.
        """
        return await self._send(api.get_account_consent, brief_representation=brief_representation)

    async def grant(self, client_scope_ids: Sequence[str]) -> AccountConsentRepresentation:
        """Consent to these client scopes and no others, and return the consent."""
        body = {"grantedScopes": [{"id": scope_id} for scope_id in list_of_texts("client_scope_ids", client_scope_ids)]}
        return await self._send(api.grant_account_consent, body)

    async def replace(
        self, representation: AccountConsentRepresentation | Mapping[str, Any]
    ) -> AccountConsentRepresentation:
        """Write the consent as given, where each scope is known by its `id`, and return it."""
        return await self._send(api.update_account_consent, representation)

    async def delete(self) -> None:
        """Revoke the consent."""
        await self._send(api.revoke_account_consent)
