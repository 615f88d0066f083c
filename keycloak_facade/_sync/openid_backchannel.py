# Made by scripts/unasync.py from keycloak_facade/_async/openid_backchannel.py; not to be edited.
"""Login that a user confirms on a device of theirs (OpenID CIBA Core 1.0)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from keycloak_openapi.request import json_body

from .._core.hidden import hidden_values
from .._core.polling import BACKCHANNEL_GRANT, backchannel_authentication
from .openid_base import OpenidConnectBase
from .polling import poll

if TYPE_CHECKING:
    from .._core.polling import BackchannelAuthentication
    from .._core.tokens import TokenResponse


class OpenidBackchannel(OpenidConnectBase):
    """Login of a user whom the server asks on a device of theirs, without a browser of the client."""

    def backchannel_authentication(
        self,
        *,
        login_hint: str | None = None,
        scope: str = "openid",
        binding_message: str | None = None,
        requested_expiry: int | None = None,
        **kwargs: str | None,
    ) -> BackchannelAuthentication:
        """Have the server ask a user (OpenID CIBA Core 1.0, section 7.1); `backchannel_token` waits for the answer.

        Args:
            login_hint: the user's name.
            scope: scopes separated by spaces, `openid` among them.
            binding_message: what the user sees there and here; of at most 50 characters, without spaces.
            requested_expiry: the seconds that the user should have; Keycloak 26 keeps to the realm's own, which
                `expires_in` of the answer tells.
            **kwargs: further parameters, such as `acr_values`.

        Raises:
            BadRequest: if there is no such user, or something is wrong with the message.
            Unauthorized: if the client may not do so; it needs "OIDC CIBA Grant" switched on.
            ServerError: if the server cannot ask; it needs an authentication channel.
        """
        form = {
            "login_hint": login_hint,
            "scope": scope,
            "binding_message": binding_message,
            "requested_expiry": requested_expiry,
            **kwargs,
        }
        answer: BackchannelAuthentication = self._post(
            "backchannel_authentication_endpoint", form, decode=json_body(backchannel_authentication)
        )
        return answer

    def backchannel_token(self, answer: BackchannelAuthentication) -> TokenResponse:
        """Wait until the user has agreed, and return the tokens (OpenID CIBA Core 1.0, section 10.1).

        The server is asked no more often than it wants to be, and less often while it does not answer.

        Args:
            answer: what `backchannel_authentication` returned.

        Raises:
            LoginDeniedError: the user did not agree.
            LoginExpiredError: the user did not agree in time.
        """
        answer = cast("BackchannelAuthentication", hidden_values(answer))
        form = {"grant_type": BACKCHANNEL_GRANT, "auth_req_id": answer["auth_req_id"]}
        return poll(lambda: self._token_request(**form), answer)
