"""The operations on client scopes that are assigned to something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from keycloak_openapi.api import client_scopes, clients

if TYPE_CHECKING:
    from collections.abc import Callable

    from keycloak_openapi.models import ClientScopeRepresentation
    from keycloak_openapi.request import Request


@frozen
class AssignedScopeOperations:
    """The operations on the client scopes that one thing has by default, or that it leaves optional."""

    all: Callable[..., Request[list[ClientScopeRepresentation]]]
    add: Callable[..., Request[None]]
    remove: Callable[..., Request[None]]


CLIENT_DEFAULT_SCOPES = AssignedScopeOperations(
    all=clients.list_client_default_client_scopes,
    add=clients.add_client_default_client_scope,
    remove=clients.remove_client_default_client_scope,
)

CLIENT_OPTIONAL_SCOPES = AssignedScopeOperations(
    all=clients.list_client_optional_client_scopes,
    add=clients.add_client_optional_client_scope,
    remove=clients.remove_client_optional_client_scope,
)

REALM_DEFAULT_SCOPES = AssignedScopeOperations(
    all=client_scopes.list_realm_default_client_scopes,
    add=client_scopes.add_realm_default_client_scope,
    remove=client_scopes.remove_realm_default_client_scope,
)

REALM_OPTIONAL_SCOPES = AssignedScopeOperations(
    all=client_scopes.list_realm_optional_client_scopes,
    add=client_scopes.add_realm_optional_client_scope,
    remove=client_scopes.remove_realm_optional_client_scope,
)
