"""The mappers of one identity provider."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from keycloak_openapi.api import identity_providers as api
from keycloak_openapi.models import IdentityProviderMapperRepresentation

from .node import AsyncNode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from keycloak_openapi.models import (
        IdentityProviderMapperRepresentationFields,
        NewIdentityProviderMapperRepresentationFields,
    )


class AsyncIdentityProviderMappers(AsyncNode):
    """The mappers of one identity provider."""

    async def all(self) -> list[IdentityProviderMapperRepresentation]:
        """Return all mappers."""
        return await self._send(api.list_identity_provider_mappers)

    async def create(self, name: str, **fields: Unpack[NewIdentityProviderMapperRepresentationFields]) -> str:
        """Create a mapper and return its id.

        Args:
            name: what the mapper is called.
            **fields: `identity_provider_mapper`, one of the provider's `mapper_types()`, without which the server
                refuses; `config`, values by name, such as `syncMode` (`INHERIT`, `IMPORT`, `LEGACY`, `FORCE`).

        Raises:
            BadRequest: if there is one of this name.
        """
        _, alias = await self._values()
        body = IdentityProviderMapperRepresentation.from_fields(
            {"identity_provider_alias": alias, "name": name, **fields}
        )
        return await self._send(api.create_identity_provider_mapper, body)

    def by_id(self, mapper_id: str) -> AsyncIdentityProviderMapper:
        """Return one mapper."""
        return self._at(AsyncIdentityProviderMapper, mapper_id)


class AsyncIdentityProviderMapper(AsyncNode):
    """One mapper of an identity provider."""

    async def get(self) -> IdentityProviderMapperRepresentation:
        """Return the mapper."""
        return await self._send(api.get_identity_provider_mapper)

    async def update(self, **fields: Unpack[IdentityProviderMapperRepresentationFields]) -> None:
        """Change the given fields; the others stay as they are. A `config` is written as a whole."""
        await self.replace(await self._changed(IdentityProviderMapperRepresentation, self.get, fields))

    async def replace(self, representation: IdentityProviderMapperRepresentation | Mapping[str, Any]) -> None:
        """Write the mapper as given, with its `id`."""
        await self._send(api.update_identity_provider_mapper, representation)

    async def delete(self) -> None:
        """Delete the mapper."""
        await self._send(api.delete_identity_provider_mapper)
