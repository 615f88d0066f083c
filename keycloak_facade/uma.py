"""The UMA 2 protection API."""

from ._core.uma_fields import ResourceSetFields, ResourceSetFilters, UmaPolicyChanges, UmaPolicyFields
from ._sync.uma import PATH_WELL_KNOWN, KeycloakUMA

__all__ = (
    "PATH_WELL_KNOWN",
    "KeycloakUMA",
    "ResourceSetFields",
    "ResourceSetFilters",
    "UmaPolicyChanges",
    "UmaPolicyFields",
)
