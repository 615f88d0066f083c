# Made by scripts/unasync.py from tests/_async/test_uma.py; not to be edited.
"""The UMA 2 protection API: resources and the policies of their owners."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from attrs import frozen

from keycloak_facade import KeycloakRealm
from keycloak_facade.exceptions import BadRequest, Conflict, Forbidden, InvalidPathError, KeycloakError, NotFound
from tests._sync.made import PASSWORD, make_app, make_user

if TYPE_CHECKING:
    from keycloak_facade._sync.admin.realm import Realm
    from keycloak_facade._sync.uma import KeycloakUMA


@frozen
class World:
    """The resource server `app`, its account's token, and that of alice, who registers resources of her own."""

    uma: KeycloakUMA
    account: str
    alice: str


@pytest.fixture
def world(realm: KeycloakRealm, admin: Realm) -> World:
    """A resource server and an owner of resources."""
    oidc = make_app(realm, admin, authorization_services_enabled=True)
    alice = admin.users.by_id(make_user(admin, "alice"))
    app = admin.clients.by_client_id("app")
    protection = app.roles.by_name("uma_protection").get()
    alice.role_mappings.clients.by_id(str((app.get()).id)).add([protection])
    account = (oidc.client_credentials())["access_token"]
    return World(realm.uma2, account, (oidc.password_credentials("alice", PASSWORD))["access_token"])


def test_create_and_read(world: World) -> None:
    made = world.uma.resource_set_create(
        world.account,
        "doc",
        type="urn:app:doc",
        uris=["/doc/*"],
        scopes=["read", "write"],
        icon_uri="https://app.example.org/doc.png",
        displayName="The document",
        ownerManagedAccess=True,
        attributes={"color": ["red", "blue"]},
    )
    assert made.owner is not None
    assert (made.name, made.owner.name) == ("doc", "app")
    read = world.uma.resource_set_read(world.account, str(made.id))
    assert (read.id, read.name, read.type, read.uris) == (made.id, "doc", "urn:app:doc", ["/doc/*"])
    assert (read.icon_uri, read.display_name) == ("https://app.example.org/doc.png", "The document")
    assert (read.owner_managed_access, read.attributes) == (True, {"color": ["red", "blue"]})
    assert sorted(str(scope.name) for scope in read.resource_scopes or []) == ["read", "write"]


def test_create_by_python_names_and_those_of_the_predecessor(world: World) -> None:
    made = world.uma.resource_set_create(
        world.account, "doc", icon_url="https://app.example.org/doc.png", display_name="D", owner_managed_access=True
    )
    read = world.uma.resource_set_read(world.account, str(made["_id"]))
    assert (read.icon_uri, read.display_name) == ("https://app.example.org/doc.png", "D")
    assert read.owner_managed_access is True


def test_create_twice_is_a_conflict(world: World) -> None:
    world.uma.resource_set_create(world.account, "doc")
    with pytest.raises(Conflict) as caught:
        world.uma.resource_set_create(world.account, "doc")
    assert caught.value.error == "invalid_request"
    of_alice = world.uma.resource_set_create(world.alice, "doc")
    assert of_alice.owner is not None
    assert of_alice.owner.name == "alice"


def test_update_keeps_what_is_not_given(world: World) -> None:
    made = world.uma.resource_set_create(
        world.account,
        "doc",
        type="urn:app:doc",
        uris=["/doc/*"],
        scopes=["read", "write"],
        icon_uri="https://app.example.org/doc.png",
        displayName="The document",
        ownerManagedAccess=True,
        attributes={"color": ["red"]},
    )
    before = world.uma.resource_set_read(world.account, str(made.id))
    world.uma.resource_set_update(world.account, str(made.id), "letter")
    after = world.uma.resource_set_read(world.account, str(made.id))
    unordered = {"resource_scopes", "scopes"}
    assert {k: v for k, v in after.items() if k not in unordered} == {
        k: v for k, v in before.items() if k not in unordered
    } | {"name": "letter"}
    assert sorted(str(scope.name) for scope in after.resource_scopes or []) == ["read", "write"]


def test_update_changes_what_is_given(world: World) -> None:
    made = world.uma.resource_set_create(world.account, "doc", scopes=["read", "write"], uris=["/doc"])
    world.uma.resource_set_update(
        world.account, str(made.id), "doc", scopes=["read", "print"], uris=["/a", "/b"], display_name="D"
    )
    read = world.uma.resource_set_read(world.account, str(made.id))
    assert sorted(str(scope.name) for scope in read.resource_scopes or []) == ["print", "read"]
    assert (sorted(read.uris or []), read.display_name) == (["/a", "/b"], "D")


def test_delete(world: World) -> None:
    id = str((world.uma.resource_set_create(world.account, "doc")).id)
    world.uma.resource_set_delete(world.account, id)
    for call in (world.uma.resource_set_read, world.uma.resource_set_delete):
        with pytest.raises(NotFound):
            call(world.account, id)
    for name in ("", ".", ".."):
        with pytest.raises(InvalidPathError):
            world.uma.resource_set_delete(world.account, name)


def test_list(world: World) -> None:
    doc = str(
        (world.uma.resource_set_create(world.account, "doc", type="urn:app:doc", uris=["/doc/*"], scopes=["read"])).id
    )
    docs = str((world.uma.resource_set_create(world.account, "docs", scopes=["write"])).id)
    of_alice = str((world.uma.resource_set_create(world.alice, "mine", uris=["/mine"])).id)
    for filters, expected in (
        ({}, [doc, docs, of_alice]),
        ({"name": "doc"}, [doc, docs]),
        ({"name": "doc", "exactName": True}, [doc]),
        ({"name": "doc", "exact_name": True}, [doc]),
        ({"_id": docs}, [docs]),
        ({"uri": "/mine"}, [of_alice]),
        ({"uri": "/doc/1", "matchingUri": True}, [doc]),
        ({"owner": "alice"}, [of_alice]),
        ({"type": "urn:app:doc"}, [doc]),
        ({"scope": "write"}, [docs]),
        ({"name": "none"}, []),
    ):
        assert sorted(world.uma.resource_set_list(world.account, **filters)) == sorted(expected), filters
    [found] = world.uma.resource_set_list(world.account, name="docs", deep=True)
    assert (found.id, found.name, [scope.name for scope in found.scopes]) == (docs, "docs", ["write"])


def test_iter_goes_over_the_pages(world: World) -> None:
    ids = sorted([str((world.uma.resource_set_create(world.account, f"doc-{number}")).id) for number in range(3)])
    for page_size in (1, 2, 3, 4):
        assert sorted(world.uma.resource_set_iter(world.account, page_size=page_size)) == ids
    found = [one.name for one in world.uma.resource_set_iter(world.account, deep=True, name="doc-1")]
    assert found == ["doc-1"]


def test_policies_of_an_owner(admin: Realm, world: World) -> None:
    admin.roles.create("reader")
    admin.groups.create("staff")
    doc = world.uma.resource_set_create(world.alice, "doc", scopes=["read", "write"], ownerManagedAccess=True)
    made = world.uma.resource_associate_permission(
        world.alice,
        str(doc.id),
        "readers",
        ["read"],
        description="Who may read",
        roles=["reader"],
        groups=["/staff"],
        clients=["app"],
        users=["alice"],
        decision_strategy="AFFIRMATIVE",
    )
    read = world.uma.permission_read(world.alice, str(made.id))
    assert (read.id, read.name, read.description) == (made.id, "readers", "Who may read")
    assert (read.scopes, read.roles, read.groups, read.clients) == (["read"], ["reader"], ["/staff"], ["app"])
    assert read.decision_strategy == "AFFIRMATIVE"
    with pytest.raises(Conflict):
        world.uma.resource_associate_permission(world.alice, str(doc.id), "readers", ["read"], roles=["reader"])


def test_policy_update_keeps_what_is_not_given(admin: Realm, world: World) -> None:
    admin.roles.create("reader")
    doc = world.uma.resource_set_create(world.alice, "doc", scopes=["read", "write"], ownerManagedAccess=True)
    made = world.uma.resource_associate_permission(
        world.alice, str(doc.id), "readers", ["read"], description="Who may read", roles=["reader"]
    )
    before = world.uma.permission_read(world.alice, str(made.id))
    world.uma.permission_update(world.alice, str(made.id), description="Changed")
    assert world.uma.permission_read(world.alice, str(made.id)) == before | {"description": "Changed"}
    world.uma.permission_update(world.alice, str(made.id), scopes=["write"], decisionStrategy="AFFIRMATIVE")
    assert world.uma.permission_read(world.alice, str(made.id)) == before | {
        "description": "Changed",
        "scopes": ["write"],
        "decisionStrategy": "AFFIRMATIVE",
    }


def test_policies_are_listed_and_deleted(admin: Realm, world: World) -> None:
    admin.roles.create("reader")
    ids: dict[str, str] = {}
    for name, scope in (("docs", "read"), ("letters", "write")):
        resource = world.uma.resource_set_create(world.alice, name, scopes=["read", "write"], ownerManagedAccess=True)
        ids[name] = str(resource.id)
        world.uma.resource_associate_permission(world.alice, ids[name], f"{scope} {name}", [scope], roles=["reader"])
    for filters, expected in (
        ({}, ["read docs", "write letters"]),
        ({"resource": ids["docs"]}, ["read docs"]),
        ({"name": "write letters"}, ["write letters"]),
        ({"scope": "write"}, ["write letters"]),
        ({"max": 1, "first": 0}, 1),
        ({"resource": "none"}, []),
    ):
        found = sorted(str(policy.name) for policy in world.uma.permission_list(world.alice, **filters))
        assert (len(found) if isinstance(expected, int) else found) == expected, filters
    [policy] = world.uma.permission_list(world.alice, name="read docs")
    world.uma.permission_delete(world.alice, str(policy.id))
    assert [policy.name for policy in world.uma.permission_list(world.alice)] == ["write letters"]
    with pytest.raises(NotFound):
        world.uma.permission_read(world.alice, str(policy.id))


def test_a_policy_on_the_resource_of_another(world: World) -> None:
    doc = world.uma.resource_set_create(world.account, "doc", scopes=["read"], ownerManagedAccess=True)
    with pytest.raises(BadRequest):
        world.uma.resource_associate_permission(world.alice, str(doc.id), "mine", ["read"], users=["alice"])


def test_tokens_that_are_refused(realm: KeycloakRealm, admin: Realm, world: World) -> None:
    with pytest.raises(Forbidden) as caught:
        world.uma.resource_set_list("no-token")
    assert caught.value.error == "invalid_bearer_token"
    elsewhere = realm.open_id_connect("admin-cli").password_credentials("alice", PASSWORD)
    with pytest.raises(Forbidden) as caught:
        world.uma.resource_set_list(elsewhere["access_token"])
    assert caught.value.error == "invalid_clientId"


def test_discovery_and_headers(realm: KeycloakRealm) -> None:
    uma = realm.uma()
    assert uma.well_known["resource_registration_endpoint"] == (
        f"{realm.server_url}/realms/{realm.realm_name}/authz/protection/resource_set"
    )
    assert uma.get_headers("a-token") == {"Content-type": "application/json", "Authorization": "Bearer a-token"}
    assert uma.get_payload("doc", ["read"], uri="/") == {"name": "doc", "scopes": ["read"], "uri": "/"}
    assert uma.get_payload("doc") == {"name": "doc", "scopes": []}


def test_uma1_is_gone() -> None:
    with KeycloakRealm("https://keycloak.test", "r") as realm:
        uma1 = realm.uma1
        assert uma1.get_headers("t")["Authorization"] == "Bearer t"
        assert uma1.get_payload("doc") == {"name": "doc", "scopes": []}
        with pytest.raises(KeycloakError, match=r"use realm.uma2.resource_set_create\("):
            uma1.resource_set_create("t", "doc")
        with pytest.raises(KeycloakError, match=r"use realm.uma2.resource_set_update\("):
            uma1.resource_set_update("t", "id", "doc")
        with pytest.raises(KeycloakError, match=r"use realm.uma2.resource_set_read\("):
            uma1.resource_set_read("t", "id")
        with pytest.raises(KeycloakError, match=r"use realm.uma2.resource_set_delete\("):
            uma1.resource_set_delete("t", "id")
        with pytest.raises(KeycloakError, match=r"use realm.uma2.resource_set_list\("):
            uma1.resource_set_list("t", name="doc")
