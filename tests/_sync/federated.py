# Made by scripts/unasync.py from tests/_async/federated.py; not to be edited.
"""A directory that the users of a test's realm come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.directory import BIND_DN, BIND_PASSWORD, PEOPLE

if TYPE_CHECKING:
    from keycloak_facade._sync.admin.realm import Realm

PROVIDER = "org.keycloak.storage.UserStorageProvider"
MAPPER = "org.keycloak.storage.ldap.mappers.LDAPStorageMapper"


def make_ldap(admin: Realm, url: str) -> str:
    """A user storage provider of the kind `ldap`; return its id."""
    config = {
        "vendor": ["other"],
        "connectionUrl": [url],
        "authType": ["simple"],
        "bindDn": [BIND_DN],
        "bindCredential": [BIND_PASSWORD],
        "usersDn": [PEOPLE],
        "userObjectClasses": ["inetOrgPerson"],
        "usernameLDAPAttribute": ["uid"],
        "rdnLDAPAttribute": ["uid"],
        "uuidLDAPAttribute": ["entryUUID"],
        "editMode": ["READ_ONLY"],
        "pagination": ["false"],
    }
    return admin.components.create("people", provider_id="ldap", provider_type=PROVIDER, config=config)
