"""The UMA 2 protection API."""

from ._sync.uma import PATH_WELL_KNOWN, KeycloakUMA

__all__ = ("PATH_WELL_KNOWN", "KeycloakUMA")
