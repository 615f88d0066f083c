# Made by scripts/unasync.py from keycloak_facade/_async/openid_tokens.py; not to be edited.
"""Tokens without a browser: grants, introspection, revocation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Unpack, overload

from keycloak_openapi.request import json_body

from .._core.hidden import hidden
from .._core.introspection import introspection_response, why_inactive
from .._core.payloads import with_bearer
from .._core.tokens import ACCESS_TOKEN_TYPE, revoked
from .._core.uma_grant import uma_grant_errors, uma_ticket_request
from .openid_base import OpenidConnectBase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .._core.introspection import IntrospectionResponse
    from .._core.tokens import TokenResponse
    from .._core.uma_grant import GrantedPermission, PermissionDecision, RequestingPartyToken, UmaTicketParameters


class OpenidTokens(OpenidConnectBase):
    """Tokens without a browser: how they are had, what they are worth, and their end."""

    _has_told_why_inactive = False

    def password_credentials(
        self, username: str, password: str, *, scope: str | None = None, totp: str | None = None, **kwargs: str | None
    ) -> TokenResponse:
        """Log a user in by name and password (RFC 6749, section 4.3).

        Args:
            username: the user.
            password: the password.
            scope: scopes separated by spaces; `openid` for an ID token too.
            totp: the one-time password, where the user has a second factor.
            **kwargs: other parameters.
        """
        password, totp = hidden(password), hidden(totp)
        form = {"grant_type": "password", "username": username, "password": password, "scope": scope, "totp": totp}
        return self._token_request(**form, **kwargs)

    def client_credentials(self, *, scope: str | None = None, **kwargs: str | None) -> TokenResponse:
        """Log the client's own account in (RFC 6749, section 4.4); other keywords are added as parameters."""
        return self._token_request(grant_type="client_credentials", scope=scope, **kwargs)

    def refresh_token(self, refresh_token: str, *, scope: str | None = None, **kwargs: str | None) -> TokenResponse:
        """Return new tokens for a refresh token (RFC 6749, section 6).

        Args:
            refresh_token: the token; where the realm revokes those that were used, only the new one is good then.
            scope: fewer scopes than the login had.
            **kwargs: other parameters.
        """
        refresh_token = hidden(refresh_token)
        return self._token_request(grant_type="refresh_token", refresh_token=refresh_token, scope=scope, **kwargs)

    def token_exchange(
        self,
        *,
        subject_token: str | None = None,
        subject_token_type: str | None = None,
        audience: str | Sequence[str] | None = None,
        scope: str | None = None,
        requested_token_type: str | None = None,
        requested_subject: str | None = None,
        requested_issuer: str | None = None,
        subject_issuer: str | None = None,
        **kwargs: str | None,
    ) -> TokenResponse:
        """Exchange a token for another one (RFC 8693).

        The client needs the attribute `standard.token.exchange.enabled`, and must be in the token's `aud`. Where the
        server has the legacy exchange, the last three parameters ask for it.

        Args:
            subject_token: the token to exchange.
            subject_token_type: what it is, an access token unless said otherwise.
            audience: the clients that the new token is for, of those that its `aud` would have otherwise.
            scope: scopes separated by spaces.
            requested_token_type: what is wanted, an access token unless said otherwise.
            requested_subject: legacy: the user to act as.
            requested_issuer: legacy: the identity provider whose token is wanted.
            subject_issuer: legacy: the identity provider whose token is exchanged.
            **kwargs: other parameters.

        Raises:
            BadRequest: the exchange is not switched on for the client, or cannot be made.
            Forbidden: the client may not make it.
        """
        subject_token = hidden(subject_token)
        if subject_token is not None and subject_token_type is None:
            subject_token_type = ACCESS_TOKEN_TYPE
        return self._token_request(
            grant_type="urn:ietf:params:oauth:grant-type:token-exchange",
            subject_token=subject_token,
            subject_token_type=subject_token_type,
            audience=audience,
            scope=scope,
            requested_token_type=requested_token_type,
            requested_subject=requested_subject,
            requested_issuer=requested_issuer,
            subject_issuer=subject_issuer,
            **kwargs,
        )

    @overload
    def uma_ticket(
        self, token: str | None, *, response_mode: Literal["permissions"], **kwargs: Unpack[UmaTicketParameters]
    ) -> list[GrantedPermission]: ...

    @overload
    def uma_ticket(
        self, token: str | None, *, response_mode: Literal["decision"], **kwargs: Unpack[UmaTicketParameters]
    ) -> PermissionDecision: ...

    @overload
    def uma_ticket(
        self, token: str | None, *, response_mode: None = None, **kwargs: Unpack[UmaTicketParameters]
    ) -> RequestingPartyToken: ...

    def uma_ticket(
        self, token: str | None, *, response_mode: str | None = None, **kwargs: Unpack[UmaTicketParameters]
    ) -> Any:
        """Ask for a requesting party token with a user's token (UMA 2.0 Grant, section 3.3.1).

        Args:
            token: the user's access token; with None the client proves itself, and asks for its own account or for
                the user of the ID token in `claim_token`.
            response_mode: `permissions` for a list of what is granted, `decision` for `{"result": True}` if anything
                is: of several permissions, one is enough, and so is what others have shared of a resource that is
                asked for by its name. `authz` tells whether all of it is granted.
            **kwargs: `audience` (the resource server) or `ticket`; `permission` (one or several `resource#scope`),
                `submit_request`, `rpt`, `claim_token`, ...: the fields of `UmaTicketParameters`, or others.

        Raises:
            Forbidden: permission is denied.
            InvalidTokenError: the token has expired, or its session has ended.
            BadRequest: what is asked for does not exist, or is not asked for rightly.
        """
        token = hidden(token)
        request = uma_ticket_request(self._endpoint("token_endpoint"), response_mode, kwargs)
        with uma_grant_errors():
            if token is None:
                return self._send_as_client(request)
            return self._realm.client.send(with_bearer(request, token))

    def introspect(self, token: str, *, token_type_hint: str | None = None) -> IntrospectionResponse:
        """Return what the server knows of a token (RFC 7662): `{"active": False}` if it is not good, or not for you.

        Since 26.6.2 a token is active only for a client in its `aud`. Where that seems to be the reason, the realm
        object's logger is told so at WARNING, once for each object like this one.

        Args:
            token: an access token, or another one by the hint.
            token_type_hint: `refresh_token` for one; `requesting_party_token` for the `permissions` of an RPT.

        Raises:
            BadRequest: the server does not know such a hint.
            Forbidden: the client is public.
        """
        token = hidden(token)
        form = {"token": token, "token_type_hint": token_type_hint}
        answer: IntrospectionResponse = self._post(
            "introspection_endpoint", form, decode=json_body(introspection_response), is_harmless=True
        )
        if not answer["active"] and not self._has_told_why_inactive:
            reason = why_inactive(token, self._client_id)
            self._has_told_why_inactive = reason is not None
            if reason is not None:
                self._realm.client.logger.warning("introspection: %s", reason)
        return answer

    def revoke(self, token: str, *, token_type_hint: str | None = None) -> None:
        """Make a token worthless (RFC 7009); the session ends with a refresh token.

        Args:
            token: an access, refresh or offline token of this client.
            token_type_hint: `access_token` or `refresh_token`; Keycloak does without.

        Raises:
            UnexpectedAnswer: there is no such token, or no longer; the server says so with the status of a success, and
                `error` is `invalid_token`.
            BadRequest: it is another client's, or an ID token.
        """
        token = hidden(token)
        self._post("revocation_endpoint", {"token": token, "token_type_hint": token_type_hint}, decode=revoked)
