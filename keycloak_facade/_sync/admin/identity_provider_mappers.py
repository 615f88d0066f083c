# Made by scripts/unasync.py from keycloak_facade/_async/admin/identity_provider_mappers.py; not to be edited.
"""The mappers of one identity provider."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from keycloak_openapi.api import identity_providers as api
from keycloak_openapi.models import IdentityProviderMapperRepresentation

from .node import Node

if TYPE_CHECKING:
    from collections.abc import Mapping

    from keycloak_openapi.models import (
        IdentityProviderMapperRepresentationFields,
        NewIdentityProviderMapperRepresentationFields,
    )


class IdentityProviderMappers(Node):
    """The mappers of one identity provider."""

    def all(self) -> list[IdentityProviderMapperRepresentation]:
        """Return all mappers."""
        return self._send(api.list_identity_provider_mappers)

    def create(self, name: str, **fields: Unpack[NewIdentityProviderMapperRepresentationFields]) -> str:
        """Create a mapper and return its id.

        Args:
            name: what the mapper is called.
            **fields: `identity_provider_mapper`, one of the provider's `mapper_types()`, without which the server
                refuses; `config`, values by name, such as `syncMode` (`INHERIT`, `IMPORT`, `LEGACY`, `FORCE`).

        Raises:
            BadRequest: if there is one of this name.
        """
        _, alias = self._values()
        body = IdentityProviderMapperRepresentation.from_fields(
            {"identity_provider_alias": alias, "name": name, **fields}
        )
        return self._send(api.create_identity_provider_mapper, body)

    def by_id(self, mapper_id: str) -> IdentityProviderMapper:
        """Return one mapper."""
        return self._at(IdentityProviderMapper, mapper_id)


class IdentityProviderMapper(Node):
    """One mapper of an identity provider."""

    def get(self) -> IdentityProviderMapperRepresentation:
        """Return the mapper."""
        return self._send(api.get_identity_provider_mapper)

    def update(self, **fields: Unpack[IdentityProviderMapperRepresentationFields]) -> None:
        """Change the given fields; the others stay as they are. A `config` is written as a whole."""
        self.replace(self._changed(IdentityProviderMapperRepresentation, self.get, fields))

    def replace(self, representation: IdentityProviderMapperRepresentation | Mapping[str, Any]) -> None:
        """Write the mapper as given, with its `id`."""
        self._send(api.update_identity_provider_mapper, representation)

    def delete(self) -> None:
        """Delete the mapper."""
        self._send(api.delete_identity_provider_mapper)
