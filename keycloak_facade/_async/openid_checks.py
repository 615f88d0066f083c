"""Tokens and claims that are checked before they are believed."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, Any, overload

from keycloak_openapi.model import of_type
from keycloak_openapi.request import Request, json_body

from .._core.hidden import hidden
from .._core.trust import MAX_DOCUMENT_SIZE
from .._core.userinfo import claims_or_token
from .openid_base import AsyncOpenidConnectBase

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Mapping
    from datetime import timedelta

    from .._core.jwt_keys import KeyInput
    from .._core.logout_token import LogoutToken

DEFAULT_ALGORITHMS = ("RS256",)
_SECRET_CHECKS = ("access_token", "nonce")


@cache
def _decoder() -> Callable[..., dict[str, Any]]:
    """What checks tokens: found once, and not before it is needed, for it loads cryptography."""
    from .._core.jwt import decode_jwt  # noqa: PLC0415 - see above

    return decode_jwt


class AsyncOpenidChecks(AsyncOpenidConnectBase):
    """Tokens and claims that are checked with the realm's keys."""

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
        nonce: str | None = None,
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
        nonce: str | None = None,
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
                `subject`; `access_token` that the ID token's `at_hash` is of; `nonce` of the login that the ID
                token is of; `leeway` in seconds or as a timedelta; `expected_type`, such as `Bearer` or `ID`;
                `options` that switch checks off, such as `{"verify_aud": False}`.

        Raises:
            ExpiredSignatureError: the token has expired.
            JWTClaimsError: a claim is not what was expected; the message says what was, and what was there.
            JWTError: the token is not to be trusted.
        """
        token = hidden(token)
        chosen = self._checks(algorithms)
        for name, value in checks.items():
            if value is not None:
                chosen[name] = hidden(value) if name in _SECRET_CHECKS else value
        checks = chosen
        if key is None:
            return self._decode_with_realm_keys(token, checks)
        return _decoder()(token, key, **checks)

    async def certs(self) -> dict[str, Any]:
        """Return the public keys of the realm as a JSON Web Key Set (RFC 7517)."""
        url = await self._endpoint("jwks_uri")
        request = Request[dict[str, Any]](method="GET", url=url, decode=json_body(of_type(dict)))
        return await self._realm.client.send(request, max_answer_size=MAX_DOCUMENT_SIZE)

    async def userinfo(self, token: str, *, algorithms: str | Iterable[str] | None = None) -> dict[str, Any]:
        """Return the claims about the user of an access token (OpenID Connect Core 1.0, section 5.3).

        The token needs the scope `openid`. Where the client has them signed, they are checked like a token.

        Args:
            token: the access token.
            algorithms: what the claims may be signed with; RS256 unless said otherwise.

        Raises:
            Unauthorized: the token is not good, and `error_description` says why.
            Forbidden: it has not the scope.
            JWTError: the signed claims are not to be trusted.
        """
        token = hidden(token)
        request = Request[dict[str, Any] | str](
            method="GET",
            url=await self._endpoint("userinfo_endpoint"),
            headers={"Accept": "application/json, application/jwt"},
            decode=claims_or_token,
        )
        answer = await self._send_with(token, request)
        if isinstance(answer, dict):
            return answer
        return await self._decode_with_realm_keys(answer, self._checks(algorithms))

    async def decode_logout_token(
        self, token: str, *, algorithms: str | Iterable[str] | None = None, leeway: float | timedelta = 0
    ) -> LogoutToken:
        """Check the `logout_token` that the server has posted, and return its claims.

        The checks are those of OpenID Connect Back-Channel Logout 1.0, section 2.6, with the realm's keys. A token that
        comes twice is not noticed: remember the `jti` until `exp` if that does harm.

        Args:
            token: the token.
            algorithms: what it may be signed with; RS256 unless said otherwise.
            leeway: by how much the clocks may differ, in seconds or as a timedelta.

        Raises:
            JWTError: the token is not to be trusted; answer the server with 400 then.
        """
        from .._core.logout_token import LOGOUT_OPTIONS, LOGOUT_TYPE, logout_claims  # noqa: PLC0415 - as above

        token = hidden(token)
        checks = {"leeway": leeway, "expected_type": LOGOUT_TYPE, "options": LOGOUT_OPTIONS}
        return logout_claims(await self._decode_with_realm_keys(token, self._checks(algorithms) | checks))

    def _checks(self, algorithms: str | Iterable[str] | None) -> dict[str, Any]:
        return {
            "algorithms": DEFAULT_ALGORITHMS if algorithms is None else algorithms,
            "audience": self._client_id,
        }

    async def _decode_with_realm_keys(self, token: str, checks: dict[str, Any]) -> dict[str, Any]:
        if checks.get("issuer") is None:
            document = self.well_known
            if not document.knows_issuer:
                # What is wrong with any issuer is not worth a request for the right one.
                await self._decode_signed(token, checks)
            checks["issuer"] = await document.issuer()
        return await self._decode_signed(token, checks)

    async def _decode_signed(self, token: str, checks: dict[str, Any]) -> dict[str, Any]:
        from .._core.jwt_errors import UnknownKeyError  # noqa: PLC0415 - as above

        realm_keys = self._realm.token_keys
        if not realm_keys.are_there:
            # Nor is what is wrong with any key worth one for the keys.
            with suppress(UnknownKeyError):
                return _decoder()(token, {"keys": []}, **checks)
        keys = await realm_keys.get()
        try:
            return _decoder()(token, keys, **checks)
        except UnknownKeyError:
            newer = await realm_keys.get(but_not=keys)
            if newer is keys:
                raise
            return _decoder()(token, newer, **checks)
