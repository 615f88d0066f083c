# Made by scripts/unasync.py from keycloak_facade/_async/admin/admin.py; not to be edited.
"""The entry of the administration."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self, TypeVar

from ..._core.user_attributes import KeptAttributes
from ...credentials import Password
from .._runtime import Init
from ..authentication import auth_of, bearer_auth

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from keycloak_openapi.models import ServerInfoRepresentation
    from keycloak_openapi.request import Request

    from ..realm import KeycloakRealm
    from .realms import Realms

T = TypeVar("T")


class KeycloakAdmin(Init):
    """Administration of a server, with the credentials of the realm object or of `login`.

    Args:
        realm: the realm object.
    """

    def __init__(self, realm: KeycloakRealm) -> None:
        self._realm = realm
        self._auth = auth_of(realm, realm.credentials)
        self.kept_attributes: KeptAttributes | None = KeptAttributes() if realm.check_attributes else None

    @property
    def realm_name(self) -> str:
        """The realm of the realm object."""
        return self._realm.realm_name

    def login(
        self,
        username: str,
        password: str,
        *,
        client_id: str = "admin-cli",
        client_secret: str | None = None,
        totp: str | None = None,
        scope: str | None = None,
        realm: str | None = None,
    ) -> Self:
        """Use an account from now on; it logs in at the first call.

        Args:
            username: the account.
            password: its password.
            client_id: the client that logs in for it.
            client_secret: the client's secret, if it is confidential.
            totp: the one-time password of the second factor, if the account has one.
            scope: scopes separated by spaces.
            realm: where the account lives, if not in the realm of the realm object; `master` for administrators of
                the server.
        """
        credentials = Password(
            username,
            password,
            client_id=client_id,
            client_secret=client_secret,
            totp=totp,
            scope=scope,
            realm=realm,
        )
        self._auth = auth_of(self._realm, credentials)
        return self

    def login_client(
        self, client_id: str, client_secret: str, *, scope: str | None = None, realm: str | None = None
    ) -> Self:
        """Use a client's own account from now on; it logs in at the first call.

        Args:
            client_id: the client, which needs service accounts switched on.
            client_secret: its secret.
            scope: scopes separated by spaces.
            realm: where the client lives, if not in the realm of the realm object.
        """
        from ...credentials import ClientSecret

        credentials = ClientSecret(client_id, client_secret, scope=scope, realm=realm)
        self._auth = auth_of(self._realm, credentials)
        return self

    def set_token(self, token: str | Callable[[], str]) -> Self:
        """Use an access token from now on, or a function that is asked for one at each request."""
        self._auth = bearer_auth(token)
        return self

    def send(self, request: Request[T], *, is_harmless: bool | None = None) -> T:
        """Send any generated request with the administration's token.

        Args:
            request: the request.
            is_harmless: whether it may be sent twice; if not said, its method tells.

        Raises:
            ApiError: if the server answers with an error.
            TransportError: if there is no answer.
            TokenError: if no token can be had.
        """
        return self._realm.client.send(request, auth=self._auth, is_harmless=is_harmless)

    @property
    def realms(self) -> Realms:
        """The realms of the server."""
        from .realms import Realms

        return Realms(self)

    def server_info(self) -> ServerInfoRepresentation:
        """Return what the server is and offers: versions, features, providers, themes."""
        from keycloak_openapi.api.server import get_server_info

        return self.send(get_server_info())

    def root(self) -> Any:
        """Return the page at the server's base URL, which is the administration console's."""
        return self._realm.client.get_page("/")

    def get_full_url(self, path: str, server_url: str | None = None) -> str:
        """Return the URL of a path below the base URL."""
        return self._realm.client.get_full_url(path, server_url)

    def get(self, url: str, headers: Mapping[str, str] | None = None, **kwargs: Any) -> Any:
        """GET a URL or path; keywords are the query."""
        return self._realm.client.send_raw("GET", url, auth=self._auth, headers=headers, params=kwargs)

    def post(self, url: str, data: Any, headers: Mapping[str, str] | None = None, **kwargs: Any) -> Any:
        """POST JSON: a dict, list or model, nulls included, or its text or bytes; keywords are the query."""
        return self._write("POST", url, data, headers, kwargs)

    def put(self, url: str, data: Any, headers: Mapping[str, str] | None = None, **kwargs: Any) -> Any:
        """PUT JSON: a dict, list or model, nulls included, or its text or bytes; keywords are the query."""
        return self._write("PUT", url, data, headers, kwargs)

    def delete(self, url: str, headers: Mapping[str, str] | None = None, *, data: Any = None, **kwargs: Any) -> Any:
        """DELETE a URL or path, with JSON as `post` takes it if `data` is given; other keywords are the query."""
        return self._write("DELETE", url, data, headers, kwargs)

    def _write(
        self, method: str, url: str, data: Any, headers: Mapping[str, str] | None, params: dict[str, Any]
    ) -> Any:
        sent = {"Content-Type": "application/json"} | dict(headers or {})
        return self._realm.client.send_raw(method, url, auth=self._auth, data=data, headers=sent, params=params)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._realm!r})"
