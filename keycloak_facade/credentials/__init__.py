"""How the client logs in.

Each kind says which account or client it is for; `realm` is where that lives, and None means the realm of the
realm object. Nothing is sent before the first call that needs a token. A repr shows no secret.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._core.dpop import DPoPKey as DPoPKey
    from ._bound import DPoP as DPoP
    from ._client import ClientSecret as ClientSecret
    from ._grant import GrantCredentials as GrantCredentials
    from ._kinds import Credentials as Credentials
    from ._password import Password as Password
    from ._provided import StaticToken as StaticToken
    from ._provided import TokenProvider as TokenProvider
    from ._refresh_token import RefreshToken as RefreshToken
    from ._signed import ClientSecretJwt as ClientSecretJwt
    from ._signed import PrivateKeyJwt as PrivateKeyJwt
else:
    from .._core.lazily import lazily as _lazily

    # A program logs in with one of them.
    __getattr__, __dir__ = _lazily(
        globals(),
        {
            "ClientSecret": "._client",
            "ClientSecretJwt": "._signed",
            "Credentials": "._kinds",
            "DPoP": "._bound",
            "DPoPKey": ".._core.dpop",
            "GrantCredentials": "._grant",
            "Password": "._password",
            "PrivateKeyJwt": "._signed",
            "RefreshToken": "._refresh_token",
            "StaticToken": "._provided",
            "TokenProvider": "._provided",
        },
    )

__all__ = (
    "ClientSecret",
    "ClientSecretJwt",
    "Credentials",
    "DPoP",
    "DPoPKey",
    "GrantCredentials",
    "Password",
    "PrivateKeyJwt",
    "RefreshToken",
    "StaticToken",
    "TokenProvider",
)
