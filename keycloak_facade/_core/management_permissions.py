"""The operations that let permissions of their own decide who may manage a thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from keycloak_openapi.api import client_roles, clients, groups, identity_providers, roles, roles_by_id, users

if TYPE_CHECKING:
    from collections.abc import Callable

    from keycloak_openapi.models import ManagementPermissionReference
    from keycloak_openapi.request import Request


@frozen
class ManagementPermissionOperations:
    """The operations on the management permissions of one thing."""

    get: Callable[..., Request[ManagementPermissionReference]]
    update: Callable[..., Request[ManagementPermissionReference]]


USERS_PERMISSIONS = ManagementPermissionOperations(
    get=users.get_users_management_permissions,
    update=users.update_users_management_permissions,
)

GROUP_PERMISSIONS = ManagementPermissionOperations(
    get=groups.get_group_management_permissions,
    update=groups.update_group_management_permissions,
)

REALM_ROLE_PERMISSIONS = ManagementPermissionOperations(
    get=roles.get_realm_role_management_permissions,
    update=roles.update_realm_role_management_permissions,
)

ROLE_BY_ID_PERMISSIONS = ManagementPermissionOperations(
    get=roles_by_id.get_role_management_permissions_by_id,
    update=roles_by_id.update_role_management_permissions_by_id,
)

CLIENT_PERMISSIONS = ManagementPermissionOperations(
    get=clients.get_client_management_permissions,
    update=clients.update_client_management_permissions,
)

CLIENT_ROLE_PERMISSIONS = ManagementPermissionOperations(
    get=client_roles.get_client_role_management_permissions,
    update=client_roles.update_client_role_management_permissions,
)

IDENTITY_PROVIDER_PERMISSIONS = ManagementPermissionOperations(
    get=identity_providers.get_identity_provider_management_permissions,
    update=identity_providers.update_identity_provider_management_permissions,
)
