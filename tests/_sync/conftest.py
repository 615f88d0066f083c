# Made by scripts/unasync.py from tests/_async/conftest.py; not to be edited.
"""A realm of its own for each test, made and deleted through the client itself."""

from __future__ import annotations

import re
from contextlib import suppress
from itertools import count
from typing import TYPE_CHECKING, Any
from uuid import UUID

import httpx
import pytest

from keycloak_facade import KeycloakRealm
from keycloak_facade.exceptions import NotFound, ServerError
from tests._sync.browser import Browser
from tests._sync.made_uma import make_resource_server
from tests.pauses import Pauses
from tests.realm_names import unused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from keycloak_facade._sync.admin.realm import Realm
    from tests._sync.made_uma import ResourceServer
    from tests.conftest import Server


@pytest.fixture
def realm(
    request: pytest.FixtureRequest, server: Server, settings: dict[str, Any], cassette: None
) -> Iterator[KeycloakRealm]:
    """A realm object, logged in; its realm exists, named after the test."""
    name = re.sub(r"\W+", "-", f"{request.node.path.stem}-{request.node.name}").strip("-")[:100]
    if request.config.getoption("live"):
        name = unused(name)
    with KeycloakRealm(server.url, name) as realm:
        realm.admin.login(server.username, server.password, realm="master")
        made = realm.admin.realms.by_name(name)
        with suppress(NotFound):
            made.delete()
        realm.admin.realms.create(name, **settings)
        yield realm
        try:
            made.delete()
        except ServerError:
            # Now and then the server fails to delete what else it is still at work on.
            made.delete()


@pytest.fixture
def admin(realm: KeycloakRealm) -> Realm:
    """The administration of the test's realm."""
    return realm.admin.realms.by_name(realm.realm_name)


@pytest.fixture
def app(realm: KeycloakRealm, admin: Realm) -> ResourceServer:
    """A resource server of the test's realm."""
    return make_resource_server(realm, admin)


@pytest.fixture
def browser(cassette: None) -> Iterator[Browser]:
    """A browser that knows nobody yet."""
    with httpx.Client() as http:
        yield Browser(http)


@pytest.fixture
def pauses(wait: Callable[[float], None], monkeypatch: pytest.MonkeyPatch) -> Pauses:
    """The pauses between requests for tokens that a user has to agree to."""
    pauses = Pauses(wait)

    def sleep(seconds: float) -> None:
        if pauses.meanwhile and (happens := pauses.meanwhile.pop(0)):
            happens()
        pauses.sleep(seconds)

    monkeypatch.setattr("keycloak_facade._sync.polling.sleep", sleep)
    monkeypatch.setattr("keycloak_facade._sync.polling.monotonic", pauses.now)
    return pauses


@pytest.fixture
def same_ids(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give imported users the same ids each time, as the cassettes hold them; one server has an id but once."""
    if request.config.getoption("live"):
        return
    numbers = count(0x26A7_0000_0000_4000_8000_0000_0000_0000)
    monkeypatch.setattr("keycloak_facade._sync.admin.bulk_import.uuid4", lambda: UUID(int=next(numbers)))
