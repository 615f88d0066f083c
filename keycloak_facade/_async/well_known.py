"""Discovery documents."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from keycloak_openapi.model import of_type
from keycloak_openapi.request import Request, json_body

from .._core.trust import MAX_DOCUMENT_SIZE, endpoint_url, issuer_of
from .._core.urls import relative
from ._runtime import AsyncInit, load_now

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .realm import AsyncKeycloakRealm


class AsyncKeycloakWellKnown(Mapping[str, Any], AsyncInit):
    """A discovery document, fetched once (OpenID Connect Discovery 1.0, RFC 8414).

    Args:
        realm: the realm object.
        path: where the document is below the server's base URL.
        content: the document, if the caller has it.
    """

    def __init__(self, realm: AsyncKeycloakRealm, path: str, content: Mapping[str, Any] | None = None) -> None:
        self._realm = realm
        self._path = relative(path)
        self._content = content

    async def load(self) -> Mapping[str, Any]:
        """Return the document, fetching it the first time."""
        content = self._content
        return await self._realm.client.home.once(self._fetched) if content is None else content

    async def _fetched(self) -> Mapping[str, Any]:
        content = self._content
        if content is None:  # else another caller has fetched it meanwhile
            request = Request[Mapping[str, Any]](method="GET", url=self._path, decode=json_body(of_type(dict)))
            client = self._realm.client
            content = self._content = await client.send(request, max_answer_size=MAX_DOCUMENT_SIZE)
        return content

    async def endpoint(self, name: str, *, by_certificate: bool = False) -> str:
        """Return where to send what is for an endpoint, such as `token_endpoint`.

        A document that names the realm by another URL, as the public one behind a proxy, stands for the same endpoints
        at the URL that the realm object has.

        Args:
            name: the endpoint's name in the document.
            by_certificate: whether the client is proved by its certificate (RFC 8705).

        Raises:
            DiscoveryError: if the document does not name it.
            UntrustedServerError: if it is on a server that is not trusted.
        """
        document = await self.load()
        realm = self._realm
        return endpoint_url(document, name, realm.realm_name, realm.client.trusted, by_certificate=by_certificate)

    async def issuer(self) -> str:
        """Return the `iss` of the realm's tokens: the one that the realm object was given, or that of the document.

        Raises:
            DiscoveryError: if the document names another realm's.
        """
        return self._realm.issuer or issuer_of(await self.load(), self._realm.realm_name)

    @property
    def knows_issuer(self) -> bool:
        """Whether `issuer` returns it without a request."""
        return self._realm.issuer is not None or self._content is not None

    async def __async_init__(self) -> None:  # async only
        await self.load()  # async only

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
