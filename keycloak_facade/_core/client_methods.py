"""How a client proves itself at the endpoints of OpenID Connect (OpenID Connect Core 1.0, section 9; RFC 8705)."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING, Any, Literal, TypeVar, get_args
from urllib.parse import quote_plus

from attrs import evolve, field, frozen

from ..credentials import ClientSecretJwt, PrivateKeyJwt
from .hidden import hidden, hidden_option

if TYPE_CHECKING:
    from collections.abc import Mapping

    from keycloak_openapi.request import Request

T = TypeVar("T")

AuthenticationMethod = Literal["client_secret_post", "client_secret_basic", "client_secret_jwt", "tls_client_auth"]
ClientAuthentication = AuthenticationMethod | PrivateKeyJwt | ClientSecretJwt

_METHODS: tuple[str, ...] = get_args(AuthenticationMethod)


@frozen
class ClientProof:
    """What a client proves itself with.

    Attributes:
        client_id: the client.
        client_secret: its secret; a public client has none, nor has one that signs with a private key.
        method: a method by its registered name, or what signs the client's assertions.
    """

    client_id: str
    client_secret: str | None = field(repr=False, converter=hidden_option)
    method: ClientAuthentication

    @property
    def is_by_certificate(self) -> bool:
        """Whether the certificate of the connection proves the client."""
        return self.method == "tls_client_auth"

    @property
    def is_signed(self) -> bool:
        """Whether a signed assertion proves the client, which is meant for the realm's issuer."""
        return isinstance(self.method, (PrivateKeyJwt, ClientSecretJwt))

    def put_on(self, request: Request[T], issuer: str = "") -> Request[T]:
        """Return the request of a form with the proof, ahead of what is in it.

        Args:
            request: what is to be sent.
            issuer: the realm's, which a signed assertion is meant for.
        """
        if self.method == "client_secret_basic":
            return evolve(request, headers={**request.headers, "Authorization": hidden(f"Basic {self._basic()}")})
        form = {name: value for name, value in self._form(issuer).items() if value is not None}
        return evolve(request, data=form | dict(request.data or {}))

    def _form(self, issuer: str) -> Mapping[str, str | None]:
        if isinstance(self.method, (PrivateKeyJwt, ClientSecretJwt)):
            return self.method.client_authentication(issuer)
        return {"client_id": self.client_id, "client_secret": self.client_secret}

    def _basic(self) -> str:
        # RFC 6749, section 2.3.1: both are form-urlencoded, for a colon would end the id.
        pair = f"{quote_plus(self.client_id)}:{quote_plus(self.client_secret or '')}"
        return b64encode(pair.encode()).decode()


def client_proof(client_id: str, client_secret: str | None, method: Any) -> ClientProof:
    """Return what a client proves itself with.

    Raises:
        ValueError: the parts do not go together; the message says which.
    """
    if isinstance(method, (PrivateKeyJwt, ClientSecretJwt)):
        if method.client_id != client_id:
            raise ValueError(f"authentication is that of client {method.client_id!r}, not of {client_id!r}")
        if client_secret is not None:
            raise ValueError(f"{type(method).__name__} signs with what it holds: leave client_secret out")
        return ClientProof(client_id, None, method)
    if method == "private_key_jwt":
        raise ValueError("private_key_jwt needs the key: authentication=PrivateKeyJwt(client_id, key)")
    if method not in _METHODS:
        raise ValueError(f"authentication is PrivateKeyJwt, ClientSecretJwt or one of {', '.join(_METHODS)}")
    if method == "tls_client_auth" and client_secret is not None:
        raise ValueError("tls_client_auth sends no secret: leave client_secret out")
    if method in {"client_secret_basic", "client_secret_jwt"} and not client_secret:
        raise ValueError(f"{method} needs client_secret")
    if method == "client_secret_jwt":
        return ClientProof(client_id, None, ClientSecretJwt(client_id, str(client_secret)))
    return ClientProof(client_id, client_secret, method)
