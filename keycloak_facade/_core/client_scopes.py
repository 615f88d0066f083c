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
    """The operations on the client scopes that one thing has by default, or that it leaves optional.

    Attributes:
        all: answers those that are assigned in this way.
        add: assigns one in this way.
        remove: takes one away, in whichever way it is assigned.
        all_others: answers those that are assigned in the other way.
        add_other: assigns one in the other way.
    """

    all: Callable[..., Request[list[ClientScopeRepresentation]]]
    add: Callable[..., Request[None]]
    remove: Callable[..., Request[None]]
    all_others: Callable[..., Request[list[ClientScopeRepresentation]]]
    add_other: Callable[..., Request[None]]


CLIENT_DEFAULT_SCOPES = AssignedScopeOperations(
    all=clients.list_client_default_client_scopes,
    add=clients.add_client_default_client_scope,
    remove=clients.remove_client_default_client_scope,
    all_others=clients.list_client_optional_client_scopes,
    add_other=clients.add_client_optional_client_scope,
)

CLIENT_OPTIONAL_SCOPES = AssignedScopeOperations(
    all=clients.list_client_optional_client_scopes,
    add=clients.add_client_optional_client_scope,
    remove=clients.remove_client_optional_client_scope,
    all_others=clients.list_client_default_client_scopes,
    add_other=clients.add_client_default_client_scope,
)

REALM_DEFAULT_SCOPES = AssignedScopeOperations(
    all=client_scopes.list_realm_default_client_scopes,
    add=client_scopes.add_realm_default_client_scope,
    remove=client_scopes.remove_realm_default_client_scope,
    all_others=client_scopes.list_realm_optional_client_scopes,
    add_other=client_scopes.add_realm_optional_client_scope,
)

REALM_OPTIONAL_SCOPES = AssignedScopeOperations(
    all=client_scopes.list_realm_optional_client_scopes,
    add=client_scopes.add_realm_optional_client_scope,
    remove=client_scopes.remove_realm_optional_client_scope,
    all_others=client_scopes.list_realm_default_client_scopes,
    add_other=client_scopes.add_realm_default_client_scope,
)
