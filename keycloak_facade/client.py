"""The HTTP side of a realm object."""

from ._sync.client import KeycloakClient

__all__ = ("KeycloakClient",)
