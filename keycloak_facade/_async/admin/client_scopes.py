"""The client scopes of a realm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from keycloak_openapi.api import client_scopes as api
from keycloak_openapi.models import ClientScopeRepresentation

from ..._core.protocol_mappers import CLIENT_SCOPE_MAPPERS
from .node import AsyncNode, AsyncNodeWithId
from .protocol_mappers import AsyncProtocolMappers
from .scope_mappings import AsyncClientScopeScopeMappings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from keycloak_openapi.models import ClientScopeRepresentationFields, NewClientScopeRepresentationFields


class AsyncClientScopes(AsyncNode):
    """The client scopes of a realm."""

    async def all(self) -> list[ClientScopeRepresentation]:
        """Return all client scopes, with their protocol mappers."""
        return await self._send(api.list_client_scopes)

    async def create(self, name: str, **fields: Unpack[NewClientScopeRepresentationFields]) -> str:
        """Create a client scope and return its id.

        Args:
            name: without spaces, for it is a word of OAuth's `scope`.
            **fields: `description`, `attributes` (such as `include.in.token.scope`), `protocol_mappers`, and
                `protocol`, `openid-connect` unless given.

        Raises:
            Conflict: if there is one of this name.
        """
        body = ClientScopeRepresentation.from_fields({"protocol": "openid-connect", "name": name, **fields})
        return await self._send(api.create_client_scope, body)

    def by_id(self, client_scope_id: str) -> AsyncClientScope:
        """Return one client scope."""
        return self._at(AsyncClientScope, client_scope_id)

    def by_name(self, name: str) -> AsyncClientScope:
        """Return one client scope, whose id is looked up at the first call."""
        return self._at(AsyncClientScope, self._lookup(api.list_client_scopes, f"client scope {name!r}", name=name))


class AsyncClientScope(AsyncNodeWithId):
    """One client scope of a realm."""

    async def get(self) -> ClientScopeRepresentation:
        """Return the client scope, with its protocol mappers."""
        return await self._send(api.get_client_scope)

    async def update(self, **fields: Unpack[ClientScopeRepresentationFields]) -> None:
        """Change the given fields; the others stay as they are.

        Args:
            **fields: `name`, `protocol`, `description` (an empty text for none), and `attributes`, those to change, for
                the server keeps the others. None changes nothing.

        Raises:
            TypeError: for `protocol_mappers`, which the server ignores here; they have a place of their own.
        """
        if "protocol_mappers" in fields:
            raise TypeError("protocol_mappers: the server ignores them in an update; use `.protocol_mappers`")
        await self.replace(await self._changed(ClientScopeRepresentation, self.get, fields))

    async def replace(self, representation: ClientScopeRepresentation | Mapping[str, Any]) -> None:
        """Write the client scope as given; what is left out stays, and so do its protocol mappers in any case."""
        await self._send(api.update_client_scope, representation)

    async def delete(self) -> None:
        """Delete the client scope."""
        await self._send(api.delete_client_scope)

    @property
    def protocol_mappers(self) -> AsyncProtocolMappers:
        """What tokens and assertions of this scope are filled by."""
        return AsyncProtocolMappers(*self._path, client=self._client, operations=CLIENT_SCOPE_MAPPERS)

    @property
    def scope_mappings(self) -> AsyncClientScopeScopeMappings:
        """The roles that tokens of this scope may carry."""
        return self._at(AsyncClientScopeScopeMappings)
