"""A client's secret."""

from __future__ import annotations

from attrs import field, frozen

from .._core.hidden import hidden_text


@frozen
class ClientSecret:
    """A confidential client's own account, by its secret (RFC 6749, section 4.4)."""

    client_id: str
    client_secret: str = field(repr=False, converter=hidden_text)
    scope: str | None = field(default=None, kw_only=True)
    realm: str | None = field(default=None, kw_only=True)

    def grant(self) -> dict[str, str | None]:
        """Return the parameters of the client credentials grant."""
        return {"grant_type": "client_credentials", "scope": self.scope}

    def client_authentication(self, audience: str) -> dict[str, str | None]:
        """Return the client's id and secret."""
        del audience
        return {"client_id": self.client_id, "client_secret": self.client_secret}
