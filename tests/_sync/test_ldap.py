# Made by scripts/unasync.py from tests/_async/test_ldap.py; not to be edited.
"""An LDAP server is tried before a realm uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest
from tests._sync.federated import make_ldap
from tests.directory import BIND_DN, BIND_PASSWORD, PAGED_RESULTS, WHO_AM_I

if TYPE_CHECKING:
    from keycloak_facade._sync.admin.realm import Realm

NOWHERE = "ldap://127.0.0.1:9"


def test_connection(admin: Realm, ldap_url: str) -> None:
    admin.ldap.test_connection(ldap_url)
    admin.ldap.test_connection(ldap_url, connection_timeout=5000, start_tls=False, use_truststore_spi="always")
    with pytest.raises(BadRequest):
        admin.ldap.test_connection(NOWHERE)
    with pytest.raises(TypeError, match="did you mean 'connection_timeout'"):
        admin.ldap.test_connection(ldap_url, connection_timeouts=1)  # type: ignore[call-arg]  # on purpose


def test_authentication(admin: Realm, ldap_url: str) -> None:
    admin.ldap.test_authentication(ldap_url, bind_dn=BIND_DN, bind_credential=BIND_PASSWORD)
    with pytest.raises(BadRequest, match="AuthenticationFailure"):
        admin.ldap.test_authentication(ldap_url, bind_dn=BIND_DN, bind_credential="another password")
    component_id = make_ldap(admin, ldap_url)
    admin.ldap.test_authentication(ldap_url, bind_dn=BIND_DN, component_id=component_id)
    with pytest.raises(BadRequest):
        admin.ldap.test_authentication(ldap_url, bind_dn="cn=somebody", component_id=component_id)


def test_capabilities(admin: Realm, ldap_url: str) -> None:
    found = admin.ldap.server_capabilities(ldap_url, bind_dn=BIND_DN, bind_credential=BIND_PASSWORD)
    assert {str(one.oid): one.type for one in found} == {PAGED_RESULTS: "CONTROL", WHO_AM_I: "EXTENSION"}
    assert admin.ldap.server_capabilities(ldap_url) == found
    with pytest.raises(BadRequest):
        admin.ldap.server_capabilities(NOWHERE)
