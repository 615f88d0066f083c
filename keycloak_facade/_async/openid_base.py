"""What every call to a realm's OpenID Connect endpoints needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from attrs import evolve

from keycloak_openapi.request import json_body

from .._core.client_methods import client_proof
from .._core.dpop_auth import DPoPAuth, DPoPProofs
from .._core.hidden import hidden_values
from .._core.payloads import form_request, with_bearer
from .._core.tokens import bound_token_response, checked_token, token_response
from .mixins import AsyncWellKnownMixin

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from keycloak_openapi._http import httpx
    from keycloak_openapi.request import Request

    from .._core.client_methods import ClientAuthentication
    from .._core.dpop import DPoPKey
    from .._core.tokens import TokenResponse
    from .realm import AsyncKeycloakRealm

T = TypeVar("T")

PATH_WELL_KNOWN = "realms/{}/.well-known/openid-configuration"


class AsyncOpenidConnectBase(AsyncWellKnownMixin):
    """A client of a realm, how it proves itself, and where the realm's endpoints are.

    Each subject is a mixin on this class, in a module of its own. A mixin sends with `_token_request`, where tokens
    are answered, with `_post`, which proves the client to any other endpoint, and with `_send_with`, which an access
    token allows; it finds them by their names in the discovery document with `_endpoint`. `_realm` and `_client_id` are
    there too.

    Args:
        realm: the realm object.
        client_id: the client.
        client_secret: its secret; a public client has none.
        authentication: how the client proves itself: `client_secret_post`, `client_secret_basic`,
            `client_secret_jwt`, `tls_client_auth`, or a PrivateKeyJwt or ClientSecretJwt of
            keycloak_facade.credentials.
        dpop: the key that its access tokens are bound to, if they are to be.

    Raises:
        ValueError: the client's secret and the authentication do not go together.
        TypeError: `dpop` is no DPoPKey.
    """

    def __init__(
        self,
        realm: AsyncKeycloakRealm,
        client_id: str,
        client_secret: str | None = None,
        *,
        authentication: ClientAuthentication = "client_secret_post",
        dpop: DPoPKey | None = None,
    ) -> None:
        self._realm = realm
        self._client_id = client_id
        self._proof = client_proof(client_id, client_secret, authentication)
        self._dpop = None if dpop is None else DPoPProofs(dpop)

    def get_path_well_known(self) -> str:
        """Return the template of the discovery document's path."""
        return PATH_WELL_KNOWN

    def get_url(self, name: str) -> str:
        """Return an entry of the discovery document, such as `token_endpoint`.

        Raises:
            KeyError: if the server has no such entry.
        """
        url: str = self.well_known[name]
        return url

    async def _endpoint(self, name: str) -> str:
        """Return the URL that the client calls."""
        return await self.well_known.endpoint(name, by_certificate=self._proof.is_by_certificate)

    async def _issuer(self) -> str:
        return await self.well_known.issuer()

    async def _post(
        self,
        endpoint: str,
        form: Mapping[str, Any],
        *,
        decode: Callable[[httpx.Response], T],
        headers: Mapping[str, str] | None = None,
        auth: httpx.Auth | None = None,
        is_harmless: bool | None = None,
    ) -> T:
        """Send a form as this client, and return what `decode` reads from an answer of success.

        Args:
            endpoint: its name in the discovery document.
            form: entries of None are left out, lists are repeated.
            decode: reads the answer.
            headers: sent besides those of every request.
            auth: proves more than who the client is.
            is_harmless: whether the form may be sent twice.
        """
        form = hidden_values(form)
        request: Request[T] = form_request(await self._endpoint(endpoint), form, decode=decode)
        request = evolve(request, headers={**request.headers, **(headers or {})})
        return await self._send_as_client(request, auth=auth, is_harmless=is_harmless)

    async def _send_as_client(
        self, request: Request[T], *, auth: httpx.Auth | None = None, is_harmless: bool | None = None
    ) -> T:
        """Send a form, and prove with it who the client is."""
        if self._proof.is_signed:
            # What is signed is good once.
            request, is_harmless = self._proof.put_on(request, await self._issuer()), None
        else:
            request = self._proof.put_on(request, "")
        return await self._realm.client.send(request, auth=auth, is_harmless=is_harmless)

    async def _token_request(self, **form: Any) -> TokenResponse:
        """Ask the token endpoint for what a grant gives; entries of None are left out."""
        form = hidden_values(form)
        read, auth = token_response, None
        if self._dpop is not None:
            read, auth = bound_token_response, DPoPAuth(self._dpop)
        tokens: TokenResponse = await self._post("token_endpoint", form, decode=json_body(read), auth=auth)
        return tokens

    async def _send_with(self, token: str, request: Request[T]) -> T:
        """Send a request with an access token, which is bound to the client's key if it has one."""
        if self._dpop is None:
            return await self._realm.client.send(with_bearer(request, token))
        return await self._realm.client.send(request, auth=DPoPAuth(self._dpop, checked_token(token)))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._realm!r}, {self._client_id!r})"
