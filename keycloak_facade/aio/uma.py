"""The UMA 2 protection API. Asynchronous."""

from .._async.uma import PATH_WELL_KNOWN
from .._async.uma import AsyncKeycloakUMA as KeycloakUMA

__all__ = ("PATH_WELL_KNOWN", "KeycloakUMA")
