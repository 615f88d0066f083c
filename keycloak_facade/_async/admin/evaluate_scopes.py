"""What the tokens of a client would hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from keycloak_openapi.api import clients as api

from .node import AsyncNode

if TYPE_CHECKING:
    from keycloak_openapi.models import (
        AccessToken,
        IDToken,
        ProtocolMapperEvaluationRepresentation,
        RoleRepresentation,
    )


class AsyncEvaluateScopes(AsyncNode):
    """What the tokens of a client would hold if it asked for some scopes: names, separated by spaces."""

    async def example_access_token(
        self, user_id: str, *, scope: str | None = None, audience: str | None = None
    ) -> AccessToken:
        """Return the claims of the access token of a user.

        Args:
            user_id: the user's id.
            scope: what the client asks for, beside its default scopes.
            audience: the client id of the one client that the token is meant for.
        """
        return await self._send(api.generate_example_access_token, user_id=user_id, scope=scope, audience=audience)

    async def example_id_token(self, user_id: str, *, scope: str | None = None, audience: str | None = None) -> IDToken:
        """Return the claims of the ID token of a user; arguments as of `example_access_token`."""
        return await self._send(api.generate_example_id_token, user_id=user_id, scope=scope, audience=audience)

    async def example_userinfo(self, user_id: str, *, scope: str | None = None) -> dict[str, Any]:
        """Return the answer of the userinfo endpoint for a user; arguments as of `example_access_token`."""
        return await self._send(api.generate_example_userinfo, user_id=user_id, scope=scope)

    async def example_saml_response(
        self, user_id: str, *, scope: str | None = None, audience: str | None = None
    ) -> str:
        """Return the XML of the response of a SAML client for a user; arguments as of `example_access_token`."""
        return await self._send(api.generate_example_saml_response, user_id=user_id, scope=scope, audience=audience)

    async def protocol_mappers(self, *, scope: str | None = None) -> list[ProtocolMapperEvaluationRepresentation]:
        """Return the mappers in effect, those of the client itself and those of its client scopes."""
        return await self._send(api.list_evaluated_protocol_mappers, scope=scope)

    @property
    def scope_mappings(self) -> AsyncEvaluatedScopeMappings:
        """The roles that tokens may hold, if the user has them."""
        return self._at(AsyncEvaluatedScopeMappings)


class AsyncEvaluatedScopeMappings(AsyncNode):
    """The roles that the tokens of a client may hold, if the user has them."""

    @property
    def realm(self) -> AsyncEvaluatedRoles:
        """The realm's own roles."""
        return self._at(AsyncEvaluatedRoles, self._realm_name)

    @property
    def clients(self) -> AsyncEvaluatedClientRoles:
        """The roles of clients."""
        return self._at(AsyncEvaluatedClientRoles)


class AsyncEvaluatedClientRoles(AsyncNode):
    """The roles of clients."""

    def by_id(self, client_id: str) -> AsyncEvaluatedRoles:
        """Return the roles of one client, by its internal id."""
        return self._at(AsyncEvaluatedRoles, client_id)


class AsyncEvaluatedRoles(AsyncNode):
    """The realm's own roles, or those of one client."""

    async def granted(self, *, scope: str | None = None) -> list[RoleRepresentation]:
        """Return the roles that the tokens may hold."""
        return await self._send(api.list_granted_scope_mappings, scope=scope)

    async def not_granted(self, *, scope: str | None = None) -> list[RoleRepresentation]:
        """Return the roles that the tokens may not hold, whoever has them."""
        return await self._send(api.list_not_granted_scope_mappings, scope=scope)
