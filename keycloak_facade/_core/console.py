"""The operations of the admin console."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from keycloak_openapi.api import ui_ext as api

if TYPE_CHECKING:
    from collections.abc import Callable

    from keycloak_openapi.models import ConsoleClientRole, ConsoleEffectiveRole, ConsoleSession
    from keycloak_openapi.request import Request


@frozen
class ConsoleRoleOperations:
    """The operations on the roles of one kind of owner."""

    effective: Callable[..., Request[list[ConsoleEffectiveRole]]]
    available_of_clients: Callable[..., Request[list[ConsoleClientRole]]]


@frozen
class ConsoleOwnerOperations(ConsoleRoleOperations):
    """Those of an owner that is no role itself."""

    effective_of_clients: Callable[..., Request[list[ConsoleClientRole]]]


USER = ConsoleOwnerOperations(
    effective=api.list_effective_user_roles,
    available_of_clients=api.list_available_user_client_roles,
    effective_of_clients=api.list_effective_user_client_roles,
)
GROUP = ConsoleOwnerOperations(
    effective=api.list_effective_group_roles,
    available_of_clients=api.list_available_group_client_roles,
    effective_of_clients=api.list_effective_group_client_roles,
)
CLIENT = ConsoleOwnerOperations(
    effective=api.list_effective_client_roles,
    available_of_clients=api.list_available_client_client_roles,
    effective_of_clients=api.list_effective_client_client_roles,
)
CLIENT_SCOPE = ConsoleOwnerOperations(
    effective=api.list_effective_client_scope_roles,
    available_of_clients=api.list_available_client_scope_client_roles,
    effective_of_clients=api.list_effective_client_scope_client_roles,
)
# For a role the server answers the roles of clients in the default roles, whatever role is asked for.
ROLE = ConsoleRoleOperations(
    effective=api.list_effective_role_roles,
    available_of_clients=api.list_available_role_client_roles,
)


def sessions_of_client(realm: str, client_uuid: str, **filters: Any) -> Request[list[ConsoleSession]]:
    """Describe the list of a client's sessions, for a place whose path leads to the client."""
    return api.list_console_client_sessions(realm, client_id=client_uuid, **filters)
