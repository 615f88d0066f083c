# Made by scripts/unasync.py from keycloak_facade/_async/admin/realms.py; not to be edited.
"""Realms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from keycloak_openapi.api import realms as api
from keycloak_openapi.models import PartialImportRepresentation, RealmRepresentation

from .base import KeycloakAdminBase

if TYPE_CHECKING:
    from collections.abc import Mapping

    from keycloak_openapi.models import (
        NewRealmRepresentationFields,
        PartialImportRepresentationFields,
        PartialImportResults,
        RealmRepresentationFields,
    )

    from .admin import KeycloakAdmin
    from .clients import Clients
    from .groups import Groups
    from .roles import Roles
    from .users import Users


class Realms(KeycloakAdminBase):
    """The realms of a server."""

    def all(self, *, brief_representation: bool | None = None) -> list[RealmRepresentation]:
        """Return the realms that the account may see.

        Args:
            brief_representation: True for their names and little more.
        """
        return self._client.send(api.list_realms(brief_representation=brief_representation))

    def create(self, realm: str, **fields: Unpack[NewRealmRepresentationFields]) -> None:
        """Create a realm; it is disabled unless `enabled=True`.

        Raises:
            Conflict: if there is one of this name.
        """
        body = RealmRepresentation.from_fields({"realm": realm, **fields})
        self._client.send(api.create_realm(body))

    def import_realm(self, representation: RealmRepresentation | Mapping[str, Any]) -> None:
        """Create a realm from an export: a representation with users, clients, roles and all.

        Raises:
            Conflict: if there is one of this name.
        """
        self._client.send(api.create_realm(representation))

    def by_name(self, name: str) -> Realm:
        """Return one realm."""
        return Realm(name, self._client)


class Realm(KeycloakAdminBase):
    """One realm.

    Args:
        name: its name.
        client: what sends.
    """

    def __init__(self, name: str, client: KeycloakAdmin) -> None:
        super().__init__(client)
        self._name = name

    def get(self) -> RealmRepresentation:
        """Return the realm's settings."""
        return self._client.send(api.get_realm(self._name))

    def update(self, **fields: Unpack[RealmRepresentationFields]) -> None:
        """Change the given settings; the others stay as they are."""
        self.replace(self._changed(RealmRepresentation, self.get, fields))

    def replace(self, representation: RealmRepresentation | Mapping[str, Any]) -> None:
        """Write settings as given."""
        self._client.send(api.update_realm(self._name, representation))

    def delete(self) -> None:
        """Delete the realm, with everything in it."""
        self._client.send(api.delete_realm(self._name))

    def partial_import(self, **fields: Unpack[PartialImportRepresentationFields]) -> PartialImportResults:
        """Create many users, groups, clients, roles and identity providers at once.

        Args:
            **fields: `users`, `groups` (each with its `path`, without which the server fails), `clients`, `roles`,
                `identity_providers`, `identity_provider_mappers`, and `if_resource_exists`: FAIL, SKIP or OVERWRITE.

        Raises:
            Conflict: if one of them exists, unless it may be skipped or overwritten; nothing is created then.
        """
        body = PartialImportRepresentation.from_fields(fields)
        return self._client.send(api.partial_import_realm(self._name, body))

    def partial_export(self, *, clients: bool = False, groups_and_roles: bool = False) -> RealmRepresentation:
        """Return the realm's settings, secrets masked, with its clients, groups and roles if asked for."""
        request = api.partial_export_realm(self._name, export_clients=clients, export_groups_and_roles=groups_and_roles)
        return self._client.send(request)

    @property
    def users(self) -> Users:
        """The users."""
        from .users import Users  # noqa: PLC0415 - loaded by those who use it

        return Users(self._name, self._client)

    @property
    def groups(self) -> Groups:
        """The groups."""
        from .groups import Groups  # noqa: PLC0415 - as above

        return Groups(self._name, self._client)

    @property
    def roles(self) -> Roles:
        """The realm's own roles."""
        from .roles import Roles  # noqa: PLC0415 - as above

        return Roles(self._name, self._client)

    @property
    def clients(self) -> Clients:
        """The clients."""
        from .clients import Clients  # noqa: PLC0415 - as above

        return Clients(self._name, self._client)
