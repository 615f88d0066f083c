# Made by scripts/unasync.py from tests/_async/test_realms.py; not to be edited.
"""Realms: made, changed, imported, exported, deleted."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import Conflict, InvalidPathError, NotFound
from tests._sync.made import SECRET

if TYPE_CHECKING:
    from collections.abc import Iterator

    from keycloak_facade import KeycloakRealm
    from keycloak_facade._sync.admin.realm import Realm


@pytest.fixture
def other(realm: KeycloakRealm) -> Iterator[Realm]:
    """A second realm, which the test makes."""
    other = realm.admin.realms.by_name(f"{realm.realm_name}-2")
    with suppress(NotFound):
        other.delete()
    yield other
    with suppress(NotFound):
        other.delete()


def test_create_with_fields(realm: KeycloakRealm, other: Realm) -> None:
    name = f"{realm.realm_name}-2"
    realm.admin.realms.create(name, enabled=True, display_name="Second", ssl_required="all")
    made = other.get()
    assert (made.realm, made.enabled, made.display_name, made.ssl_required) == (name, True, "Second", "all")


def test_create_twice_is_a_conflict(realm: KeycloakRealm, admin: Realm) -> None:
    admin.update(display_name="First")
    with pytest.raises(Conflict):
        realm.admin.realms.create(realm.realm_name, display_name="Second")
    assert (admin.get()).display_name == "First"


def test_create_refuses_unknown_fields(realm: KeycloakRealm, other: Realm) -> None:
    with pytest.raises(TypeError, match="did you mean 'display_name'"):
        realm.admin.realms.create(f"{realm.realm_name}-2", displayName="x")  # type: ignore[call-arg]  # on purpose
    with pytest.raises(NotFound):
        other.get()


def test_all_and_brief(realm: KeycloakRealm) -> None:
    full = {str(one.realm): one for one in realm.admin.realms.all()}
    brief = {str(one.realm): one for one in realm.admin.realms.all(brief_representation=True)}
    # Tests beside this one make and delete realms meanwhile.
    assert {"master", realm.realm_name} <= full.keys() & brief.keys()
    assert full[realm.realm_name].access_token_lifespan == 300
    assert brief[realm.realm_name].access_token_lifespan is None


def test_update_keeps_the_other_settings(admin: Realm) -> None:
    admin.update(display_name="First", browser_security_headers={"xFrameOptions": "DENY"})
    before = admin.get()
    assert before.display_name == "First"
    admin.update(access_token_lifespan=120)
    assert admin.get() == before | {"accessTokenLifespan": 120}


def test_update_refuses_unknown_fields_first(realm: KeycloakRealm) -> None:
    with pytest.raises(TypeError, match="access_token_lifespan"):
        realm.admin.realms.by_name("none").update(access_token_lifespn=1)  # type: ignore[call-arg]  # on purpose


def test_replace_writes_as_given(admin: Realm) -> None:
    admin.replace({"displayName": "Replaced", "enabled": False})
    written = admin.get()
    assert (written.display_name, written.enabled) == ("Replaced", False)


def test_delete(realm: KeycloakRealm, other: Realm, admin: Realm) -> None:
    realm.admin.realms.create(f"{realm.realm_name}-2")
    other.delete()
    with pytest.raises(NotFound):
        other.get()
    with pytest.raises(NotFound):
        other.delete()
    assert (admin.get()).enabled


@pytest.mark.parametrize("name", ["", ".", ".."], ids=["empty", "dot", "dots"])
def test_delete_of_a_name_that_means_the_collection(realm: KeycloakRealm, name: str) -> None:
    with pytest.raises(InvalidPathError):
        realm.admin.realms.by_name(name).delete()


def test_import_realm(realm: KeycloakRealm, other: Realm) -> None:
    name = f"{realm.realm_name}-2"
    document = {
        "realm": name,
        "enabled": True,
        "roles": {"realm": [{"name": "reader"}]},
        "groups": [{"name": "staff"}],
        "users": [{"username": "bob", "groups": ["/staff"], "realmRoles": ["reader"]}],
        "clients": [{"clientId": "app", "publicClient": True}],
    }
    realm.admin.realms.import_realm(document)
    bob = other.users.by_username("bob")
    assert [group.path for group in bob.groups.all()] == ["/staff"]
    assert [role.name for role in bob.role_mappings.realm.get()] == ["reader"]
    assert (other.clients.by_client_id("app").get()).public_client is True
    with pytest.raises(Conflict):
        realm.admin.realms.import_realm(document)


def test_masked_secrets_are_not_imported(realm: KeycloakRealm, admin: Realm, other: Realm) -> None:
    app = {"clientId": "app", "secret": SECRET}
    provider = {"alias": "other", "providerId": "oidc", "config": {"clientId": "app", "clientSecret": SECRET}}
    admin.partial_import(clients=[app], identity_providers=[provider])
    mail = {"host": "mail.example.org", "from": "us@example.org", "auth": "true", "user": "us", "password": SECRET}
    admin.update(smtp_server=mail)
    exported = (admin.partial_export(clients=True, groups_and_roles=True)).to_dict()
    name = f"{realm.realm_name}-2"
    with pytest.raises(ValueError, match="the server has hidden it by asterisks; give it anew") as caught:
        realm.admin.realms.import_realm(exported | {"realm": name})
    # And of the keys of the realm, of which the cassette has none.
    assert set(str(caught.value).partition(": ")[0].split(", ")) >= {
        "clients.app.secret",
        "identityProviders.other.config.clientSecret",
        "smtpServer.password",
    }
    with pytest.raises(ValueError, match=r"^smtpServer\.password: the server has hidden it"):
        realm.admin.realms.create(name, smtp_server=exported["smtpServer"])
    with pytest.raises(NotFound):
        other.get()
    with pytest.raises(ValueError, match=r"^clients\.app\.secret: the server has hidden it"):
        admin.partial_import(
            clients=[client for client in exported["clients"] if client["clientId"] == "app"],
            if_resource_exists="OVERWRITE",
        )
    with pytest.raises(ValueError, match=r"^identityProviders\.other\.config\.clientSecret: the server has hidden it"):
        admin.partial_import(identity_providers=exported["identityProviders"], if_resource_exists="OVERWRITE")
    client = admin.clients.by_client_id("app")
    [masked_app] = [client for client in exported["clients"] if client["clientId"] == "app"]
    with pytest.raises(ValueError, match=r"^secret: the server has hidden it"):
        client.replace(masked_app)
    with pytest.raises(ValueError, match=r"^secret: the server has hidden it"):
        client.update(secret=masked_app["secret"])
    with pytest.raises(ValueError, match=r"^secret: the server has hidden it"):
        admin.clients.create("copy", secret=masked_app["secret"])
    assert (client.secret()).value == SECRET


def test_partial_import(admin: Realm) -> None:
    done = admin.partial_import(
        users=[{"username": "anna"}, {"username": "bob", "groups": ["/staff"]}],
        groups=[{"name": "staff", "path": "/staff"}],
        clients=[{"clientId": "app"}],
        roles={"realm": [{"name": "reader"}]},
    )
    assert (done.added, done.skipped, done.overwritten) == (5, 0, 0)
    assert sorted(str(result.resource_name) for result in done.results or []) == [
        "anna",
        "app",
        "bob",
        "reader",
        "staff",
    ]
    assert [group.name for group in admin.users.by_username("bob").groups.all()] == ["staff"]
    assert (admin.roles.by_name("reader").get()).name == "reader"


def test_partial_import_of_what_exists(admin: Realm) -> None:
    admin.users.create("bob", first_name="Old")
    bob = {"username": "bob", "firstName": "New"}
    with pytest.raises(Conflict):
        admin.partial_import(users=[{"username": "anna"}, bob])
    assert admin.users.count() == 1
    done = admin.partial_import(if_resource_exists="SKIP", users=[{"username": "anna"}, bob])
    assert (done.added, done.skipped, done.overwritten) == (1, 1, 0)
    assert (admin.users.by_username("bob").get()).first_name == "Old"
    done = admin.partial_import(if_resource_exists="OVERWRITE", users=[bob])
    assert (done.added, done.skipped, done.overwritten) == (0, 0, 1)
    assert (admin.users.by_username("bob").get()).first_name == "New"


def test_partial_export(admin: Realm) -> None:
    admin.partial_import(
        groups=[{"name": "staff", "path": "/staff"}],
        roles={"realm": [{"name": "reader"}]},
        clients=[{"clientId": "app", "secret": "not-to-be-exported"}],
    )
    alone = admin.partial_export()
    assert (alone.enabled, alone.groups, alone.clients, alone.roles) == (True, None, None, None)
    whole = admin.partial_export(clients=True, groups_and_roles=True)
    assert [group.name for group in whole.groups or []] == ["staff"]
    assert whole.roles is not None
    assert "reader" in [role.name for role in whole.roles.realm or []]
    [app] = [client for client in whole.clients or [] if client.client_id == "app"]
    assert app.secret != "not-to-be-exported"
    assert (admin.partial_export(clients=True)).groups is None
    assert (admin.partial_export(groups_and_roles=True)).clients is None
