"""The identity providers of a user."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keycloak_openapi.api import account as api

from .._concurrency import aclosing
from ..admin.node import AsyncNode
from ..admin.paging import LARGE_PAGE_SIZE, PAGE_SIZE

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from keycloak_openapi.models import LinkedAccountRepresentation


class AsyncLinkedAccounts(AsyncNode):
    """The identity providers that the user is linked with, or could be."""

    async def all(
        self, *, linked: bool | None = None, search: str | None = None, page_size: int = LARGE_PAGE_SIZE
    ) -> list[LinkedAccountRepresentation]:
        """Return all that fit; filters as in `iter`."""
        return [account async for account in self.iter(linked=linked, search=search, page_size=page_size)]

    async def iter(
        self, *, linked: bool | None = None, search: str | None = None, page_size: int = PAGE_SIZE
    ) -> AsyncGenerator[LinkedAccountRepresentation]:
        """Iterate over those that fit, page by page; those that are linked come first.

        Args:
            linked: whether the user is linked; all unless given.
            search: the beginning of the alias or name; any part of it as `*part*`, the whole in double quotes.
            page_size: accounts a request.
        """
        # Asked for both, the server would ignore the search.
        for kind in (True, False) if linked is None else (linked,):
            pages = self._pages(api.list_linked_accounts, page_size, linked=kind, search=search)
            async with aclosing(pages) as accounts:
                async for account in accounts:
                    yield account

    def by_alias(self, alias: str) -> AsyncLinkedAccount:
        """Return one identity provider."""
        return self._at(AsyncLinkedAccount, alias)


class AsyncLinkedAccount(AsyncNode):
    """One identity provider that the user is linked with."""

    async def delete(self) -> None:
        """Unlink the user.

        Raises:
            BadRequest: if the user is not linked, or could not log in any more.
        """
        await self._send(api.remove_linked_account)
