"""What is sent to try an LDAP server."""

from __future__ import annotations

from keycloak_facade._core.ldap import connection

URL = "ldap://directory.example.org"


def test_options_of_none_are_not_given() -> None:
    names = ("auth_type", "bind_dn", "bind_credential", "component_id", "connection_timeout", "start_tls")
    nothing = dict.fromkeys((*names, "use_truststore_spi"))
    assert connection("testConnection", URL, nothing) == connection("testConnection", URL, {})
    assert connection("testConnection", URL, {}) == {
        "action": "testConnection",
        "connectionUrl": URL,
        "authType": "none",
    }


def test_options_are_sent_as_texts() -> None:
    options = {"bind_dn": "cn=admin", "component_id": "x", "connection_timeout": 0, "start_tls": False}
    assert connection("testAuthentication", URL, options) == {
        "action": "testAuthentication",
        "connectionUrl": URL,
        "authType": "simple",
        "bindDn": "cn=admin",
        "bindCredential": "*" * 10,
        "componentId": "x",
        "connectionTimeout": "0",
        "startTls": "false",
    }
