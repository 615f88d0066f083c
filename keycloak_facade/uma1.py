"""UMA 1, which no supported server has."""

from ._sync.uma1 import PATH_WELL_KNOWN, KeycloakUMA1

__all__ = ("PATH_WELL_KNOWN", "KeycloakUMA1")
