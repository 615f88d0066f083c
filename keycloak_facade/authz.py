"""Authorization services: what a user may do at a resource server."""

from ._core.uma_grant import Entitlement, GrantedPermission, GrantedPermissions
from ._sync.authz import PATH_WELL_KNOWN, KeycloakAuthz

__all__ = ("PATH_WELL_KNOWN", "Entitlement", "GrantedPermission", "GrantedPermissions", "KeycloakAuthz")
