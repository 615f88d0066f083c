# Made by scripts/unasync.py from keycloak_facade/_async/admin/caches.py; not to be edited.
"""What the server keeps in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keycloak_openapi.api import caches as api

from .node import Node

if TYPE_CHECKING:
    from .admin import KeycloakAdmin


class Caches(Node):
    """What the server keeps in memory, to be read anew where something else has changed it.

    Args:
        realm_name: the realm that the caller may manage; the caches are those of all realms.
        client: what sends.
    """

    def __init__(self, realm_name: str, client: KeycloakAdmin) -> None:
        super().__init__(realm_name, client=client)

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
