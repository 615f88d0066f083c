"""The operations on roles that are mapped to something: given to users and groups, or in the scope of clients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from keycloak_openapi.api import role_mappings, scope_mappings

if TYPE_CHECKING:
    from collections.abc import Callable

    from keycloak_openapi.models import MappingsRepresentation, RoleRepresentation
    from keycloak_openapi.request import Request


@frozen
class RoleOperations:
    """The operations on the mapped roles of one kind: the realm's own, or those of one client."""

    mapped: Callable[..., Request[list[RoleRepresentation]]]
    available: Callable[..., Request[list[RoleRepresentation]]]
    effective: Callable[..., Request[list[RoleRepresentation]]]
    add: Callable[..., Request[None]]
    remove: Callable[..., Request[None]]


@frozen
class MappingOperations:
    """The operations on all roles that are mapped to one thing."""

    get: Callable[..., Request[MappingsRepresentation]]
    realm: RoleOperations
    client: RoleOperations


USER_ROLES = MappingOperations(
    get=role_mappings.get_user_role_mappings,
    realm=RoleOperations(
        mapped=role_mappings.list_user_realm_role_mappings,
        available=role_mappings.list_available_user_realm_role_mappings,
        effective=role_mappings.list_effective_user_realm_role_mappings,
        add=role_mappings.add_user_realm_role_mappings,
        remove=role_mappings.remove_user_realm_role_mappings,
    ),
    client=RoleOperations(
        mapped=role_mappings.list_user_client_role_mappings,
        available=role_mappings.list_available_user_client_role_mappings,
        effective=role_mappings.list_effective_user_client_role_mappings,
        add=role_mappings.add_user_client_role_mappings,
        remove=role_mappings.remove_user_client_role_mappings,
    ),
)

GROUP_ROLES = MappingOperations(
    get=role_mappings.get_group_role_mappings,
    realm=RoleOperations(
        mapped=role_mappings.list_group_realm_role_mappings,
        available=role_mappings.list_available_group_realm_role_mappings,
        effective=role_mappings.list_effective_group_realm_role_mappings,
        add=role_mappings.add_group_realm_role_mappings,
        remove=role_mappings.remove_group_realm_role_mappings,
    ),
    client=RoleOperations(
        mapped=role_mappings.list_group_client_role_mappings,
        available=role_mappings.list_available_group_client_role_mappings,
        effective=role_mappings.list_effective_group_client_role_mappings,
        add=role_mappings.add_group_client_role_mappings,
        remove=role_mappings.remove_group_client_role_mappings,
    ),
)

ORGANIZATION_GROUP_ROLES = MappingOperations(
    get=role_mappings.get_organization_group_role_mappings,
    realm=RoleOperations(
        mapped=role_mappings.list_organization_group_realm_role_mappings,
        available=role_mappings.list_available_organization_group_realm_role_mappings,
        effective=role_mappings.list_effective_organization_group_realm_role_mappings,
        add=role_mappings.add_organization_group_realm_role_mappings,
        remove=role_mappings.remove_organization_group_realm_role_mappings,
    ),
    client=RoleOperations(
        mapped=role_mappings.list_organization_group_client_role_mappings,
        available=role_mappings.list_available_organization_group_client_role_mappings,
        effective=role_mappings.list_effective_organization_group_client_role_mappings,
        add=role_mappings.add_organization_group_client_role_mappings,
        remove=role_mappings.remove_organization_group_client_role_mappings,
    ),
)

CLIENT_SCOPE = MappingOperations(
    get=scope_mappings.get_client_scope_mappings,
    realm=RoleOperations(
        mapped=scope_mappings.list_client_realm_scope_mappings,
        available=scope_mappings.list_available_client_realm_scope_mappings,
        effective=scope_mappings.list_effective_client_realm_scope_mappings,
        add=scope_mappings.add_client_realm_scope_mappings,
        remove=scope_mappings.remove_client_realm_scope_mappings,
    ),
    client=RoleOperations(
        mapped=scope_mappings.list_client_client_scope_mappings,
        available=scope_mappings.list_available_client_client_scope_mappings,
        effective=scope_mappings.list_effective_client_client_scope_mappings,
        add=scope_mappings.add_client_client_scope_mappings,
        remove=scope_mappings.remove_client_client_scope_mappings,
    ),
)

CLIENT_SCOPE_SCOPE = MappingOperations(
    get=scope_mappings.get_client_scope_scope_mappings,
    realm=RoleOperations(
        mapped=scope_mappings.list_client_scope_realm_scope_mappings,
        available=scope_mappings.list_available_client_scope_realm_scope_mappings,
        effective=scope_mappings.list_effective_client_scope_realm_scope_mappings,
        add=scope_mappings.add_client_scope_realm_scope_mappings,
        remove=scope_mappings.remove_client_scope_realm_scope_mappings,
    ),
    client=RoleOperations(
        mapped=scope_mappings.list_client_scope_client_scope_mappings,
        available=scope_mappings.list_available_client_scope_client_scope_mappings,
        effective=scope_mappings.list_effective_client_scope_client_scope_mappings,
        add=scope_mappings.add_client_scope_client_scope_mappings,
        remove=scope_mappings.remove_client_scope_client_scope_mappings,
    ),
)
