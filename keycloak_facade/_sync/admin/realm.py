# Made by scripts/unasync.py from keycloak_facade/_async/admin/realm.py; not to be edited.
"""One realm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

# The model of a realm is the largest, and most who come by a realm never read its settings: it is loaded when used.
from keycloak_openapi import models
from keycloak_openapi.api import realms as api

from ..._core.masks import unmasked
from .realm_places import RealmPlaces

if TYPE_CHECKING:
    from collections.abc import Mapping

    from keycloak_openapi.models import (
        GlobalRequestResult,
        PartialImportRepresentationFields,
        PartialImportResults,
        RealmRepresentation,
        RealmRepresentationFields,
    )

    from .admin import KeycloakAdmin


class Realm(RealmPlaces):
    """One realm.

    Args:
        name: its name.
        client: what sends.
    """

    def __init__(self, name: str, client: KeycloakAdmin) -> None:
        super().__init__(name, client=client)

    @property
    def name(self) -> str:
        """The realm's name, as it was given."""
        return self._realm_name

    def get(self) -> RealmRepresentation:
        """Return the realm's settings."""
        return self._send(api.get_realm)

    def update(self, **fields: Unpack[RealmRepresentationFields]) -> None:
        """Change the given settings; the others stay as they are.

        An empty text, list or map empties one. None removes all `attributes` that are not the server's own, and leaves
        the other settings as they are.
        """
        self.replace(self._changed(models.RealmRepresentation, self.get, fields))

    def replace(self, representation: RealmRepresentation | Mapping[str, Any]) -> None:
        """Write settings as given."""
        self._send(api.update_realm, representation)

    def delete(self) -> None:
        """Delete the realm, with everything in it."""
        self._send(api.delete_realm)

    def partial_import(self, **fields: Unpack[PartialImportRepresentationFields]) -> PartialImportResults:
        """Create many users, groups, clients, roles and identity providers at once.

        Args:
            **fields: `users`, `groups` (each with its `path`, without which the server fails), `clients`, `roles`,
                `identity_providers`, `identity_provider_mappers`, and `if_resource_exists`: FAIL, SKIP or OVERWRITE.
                Attributes that the user profile does not declare are kept, but nobody sees them.

        Raises:
            Conflict: if one of them exists, unless it may be skipped or overwritten; nothing is created then.
            ValueError: if a secret is the asterisks that the server shows for one.
        """
        body = unmasked(models.PartialImportRepresentation.from_fields(fields))
        return self._send(api.partial_import_realm, body)

    def partial_export(self, *, clients: bool = False, groups_and_roles: bool = False) -> RealmRepresentation:
        """Return the realm's settings, secrets masked, with its clients, groups and roles if asked for."""
        return self._send(api.partial_export_realm, export_clients=clients, export_groups_and_roles=groups_and_roles)

    def credential_registrators(self) -> list[str]:
        """Return the aliases of the required actions that give a user a new credential."""
        return self._send(api.list_credential_registrators)

    def push_revocation(self) -> GlobalRequestResult:
        """Tell every client that has an `admin_url` the time before which the realm's tokens are void.

        Returns:
            `success_requests` and `failed_requests`, the URLs that were called; both None if there are none.
        """
        return self._send(api.push_realm_revocation)

    def test_smtp_connection(self, settings: Mapping[str, str] | None = None) -> None:
        """Send a message to the email address of whoever calls this.

        Args:
            settings: as the `smtp_server` of a realm: `host`, `port`, `from`, `auth`, `user`, `password`, `ssl`,
                `starttls`, ...; those of this realm unless given. Asterisks stand for this realm's password.

        Raises:
            ServerError: if the message cannot be sent, or the caller has no email address.
        """
        if settings is None:
            settings = (self.get()).smtp_server or {}
        self._send(api.test_smtp_connection, settings)
