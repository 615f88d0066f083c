"""What a client signs assertions with."""

from __future__ import annotations

from typing import Any

from attrs import field, frozen

from .._core.client_auth import client_secret_jwt, private_key_jwt
from .._core.hidden import hidden, hidden_text


@frozen
class PrivateKeyJwt:
    """A confidential client's own account, by an assertion signed with its private key (RFC 7523).

    Args:
        client_id: the client; its authenticator in Keycloak is "Signed JWT".
        key: the private key: PEM, JWK or a joserfc key.
        algorithm: how to sign, such as RS256, PS256, ES256 or EdDSA.
        key_id: the `kid` by which the server finds the public key, where it has several.
        scope: scopes separated by spaces.
        realm: where the client lives.
    """

    client_id: str
    key: Any = field(repr=False)
    algorithm: str = field(default="RS256", kw_only=True)
    key_id: str | None = field(default=None, kw_only=True)
    scope: str | None = field(default=None, kw_only=True)
    realm: str | None = field(default=None, kw_only=True)

    def grant(self) -> dict[str, str | None]:
        """Return the parameters of the client credentials grant."""
        return {"grant_type": "client_credentials", "scope": self.scope}

    def client_authentication(self, audience: str) -> dict[str, str | None]:
        """Return a new assertion; each is good for one request."""
        return private_key_jwt(self.client_id, hidden(self.key), audience, algorithm=self.algorithm, key_id=self.key_id)


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
