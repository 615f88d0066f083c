"""Access tokens that are bound to a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from .._core.dpop import DPoPKey

if TYPE_CHECKING:
    from ._grant import GrantCredentials
    from ._provided import StaticToken, TokenProvider


@frozen
class DPoP:
    """Other credentials, whose access tokens are good only together with a private key (RFC 9449).

    Args:
        credentials: what to log in with; or tokens that were bound to the key elsewhere.
        key: the key; a new one unless given.
    """

    credentials: GrantCredentials | StaticToken | TokenProvider
    key: DPoPKey = field(factory=DPoPKey.generate)
