# Made by scripts/unasync.py from keycloak_facade/_async/openid_connect.py; not to be edited.
"""OpenID Connect as one client of a realm sees it."""

from __future__ import annotations

from .openid_backchannel import OpenidBackchannel
from .openid_base import PATH_WELL_KNOWN
from .openid_checks import OpenidChecks
from .openid_device import OpenidDevice
from .openid_login import OpenidLogin
from .openid_registration import OpenidRegistration
from .openid_tokens import OpenidTokens

__all__ = ("PATH_WELL_KNOWN", "KeycloakOpenidConnect")


class KeycloakOpenidConnect(
    OpenidTokens,
    OpenidLogin,
    OpenidDevice,
    OpenidBackchannel,
    OpenidChecks,
    OpenidRegistration,
):
    """OpenID Connect as one client of a realm sees it.

    Args:
        realm: the realm object.
        client_id: the client.
        client_secret: its secret; a public client has none.
        authentication: how the client proves itself; see `KeycloakRealm.open_id_connect`.
        dpop: the key that its access tokens are bound to, if they are to be.
    """
