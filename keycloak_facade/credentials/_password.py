"""An account's password."""

from __future__ import annotations

from attrs import field, frozen

from .._core.hidden import hidden_option, hidden_text


@frozen
class Password:
    """An account's user name and password (RFC 6749, section 4.3).

    Args:
        username: the account.
        password: its password.
        client_id: the client that logs in for it; it needs direct access grants.
        client_secret: the client's secret, if it is confidential.
        totp: the one-time password of the second factor, if the account has one.
        scope: scopes separated by spaces.
        realm: where the account lives; administrators of the whole server live in "master".
    """

    username: str
    password: str = field(repr=False, converter=hidden_text)
    client_id: str = field(default="admin-cli", kw_only=True)
    client_secret: str | None = field(default=None, kw_only=True, repr=False, converter=hidden_option)
    totp: str | None = field(default=None, kw_only=True, repr=False, converter=hidden_option)
    scope: str | None = field(default=None, kw_only=True)
    realm: str | None = field(default=None, kw_only=True)

    def grant(self) -> dict[str, str | None]:
        """Return the parameters of the password grant."""
        return {
            "grant_type": "password",
            "username": self.username,
            "password": self.password,
            "totp": self.totp,
            "scope": self.scope,
        }

    def client_authentication(self, audience: str) -> dict[str, str | None]:
        """Return the client's id and secret."""
        del audience
        return {"client_id": self.client_id, "client_secret": self.client_secret}
