"""Authorization services: what a user may do at a resource server. Asynchronous."""

from .._async.authz import PATH_WELL_KNOWN
from .._async.authz import AsyncKeycloakAuthz as KeycloakAuthz
from .._core.uma_grant import Entitlement, GrantedPermission, GrantedPermissions

__all__ = ("PATH_WELL_KNOWN", "Entitlement", "GrantedPermission", "GrantedPermissions", "KeycloakAuthz")
