"""The HTTP side of a realm object. Asynchronous."""

from .._async.client import AsyncKeycloakClient as KeycloakClient

__all__ = ("KeycloakClient",)
