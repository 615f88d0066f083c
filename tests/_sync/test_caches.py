# Made by scripts/unasync.py from tests/_async/test_caches.py; not to be edited.
"""What the server keeps in memory can be read anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import NotFound

if TYPE_CHECKING:
    from keycloak_facade import KeycloakRealm
    from keycloak_facade._sync.admin.realm import Realm


def test_caches_are_cleared(realm: KeycloakRealm, admin: Realm) -> None:
    """A cache that is empty shows in no answer, so that what can be seen is that the server agrees."""
    user_id = admin.users.create("bob")
    before = admin.get(), admin.users.by_id(user_id).get()
    admin.caches.clear_realm()
    admin.caches.clear_users()
    admin.caches.clear_keys()
    admin.caches.clear_crls()
    assert (admin.get(), admin.users.by_id(user_id).get()) == before
    with pytest.raises(NotFound):
        realm.admin.realms.by_name("nowhere").caches.clear_realm()
