# Made by scripts/unasync.py from keycloak_facade/_async/admin/caches.py; not to be edited.
"""What the server keeps in memory."""

from __future__ import annotations

from keycloak_openapi.api import caches as api

from .node import Node


class Caches(Node):
    """What the server keeps in memory of all realms, to be read anew where something else has changed it."""

    def clear_realm(self) -> None:
        """Forget realms, clients, roles, groups and client scopes."""
        self._send(api.clear_realm_cache)

    def clear_users(self) -> None:
        """Forget users."""
        self._send(api.clear_user_cache)

    def clear_keys(self) -> None:
        """Forget the public keys of clients and identity providers."""
        self._send(api.clear_keys_cache)

    def clear_crls(self) -> None:
        """Forget certificate revocation lists."""
        self._send(api.clear_crl_cache)
