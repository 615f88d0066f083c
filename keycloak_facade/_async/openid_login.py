"""Logins by the browser: the authorization code flow."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from keycloak_openapi.request import json_body, json_or_nothing

from .._core.hidden import hidden
from .._core.login import new_pkce, new_state, pushed_authorization, read_redirect
from .._core.trust import browser_url
from .openid_base import AsyncOpenidConnectBase

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._core.login import AuthorizationResponse, Pkce, PushedAuthorization
    from .._core.tokens import TokenResponse


class AsyncOpenidLogin(AsyncOpenidConnectBase):
    """Logins by the browser: where to send it, and what it comes back with."""

    @staticmethod
    def generate_pkce() -> Pkce:
        """Return the secret of one login, and its challenge (RFC 7636).

        `authorization_url(**pkce.parameters)` sends the challenge, and `authorization_code` wants the `code_verifier`.
        """
        return new_pkce()

    @staticmethod
    def generate_state() -> str:
        """Return a random `state`, which ties the redirect to the browser that began the login."""
        return new_state()

    @staticmethod
    def generate_nonce() -> str:
        """Return a random `nonce`, which ties the ID token to the login; `decode_token` takes it."""
        return new_state()

    def authorization_url(self, **kwargs: str | None) -> str:
        """Return the URL to send the user's browser to (RFC 6749, section 4.1.1).

        Keywords are its parameters: `redirect_uri`, `scope`, `state`, `nonce`, `code_challenge`, ...; or the
        `request_uri` that `pushed_authorization_request` answered, alone.

        Raises:
            DiscoveryError: the discovery document does not name the endpoint.
        """
        return self._url("authorization_endpoint", {"response_type": "code"} | kwargs)

    async def pushed_authorization_request(self, **kwargs: str | None) -> PushedAuthorization:
        """Send the parameters of a login ahead, so that the browser carries none of them (RFC 9126).

        Keywords are those of `authorization_url`, which takes the `request_uri` of the answer then.

        Raises:
            BadRequest: a parameter is wrong.
            Unauthorized: the client's authentication is; the server calls that `invalid_request` too.
        """
        form = {"client_id": self._client_id, "response_type": "code"} | kwargs
        endpoint, decode = "pushed_authorization_request_endpoint", json_body(pushed_authorization)
        pushed: PushedAuthorization = await self._post(endpoint, form, decode=decode)
        return pushed

    async def authorization_response(
        self, redirect: str | Mapping[str, str], *, state: str | None
    ) -> AuthorizationResponse:
        """Read what the browser came back with, if it belongs to the login that was begun.

        Args:
            redirect: the URL that the browser was sent to; with `response_mode=form_post`, the fields that it posted.
            state: that of the authorization request; None only if it had none.

        Raises:
            AuthorizationError: the login was refused, and `error` says why, as in `access_denied`; or the redirect has
                another `state`, or is another server's (RFC 9207).
        """
        supported = (await self.well_known.load()).get("authorization_response_iss_parameter_supported")
        return read_redirect(redirect, state=state, issuer=await self._issuer(), must_name_issuer=supported is True)

    async def authorization_code(
        self, code: str, redirect_uri: str, *, code_verifier: str | None = None
    ) -> TokenResponse:
        """Exchange the code of a login for tokens (RFC 6749, section 4.1.3).

        Args:
            code: what the server added to the redirect.
            redirect_uri: the same as in the authorization request.
            code_verifier: the secret whose challenge was in the authorization request (RFC 7636).
        """
        code, code_verifier = hidden(code), hidden(code_verifier)
        return await self._token_request(
            grant_type="authorization_code", code=code, redirect_uri=redirect_uri, code_verifier=code_verifier
        )

    async def logout(self, refresh_token: str) -> None:
        """End the session of a refresh token."""
        refresh_token = hidden(refresh_token)
        await self._post("end_session_endpoint", {"refresh_token": refresh_token}, decode=json_or_nothing())

    def logout_url(
        self,
        *,
        id_token_hint: str | None = None,
        post_logout_redirect_uri: str | None = None,
        state: str | None = None,
        **kwargs: str | None,
    ) -> str:
        """Return the URL to send the user's browser to for a logout (OpenID Connect RP-Initiated Logout 1.0).

        Args:
            id_token_hint: the ID token of the session; without it the server asks the user first.
            post_logout_redirect_uri: where the browser goes then, one of those that the client has.
            state: added to that.
            **kwargs: other parameters, such as `ui_locales`.

        Raises:
            DiscoveryError: the discovery document does not name the endpoint.
        """
        given = {"id_token_hint": id_token_hint, "post_logout_redirect_uri": post_logout_redirect_uri, "state": state}
        return self._url("end_session_endpoint", given | kwargs)

    def _url(self, endpoint: str, parameters: Mapping[str, str | None]) -> str:
        named = {"client_id": self._client_id} | dict(parameters)
        query = urlencode(sorted((key, value) for key, value in named.items() if value is not None))
        return f"{browser_url(self.well_known, endpoint)}?{query}"
