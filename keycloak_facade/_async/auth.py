"""Puts an access token on requests, and keeps it fresh."""

from __future__ import annotations

from http import HTTPStatus
from os import getpid
from time import monotonic
from typing import TYPE_CHECKING, Protocol

from keycloak_openapi._http import httpx
from keycloak_openapi.errors import ApiError, BadRequest
from keycloak_openapi.request import json_body, segment

from .._core.deadline import CURRENT
from .._core.dpop_auth import DPoPAuth, DPoPProofs
from .._core.payloads import form_request
from .._core.tokens import (
    GrantedToken,
    TokenError,
    bound_token_response,
    checked_token,
    login_failed,
    may_repeat,
    token_response,
)
from ..credentials import DPoP, StaticToken, TokenProvider
from ._runtime import Lock, resolve

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping

    from keycloak_openapi.request import Request

    from ..credentials import Credentials, GrantCredentials
    from .realm import AsyncKeycloakRealm


class AsyncTokenSource(Protocol):
    """Where access tokens come from."""

    async def token(self, *, rejected: str | None = None) -> str:
        """Return an access token.

        Args:
            rejected: a token that the server has refused; another one is returned if there is one.
        """
        ...


class AsyncBearerAuth(httpx.Auth):
    """Sends the access token; where the server refuses it, asks for a new one and repeats the request, once."""

    def __init__(self, source: AsyncTokenSource) -> None:
        self.source = source

    async def async_auth_flow(self, request: httpx.Request) -> AsyncGenerator[httpx.Request, httpx.Response]:
        """Authenticate one request."""
        token = await self.source.token()
        self._put_on(request, token)
        response = yield request
        if self._wants_another(response):
            self._put_on(request, token)
            response = yield request
        if response.status_code == HTTPStatus.UNAUTHORIZED:
            renewed = await self.source.token(rejected=token)
            if renewed != token:
                self._put_on(request, renewed)
                yield request

    def _put_on(self, request: httpx.Request, token: str) -> None:
        request.headers["Authorization"] = f"Bearer {token}"

    def _wants_another(self, response: httpx.Response) -> bool:
        """Tell whether the request should be sent again with the same token."""
        del response
        return False


class AsyncBoundTokenAuth(AsyncBearerAuth):
    """Sends access tokens that are bound to a key, with a proof of having it."""

    def __init__(self, source: AsyncTokenSource, proofs: DPoPProofs) -> None:
        super().__init__(source)
        self._proofs = proofs

    def _put_on(self, request: httpx.Request, token: str) -> None:
        self._proofs.put_on(request, token)

    def _wants_another(self, response: httpx.Response) -> bool:
        return self._proofs.wants_another(response)


class AsyncProvidedTokens:
    """Tokens that the caller has: one, or a function that is asked at each request."""

    def __init__(self, credentials: StaticToken | TokenProvider) -> None:
        self._credentials = credentials

    async def token(self, *, rejected: str | None = None) -> str:
        """Return the caller's token."""
        del rejected
        if isinstance(self._credentials, StaticToken):
            return checked_token(self._credentials.token)
        return checked_token(await resolve(self._credentials.callable()))


class AsyncGrantedTokens:
    """Tokens that are requested with credentials, and renewed before they expire.

    However many tasks or threads find the token old, one of them renews it and the others wait: with refresh token
    rotation a second refresh would revoke the session, and a wrong password sent by each would lock the account.
    """

    def __init__(
        self, realm: AsyncKeycloakRealm, credentials: GrantCredentials, proofs: DPoPProofs | None = None
    ) -> None:
        self._realm = realm
        self._credentials = credentials
        self._proofs = proofs
        self._lock = Lock()
        self._granted: GrantedToken | None = None
        self._refusal: TokenError | None = None
        self._process = getpid()

    async def token(self, *, rejected: str | None = None) -> str:
        """Return an access token that is good for some time yet."""
        granted, refusal = self._granted, self._refusal
        if granted is None or granted.access_token == rejected or not granted.is_good(monotonic()):
            if (deadline := CURRENT.get()) is not None:
                deadline.note("a new token was waited for")
            # A refresh that is broken off may have used the refresh token up.
            granted = await self._realm.client.home.unbroken(self._renewed(granted, refusal))
        return granted.access_token

    async def _renewed(self, old: GrantedToken | None, old_refusal: TokenError | None) -> GrantedToken:
        async with self._lock:
            # Another one may have renewed it meanwhile, or been refused.
            if self._granted is not None and self._granted is not old:
                return self._granted
            if self._refusal is not None and self._refusal is not old_refusal:
                raise self._refusal
            try:
                self._granted = await self._request_anew(self._granted)
            except TokenError as refusal:
                self._refusal = refusal
                raise
            self._refusal = None
            return self._granted

    async def _request_anew(self, granted: GrantedToken | None) -> GrantedToken:
        # A forked process leaves the refresh token to its parent: it may be good for one use.
        is_own, self._process = self._process == getpid(), getpid()
        if granted is not None and is_own and granted.can_refresh(monotonic()):
            # The session may have ended, or the keys been rotated: then the credentials open a new one.
            form = {"grant_type": "refresh_token", "refresh_token": granted.refresh_token}
            try:
                return await self._request(form)
            except BadRequest:
                self._granted = None
        try:
            return await self._request(self._credentials.grant())
        except ApiError as error:
            raise login_failed(
                error,
                client_id=self._credentials.client_id,
                realm=self._login_realm,
                elsewhere=self._credentials.realm is not None,
            ) from None

    async def _request(self, form: Mapping[str, str | None]) -> GrantedToken:
        requested_at = monotonic()
        path = f"/realms/{segment(self._login_realm)}"
        audience = self._realm.issuer_of(self._login_realm)
        body = self._credentials.client_authentication(audience) | dict(form)
        read = token_response if self._proofs is None else bound_token_response
        request: Request[GrantedToken] = form_request(
            f"{path}/protocol/openid-connect/token",
            body,
            decode=json_body(lambda answer: GrantedToken.from_response(read(answer), requested_at=requested_at)),
        )
        auth = None if self._proofs is None else DPoPAuth(self._proofs)
        is_harmless = self._proofs is None and may_repeat(body)
        return await self._realm.client.send(request, auth=auth, is_harmless=is_harmless)

    @property
    def _login_realm(self) -> str:
        return self._credentials.realm or self._realm.realm_name


class AsyncNoTokens:
    """What stands where nobody has logged in."""

    async def token(self, *, rejected: str | None = None) -> str:
        """Refuse."""
        del rejected
        raise TokenError("not logged in: call admin.login(...) or give the realm credentials=...")


def bearer_auth(realm: AsyncKeycloakRealm, token: str | Callable[[], str | Awaitable[str]]) -> AsyncBearerAuth:
    """Return what sends a token of the caller's, or those of a function that is asked at each request."""
    return auth_of(realm, TokenProvider(token) if callable(token) else StaticToken(token))


def auth_of(realm: AsyncKeycloakRealm, credentials: Credentials | None) -> AsyncBearerAuth:
    """Return what authenticates requests with the credentials."""
    if isinstance(credentials, DPoP):
        proofs = DPoPProofs(credentials.key)
        return AsyncBoundTokenAuth(_token_source(realm, credentials.credentials, proofs), proofs)
    return AsyncBearerAuth(AsyncNoTokens() if credentials is None else _token_source(realm, credentials))


def _token_source(
    realm: AsyncKeycloakRealm,
    credentials: GrantCredentials | StaticToken | TokenProvider,
    proofs: DPoPProofs | None = None,
) -> AsyncTokenSource:
    if isinstance(credentials, (StaticToken, TokenProvider)):
        return AsyncProvidedTokens(credentials)
    return AsyncGrantedTokens(realm, credentials, proofs)
