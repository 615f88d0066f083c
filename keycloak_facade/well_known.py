"""Discovery documents."""

from ._sync.well_known import KeycloakWellKnown

__all__ = ("KeycloakWellKnown",)
