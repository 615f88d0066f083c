"""The operations on roles: the realm's own and those of clients by their names, and any role by its id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from keycloak_openapi.api import client_roles, roles, roles_by_id
from keycloak_openapi.errors import InvalidPathError

if TYPE_CHECKING:
    from collections.abc import Callable

    from keycloak_openapi.models import GroupRepresentation, RoleRepresentation, UserRepresentation
    from keycloak_openapi.request import Request


@frozen
class CompositeOperations:
    """The operations on the roles that a role includes."""

    all: Callable[..., Request[list[RoleRepresentation]]]
    add: Callable[..., Request[None]]
    remove: Callable[..., Request[None]]
    realm: Callable[..., Request[list[RoleRepresentation]]]
    client: Callable[..., Request[list[RoleRepresentation]]]


@frozen
class SingleRoleOperations:
    """The operations on one role, which is found in one way."""

    get: Callable[..., Request[RoleRepresentation]]
    update: Callable[..., Request[None]]
    delete: Callable[..., Request[None]]
    composites: CompositeOperations


@frozen
class NamedRoleOperations:
    """The operations on roles that are found by their names, and on one of them."""

    all: Callable[..., Request[list[RoleRepresentation]]]
    create: Callable[..., Request[str]]
    one: SingleRoleOperations
    users: Callable[..., Request[list[UserRepresentation]]]
    groups: Callable[..., Request[list[GroupRepresentation]]]


REALM_ROLES = NamedRoleOperations(
    all=roles.list_realm_roles,
    create=roles.create_realm_role,
    users=roles.list_realm_role_users,
    groups=roles.list_realm_role_groups,
    one=SingleRoleOperations(
        get=roles.get_realm_role,
        update=roles.update_realm_role,
        delete=roles.delete_realm_role,
        composites=CompositeOperations(
            all=roles.list_realm_role_composites,
            add=roles.add_realm_role_composites,
            remove=roles.remove_realm_role_composites,
            realm=roles.list_realm_role_realm_composites,
            client=roles.list_realm_role_client_composites,
        ),
    ),
)

CLIENT_ROLES = NamedRoleOperations(
    all=client_roles.list_client_roles,
    create=client_roles.create_client_role,
    users=client_roles.list_client_role_users,
    groups=client_roles.list_client_role_groups,
    one=SingleRoleOperations(
        get=client_roles.get_client_role,
        update=client_roles.update_client_role,
        delete=client_roles.delete_client_role,
        composites=CompositeOperations(
            all=client_roles.list_client_role_composites,
            add=client_roles.add_client_role_composites,
            remove=client_roles.remove_client_role_composites,
            realm=client_roles.list_client_role_realm_composites,
            client=client_roles.list_client_role_client_composites,
        ),
    ),
)

ROLE_BY_ID = SingleRoleOperations(
    get=roles_by_id.get_role_by_id,
    update=roles_by_id.update_role_by_id,
    delete=roles_by_id.delete_role_by_id,
    composites=CompositeOperations(
        all=roles_by_id.list_role_composites_by_id,
        add=roles_by_id.add_role_composites_by_id,
        remove=roles_by_id.remove_role_composites_by_id,
        realm=roles_by_id.list_role_realm_composites_by_id,
        client=roles_by_id.list_role_client_composites_by_id,
    ),
)


def in_path(role_name: str) -> str:
    """Return a role's name as it may stand in a path.

    Raises:
        InvalidPathError: if the server would resolve it to something else.
    """
    if role_name in {".", ".."}:
        raise InvalidPathError(
            f"{role_name!r} cannot stand in a URL path: find the role's id in `all()` and use `realm.roles.by_id(id)`"
        )
    return role_name
