"""How an LDAP server is reached that is to be tried."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypedDict

from keycloak_openapi.models import TestLdapConnectionRepresentation

from .masks import MASK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from keycloak_openapi.models import LdapTestAction


class LdapOptions(TypedDict, total=False):
    """How an LDAP server is reached."""

    auth_type: Literal["none", "simple"]
    bind_dn: str
    bind_credential: str
    component_id: str
    connection_timeout: int
    start_tls: bool
    use_truststore_spi: Literal["always", "never"]


def connection(action: LdapTestAction, url: str, options: Mapping[str, Any]) -> TestLdapConnectionRepresentation:
    """Return what to send, where all values are texts; an option of None is not given.

    Raises:
        TypeError: if there is no such option.
    """
    given = {name: value for name, value in options.items() if value is not None}
    fields: dict[str, Any] = {"auth_type": "simple" if "bind_dn" in given else "none", **given}
    if "component_id" in given:
        fields.setdefault("bind_credential", MASK)
    if "connection_timeout" in given:
        fields["connection_timeout"] = str(given["connection_timeout"])
    if "start_tls" in given:
        fields["start_tls"] = str(given["start_tls"]).lower()
    return TestLdapConnectionRepresentation.from_fields({**fields, "action": action, "connection_url": url})
