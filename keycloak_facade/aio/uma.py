"""The UMA 2 protection API. Asynchronous."""

from .._async.uma import PATH_WELL_KNOWN
from .._async.uma import AsyncKeycloakUMA as KeycloakUMA
from .._core.uma_fields import ResourceSetFields, ResourceSetFilters, UmaPolicyChanges, UmaPolicyFields

__all__ = (
    "PATH_WELL_KNOWN",
    "KeycloakUMA",
    "ResourceSetFields",
    "ResourceSetFilters",
    "UmaPolicyChanges",
    "UmaPolicyFields",
)
