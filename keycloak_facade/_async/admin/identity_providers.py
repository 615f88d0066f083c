"""The identity providers of a realm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from keycloak_openapi.api import identity_providers as api
from keycloak_openapi.models import IdentityProviderRepresentation, IdentityProviderUpload, KeystoreUpload

from ..._core.masks import unmasked
from .identity_provider import AsyncIdentityProvider
from .node import AsyncNode
from .paging import LARGE_PAGE_SIZE, PAGE_SIZE

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from keycloak_openapi.api.identity_providers import ListIdentityProvidersFilters
    from keycloak_openapi.models import (
        CertificateRepresentation,
        IdentityProviderFactory,
        NewIdentityProviderRepresentationFields,
        NewKeystoreUploadFields,
    )
    from keycloak_openapi.request import File


class AsyncIdentityProviders(AsyncNode):
    """The identity providers of a realm, where its users may have accounts to log in with."""

    async def create(self, alias: str, **fields: Unpack[NewIdentityProviderRepresentationFields]) -> None:
        """Create an identity provider.

        Args:
            alias: without spaces; it is part of the redirect URI that the provider must know.
            **fields: `provider_id` (`oidc`, `saml`, `github`, ...), without which the server refuses; `config`, values
                by name, such as `clientId`, `clientSecret`, `authorizationUrl`, `tokenUrl` and what `import_config`
                reads; `enabled` (True unless given), `display_name`, `trust_email`, `store_token`, ...

        Raises:
            Conflict: if there is one of this alias.
            ValueError: if a value of `config` is the asterisks that the server shows for a secret.
        """
        body = unmasked(IdentityProviderRepresentation.from_fields({"alias": alias, **fields}))
        await self._send(api.create_identity_provider, body)

    async def all(
        self, *, page_size: int = LARGE_PAGE_SIZE, **filters: Unpack[ListIdentityProvidersFilters]
    ) -> list[IdentityProviderRepresentation]:
        """Return all identity providers that fit; filters as in `iter`."""
        return [provider async for provider in self.iter(page_size=page_size, **filters)]

    def iter(
        self, *, page_size: int = PAGE_SIZE, **filters: Unpack[ListIdentityProvidersFilters]
    ) -> AsyncGenerator[IdentityProviderRepresentation]:
        """Iterate over the identity providers that fit, page by page.

        Args:
            page_size: identity providers a request.
            **filters: `search` for the beginning of an alias (`*part*` for any part, `"whole"` for all of it), `type`
                and `capability` for what it can be used for, `realm_only` to leave those of organizations out,
                `brief_representation`.
        """
        return self._pages(api.list_identity_providers, page_size, **filters)

    def by_alias(self, alias: str) -> AsyncIdentityProvider:
        """Return one identity provider."""
        return self._at(AsyncIdentityProvider, alias)

    async def import_config(self, provider_id: str, source: str | File) -> dict[str, str]:
        """Read the `config` of an identity provider from its metadata; nothing is created.

        Args:
            provider_id: `oidc`, `saml`, ...
            source: the metadata, as bytes or a file; or the URL from which the server reads them.
        """
        body = (
            {"providerId": provider_id, "fromUrl": source}
            if isinstance(source, str)
            else IdentityProviderUpload(provider_id=provider_id, file=source)
        )
        return await self._send(api.import_identity_provider_config, body)

    async def upload_certificate(
        self, file: File, keystore_format: str, **fields: Unpack[NewKeystoreUploadFields]
    ) -> CertificateRepresentation:
        """Read a certificate or key from a file; nothing is stored.

        Args:
            file: a keystore, PEM or a JSON Web Key Set.
            keystore_format: PKCS12, JKS, BCFKS, `Certificate PEM`, `Public Key PEM` or `JSON Web Key Set`.
            **fields: `key_alias`, `store_password` and `key_password`, which the first three formats need.

        Raises:
            ServerError: if the server cannot read the file.
        """
        body = KeystoreUpload.from_fields({"file": file, "keystore_format": keystore_format, **fields})
        return await self._send(api.upload_identity_provider_certificate, body)

    async def factory(self, provider_id: str) -> IdentityProviderFactory:
        """Return a kind of identity provider, with the settings that it declares.

        Raises:
            BadRequest: if there is no such kind.
        """
        return await self._send(api.get_identity_provider_factory, provider_id)
