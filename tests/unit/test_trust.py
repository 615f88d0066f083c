"""How certificates are verified, by the servers that are called."""

from __future__ import annotations

import ssl

import pytest

from keycloak_facade._core.trust import TrustedServers


def test_where_there_is_no_https_nobody_is_trusted() -> None:
    verification = TrustedServers("http://localhost:8080", ()).verification(verify=True)
    assert isinstance(verification, ssl.SSLContext)
    assert verification.verify_mode is ssl.CERT_REQUIRED
    assert verification.check_hostname
    assert verification.get_ca_certs() == []


@pytest.mark.parametrize(("server", "others"), [("https://a.test", []), ("http://a.test", ["https://b.test"])])
def test_where_there_is_https_the_authorities_are_trusted(server: str, others: list[str]) -> None:
    assert TrustedServers(server, others).verification(verify=True) is True


def test_what_the_caller_says_stays() -> None:
    servers = TrustedServers("http://a.test", [])
    context = ssl.create_default_context()
    assert servers.verification(context) is context
    assert servers.verification(verify=False) is False
