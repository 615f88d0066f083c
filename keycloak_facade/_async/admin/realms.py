"""Realms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from keycloak_openapi.api import realms as api
from keycloak_openapi.models import PartialImportRepresentation, RealmRepresentation

from .base import AsyncKeycloakAdminBase

if TYPE_CHECKING:
    from collections.abc import Mapping

    from keycloak_openapi.models import (
        NewRealmRepresentationFields,
        PartialImportRepresentationFields,
        PartialImportResults,
        RealmRepresentationFields,
    )

    from .admin import AsyncKeycloakAdmin
    from .clients import AsyncClients
    from .groups import AsyncGroups
    from .roles import AsyncRoles
    from .users import AsyncUsers


class AsyncRealms(AsyncKeycloakAdminBase):
    """The realms of a server."""

    async def all(self, *, brief_representation: bool | None = None) -> list[RealmRepresentation]:
        """Return the realms that the account may see.

        Args:
            brief_representation: True for their names and little more.
        """
        return await self._client.send(api.list_realms(brief_representation=brief_representation))

    async def create(self, realm: str, **fields: Unpack[NewRealmRepresentationFields]) -> None:
        """Create a realm; it is disabled unless `enabled=True`.

        Raises:
            Conflict: if there is one of this name.
        """
        body = RealmRepresentation.from_fields({"realm": realm, **fields})
        await self._client.send(api.create_realm(body))

    async def import_realm(self, representation: RealmRepresentation | Mapping[str, Any]) -> None:
        """Create a realm from an export: a representation with users, clients, roles and all.

        Raises:
            Conflict: if there is one of this name.
        """
        await self._client.send(api.create_realm(representation))

    def by_name(self, name: str) -> AsyncRealm:
        """Return one realm."""
        return AsyncRealm(name, self._client)


class AsyncRealm(AsyncKeycloakAdminBase):
    """One realm.

    Args:
        name: its name.
        client: what sends.
    """

    def __init__(self, name: str, client: AsyncKeycloakAdmin) -> None:
        super().__init__(client)
        self._name = name

    async def get(self) -> RealmRepresentation:
        """Return the realm's settings."""
        return await self._client.send(api.get_realm(self._name))

    async def update(self, **fields: Unpack[RealmRepresentationFields]) -> None:
        """Change the given settings; the others stay as they are."""
        await self.replace(await self._changed(RealmRepresentation, self.get, fields))

    async def replace(self, representation: RealmRepresentation | Mapping[str, Any]) -> None:
        """Write settings as given."""
        await self._client.send(api.update_realm(self._name, representation))

    async def delete(self) -> None:
        """Delete the realm, with everything in it."""
        await self._client.send(api.delete_realm(self._name))

    async def partial_import(self, **fields: Unpack[PartialImportRepresentationFields]) -> PartialImportResults:
        """Create many users, groups, clients, roles and identity providers at once.

        Args:
            **fields: `users`, `groups` (each with its `path`, without which the server fails), `clients`, `roles`,
                `identity_providers`, `identity_provider_mappers`, and `if_resource_exists`: FAIL, SKIP or OVERWRITE.

        Raises:
            Conflict: if one of them exists, unless it may be skipped or overwritten; nothing is created then.
        """
        body = PartialImportRepresentation.from_fields(fields)
        return await self._client.send(api.partial_import_realm(self._name, body))

    async def partial_export(self, *, clients: bool = False, groups_and_roles: bool = False) -> RealmRepresentation:
        """Return the realm's settings, secrets masked, with its clients, groups and roles if asked for."""
        request = api.partial_export_realm(self._name, export_clients=clients, export_groups_and_roles=groups_and_roles)
        return await self._client.send(request)

    @property
    def users(self) -> AsyncUsers:
        """The users."""
        from .users import AsyncUsers  # noqa: PLC0415 - loaded by those who use it

        return AsyncUsers(self._name, self._client)

    @property
    def groups(self) -> AsyncGroups:
        """The groups."""
        from .groups import AsyncGroups  # noqa: PLC0415 - as above

        return AsyncGroups(self._name, self._client)

    @property
    def roles(self) -> AsyncRoles:
        """The realm's own roles."""
        from .roles import AsyncRoles  # noqa: PLC0415 - as above

        return AsyncRoles(self._name, self._client)

    @property
    def clients(self) -> AsyncClients:
        """The clients."""
        from .clients import AsyncClients  # noqa: PLC0415 - as above

        return AsyncClients(self._name, self._client)
