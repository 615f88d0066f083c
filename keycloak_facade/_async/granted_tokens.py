"""Access tokens that are requested with credentials, and kept fresh."""

from __future__ import annotations

from os import getpid
from time import monotonic
from typing import TYPE_CHECKING

from keycloak_openapi.errors import ApiError, BadRequest
from keycloak_openapi.request import json_body, segment

from .._core.deadline import note
from .._core.payloads import form_request
from .._core.tokens import (
    GrantedToken,
    TokenError,
    bound_token_response,
    login_failed,
    may_repeat,
    token_response,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from keycloak_openapi._http import httpx
    from keycloak_openapi.request import Request

    from ..credentials import GrantCredentials
    from .realm import AsyncKeycloakRealm


class AsyncGrantedTokens:
    """Tokens that are requested with credentials, and renewed before they expire.

    However many tasks or threads find the token old, one of them renews it and the others wait: with refresh token
    rotation a second refresh would revoke the session, and a wrong password sent by each would lock the account.

    Args:
        realm: the realm object.
        credentials: what tokens are requested with.
        proof: puts a proof on the requests for them, of the key that they are bound to.
    """

    def __init__(
        self, realm: AsyncKeycloakRealm, credentials: GrantCredentials, proof: httpx.Auth | None = None
    ) -> None:
        self._realm = realm
        self._credentials = credentials
        self._proof = proof
        self._granted: GrantedToken | None = None
        self._process: int | None = None

    async def token(self, *, rejected: str | None = None) -> str:
        """Return an access token that is good for some time yet."""
        granted = self._granted
        if granted is None or granted.access_token == rejected or not granted.is_good(monotonic()):
            note("a new token was waited for")
            granted = await self._realm.client.home.once(self._renewed, granted)
        return granted.access_token

    async def _renewed(self, old: GrantedToken | None) -> GrantedToken:
        granted = self._granted
        if granted is None or granted is old:  # else another one has renewed it meanwhile
            granted = self._granted = await self._request_anew(granted)
        return granted

    async def _request_anew(self, granted: GrantedToken | None) -> GrantedToken:
        if self._process not in {None, getpid()}:
            self._leave_to_parent(granted)
        self._process = getpid()
        try:
            if granted is not None and granted.can_refresh(monotonic()):
                form = {"grant_type": "refresh_token", "refresh_token": granted.refresh_token}
                try:
                    return await self._request(form)
                except BadRequest:
                    # The session has ended, or the keys were rotated: the credentials open a new one.
                    granted.refresh_token = None
            return await self._request(self._credentials.grant())
        except ApiError as error:
            raise login_failed(
                error,
                client_id=self._credentials.client_id,
                realm=self._login_realm,
                elsewhere=self._credentials.realm is not None,
            ) from None

    def _leave_to_parent(self, granted: GrantedToken | None) -> None:
        """Leave to the parent of a forked process what is good once: if both used it, the server would end its session.

        Raises:
            TokenError: if there is nothing else to log in with.
        """
        if not may_repeat(self._credentials.grant()):
            raise TokenError(
                f"what client {self._credentials.client_id!r} logs in with may be good once, and was used in the "
                "process that this one was forked from: make a realm object with credentials of its own here"
            )
        if granted is not None:
            granted.refresh_token = None

    async def _request(self, form: Mapping[str, str | None]) -> GrantedToken:
        requested_at = monotonic()
        path = f"/realms/{segment(self._login_realm)}"
        audience = self._realm.issuer_of(self._login_realm)
        body = self._credentials.client_authentication(audience) | dict(form)
        read = token_response if self._proof is None else bound_token_response
        request: Request[GrantedToken] = form_request(
            f"{path}/protocol/openid-connect/token",
            body,
            decode=json_body(lambda answer: GrantedToken(read(answer), requested_at=requested_at)),
        )
        is_harmless = self._proof is None and may_repeat(body)
        return await self._realm.client.send(request, auth=self._proof, is_harmless=is_harmless)

    @property
    def _login_realm(self) -> str:
        return self._credentials.realm or self._realm.realm_name
