"""UMA 1, which no supported server has. Asynchronous."""

from .._async.uma1 import PATH_WELL_KNOWN
from .._async.uma1 import AsyncKeycloakUMA1 as KeycloakUMA1

__all__ = ("PATH_WELL_KNOWN", "KeycloakUMA1")
