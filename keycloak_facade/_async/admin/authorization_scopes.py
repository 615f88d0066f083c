"""The authorization scopes of a client: what can be done with its resources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from keycloak_openapi.api import authorization as api
from keycloak_openapi.models import ScopeRepresentation

from ..._core.authorization import names_only, search_for
from .node import AsyncNode, AsyncNodeWithId
from .paging import LARGE_PAGE_SIZE, PAGE_SIZE

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Mapping

    from keycloak_openapi.api.authorization import ListAuthorizationScopesFilters
    from keycloak_openapi.models import (
        NewScopeRepresentationFields,
        PolicyRepresentation,
        ResourceRepresentation,
        ScopeRepresentationFields,
    )


class AsyncAuthorizationScope(AsyncNodeWithId):
    """One authorization scope of a client."""

    async def get(self) -> ScopeRepresentation:
        """Return the scope."""
        return await self._send(api.get_authorization_scope)

    async def update(self, **fields: Unpack[ScopeRepresentationFields]) -> None:
        """Change the given fields; the others stay as they are. None removes one."""
        await self.replace(await self._changed(ScopeRepresentation, self.get, fields))

    async def replace(self, representation: ScopeRepresentation | Mapping[str, Any]) -> None:
        """Write the scope as given; what is left out is reset."""
        await self._send(api.update_authorization_scope, representation)

    async def delete(self) -> None:
        """Delete the scope.

        Raises:
            BadRequest: if a resource has it.
        """
        await self._send(api.delete_authorization_scope)

    async def permissions(self) -> list[PolicyRepresentation]:
        """Return the permissions on the scope, with their names and types only."""
        return await self._send(names_only(api.list_authorization_scope_permissions))

    async def resources(self) -> list[ResourceRepresentation]:
        """Return the resources that have the scope, with their names only."""
        return await self._send(api.list_authorization_scope_resources)


class AsyncAuthorizationScopes(AsyncNode):
    """The authorization scopes of a client."""

    async def create(self, name: str, **fields: Unpack[NewScopeRepresentationFields]) -> str:
        """Create a scope and return its id; if there is one of this name already, return that one's.

        Args:
            name: of the scope.
            **fields: `display_name`, `icon_uri`.
        """
        body = ScopeRepresentation.from_fields({"name": name, **fields})
        return str((await self._send(api.create_authorization_scope, body)).id)

    async def all(
        self, *, page_size: int = LARGE_PAGE_SIZE, **filters: Unpack[ListAuthorizationScopesFilters]
    ) -> list[ScopeRepresentation]:
        """Return all scopes that fit; filters as in `iter`."""
        return [scope async for scope in self.iter(page_size=page_size, **filters)]

    def iter(
        self, *, page_size: int = PAGE_SIZE, **filters: Unpack[ListAuthorizationScopesFilters]
    ) -> AsyncGenerator[ScopeRepresentation]:
        """Iterate over the scopes that fit, page by page.

        Args:
            page_size: scopes a request.
            **filters: `name` (a part), `scope_id`.
        """
        return self._pages(api.list_authorization_scopes, page_size, **filters)

    def by_id(self, scope_id: str) -> AsyncAuthorizationScope:
        """Return one scope."""
        return self._at(AsyncAuthorizationScope, scope_id)

    def by_name(self, name: str) -> AsyncAuthorizationScope:
        """Return one scope, whose id is looked up at the first call."""
        search = search_for(api.search_authorization_scope, name)
        return self._at(AsyncAuthorizationScope, self._lookup(search, f"authorization scope {name!r}", name=name))
