# Made by scripts/unasync.py from keycloak_facade/_async/account/linked_accounts.py; not to be edited.
"""The identity providers of a user."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keycloak_openapi.api import account as api

from .._concurrency import closing
from ..admin.node import Node
from ..admin.paging import LARGE_PAGE_SIZE, PAGE_SIZE

if TYPE_CHECKING:
    from collections.abc import Generator

    from keycloak_openapi.models import LinkedAccountRepresentation


class LinkedAccounts(Node):
    """The identity providers that the user is linked with, or could be."""

    def all(
        self, *, linked: bool | None = None, search: str | None = None, page_size: int = LARGE_PAGE_SIZE
    ) -> list[LinkedAccountRepresentation]:
        """Return all that fit; filters as in `iter`."""
        return list(self.iter(linked=linked, search=search, page_size=page_size))

    def iter(
        self, *, linked: bool | None = None, search: str | None = None, page_size: int = PAGE_SIZE
    ) -> Generator[LinkedAccountRepresentation]:
        """Iterate over those that fit, page by page; those that are linked come first.

        Args:
            linked: whether the user is linked; all unless given.
            search: the beginning of the alias or name; any part of it as `*part*`, the whole in double quotes.
            page_size: accounts a request.
        """
        # Asked for both, the server would ignore the search.
        for kind in (True, False) if linked is None else (linked,):
            pages = self._pages(api.list_linked_accounts, page_size, linked=kind, search=search)
            with closing(pages) as accounts:
                yield from accounts

    def by_alias(self, alias: str) -> LinkedAccount:
        """Return one identity provider."""
        return self._at(LinkedAccount, alias)


class LinkedAccount(Node):
    """One identity provider that the user is linked with."""

    def delete(self) -> None:
        """Unlink the user.

        Raises:
            BadRequest: if the user is not linked, or could not log in any more.
        """
        self._send(api.remove_linked_account)
