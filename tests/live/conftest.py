from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade import KeycloakRealm
from tests.realm_names import unused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from keycloak_facade._sync.admin.realm import Realm
    from tests.conftest import Server


@pytest.fixture(scope="module")
def realm_of_things(default_server: Server) -> Iterator[Realm]:
    """A realm that lets everything be changed that one may let be changed."""
    name = unused("update-of-one-field")
    with KeycloakRealm(default_server.url, name) as realm:
        realm.admin.login(default_server.username, default_server.password, realm="master")
        made = realm.admin.realms.by_name(name)
        realm.admin.realms.create(name, enabled=True, organizations_enabled=True)
        made.user_profile.update(unmanaged_attribute_policy="ENABLED")
        made.update(edit_username_allowed=True)
        yield made
        made.delete()
