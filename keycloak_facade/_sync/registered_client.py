# Made by scripts/unasync.py from keycloak_facade/_async/registered_client.py; not to be edited.
"""A client that was registered, as itself sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar, Unpack

from keycloak_openapi.api import client_registration as api
from keycloak_openapi.model import Model
from keycloak_openapi.models import ClientMetadata, ClientRepresentation

from .._core.registration import DEFAULT, OPENID_CONNECT, metadata_to_write
from .registration import Registration

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from keycloak_openapi.models import AdapterConfig, NewClientMetadataFields, NewClientRepresentationFields
    from keycloak_openapi.request import Request

    from .._core.registration import RegistrationOperations
    from .realm import KeycloakRealm

M = TypeVar("M", bound=Model)
T = TypeVar("T")


class Registered(Registration, Generic[M]):
    """A client that was registered, in one of the forms that describe it; a subclass names the operations.

    Args:
        realm: the realm object.
        client_id: the client.
        registration_access_token: the newest; None to use the other token.
        token: another token, a function that is asked for one at each request, or None to send none.
    """

    _operations: ClassVar[RegistrationOperations]

    def __init__(
        self,
        realm: KeycloakRealm,
        client_id: str,
        registration_access_token: str | None,
        token: str | Callable[[], str] | None,
    ) -> None:
        super().__init__(realm, token if registration_access_token is None else registration_access_token)
        self._client_id = client_id
        self._newest = registration_access_token

    @property
    def registration_access_token(self) -> str | None:
        """The newest registration access token, to be kept: each `update` and `replace` voids the one before."""
        return self._newest

    def get(self) -> M:
        """Return the client."""
        return self._keep(self._call(self._operations.get))

    def replace(self, representation: M | Mapping[str, Any]) -> M:
        """Write the client as given and return it."""
        return self._keep(self._call(self._operations.update, representation))

    def delete(self) -> None:
        """Delete the client."""
        self._call(self._operations.delete)

    def adapter_config(self) -> AdapterConfig:
        """Return the configuration that an application needs to be this client; a public one needs no token for it."""
        return self._call(api.get_client_adapter_config)

    def _keep(self, answer: M) -> M:
        # To an account of the realm the server tells none.
        if self._newest is not None:
            self._token = self._newest = str(answer.get(self._operations.token) or self._newest)
        return answer

    def _call(self, operation: Callable[..., Request[T]], *values: Any) -> T:
        return self._send(operation(self._realm.realm_name, self._client_id, *values))


class RegisteredClient(Registered[ClientRepresentation]):
    """A client that was registered, in the form of the administration's clients."""

    _operations = DEFAULT

    def update(self, **fields: Unpack[NewClientRepresentationFields]) -> ClientRepresentation:
        """Change the given fields and return the client; the others stay as they are."""
        ClientRepresentation.check_fields(fields)
        changed = (self.get()).copy()
        changed.set_fields(fields)
        return self.replace(changed)


class RegisteredOpenidConnectClient(Registered[ClientMetadata]):
    """A client that was registered, in the form of OpenID Connect."""

    _operations = OPENID_CONNECT

    def update(self, **metadata: Unpack[NewClientMetadataFields]) -> ClientMetadata:
        """Change the given metadata and return the client; the rest stays as it is.

        `backchannel_logout_session_required` becomes true unless it is given, for the server does not tell what it is.
        """
        ClientMetadata.check_fields(metadata)
        return self.replace(metadata_to_write(self.get(), metadata))
