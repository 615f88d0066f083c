# Made by scripts/unasync.py from keycloak_facade/_async/well_known.py; not to be edited.
"""Discovery documents."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from keycloak_openapi.model import of_type
from keycloak_openapi.request import Request, json_body

from .._core.urls import relative
from ._runtime import Init, load_now

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .realm import KeycloakRealm


class KeycloakWellKnown(Mapping[str, Any], Init):
    """A discovery document, fetched once (OpenID Connect Discovery 1.0, RFC 8414).

    Args:
        realm: the realm object.
        path: where the document is below the server's base URL.
        content: the document, if the caller has it.
    """

    def __init__(self, realm: KeycloakRealm, path: str, content: Mapping[str, Any] | None = None) -> None:
        self._realm = realm
        self._path = relative(path)
        self._content = content

    def load(self) -> Mapping[str, Any]:
        """Return the document, fetching it the first time."""
        content = self._content
        if content is None:
            request = Request[Mapping[str, Any]](method="GET", url=self._path, decode=json_body(of_type(dict)))
            content = self._content = self._realm.client.send(request)
        return content

    @property
    def contents(self) -> Mapping[str, Any]:
        """The document."""
        return load_now(self.load) if self._content is None else self._content

    @contents.setter
    def contents(self, content: Mapping[str, Any]) -> None:
        self._content = content

    def __getitem__(self, key: str) -> Any:
        return self.contents[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.contents)

    def __len__(self) -> int:
        return len(self.contents)
