"""OpenID Connect as one client of a realm sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload
from urllib.parse import urlencode

from keycloak_openapi.model import of_type
from keycloak_openapi.request import Request, json_body, json_or_nothing

from .._core.payloads import form_request, with_bearer
from .._core.tokens import ACCESS_TOKEN_TYPE, UMA_TICKET_GRANT
from .openid_base import PATH_WELL_KNOWN, AsyncOpenidConnectBase

if TYPE_CHECKING:
    from collections.abc import Awaitable, Iterable, Mapping
    from datetime import timedelta

    from .._core.jwt_keys import KeyInput
    from .._core.tokens import TokenResponse

__all__ = ("PATH_WELL_KNOWN", "AsyncKeycloakOpenidConnect")

DEFAULT_ALGORITHMS = ("RS256",)


class AsyncKeycloakOpenidConnect(AsyncOpenidConnectBase):
    """OpenID Connect as one client of a realm sees it."""

    @overload
    def decode_token(
        self,
        token: str,
        key: KeyInput,
        algorithms: str | Iterable[str] | None = None,
        *,
        audience: str | Iterable[str] | None = None,
        issuer: str | Iterable[str] | None = None,
        subject: str | None = None,
        access_token: str | None = None,
        options: Mapping[str, Any] | None = None,
        leeway: float | timedelta = 0,
        expected_type: str | None = None,
    ) -> dict[str, Any]: ...
    @overload
    def decode_token(
        self,
        token: str,
        key: None = None,
        algorithms: str | Iterable[str] | None = None,
        *,
        audience: str | Iterable[str] | None = None,
        issuer: str | Iterable[str] | None = None,
        subject: str | None = None,
        access_token: str | None = None,
        options: Mapping[str, Any] | None = None,
        leeway: float | timedelta = 0,
        expected_type: str | None = None,
    ) -> Awaitable[dict[str, Any]]: ...
    def decode_token(
        self, token: str, key: KeyInput | None = None, algorithms: str | Iterable[str] | None = None, **checks: Any
    ) -> dict[str, Any] | Awaitable[dict[str, Any]]:
        """Check a signed token and return its claims (RFC 7515, RFC 7519, RFC 8725).

        With a key nothing is sent, and the claims are returned at once. Without one the realm's keys are used: they
        are fetched once and again when a token names another one, and `iss` must be the realm's.

        Args:
            token: the access token, ID token or logout token; refresh tokens are for the server alone.
            key: a JWKS as `certs()` returns it, a JWK, PEM, or the realm's `public_key`.
            algorithms: what the token may be signed with; RS256 unless said otherwise.
            **checks: `audience` that must be in `aud`, the client unless said otherwise; `issuer` (one or several);
                `subject`; `access_token` that the ID token's `at_hash` is of; `leeway` in seconds or as a timedelta;
                `expected_type`, such as `Bearer` or `ID`; `options` that switch checks off, such as
                `{"verify_aud": False}`.

        Raises:
            ExpiredSignatureError: the token has expired.
            JWTClaimsError: a claim is not what was expected; the message says what was, and what was there.
            JWTError: the token is not to be trusted.
        """
        from .._core.jwt import decode_jwt  # noqa: PLC0415 - cryptography is loaded by those who check tokens

        checks["algorithms"] = DEFAULT_ALGORITHMS if algorithms is None else algorithms
        if checks.get("audience") is None:
            checks["audience"] = self._client_id
        if key is None:
            return self._decode_with_realm_keys(token, checks)
        return decode_jwt(token, key, **checks)

    async def _decode_with_realm_keys(self, token: str, checks: dict[str, Any]) -> dict[str, Any]:
        from .._core.jwt import decode_jwt  # noqa: PLC0415 - as above
        from .._core.jwt_errors import UnknownKeyError  # noqa: PLC0415 - as above

        if checks.get("issuer") is None:
            checks["issuer"] = await self._issuer()
        keys = await self._realm.token_keys.get()
        try:
            return decode_jwt(token, keys, **checks)
        except UnknownKeyError:
            newer = await self._realm.token_keys.get(but_not=keys)
            if newer is keys:
                raise
            return decode_jwt(token, newer, **checks)

    async def certs(self) -> dict[str, Any]:
        """Return the public keys of the realm as a JSON Web Key Set (RFC 7517)."""
        url = await self._endpoint("jwks_uri")
        return await self._realm.client.send(
            Request[dict[str, Any]](method="GET", url=url, decode=json_body(of_type(dict)))
        )

    async def userinfo(self, token: str) -> dict[str, Any]:
        """Return the claims about the user of an access token (OpenID Connect Core 1.0, section 5.3).

        The token needs the scope `openid`.
        """
        request = Request[dict[str, Any]](
            method="GET",
            url=await self._endpoint("userinfo_endpoint"),
            decode=json_body(of_type(dict)),
        )
        return await self._realm.client.send(with_bearer(request, token))

    def authorization_url(self, **kwargs: str | None) -> str:
        """Return the URL to send the user's browser to (RFC 6749, section 4.1.1).

        Keywords are its parameters: `redirect_uri`, `scope`, `state`, `nonce`, `code_challenge`, ...
        """
        params = {"response_type": "code", "client_id": self._client_id} | kwargs
        query = urlencode(sorted((key, value) for key, value in params.items() if value is not None))
        return f"{self.get_url('authorization_endpoint')}?{query}"

    async def authorization_code(
        self, code: str, redirect_uri: str, *, code_verifier: str | None = None
    ) -> TokenResponse:
        """Exchange the code of a login for tokens (RFC 6749, section 4.1.3).

        Args:
            code: what the server added to the redirect.
            redirect_uri: the same as in the authorization request.
            code_verifier: the secret whose challenge was in the authorization request (RFC 7636).
        """
        return await self._token_request(
            grant_type="authorization_code", code=code, redirect_uri=redirect_uri, code_verifier=code_verifier
        )

    async def password_credentials(self, username: str, password: str, **kwargs: str | None) -> TokenResponse:
        """Log a user in by name and password (RFC 6749, section 4.3); keywords such as `scope` and `totp` are added."""
        return await self._token_request(grant_type="password", username=username, password=password, **kwargs)

    async def client_credentials(self, **kwargs: str | None) -> TokenResponse:
        """Log the client's own account in (RFC 6749, section 4.4); keywords such as `scope` are added."""
        return await self._token_request(grant_type="client_credentials", **kwargs)

    async def refresh_token(self, refresh_token: str, **kwargs: str | None) -> TokenResponse:
        """Return new tokens for a refresh token (RFC 6749, section 6); keywords such as `scope` are added."""
        return await self._token_request(grant_type="refresh_token", refresh_token=refresh_token, **kwargs)

    async def token_exchange(self, **kwargs: str | None) -> TokenResponse:
        """Exchange a token for another one (RFC 8693).

        Args:
            **kwargs: `subject_token`, `subject_token_type` (an access token, unless said otherwise), `audience`,
                `scope`, `requested_token_type`; `requested_subject`, `requested_issuer` and `subject_issuer` where the
                server has the legacy exchange switched on.
        """
        if kwargs.get("subject_token") is not None and kwargs.get("subject_token_type") is None:
            kwargs["subject_token_type"] = ACCESS_TOKEN_TYPE
        return await self._token_request(grant_type="urn:ietf:params:oauth:grant-type:token-exchange", **kwargs)

    async def uma_ticket(self, token: str, **kwargs: Any) -> Any:
        """Ask for a requesting party token with a user's token (UMA 2.0 Grant, section 3.3.1).

        Args:
            token: the user's access token.
            **kwargs: `audience` (the resource server) or `ticket`; `permission` (one or several `resource#scope`),
                `response_mode` (`decision` or `permissions`), `submit_request`, `rpt`, `claim_token`, ...

        Returns:
            A token answer; with `response_mode="permissions"` a list, with "decision" `{"result": True}`.

        Raises:
            Forbidden: if permission is denied.
        """
        form = {"grant_type": UMA_TICKET_GRANT} | kwargs
        url = await self._endpoint("token_endpoint")
        return await self._realm.client.send(with_bearer(form_request(url, form), token))

    async def logout(self, refresh_token: str) -> None:
        """End the session of a refresh token."""
        await self._post("end_session_endpoint", {"refresh_token": refresh_token}, decode=json_or_nothing())
