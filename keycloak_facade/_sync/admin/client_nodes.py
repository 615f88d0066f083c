# Made by scripts/unasync.py from keycloak_facade/_async/admin/client_nodes.py; not to be edited.
"""The cluster nodes of a client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keycloak_openapi.api import clients as api

from .node import Node

if TYPE_CHECKING:
    from keycloak_openapi.models import GlobalRequestResult


class ClientNodes(Node):
    """The cluster nodes of a client, which the client lists as `registered_nodes`."""

    def register(self, node: str) -> None:
        """Register a node.

        Args:
            node: its host name, which takes the place of the one in the client's `admin_url`.
        """
        self._send(api.register_client_node, {"node": node})

    def unregister(self, node: str) -> None:
        """Unregister a node.

        Raises:
            NotFound: if there is none of this name.
        """
        self._send(api.unregister_client_node, node)

    def test_available(self) -> GlobalRequestResult:
        """Let the server send each node a request, and return the URLs that answered it and those that did not.

        It sends one to the client's `admin_url` itself if no node is registered, and none if there is no such URL.
        """
        return self._send(api.test_client_nodes_available)
