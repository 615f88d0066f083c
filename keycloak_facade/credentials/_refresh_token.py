"""A session that was opened elsewhere."""

from __future__ import annotations

from attrs import field, frozen

from .._core.hidden import hidden_option, hidden_text


@frozen
class RefreshToken:
    """A session that was opened elsewhere, by its refresh or offline token (RFC 6749, section 6)."""

    refresh_token: str = field(repr=False, converter=hidden_text)
    client_id: str = field(kw_only=True)
    client_secret: str | None = field(default=None, kw_only=True, repr=False, converter=hidden_option)
    scope: str | None = field(default=None, kw_only=True)
    realm: str | None = field(default=None, kw_only=True)

    def grant(self) -> dict[str, str | None]:
        """Return the parameters of the refresh grant."""
        return {"grant_type": "refresh_token", "refresh_token": self.refresh_token, "scope": self.scope}

    def client_authentication(self, audience: str) -> dict[str, str | None]:
        """Return the client's id and secret."""
        del audience
        return {"client_id": self.client_id, "client_secret": self.client_secret}
