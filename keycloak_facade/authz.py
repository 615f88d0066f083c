"""Authorization services: what a user may do at a resource server."""

from ._sync.authz import PATH_WELL_KNOWN, KeycloakAuthz

__all__ = ("PATH_WELL_KNOWN", "KeycloakAuthz")
