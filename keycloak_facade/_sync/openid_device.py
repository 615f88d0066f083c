# Made by scripts/unasync.py from keycloak_facade/_async/openid_device.py; not to be edited.
"""Login on a device without a browser (RFC 8628)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from keycloak_openapi.request import json_body

from .._core.hidden import hidden, hidden_values
from .._core.polling import DEVICE_GRANT, device_authorization
from .openid_base import OpenidConnectBase
from .polling import poll

if TYPE_CHECKING:
    from .._core.polling import DeviceAuthorization
    from .._core.tokens import TokenResponse


class OpenidDevice(OpenidConnectBase):
    """Login on a device, which the user confirms in a browser elsewhere."""

    def device_authorization(self, *, scope: str | None = None, **kwargs: str | None) -> DeviceAuthorization:
        """Start a login on a device (RFC 8628, section 3.1).

        The user opens `verification_uri` elsewhere and types in `user_code`, or opens `verification_uri_complete`;
        `device_token` waits for that.

        Args:
            scope: scopes separated by spaces.
            **kwargs: further parameters, such as `code_challenge` and `code_challenge_method`.

        Raises:
            BadRequest: if the client may not do so; it needs "OAuth 2.0 Device Authorization Grant" switched on.
        """
        device: DeviceAuthorization = self._post(
            "device_authorization_endpoint", {"scope": scope, **kwargs}, decode=json_body(device_authorization)
        )
        return device

    def device_token(self, device: DeviceAuthorization, *, code_verifier: str | None = None) -> TokenResponse:
        """Wait until the user has confirmed, and return the tokens (RFC 8628, section 3.4).

        The server is asked no more often than it wants to be, and less often while it does not answer.

        Args:
            device: what `device_authorization` returned.
            code_verifier: the secret whose challenge was given there (RFC 7636).

        Raises:
            LoginDeniedError: the user did not agree.
            LoginExpiredError: the user did not agree in time.
        """
        device, code_verifier = cast("DeviceAuthorization", hidden_values(device)), hidden(code_verifier)
        form = {"grant_type": DEVICE_GRANT, "device_code": device["device_code"], "code_verifier": code_verifier}
        return poll(lambda: self._token_request(**form), device)
