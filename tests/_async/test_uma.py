"""The UMA 2 protection API: resources, and who may call it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from keycloak_facade import AsyncKeycloakRealm
from keycloak_facade.exceptions import (
    Conflict,
    Forbidden,
    InvalidPathError,
    InvalidTokenError,
    KeycloakError,
    NotFound,
    Unauthorized,
)
from tests._async.made import PASSWORD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from keycloak_facade._async.admin.realm import AsyncRealm
    from tests._async.made_uma import ResourceServer

DOCUMENT: dict[str, Any] = {
    "type": "urn:app:doc",
    "uris": ["/doc/*"],
    "scopes": ["read", "write"],
    "icon_uri": "https://app.example.org/doc.png",
    "display_name": "The document",
    "owner_managed_access": True,
    "attributes": {"color": ["red", "blue"]},
}


def names(scopes: Iterable[Any] | None) -> list[str]:
    return sorted(str(scope.name) for scope in scopes or [])


def without_scopes(resource: Mapping[str, Any]) -> dict[str, Any]:
    """A resource without the lists whose order changes."""
    return {key: value for key, value in resource.items() if key not in {"resource_scopes", "scopes"}}


async def test_create_and_read(app: ResourceServer) -> None:
    made = await app.uma.resource_set_create(app.account, "doc", **DOCUMENT)
    assert made.owner is not None
    assert (made.name, made.owner.name) == ("doc", "app")
    read = await app.uma.resource_set_read(app.account, str(made.id))
    assert (read.id, read.name, read.type, read.uris) == (made.id, "doc", "urn:app:doc", ["/doc/*"])
    assert (read.icon_uri, read.display_name) == ("https://app.example.org/doc.png", "The document")
    assert (read.owner_managed_access, read.attributes) == (True, {"color": ["red", "blue"]})
    assert names(read.resource_scopes) == ["read", "write"]


async def test_create_by_the_names_of_the_predecessor(app: ResourceServer) -> None:
    made = await app.uma.resource_set_create(
        app.account, "doc", icon_url="https://i.example.org", DisplayName="D", ownerManagedAccess=True, uri="/doc"
    )
    read = await app.uma.resource_set_read(app.account, str(made["_id"]))
    assert (read.icon_uri, read.display_name, read.uris) == ("https://i.example.org", "D", ["/doc"])
    assert read.owner_managed_access is True
    other = await app.uma.resource_set_create(app.account, "other", displayName="O", resource_scopes=[{"name": "see"}])
    read = await app.uma.resource_set_read(app.account, str(other.id))
    assert (read.display_name, names(read.resource_scopes)) == ("O", ["see"])


async def test_a_field_that_there_is_not(app: ResourceServer) -> None:
    misspelt: dict[str, Any] = {"owner_manged_access": True}
    with pytest.raises(TypeError, match="did you mean 'owner_managed_access'"):
        await app.uma.resource_set_create(app.account, "doc", **misspelt)
    assert await app.uma.resource_set_list(app.account) == []


async def test_create_twice_is_a_conflict(app: ResourceServer) -> None:
    await app.uma.resource_set_create(app.account, "doc")
    with pytest.raises(Conflict) as caught:
        await app.uma.resource_set_create(app.account, "doc")
    assert caught.value.error == "invalid_request"
    of_alice = await app.uma.resource_set_create((await app.owner("alice")).token, "doc")
    assert of_alice.owner is not None
    assert of_alice.owner.name == "alice"


async def test_whoever_calls_is_the_owner(app: ResourceServer) -> None:
    alice = await app.owner("alice")
    owners: list[str | dict[str, str]] = ["alice", {"id": alice.id}]
    for number, owner in enumerate(owners):
        made = await app.uma.resource_set_create(app.account, f"doc {number}", owner=owner)
        assert made.owner is not None
        assert made.owner.name == "app"


async def test_update_keeps_what_is_not_given(app: ResourceServer) -> None:
    id = str((await app.uma.resource_set_create(app.account, "doc", **DOCUMENT)).id)
    before = await app.uma.resource_set_read(app.account, id)
    await app.uma.resource_set_update(app.account, id, "letter")
    after = await app.uma.resource_set_read(app.account, id)
    assert without_scopes(after) == without_scopes(before) | {"name": "letter"}
    assert names(after.resource_scopes) == ["read", "write"]


async def test_update_changes_what_is_given(app: ResourceServer) -> None:
    id = str((await app.uma.resource_set_create(app.account, "doc", scopes=["read", "write"], uris=["/doc"])).id)
    await app.uma.resource_set_update(
        app.account, id, "doc", scopes=["read", "print"], uris=["/a", "/b"], display_name="D", ownerManagedAccess=True
    )
    read = await app.uma.resource_set_read(app.account, id)
    assert names(read.resource_scopes) == ["print", "read"]
    assert (sorted(read.uris or []), read.display_name, read.owner_managed_access) == (["/a", "/b"], "D", True)
    await app.uma.resource_set_update(app.account, id, "doc", uri="/c")
    assert (await app.uma.resource_set_read(app.account, id)).uris == ["/c"]


async def test_update_resets_what_is_none(app: ResourceServer) -> None:
    id = str((await app.uma.resource_set_create(app.account, "doc", **DOCUMENT)).id)
    gone: dict[str, Any] = dict.fromkeys(DOCUMENT)
    await app.uma.resource_set_update(app.account, id, "doc", **gone)
    read = await app.uma.resource_set_read(app.account, id)
    assert (read.type, read.uris, read.icon_uri, read.display_name) == (None, [], None, None)
    assert (read.owner_managed_access, names(read.resource_scopes)) == (False, [])
    assert read.attributes == {"color": ["red", "blue"]}


async def test_delete(app: ResourceServer) -> None:
    id = str((await app.uma.resource_set_create(app.account, "doc")).id)
    await app.uma.resource_set_delete(app.account, id)
    for call in (app.uma.resource_set_read, app.uma.resource_set_delete):
        with pytest.raises(NotFound):
            await call(app.account, id)
    with pytest.raises(NotFound):
        await app.uma.resource_set_update(app.account, id, "doc")
    for name in ("", ".", ".."):
        with pytest.raises(InvalidPathError):
            await app.uma.resource_set_delete(app.account, name)


async def test_list(app: ResourceServer) -> None:
    made = await app.uma.resource_set_create(
        app.account, "doc", type="urn:app:doc", uris=["/doc/*"], scopes=["read"], attributes={"color": ["red"]}
    )
    alice = await app.owner("alice")
    doc, docs = str(made.id), await app.resource(app.account, "docs", "write")
    of_alice = str((await app.uma.resource_set_create(alice.token, "mine", uris=["/mine"])).id)
    cases: list[tuple[dict[str, Any], list[str]]] = [
        ({}, [doc, docs, of_alice]),
        ({"name": "OC"}, [doc, docs]),
        ({"name": "doc", "exact_name": True}, [doc]),
        ({"name": "doc", "exactName": True}, [doc]),
        ({"name": "doc", "exact_name": False}, [doc, docs]),
        ({"id": docs}, [docs]),
        ({"_id": docs}, [docs]),
        ({"uri": "/mine"}, [of_alice]),
        ({"uri": "/doc/1"}, []),
        ({"uri": "/doc/1", "matching_uri": True}, [doc]),
        ({"uri": "/doc/1", "matchingUri": True}, [doc]),
        ({"owner": "alice"}, [of_alice]),
        ({"owner": alice.id}, [of_alice]),
        ({"type": "urn:app:doc"}, [doc]),
        ({"type": "APP"}, [doc]),
        ({"scope": "write"}, [docs]),
        ({"scope": "wri"}, [docs]),
        ({"scope": "write", "name": "doc", "type": None}, [docs]),
        ({"name": "none"}, []),
    ]
    for filters, expected in cases:
        assert sorted(await app.uma.resource_set_list(app.account, deep=None, **filters)) == sorted(expected), filters
        deep = await app.uma.resource_set_list(app.account, deep=True, **filters)
        assert sorted(str(one.id) for one in deep) == sorted(expected), filters
    [found] = await app.uma.resource_set_list(app.account, name="doc", exact_name=True, deep=True)
    assert (found.name, found.type, found.uris, names(found.scopes)) == ("doc", "urn:app:doc", ["/doc/*"], ["read"])
    assert found.attributes == {"color": ["red"]}
    misspelt: dict[str, Any] = {"nam": "doc"}
    with pytest.raises(TypeError, match="nam"):
        await app.uma.resource_set_list(app.account, **misspelt)


async def test_list_and_iter_go_over_the_pages(app: ResourceServer) -> None:
    ids = [str((await app.uma.resource_set_create(app.account, f"doc-{number}")).id) for number in range(3)]
    for page_size in (1, 2, 3, 4):
        assert sorted([id async for id in app.uma.resource_set_iter(app.account, page_size=page_size)]) == sorted(ids)
    found = [one.name async for one in app.uma.resource_set_iter(app.account, deep=True, page_size=2, name="doc")]
    assert sorted(map(str, found)) == ["doc-0", "doc-1", "doc-2"]
    parts = [await app.uma.resource_set_list(app.account, first=first, max=2) for first in (0, 2, 4)]
    assert [len(part) for part in parts] == [2, 1, 0]
    assert sorted(parts[0] + parts[1]) == sorted(ids)
    with pytest.raises(ValueError, match="page_size"):
        [id async for id in app.uma.resource_set_iter(app.account, page_size=0)]


async def test_who_may_not_is_told_what_is_lacking(realm: AsyncKeycloakRealm, app: ResourceServer) -> None:
    bob = await app.person("bob")
    for call in (app.uma.resource_set_list, app.uma.ticket_list, app.uma.ticket_count):
        with pytest.raises(Forbidden, match=r"invalid_scope: .*role uma_protection of the client"):
            await call(bob.token)
    assert await app.uma.permission_list(bob.token) == []
    elsewhere = await realm.open_id_connect("admin-cli").password_credentials("bob", PASSWORD)
    both: tuple[Any, ...] = (app.uma.resource_set_list, app.uma.permission_list)
    for call in both:
        with pytest.raises(Forbidden, match=r"invalid_clientId: .*a client with authorization services"):
            await call(elsewhere["access_token"])


async def test_a_token_that_is_not_good(admin: AsyncRealm, app: ResourceServer) -> None:
    alice = await app.owner("alice")
    await admin.users.by_id(alice.id).logout()
    for token in ("no-token", alice.token):
        for call in (app.uma.resource_set_list, app.uma.ticket_list, app.uma.permission_list):
            with pytest.raises(InvalidTokenError) as caught:
                await call(token)
            assert isinstance(caught.value, Unauthorized)
            assert caught.value.error == "invalid_bearer_token"


async def test_an_expired_token(admin: AsyncRealm, app: ResourceServer, wait: Callable[[float], None]) -> None:
    client = admin.clients.by_client_id("app")
    await client.update(attributes={**((await client.get()).attributes or {}), "access.token.lifespan": "1"})
    token = (await app.oidc.client_credentials())["access_token"]
    wait(3)
    with pytest.raises(InvalidTokenError):
        await app.uma.resource_set_create(token, "doc")


async def test_discovery_and_headers(realm: AsyncKeycloakRealm) -> None:
    uma = await realm.uma()
    assert uma.well_known["resource_registration_endpoint"] == (
        f"{realm.server_url}/realms/{realm.realm_name}/authz/protection/resource_set"
    )
    assert uma.get_headers("a-token") == {"Content-type": "application/json", "Authorization": "Bearer a-token"}
    assert uma.get_payload("doc", ["read"], uri="/") == {"name": "doc", "scopes": ["read"], "uri": "/"}
    assert uma.get_payload("doc") == {"name": "doc", "scopes": []}


async def test_uma1_is_gone() -> None:
    async with AsyncKeycloakRealm("https://keycloak.test", "r") as realm:
        uma1 = await realm.uma1
        assert uma1.get_headers("t")["Authorization"] == "Bearer t"
        assert uma1.get_payload("doc") == {"name": "doc", "scopes": []}
        with pytest.raises(KeycloakError, match=r"use realm.uma2.resource_set_create\("):
            await uma1.resource_set_create("t", "doc")
        with pytest.raises(KeycloakError, match=r"use realm.uma2.resource_set_update\("):
            await uma1.resource_set_update("t", "id", "doc")
        with pytest.raises(KeycloakError, match=r"use realm.uma2.resource_set_read\("):
            await uma1.resource_set_read("t", "id")
        with pytest.raises(KeycloakError, match=r"use realm.uma2.resource_set_delete\("):
            await uma1.resource_set_delete("t", "id")
        with pytest.raises(KeycloakError, match=r"use realm.uma2.resource_set_list\("):
            await uma1.resource_set_list("t", name="doc")
