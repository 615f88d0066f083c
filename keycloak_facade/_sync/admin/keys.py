# Made by scripts/unasync.py from keycloak_facade/_async/admin/keys.py; not to be edited.
"""The keys of a realm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keycloak_openapi.api import keys as api

from .node import Node

if TYPE_CHECKING:
    from keycloak_openapi.models import KeysMetadataRepresentation


class Keys(Node):
    """The keys of a realm; a component each makes them."""

    def get(self) -> KeysMetadataRepresentation:
        """Return all keys as `keys_`, without what is private, and the `active` key's id of each algorithm."""
        return self._send(api.get_keys)
