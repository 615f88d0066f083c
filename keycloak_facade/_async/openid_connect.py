"""OpenID Connect as one client of a realm sees it."""

from __future__ import annotations

from .openid_backchannel import AsyncOpenidBackchannel
from .openid_base import PATH_WELL_KNOWN
from .openid_checks import AsyncOpenidChecks
from .openid_device import AsyncOpenidDevice
from .openid_login import AsyncOpenidLogin
from .openid_registration import AsyncOpenidRegistration
from .openid_tokens import AsyncOpenidTokens

__all__ = ("PATH_WELL_KNOWN", "AsyncKeycloakOpenidConnect")


class AsyncKeycloakOpenidConnect(
    AsyncOpenidTokens,
    AsyncOpenidLogin,
    AsyncOpenidDevice,
    AsyncOpenidBackchannel,
    AsyncOpenidChecks,
    AsyncOpenidRegistration,
):
    """OpenID Connect as one client of a realm sees it.

    Args:
        realm: the realm object.
        client_id: the client.
        client_secret: its secret; a public client has none.
        authentication: how the client proves itself; see `KeycloakRealm.open_id_connect`.
        dpop: the key that its access tokens are bound to, if they are to be.
    """
