"""A realm of its own for each test, made and deleted through the client itself."""

from __future__ import annotations

import re
from contextlib import suppress
from itertools import count
from typing import TYPE_CHECKING, Any
from uuid import UUID

import httpx
import pytest

from keycloak_facade import AsyncKeycloakRealm
from keycloak_facade.exceptions import NotFound, ServerError
from tests._async.browser import AsyncBrowser
from tests._async.made_uma import make_resource_server
from tests.pauses import Pauses
from tests.realm_names import unused

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from keycloak_facade._async.admin.realm import AsyncRealm
    from tests._async.made_uma import ResourceServer
    from tests.conftest import Server


@pytest.fixture
async def realm(
    request: pytest.FixtureRequest, server: Server, settings: dict[str, Any], cassette: None
) -> AsyncIterator[AsyncKeycloakRealm]:
    """A realm object, logged in; its realm exists, named after the test."""
    name = re.sub(r"\W+", "-", f"{request.node.path.stem}-{request.node.name}").strip("-")[:100]
    if request.config.getoption("live"):
        name = unused(name)
    async with AsyncKeycloakRealm(server.url, name) as realm:
        realm.admin.login(server.username, server.password, realm="master")
        made = realm.admin.realms.by_name(name)
        with suppress(NotFound):
            await made.delete()
        await realm.admin.realms.create(name, **settings)
        yield realm
        try:
            await made.delete()
        except ServerError:
            # Now and then the server fails to delete what else it is still at work on.
            await made.delete()


@pytest.fixture
def admin(realm: AsyncKeycloakRealm) -> AsyncRealm:
    """The administration of the test's realm."""
    return realm.admin.realms.by_name(realm.realm_name)


@pytest.fixture
async def app(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> ResourceServer:
    """A resource server of the test's realm."""
    return await make_resource_server(realm, admin)


@pytest.fixture
async def browser(cassette: None) -> AsyncIterator[AsyncBrowser]:
    """A browser that knows nobody yet."""
    async with httpx.AsyncClient() as http:
        yield AsyncBrowser(http)


@pytest.fixture
def pauses(wait: Callable[[float], None], monkeypatch: pytest.MonkeyPatch) -> Pauses:
    """The pauses between requests for tokens that a user has to agree to."""
    pauses = Pauses(wait)

    async def sleep(seconds: float) -> None:
        if pauses.meanwhile and (happens := pauses.meanwhile.pop(0)):
            await happens()
        pauses.sleep(seconds)

    monkeypatch.setattr("keycloak_facade._async.polling.sleep", sleep)
    monkeypatch.setattr("keycloak_facade._async.polling.monotonic", pauses.now)
    return pauses


@pytest.fixture
def same_ids(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give imported users the same ids each time, as the cassettes hold them; one server has an id but once."""
    if request.config.getoption("live"):
        return
    numbers = count(0x26A7_0000_0000_4000_8000_0000_0000_0000)
    monkeypatch.setattr("keycloak_facade._async.admin.bulk_import.uuid4", lambda: UUID(int=next(numbers)))
