"""A discovery document: a mapping that is fetched once."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from keycloak_facade import AsyncKeycloakRealm, KeycloakRealm
from keycloak_facade.exceptions import NotFound

URL = "https://keycloak.test"
DOCUMENT = {"issuer": f"{URL}/realms/r", "token_endpoint": f"{URL}/realms/r/t", "authorization_endpoint": f"{URL}/a"}


class Server:
    """Gives the document, and counts."""

    def __init__(self) -> None:
        self.paths: list[str] = []
        self.status = 200

    def handle(self, request: httpx.Request) -> httpx.Response:
        self.paths.append(request.url.path)
        return httpx.Response(self.status, json=DOCUMENT)

    def realm(self) -> KeycloakRealm:
        return KeycloakRealm(URL, "a b", http_client=httpx.Client(transport=httpx.MockTransport(self.handle)))

    def async_realm(self) -> AsyncKeycloakRealm:
        http_client = httpx.AsyncClient(transport=httpx.MockTransport(self.handle))
        return AsyncKeycloakRealm(URL, "a b", http_client=http_client)


@pytest.fixture
def server() -> Server:
    return Server()


def test_it_is_a_mapping(server: Server) -> None:
    document = server.realm().open_id_connect("c").well_known
    assert server.paths == []
    assert document["issuer"] == DOCUMENT["issuer"]
    assert dict(document) == DOCUMENT
    assert (len(document), list(document), "nothing" in document) == (3, list(DOCUMENT), False)
    assert document.contents == document.load() == DOCUMENT
    assert server.paths == ["/realms/a b/.well-known/openid-configuration"]
    with pytest.raises(KeyError):
        server.realm().open_id_connect("c").get_url("nothing")


def test_each_kind_of_object_has_its_document(server: Server) -> None:
    realm = server.realm()
    objects: list[Any] = [realm.open_id_connect("c"), realm.authz("c"), realm.uma2]
    for each in objects:
        assert each.well_known is each.well_known
        assert each.well_known.load() == DOCUMENT
    names = ["openid-configuration", "uma2-configuration", "uma2-configuration"]
    assert server.paths == [f"/realms/a b/.well-known/{name}" for name in names]


def test_a_failure_is_not_kept(server: Server) -> None:
    document = server.realm().open_id_connect("c").well_known
    server.status = 404
    with pytest.raises(NotFound):
        document.load()
    server.status = 200
    assert document.load() == DOCUMENT


async def test_an_asynchronous_one_is_loaded_first(server: Server) -> None:
    client = server.async_realm().open_id_connect("c")
    document = client.well_known
    ways: list[Any] = [
        lambda: document["issuer"],
        lambda: document.contents,
        lambda: len(document),
        lambda: list(document),
        lambda: client.get_url("issuer"),
        lambda: client.authorization_url(),  # noqa: PLW0108 - a list of calls
    ]
    for way in ways:
        with pytest.raises(RuntimeError, match="AsyncKeycloakWellKnown is not loaded; await it first"):
            way()
    assert server.paths == []
    assert await document.load() == DOCUMENT
    assert await document.load() == dict(document) == DOCUMENT
    assert client.get_url("issuer") == DOCUMENT["issuer"]
    with pytest.raises(KeyError):
        client.get_url("nothing")
    assert server.paths == ["/realms/a b/.well-known/openid-configuration"]


async def test_every_way_to_await_loads(server: Server) -> None:
    realm = server.async_realm()
    assert (await realm.open_id_connect("c").well_known)["issuer"] == DOCUMENT["issuer"]
    client = await realm.open_id_connect("c")
    assert client.get_url("issuer") == DOCUMENT["issuer"]
    async with realm.authz("c") as authz:
        assert authz.well_known["issuer"] == DOCUMENT["issuer"]
    assert (await realm.uma()).well_known["issuer"] == DOCUMENT["issuer"]
    assert len(server.paths) == 4
    with pytest.raises(TypeError, match="Use async with instead"), realm.open_id_connect("c"):
        pass


async def test_methods_load_it_themselves(server: Server) -> None:
    server.status = 404
    with pytest.raises(NotFound):
        await server.async_realm().open_id_connect("c").client_credentials()
    assert server.paths[0].endswith("openid-configuration")


@pytest.mark.parametrize("kind", [KeycloakRealm, AsyncKeycloakRealm])
def test_content_of_the_callers(kind: type[KeycloakRealm]) -> None:
    client = kind(URL, "r").open_id_connect("c")
    client.well_known.contents = DOCUMENT
    assert client.get_url("token_endpoint") == DOCUMENT["token_endpoint"]
    assert (
        client.authorization_url(scope="openid", state=None) == f"{URL}/a?client_id=c&response_type=code&scope=openid"
    )
