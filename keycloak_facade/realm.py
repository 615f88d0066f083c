"""The entry: one realm of one server."""

from ._sync.realm import KeycloakRealm

__all__ = ("KeycloakRealm",)
