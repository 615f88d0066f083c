"""How the client logs in.

Each kind says which account or client it is for; `realm` is where that lives, and None means the realm of the
realm object. Nothing is sent before the first call that needs a token. A repr shows no secret.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from attrs import field, frozen

from ._core.client_auth import client_secret_jwt, private_key_jwt
from ._core.dpop import DPoPKey
from ._core.hidden import hidden, hidden_option, hidden_text

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

__all__ = (
    "ClientSecret",
    "ClientSecretJwt",
    "Credentials",
    "DPoP",
    "DPoPKey",
    "GrantCredentials",
    "Password",
    "PrivateKeyJwt",
    "RefreshToken",
    "StaticToken",
    "TokenProvider",
    "credentials_of",
)


class GrantCredentials(Protocol):
    """Credentials that a token is requested with."""

    @property
    def client_id(self) -> str:
        """The client that asks."""
        ...

    @property
    def realm(self) -> str | None:
        """The realm of the account or client; None for that of the realm object."""
        ...

    def grant(self) -> dict[str, str | None]:
        """Return the parameters of the token request that describe the grant."""
        ...

    def client_authentication(self, audience: str) -> dict[str, str | None]:
        """Return the parameters that authenticate the client.

        Args:
            audience: the issuer URL of the realm, which a signed assertion is meant for.
        """
        ...


@frozen
class Password:
    """An account's user name and password (RFC 6749, section 4.3).

    Args:
        username: the account.
        password: its password.
        client_id: the client that logs in for it; it needs direct access grants.
        client_secret: the client's secret, if it is confidential.
        totp: the one-time password of the second factor, if the account has one.
        scope: scopes separated by spaces.
        realm: where the account lives; administrators of the whole server live in "master".
    """

    username: str
    password: str = field(repr=False, converter=hidden_text)
    client_id: str = field(default="admin-cli", kw_only=True)
    client_secret: str | None = field(default=None, kw_only=True, repr=False, converter=hidden_option)
    totp: str | None = field(default=None, kw_only=True, repr=False, converter=hidden_option)
    scope: str | None = field(default=None, kw_only=True)
    realm: str | None = field(default=None, kw_only=True)

    def grant(self) -> dict[str, str | None]:
        """Return the parameters of the password grant."""
        return {
            "grant_type": "password",
            "username": self.username,
            "password": self.password,
            "totp": self.totp,
            "scope": self.scope,
        }

    def client_authentication(self, audience: str) -> dict[str, str | None]:
        """Return the client's id and secret."""
        del audience
        return {"client_id": self.client_id, "client_secret": self.client_secret}


@frozen
class ClientSecret:
    """A confidential client's own account, by its secret (RFC 6749, section 4.4)."""

    client_id: str
    client_secret: str = field(repr=False, converter=hidden_text)
    scope: str | None = field(default=None, kw_only=True)
    realm: str | None = field(default=None, kw_only=True)

    def grant(self) -> dict[str, str | None]:
        """Return the parameters of the client credentials grant."""
        return {"grant_type": "client_credentials", "scope": self.scope}

    def client_authentication(self, audience: str) -> dict[str, str | None]:
        """Return the client's id and secret."""
        del audience
        return {"client_id": self.client_id, "client_secret": self.client_secret}


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


@frozen
class RefreshToken:
    """A session that was opened elsewhere, by its refresh or offline token (RFC 6749, section 6)."""

    refresh_token: str = field(repr=False, converter=hidden_text)
    client_id: str = field(kw_only=True)
    client_secret: str | None = field(default=None, kw_only=True, repr=False, converter=hidden_option)
    scope: str | None = field(default=None, kw_only=True)
    realm: str | None = field(default=None, kw_only=True)

    def grant(self) -> dict[str, str | None]:
        """Return the parameters of the refresh grant."""
        return {"grant_type": "refresh_token", "refresh_token": self.refresh_token, "scope": self.scope}

    def client_authentication(self, audience: str) -> dict[str, str | None]:
        """Return the client's id and secret."""
        del audience
        return {"client_id": self.client_id, "client_secret": self.client_secret}


@frozen
class StaticToken:
    """An access token that the caller has; it is sent as it is and never renewed."""

    token: str = field(repr=False, converter=hidden_text)


@frozen
class TokenProvider:
    """A function that returns the access token; it is asked at each request.

    An async function serves the asynchronous client alone.
    """

    callable: Callable[[], str | Awaitable[str]] = field(repr=False)


@frozen
class DPoP:
    """Other credentials, whose access tokens are good only together with a private key (RFC 9449).

    Args:
        credentials: what to log in with; or tokens that were bound to the key elsewhere.
        key: the key; a new one unless given.
    """

    credentials: GrantCredentials | StaticToken | TokenProvider
    key: DPoPKey = field(factory=DPoPKey.generate)


Credentials = GrantCredentials | StaticToken | TokenProvider | DPoP


def credentials_of(env: Mapping[str, str]) -> Credentials | None:
    """Return the credentials that the environment describes, None if it describes none.

    Raises:
        ValueError: if one half of a pair is missing; it names the variable.
    """
    realm, client_id, secret = (env.get(f"KEYCLOAK_{name}") for name in ("LOGIN_REALM", "CLIENT_ID", "CLIENT_SECRET"))
    username, password = env.get("KEYCLOAK_USERNAME"), env.get("KEYCLOAK_PASSWORD")
    if bool(username) != bool(password):
        raise ValueError("KEYCLOAK_USERNAME and KEYCLOAK_PASSWORD go together")
    if secret and not client_id:
        raise ValueError("KEYCLOAK_CLIENT_SECRET needs KEYCLOAK_CLIENT_ID")
    if username and password:
        client_id = client_id or "admin-cli"
        return Password(username, password, client_id=client_id, client_secret=secret, realm=realm)
    if client_id:
        if not secret:
            raise ValueError("KEYCLOAK_CLIENT_ID needs KEYCLOAK_CLIENT_SECRET, or KEYCLOAK_USERNAME")
        return ClientSecret(client_id, secret, realm=realm)
    return None
