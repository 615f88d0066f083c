# Made by scripts/unasync.py from keycloak_facade/_async/admin/ldap.py; not to be edited.
"""LDAP servers, tried before a realm uses them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from keycloak_openapi.api import ldap as api

from ..._core.ldap import LdapOptions, connection
from .node import Node

if TYPE_CHECKING:
    from keycloak_openapi.models import LDAPCapabilityRepresentation


class Ldap(Node):
    """LDAP servers, tried before a realm uses them."""

    def test_connection(self, connection_url: str, **options: Unpack[LdapOptions]) -> None:
        """Let the server connect to an LDAP server.

        Args:
            connection_url: such as `ldap://host:389`.
            **options: see `test_authentication`.

        Raises:
            BadRequest: if it cannot.
        """
        self._send(api.test_ldap_connection, connection("testConnection", connection_url, options))

    def test_authentication(self, connection_url: str, **options: Unpack[LdapOptions]) -> None:
        """Let the server log in to an LDAP server.

        Args:
            connection_url: such as `ldap://host:389`.
            **options: `bind_dn` and `bind_credential`; or instead of the latter `component_id` of an LDAP provider with
                this URL and `bind_dn`, whose password is used; `auth_type` (`none` or `simple`; `simple` if there is a
                `bind_dn`), `start_tls`, `use_truststore_spi` (`always` or `never`), `connection_timeout` (in
                milliseconds).

        Raises:
            BadRequest: if it cannot.
        """
        self._send(api.test_ldap_connection, connection("testAuthentication", connection_url, options))

    def server_capabilities(
        self, connection_url: str, **options: Unpack[LdapOptions]
    ) -> list[LDAPCapabilityRepresentation]:
        """Return the controls, extensions and features of an LDAP server.

        Args:
            connection_url: such as `ldap://host:389`.
            **options: see `test_authentication`.

        Raises:
            BadRequest: if it cannot be asked.
        """
        body = connection("queryServerCapabilities", connection_url, options)
        return self._send(api.list_ldap_server_capabilities, body)
