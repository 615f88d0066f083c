"""One identity provider of a realm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from keycloak_openapi.api import identity_providers as api
from keycloak_openapi.models import IdentityProviderRepresentation

from ..._core.management_permissions import IDENTITY_PROVIDER_PERMISSIONS
from .identity_provider_mappers import AsyncIdentityProviderMappers
from .management_permissions import AsyncManagementPermissions
from .node import AsyncNode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from keycloak_openapi.models import IdentityProviderMapperTypeRepresentation, IdentityProviderRepresentationFields


class AsyncIdentityProvider(AsyncNode):
    """One identity provider of a realm."""

    async def get(self) -> IdentityProviderRepresentation:
        """Return the identity provider; its secret reads as asterisks."""
        return await self._send(api.get_identity_provider)

    async def update(self, **fields: Unpack[IdentityProviderRepresentationFields]) -> None:
        """Change the given fields; the others stay as they are. None resets one.

        A `config` is written as a whole. The server takes asterisks for the secret that it has already, so it is kept.
        """
        await self.replace(await self._changed(IdentityProviderRepresentation, self.get, fields))

    async def replace(self, representation: IdentityProviderRepresentation | Mapping[str, Any]) -> None:
        """Write the identity provider as given; asterisks stand for the secret that there is, as in `update`."""
        await self._send(api.update_identity_provider, representation)

    async def delete(self) -> None:
        """Delete the identity provider."""
        await self._send(api.delete_identity_provider)

    async def export(self, *, format: str | None = None) -> str | None:
        """Return the metadata that the provider needs of this realm, in XML; None unless it speaks SAML.

        Args:
            format: which of the formats, for a provider of yours that has several.
        """
        return await self._send(api.export_identity_provider, format=format)

    async def reload_keys(self) -> bool:
        """Fetch the provider's public keys again, and return whether there was any reason to.

        There is none if the provider has no URL for its keys, or its keys are not used.
        """
        return await self._send(api.reload_identity_provider_keys)

    async def mapper_types(self) -> dict[str, IdentityProviderMapperTypeRepresentation]:
        """Return the kinds of mapper that this provider can have, by id."""
        return await self._send(api.list_identity_provider_mapper_types)

    @property
    def mappers(self) -> AsyncIdentityProviderMappers:
        """The mappers, which make attributes and roles of a user out of what the provider tells."""
        return self._at(AsyncIdentityProviderMappers)

    @property
    def management_permissions(self) -> AsyncManagementPermissions:
        """Whether permissions of its own decide who may manage the identity provider."""
        return AsyncManagementPermissions(*self._path, client=self._client, operations=IDENTITY_PROVIDER_PERMISSIONS)
