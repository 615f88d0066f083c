"""Discovery documents. Asynchronous."""

from .._async.well_known import AsyncKeycloakWellKnown as KeycloakWellKnown

__all__ = ("KeycloakWellKnown",)
