# Made by scripts/unasync.py from keycloak_facade/_async/account/applications.py; not to be edited.
"""The applications of a user, and what the user lets them have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from keycloak_openapi.api import account as api

from ..._core.texts import list_of_texts
from ..admin.node import Node

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from keycloak_openapi.models import AccountApplicationRepresentation, AccountConsentRepresentation


class AccountApplications(Node):
    """The clients that the user has a session with or gave consent to."""

    def all(self, *, name: str | None = None) -> list[AccountApplicationRepresentation]:
        """Return all of them, and those that are always shown.

        Args:
            name: part of the name.
        """
        return self._send(api.list_account_applications, name=name)

    def by_client_id(self, client_id: str) -> AccountApplication:
        """Return one of them."""
        return self._at(AccountApplication, client_id)


class AccountApplication(Node):
    """One client that the user uses."""

    @property
    def consent(self) -> AccountConsent:
        """What the user lets the client have."""
        return self._at(AccountConsent)


class AccountConsent(Node):
    """What the user lets one client have."""

    def get(self, *, brief_representation: bool | None = None) -> AccountConsentRepresentation | None:
        """Return the consent, None if the user gave none.

        Args:
            brief_representation: False for the description and protocol of each client scope too.

        Raises:
            NotFound: if there is no such client.
        """
        return self._send(api.get_account_consent, brief_representation=brief_representation)

    def grant(self, client_scope_ids: Sequence[str]) -> AccountConsentRepresentation:
        """Consent to these client scopes and no others, and return the consent."""
        body = {"grantedScopes": [{"id": scope_id} for scope_id in list_of_texts("client_scope_ids", client_scope_ids)]}
        return self._send(api.grant_account_consent, body)

    def replace(self, representation: AccountConsentRepresentation | Mapping[str, Any]) -> AccountConsentRepresentation:
        """Write the consent as given, where each scope is known by its `id`, and return it."""
        return self._send(api.update_account_consent, representation)

    def delete(self) -> None:
        """Revoke the consent."""
        self._send(api.revoke_account_consent)
