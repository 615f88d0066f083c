"""Access tokens that are bound to a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from .._core.dpop import DPoPKey

if TYPE_CHECKING:
    from ._grant import GrantCredentials
    from ._provided import StaticToken, TokenProvider


@frozen(init=False)
class DPoP:
    """Other credentials, whose access tokens are good only together with a private key (RFC 9449).

    Args:
        credentials: what to log in with; or tokens that were bound to the key elsewhere.
        key: the key; a new one unless given.

    Raises:
        TypeError: if the key is no DPoPKey.
    """

    credentials: GrantCredentials | StaticToken | TokenProvider
    key: DPoPKey

    def __init__(self, credentials: GrantCredentials | StaticToken | TokenProvider, key: DPoPKey | None = None) -> None:
        key = DPoPKey.generate() if key is None else key
        if not isinstance(key, DPoPKey):  # pyright: ignore[reportUnnecessaryIsInstance] - callers may not check types
            kind = type(key).__name__
            del self, key  # a traceback would list the half of an object, and what may be the text of a private key
            raise TypeError(f"expected a DPoPKey, got {kind}")
        self.__attrs_init__(credentials, key)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType] - of attrs
