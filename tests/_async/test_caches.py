"""What the server keeps in memory can be read anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import NotFound

if TYPE_CHECKING:
    from keycloak_facade import AsyncKeycloakRealm
    from keycloak_facade._async.admin.realm import AsyncRealm


async def test_caches_are_cleared(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    """A cache that is empty shows in no answer, so that what can be seen is that the server agrees."""
    user_id = await admin.users.create("bob")
    before = await admin.get(), await admin.users.by_id(user_id).get()
    await admin.caches.clear_realm()
    await admin.caches.clear_users()
    await admin.caches.clear_keys()
    await admin.caches.clear_crls()
    assert (await admin.get(), await admin.users.by_id(user_id).get()) == before
    with pytest.raises(NotFound):
        await realm.admin.realms.by_name("nowhere").caches.clear_realm()
