# Made by scripts/unasync.py from keycloak_facade/_async/admin/evaluate_scopes.py; not to be edited.
"""What the tokens of a client would hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from keycloak_openapi.api import clients as api

from .node import Node

if TYPE_CHECKING:
    from keycloak_openapi.models import (
        AccessToken,
        IDToken,
        ProtocolMapperEvaluationRepresentation,
        RoleRepresentation,
    )


class EvaluateScopes(Node):
    """What the tokens of a client would hold if it asked for some scopes: names, separated by spaces."""

    def example_access_token(
        self, user_id: str, *, scope: str | None = None, audience: str | None = None
    ) -> AccessToken:
        """Return the claims of the access token of a user.

        Args:
            user_id: the user's id.
            scope: what the client asks for, beside its default scopes.
            audience: the client id of the one client that the token is meant for.
        """
        return self._send(api.generate_example_access_token, user_id=user_id, scope=scope, audience=audience)

    def example_id_token(self, user_id: str, *, scope: str | None = None, audience: str | None = None) -> IDToken:
        """Return the claims of the ID token of a user; arguments as of `example_access_token`."""
        return self._send(api.generate_example_id_token, user_id=user_id, scope=scope, audience=audience)

    def example_userinfo(self, user_id: str, *, scope: str | None = None) -> dict[str, Any]:
        """Return the answer of the userinfo endpoint for a user; arguments as of `example_access_token`."""
        return self._send(api.generate_example_userinfo, user_id=user_id, scope=scope)

    def example_saml_response(self, user_id: str, *, scope: str | None = None, audience: str | None = None) -> str:
        """Return the XML of the response of a SAML client for a user; arguments as of `example_access_token`."""
        return self._send(api.generate_example_saml_response, user_id=user_id, scope=scope, audience=audience)

    def protocol_mappers(self, *, scope: str | None = None) -> list[ProtocolMapperEvaluationRepresentation]:
        """Return the mappers in effect, those of the client itself and those of its client scopes."""
        return self._send(api.list_evaluated_protocol_mappers, scope=scope)

    @property
    def scope_mappings(self) -> EvaluatedScopeMappings:
        """The roles that tokens may hold, if the user has them."""
        return self._at(EvaluatedScopeMappings)


class EvaluatedScopeMappings(Node):
    """The roles that the tokens of a client may hold, if the user has them."""

    @property
    def realm(self) -> EvaluatedRoles:
        """The realm's own roles."""
        return self._at(EvaluatedRoles, self._realm_name)

    @property
    def clients(self) -> EvaluatedClientRoles:
        """The roles of clients."""
        return self._at(EvaluatedClientRoles)


class EvaluatedClientRoles(Node):
    """The roles of clients."""

    def by_id(self, client_id: str) -> EvaluatedRoles:
        """Return the roles of one client, by its internal id."""
        return self._at(EvaluatedRoles, client_id)


class EvaluatedRoles(Node):
    """The realm's own roles, or those of one client."""

    def granted(self, *, scope: str | None = None) -> list[RoleRepresentation]:
        """Return the roles that the tokens may hold."""
        return self._send(api.list_granted_scope_mappings, scope=scope)

    def not_granted(self, *, scope: str | None = None) -> list[RoleRepresentation]:
        """Return the roles that the tokens may not hold, whoever has them."""
        return self._send(api.list_not_granted_scope_mappings, scope=scope)
