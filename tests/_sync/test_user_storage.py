# Made by scripts/unasync.py from tests/_async/test_user_storage.py; not to be edited.
"""Users and groups that come from a directory."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import NotFound
from tests._sync.federated import MAPPER, PROVIDER, make_ldap
from tests.directory import BIND_PASSWORD, GROUP, GROUPS, NAMES

if TYPE_CHECKING:
    from keycloak_facade._sync.admin.realm import Realm


def test_users_are_imported_and_unlinked(admin: Realm, ldap_url: str) -> None:
    component_id = make_ldap(admin, ldap_url)
    provider = admin.user_storage.by_id(component_id)
    assert provider.name() == "people"
    result = provider.sync()
    assert (result.ignored, result.added, result.updated, result.removed, result.failed) == (False, 2, 0, 0, 0)
    users = admin.users.all()
    assert [user.username for user in users] == list(NAMES)
    assert {user.federation_link for user in users} == {component_id}
    result = provider.sync(action="triggerChangedUsersSync")
    assert (result.added, result.updated) == (0, 0)
    assert (provider.sync(action="triggerFullSync")).updated == 2
    provider.unlink_users()
    assert [(user.username, user.federation_link) for user in admin.users.all()] == [(name, None) for name in NAMES]
    with pytest.raises(NotFound):
        admin.user_storage.by_id("nobody").name()
    with pytest.raises(NotFound):
        admin.user_storage.by_id("nobody").sync()


def test_imported_users_are_removed(admin: Realm, ldap_url: str) -> None:
    provider = admin.user_storage.by_id(make_ldap(admin, ldap_url))
    provider.sync()
    own = admin.users.create("own")
    alice = admin.users.by_id(str((admin.users.by_username("alice").get()).id))
    provider.remove_imported_users()
    with pytest.raises(NotFound):
        alice.get()
    assert (admin.users.by_id(own).get()).username == "own"
    assert (provider.sync()).added == 2


def test_a_mapper_imports_groups(admin: Realm, ldap_url: str) -> None:
    component_id = make_ldap(admin, ldap_url)
    provider = admin.user_storage.by_id(component_id)
    mapper_id = admin.components.create(
        "groups",
        parent_id=component_id,
        provider_id="group-ldap-mapper",
        provider_type=MAPPER,
        config={
            "groups.dn": [GROUPS],
            "group.name.ldap.attribute": ["cn"],
            "group.object.classes": ["groupOfNames"],
            "membership.ldap.attribute": ["member"],
            "membership.attribute.type": ["DN"],
            "membership.user.ldap.attribute": ["uid"],
            "mode": ["READ_ONLY"],
            "groups.path": ["/"],
            "preserve.group.inheritance": ["false"],
        },
    )
    result = provider.sync_mapper(mapper_id, direction="fedToKeycloak")
    assert (result.added, result.updated, result.failed) == (1, 0, 0)
    assert [group.path for group in admin.groups.all()] == [f"/{GROUP}"]
    # The directory is only read, so nothing goes there.
    result = provider.sync_mapper(mapper_id, direction="keycloakToFed")
    assert (result.added, result.updated, result.failed) == (0, 0, 0)
    with pytest.raises(NotFound):
        provider.sync_mapper("nobody", direction="fedToKeycloak")


def test_an_update_keeps_the_password(admin: Realm, ldap_url: str) -> None:
    component_id = make_ldap(admin, ldap_url)
    component, provider = admin.components.by_id(component_id), admin.user_storage.by_id(component_id)
    config = (component.get()).config or {}
    assert config["bindCredential"] == ["**********"]
    with pytest.raises(ValueError, match=r"^config\.bindCredential: the server has hidden it"):
        admin.components.create("copy", provider_id="ldap", provider_type=PROVIDER, config=config)
    assert (provider.sync()).added == 2
    component.update(name="the same people")
    assert provider.name() == "the same people"
    assert (provider.sync()).updated == 2
    component.update(config={"bindCredential": ["another password"]})
    assert (provider.sync()).updated == 0
    component.update(config={"bindCredential": [BIND_PASSWORD]})
    assert (provider.sync()).updated == 2
