"""A client that was registered, as itself sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar, Unpack

from keycloak_openapi.api import client_registration as api
from keycloak_openapi.model import Model
from keycloak_openapi.models import ClientMetadata, ClientRepresentation

from .._core.payloads import with_bearer
from .._core.registration import DEFAULT, OPENID_CONNECT, metadata_to_write

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from keycloak_openapi._http import httpx
    from keycloak_openapi.models import AdapterConfig, NewClientMetadataFields, NewClientRepresentationFields
    from keycloak_openapi.request import Request

    from .._core.registration import RegistrationOperations
    from .realm import AsyncKeycloakRealm

M = TypeVar("M", bound=Model)
T = TypeVar("T")


class AsyncRegistered(Generic[M]):
    """A client that was registered, in one of the forms that describe it; a subclass names the operations.

    Args:
        realm: the realm object.
        client_id: the client.
        registration_access_token: the newest; None to use `auth`.
        auth: what sends another token, None for none.
    """

    _operations: ClassVar[RegistrationOperations]

    def __init__(
        self,
        realm: AsyncKeycloakRealm,
        client_id: str,
        registration_access_token: str | None,
        auth: httpx.Auth | None,
    ) -> None:
        self._realm = realm
        self._client_id = client_id
        self._token = registration_access_token
        self._auth = auth

    @property
    def registration_access_token(self) -> str | None:
        """The newest registration access token, to be kept: each `update` and `replace` voids the one before."""
        return self._token

    async def get(self) -> M:
        """Return the client."""
        return self._keep(await self._send(self._operations.get))

    async def replace(self, representation: M | Mapping[str, Any]) -> M:
        """Write the client as given and return it."""
        return self._keep(await self._send(self._operations.update, representation))

    async def delete(self) -> None:
        """Delete the client."""
        await self._send(self._operations.delete)

    async def adapter_config(self) -> AdapterConfig:
        """Return the configuration that an application needs to be this client; a public one needs no token for it."""
        return await self._send(api.get_client_adapter_config)

    def _keep(self, answer: M) -> M:
        # To an account of the realm the server tells none.
        if self._token is not None:
            self._token = str(answer.get(self._operations.token) or self._token)
        return answer

    async def _send(self, operation: Callable[..., Request[T]], *values: Any) -> T:
        request = operation(self._realm.realm_name, self._client_id, *values)
        if self._token is None:
            return await self._realm.client.send(request, auth=self._auth)
        return await self._realm.client.send(with_bearer(request, self._token))


class AsyncRegisteredClient(AsyncRegistered[ClientRepresentation]):
    """A client that was registered, in the form of the administration's clients."""

    _operations = DEFAULT

    async def update(self, **fields: Unpack[NewClientRepresentationFields]) -> ClientRepresentation:
        """Change the given fields and return the client; the others stay as they are."""
        ClientRepresentation.check_fields(fields)
        changed = (await self.get()).copy()
        changed.set_fields(fields)
        return await self.replace(changed)


class AsyncRegisteredOpenidConnectClient(AsyncRegistered[ClientMetadata]):
    """A client that was registered, in the form of OpenID Connect."""

    _operations = OPENID_CONNECT

    async def update(self, **metadata: Unpack[NewClientMetadataFields]) -> ClientMetadata:
        """Change the given metadata and return the client; the rest stays as it is.

        `backchannel_logout_session_required` becomes true unless it is given, for the server does not tell what it is.
        """
        ClientMetadata.check_fields(metadata)
        return await self.replace(metadata_to_write(await self.get(), metadata))
