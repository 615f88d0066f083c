"""What a client signs assertions with."""

from __future__ import annotations

from typing import Any

from attrs import field, frozen

from .._core.client_auth import client_secret_jwt, private_key_jwt
from .._core.hidden import hidden_text
from .._core.signing import Given, fitting_algorithm, private_key


@frozen(init=False)
class PrivateKeyJwt:
    """A confidential client's own account, by an assertion signed with its private key (RFC 7523).

    Args:
        client_id: the client; its authenticator in Keycloak is "Signed JWT".
        key: the private key: PEM, JWK or a joserfc key.
        algorithm: how to sign, such as RS256, PS256, ES256 or EdDSA.
        key_id: the `kid` by which the server finds the public key, where it has several.
        scope: scopes separated by spaces.
        realm: where the client lives.

    Raises:
        ValueError: if the key cannot be read, is not private, or the algorithm does not fit it.
    """

    client_id: str
    key: Any = field(repr=False, hash=False)
    algorithm: str = field(kw_only=True)
    key_id: str | None = field(kw_only=True)
    scope: str | None = field(kw_only=True)
    realm: str | None = field(kw_only=True)

    def __init__(
        self,
        client_id: str,
        key: Any,
        *,
        algorithm: str = "RS256",
        key_id: str | None = None,
        scope: str | None = None,
        realm: str | None = None,
    ) -> None:
        # A traceback lists both: what attrs writes would have the key as it was given, and half an object has no repr.
        key = Given(key)
        self.__attrs_init__(client_id, key, algorithm=algorithm, key_id=key_id, scope=scope, realm=realm)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType] - of attrs
        object.__setattr__(self, "key", private_key(key))
        fitting_algorithm(self.key, algorithm)

    def grant(self) -> dict[str, str | None]:
        """Return the parameters of the client credentials grant."""
        return {"grant_type": "client_credentials", "scope": self.scope}

    def client_authentication(self, audience: str) -> dict[str, str | None]:
        """Return a new assertion; each is good for one request."""
        return private_key_jwt(self.client_id, self.key, audience, algorithm=self.algorithm, key_id=self.key_id)


@frozen
class ClientSecretJwt:
    """A confidential client's own account, by an assertion signed with its secret (RFC 7523).

    Args:
        client_id: the client; its authenticator in Keycloak is "Signed JWT with client secret".
        client_secret: the secret that signs; it is not sent.
        algorithm: HS256, HS384 or HS512.
        scope: scopes separated by spaces.
        realm: where the client lives.
    """

    client_id: str
    client_secret: str = field(repr=False, converter=hidden_text)
    algorithm: str = field(default="HS256", kw_only=True)
    scope: str | None = field(default=None, kw_only=True)
    realm: str | None = field(default=None, kw_only=True)

    def grant(self) -> dict[str, str | None]:
        """Return the parameters of the client credentials grant."""
        return {"grant_type": "client_credentials", "scope": self.scope}

    def client_authentication(self, audience: str) -> dict[str, str | None]:
        """Return a new assertion; each is good for one request."""
        return client_secret_jwt(self.client_id, self.client_secret, audience, algorithm=self.algorithm)
