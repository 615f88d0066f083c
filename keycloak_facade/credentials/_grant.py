"""What a token can be requested with."""

from __future__ import annotations

from typing import Protocol


class GrantCredentials(Protocol):
    """Credentials that a token is requested with."""

    @property
    def client_id(self) -> str:
        """The client that asks."""
        ...

    @property
    def realm(self) -> str | None:
        """The realm of the account or client; None for that of the realm object."""
        ...

    def grant(self) -> dict[str, str | None]:
        """Return the parameters of the token request that describe the grant."""
        ...

    def client_authentication(self, audience: str) -> dict[str, str | None]:
        """Return the parameters that authenticate the client.

        Args:
            audience: the issuer URL of the realm, which a signed assertion is meant for.
        """
        ...
