"""The entry: one realm of one server."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Self

from .._core.deadline import checked_deadline
from .._core.own_client import check_settings_beside
from .._core.retry_budget import checked_max_retries
from .._core.urls import base_url, origins
from ._runtime import AsyncInit, MadeOnce

if TYPE_CHECKING:
    import asyncio  # async only
    import logging
    import ssl
    from collections.abc import Awaitable, Callable, Iterable, Mapping

    from keycloak_openapi._http import httpx
    from keycloak_openapi.models import PublishedRealmRepresentation

    from .._core.client_methods import ClientAuthentication
    from ..credentials import Credentials, DPoPKey
    from .account.account import AsyncAccount
    from .admin.admin import AsyncKeycloakAdmin
    from .authz import AsyncKeycloakAuthz
    from .client import AsyncKeycloakClient
    from .client_registration import AsyncClientRegistration
    from .openid_connect import AsyncKeycloakOpenidConnect
    from .token_keys import AsyncTokenKeys
    from .uma import AsyncKeycloakUMA
    from .uma1 import AsyncKeycloakUMA1


class AsyncKeycloakRealm(AsyncInit):
    """One realm of a Keycloak server. Nothing is sent before the first call that needs an answer.

    Args:
        server_url: the server's base URL, with or without `/auth`.
        realm_name: the realm.
        headers: sent with every request.
        credentials: what `admin` logs in with; see keycloak_facade.credentials.
        timeout: seconds of silence, or an httpx.Timeout; a minute by default, five seconds to connect.
        deadline: seconds that a call may take, with all that it sends besides and again; any number by default.
        max_retries: how often a request is repeated where that does no harm; 0 sends exactly one.
        verify: False to accept any certificate, or an SSLContext.
        proxy: URL of a proxy; the environment's otherwise.
        http_client: an httpx.AsyncClient of the caller's, used as it is and not closed; its settings take the place of
            `timeout`, `max_retries`, `verify` and `proxy`.
        issuer: the `iss` of the realm's tokens, where the server is known to them by another URL.
        trusted_origins: other servers that requests and credentials may go to, such as `https://sso.example.com`.
        max_answer_size: bytes, decoded, that an answer has at most; 64 MiB by default.
        check_attributes: whether a user is read back once for each attribute's name, to see if the server keeps it; see
            UnmanagedAttributeWarning.
        logger: told of each request at DEBUG.
        client_class: makes `client`; AsyncKeycloakClient unless given.

    Raises:
        ValueError: a setting is not possible, or has no effect beside the `http_client`.
    """

    def __init__(
        self,
        server_url: str,
        realm_name: str,
        headers: Mapping[str, str] | None = None,
        *,
        credentials: Credentials | None = None,
        timeout: float | httpx.Timeout | None = None,
        deadline: float | None = None,
        max_retries: int = 2,
        verify: bool | ssl.SSLContext = True,
        proxy: str | None = None,
        http_client: httpx.AsyncClient | None = None,
        issuer: str | None = None,
        trusted_origins: Iterable[str] = (),
        max_answer_size: int | None = None,
        check_attributes: bool = True,
        logger: logging.Logger | None = None,
        loop: asyncio.AbstractEventLoop | None = None,  # async only
        client_class: type[AsyncKeycloakClient] | None = None,
    ) -> None:
        base_url(server_url)
        check_settings_beside(http_client, timeout=timeout, max_retries=max_retries, verify=verify, proxy=proxy)
        self._server_url = server_url
        self._realm_name = realm_name
        self._issuer = issuer
        self.credentials = credentials
        self.check_attributes = check_attributes
        self.client_class = client_class
        self._settings: dict[str, Any] = {
            "headers": headers,
            "logger": logger,
            "timeout": timeout,
            "deadline": checked_deadline(deadline),
            "max_retries": checked_max_retries(max_retries),
            "verify": verify,
            "proxy": proxy,
            "http_client": http_client,
            "trusted_origins": origins(trusted_origins),
            "max_answer_size": max_answer_size,
            "loop": loop,  # async only
        }

    @classmethod
    def from_env(cls) -> Self:
        """Make the realm object of the environment.

        It reads KEYCLOAK_SERVER_URL, KEYCLOAK_REALM, and KEYCLOAK_CLIENT_ID with KEYCLOAK_CLIENT_SECRET or
        KEYCLOAK_USERNAME with KEYCLOAK_PASSWORD; KEYCLOAK_LOGIN_REALM is where these live, if elsewhere.

        Raises:
            ValueError: if a variable is missing; it names it.
        """
        from ..credentials._environment import credentials_of  # noqa: PLC0415 - loaded by those who use it

        # No variable for the environment: a traceback may list it.
        missing = [name for name in ("KEYCLOAK_SERVER_URL", "KEYCLOAK_REALM") if not os.environ.get(name)]
        if missing:
            raise ValueError(f"{' and '.join(missing)} must be set in the environment")
        credentials = credentials_of(os.environ)
        return cls(os.environ["KEYCLOAK_SERVER_URL"], os.environ["KEYCLOAK_REALM"], credentials=credentials)

    @property
    def realm_name(self) -> str:
        """The realm."""
        return self._realm_name

    @property
    def server_url(self) -> str:
        """The server's base URL as given."""
        return self._server_url

    @MadeOnce
    def client(self) -> AsyncKeycloakClient:
        """The HTTP side: connection pool, base URL, raw verbs."""
        from .client import AsyncKeycloakClient  # noqa: PLC0415 - scripts start sooner without the HTTP library

        return (self.client_class or AsyncKeycloakClient)(self._server_url, **self._settings)

    @property
    def issuer(self) -> str | None:
        """The `iss` of the realm's tokens as given; None where the discovery document says it."""
        return self._issuer

    @MadeOnce
    def token_keys(self) -> AsyncTokenKeys:
        """The public keys that the realm signs tokens with."""
        from .token_keys import AsyncTokenKeys  # noqa: PLC0415 - cryptography is loaded by those who check tokens

        return AsyncTokenKeys(self)

    @MadeOnce
    def admin(self) -> AsyncKeycloakAdmin:
        """Administration of the server and its realms; one object per realm object."""
        from .admin.admin import AsyncKeycloakAdmin  # noqa: PLC0415 - loaded by those who use it

        return AsyncKeycloakAdmin(self)

    def open_id_connect(
        self,
        client_id: str,
        client_secret: str | None = None,
        *,
        authentication: ClientAuthentication = "client_secret_post",
        dpop: DPoPKey | None = None,
    ) -> AsyncKeycloakOpenidConnect:
        """Return OpenID Connect as one client of the realm sees it.

        Args:
            client_id: the client.
            client_secret: its secret; a public client has none.
            authentication: how the client proves itself: `client_secret_post`, `client_secret_basic`,
                `client_secret_jwt`; `tls_client_auth`, where the connection's certificate does; or a PrivateKeyJwt or
                ClientSecretJwt of keycloak_facade.credentials.
            dpop: a DPoPKey of keycloak_facade.credentials, to which access tokens are bound (RFC 9449): what is asked
                for with them, such as `userinfo`, is asked for with a proof of having the key.

        Raises:
            ValueError: the client's secret and the authentication do not go together.
            TypeError: `dpop` is no DPoPKey.
        """
        from .openid_connect import AsyncKeycloakOpenidConnect  # noqa: PLC0415 - as above

        return AsyncKeycloakOpenidConnect(self, client_id, client_secret, authentication=authentication, dpop=dpop)

    def authz(self, client_id: str) -> AsyncKeycloakAuthz:
        """Return the authorization services of one client, the resource server."""
        from .authz import AsyncKeycloakAuthz  # noqa: PLC0415 - as above

        return AsyncKeycloakAuthz(self, client_id)

    def uma(self) -> AsyncKeycloakUMA:
        """Return the UMA 2 protection API."""
        return self.uma2

    @property
    def uma2(self) -> AsyncKeycloakUMA:
        """The UMA 2 protection API."""
        from .uma import AsyncKeycloakUMA  # noqa: PLC0415 - as above

        return AsyncKeycloakUMA(self)

    @property
    def uma1(self) -> AsyncKeycloakUMA1:
        """UMA 1, which servers no longer have: each call raises an error that names `uma2`."""
        from .uma1 import AsyncKeycloakUMA1  # noqa: PLC0415 - as above

        return AsyncKeycloakUMA1(self)

    async def published(self) -> PublishedRealmRepresentation:
        """Return what the realm tells everyone: its RS256 public key, and where tokens and accounts are.

        Raises:
            NotFound: if there is no such realm, or it is disabled.
        """
        from keycloak_openapi.api.server import get_published_realm  # noqa: PLC0415 - as above

        return await self.client.send(get_published_realm(self._realm_name))

    def client_registration(
        self, token: str | Callable[[], str | Awaitable[str]] | None = None
    ) -> AsyncClientRegistration:
        """Return the registration of clients by themselves.

        Args:
            token: an initial access token; or the access token of an account of this realm that has one of the roles
                `create-client` and `manage-clients`, or a function that is asked for one at each request. None where
                the realm's policies trust the host.
        """
        from .client_registration import AsyncClientRegistration  # noqa: PLC0415 - as above

        return AsyncClientRegistration(self, token)

    def account(self, token: str | Callable[[], str | Awaitable[str]]) -> AsyncAccount:
        """Return the account of a user, as the user sees it.

        Args:
            token: an access token of the user that has `account` among its audiences, as that of any client with full
                scope has; or a function that is asked for one at each request.
        """
        from .account.account import AsyncAccount  # noqa: PLC0415 - as above
        from .admin.admin import AsyncKeycloakAdmin  # noqa: PLC0415 - as above

        # What sends there sends here too, with another token.
        return AsyncAccount(self._realm_name, client=AsyncKeycloakAdmin(self).set_token(token))

    def issuer_of(self, realm_name: str) -> str:
        """Return the `iss` of the tokens of a realm of this server."""
        if self._issuer is None:
            return f"{self.client.base_url}/realms/{realm_name}"
        if realm_name == self._realm_name:
            return self._issuer
        return f"{self._issuer.rpartition('/realms/')[0]}/realms/{realm_name}"

    async def close(self) -> None:
        """Close the connections."""
        if "client" in self.__dict__:
            await self.client.close()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._server_url!r}, {self._realm_name!r})"
