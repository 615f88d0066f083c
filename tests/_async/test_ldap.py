"""An LDAP server is tried before a realm uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest
from tests._async.federated import make_ldap
from tests.directory import BIND_DN, BIND_PASSWORD, PAGED_RESULTS, WHO_AM_I

if TYPE_CHECKING:
    from keycloak_facade._async.admin.realm import AsyncRealm

NOWHERE = "ldap://127.0.0.1:9"


async def test_connection(admin: AsyncRealm, ldap_url: str) -> None:
    await admin.ldap.test_connection(ldap_url)
    await admin.ldap.test_connection(ldap_url, connection_timeout=5000, start_tls=False, use_truststore_spi="always")
    with pytest.raises(BadRequest):
        await admin.ldap.test_connection(NOWHERE)
    with pytest.raises(TypeError, match="did you mean 'connection_timeout'"):
        await admin.ldap.test_connection(ldap_url, connection_timeouts=1)  # type: ignore[call-arg]  # on purpose


async def test_authentication(admin: AsyncRealm, ldap_url: str) -> None:
    await admin.ldap.test_authentication(ldap_url, bind_dn=BIND_DN, bind_credential=BIND_PASSWORD)
    with pytest.raises(BadRequest, match="AuthenticationFailure"):
        await admin.ldap.test_authentication(ldap_url, bind_dn=BIND_DN, bind_credential="another password")
    component_id = await make_ldap(admin, ldap_url)
    await admin.ldap.test_authentication(ldap_url, bind_dn=BIND_DN, component_id=component_id)
    with pytest.raises(BadRequest):
        await admin.ldap.test_authentication(ldap_url, bind_dn="cn=somebody", component_id=component_id)


async def test_capabilities(admin: AsyncRealm, ldap_url: str) -> None:
    found = await admin.ldap.server_capabilities(ldap_url, bind_dn=BIND_DN, bind_credential=BIND_PASSWORD)
    assert {str(one.oid): one.type for one in found} == {PAGED_RESULTS: "CONTROL", WHO_AM_I: "EXTENSION"}
    assert await admin.ldap.server_capabilities(ldap_url) == found
    with pytest.raises(BadRequest):
        await admin.ldap.server_capabilities(NOWHERE)
