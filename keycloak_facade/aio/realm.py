"""The entry: one realm of one server. Asynchronous."""

from .._async.realm import AsyncKeycloakRealm as KeycloakRealm

__all__ = ("KeycloakRealm",)
