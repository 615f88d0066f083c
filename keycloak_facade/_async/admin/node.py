"""A place of the administration, and what the verbs there are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from .base import AsyncKeycloakAdminBase, AsyncLookup
from .paging import iterate

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable

    from keycloak_openapi.request import Request

    from .admin import AsyncKeycloakAdmin

T = TypeVar("T")
N = TypeVar("N", bound="AsyncNode")
Table = TypeVar("Table")


class AsyncNode(AsyncKeycloakAdminBase):
    """One place of the administration, such as the roles of one client.

    Args:
        path: what the operations there take first: the realm's name, then ids or names, from the outside in.
        client: what sends.
    """

    def __init__(self, *path: str | AsyncLookup, client: AsyncKeycloakAdmin) -> None:
        super().__init__(client)
        self._path = path

    @property
    def _realm_name(self) -> str:
        return str(self._path[0])

    def _at(self, kind: type[N], *values: str | AsyncLookup) -> N:
        """Return the place below this one that the values lead to."""
        return kind(*self._path, *values, client=self._client)

    def _lookup(self, operation: Callable[..., Request[Any]], what: str, *values: str, **wanted: str) -> AsyncLookup:
        """Return the id, to be looked up, of what one of the operations of this place brings."""
        return AsyncLookup(lambda: self._request(operation, *values), what, **wanted)

    async def _send(self, operation: Callable[..., Request[T]], *values: Any, **query: Any) -> T:
        """Send one of the operations of this place; its path need not be repeated."""
        return await self._client.send(await self._request(operation, *values, **query))

    async def _request(self, operation: Callable[..., Request[T]], *values: Any, **query: Any) -> Request[T]:
        """Describe one of the operations of this place."""
        return operation(*await self._values(), *values, **query)

    def _pages(
        self, operation: Callable[..., Request[list[T]]], page_size: int, *values: Any, **filters: Any
    ) -> AsyncGenerator[T]:
        """Yield what one of the listing operations of this place brings, page by page."""
        return iterate(lambda first, size: self._send(operation, *values, first=first, max=size, **filters), page_size)

    async def _values(self) -> list[str]:
        return [value if isinstance(value, str) else await value.id(self._client) for value in self._path]


class AsyncNodeWithId(AsyncNode):
    """One thing that the server knows by an id, to which its place may lead by a name."""

    async def id(self) -> str:
        """Return the id: as it was given, or looked up at the first call where the place was found by a name.

        Raises:
            NotFound: if nothing has that name.
        """
        return await self._id(self._path[-1])


class AsyncNodeOf(AsyncNode, Generic[Table]):
    """A place of a class that serves several alike, told apart by their tables of operations.

    Args:
        path: as of any place.
        client: what sends.
        operations: those of this place.
    """

    def __init__(self, *path: str | AsyncLookup, client: AsyncKeycloakAdmin, operations: Table) -> None:
        super().__init__(*path, client=client)
        self._operations = operations
