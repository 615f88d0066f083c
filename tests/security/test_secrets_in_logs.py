"""What this package and the HTTP library log, at any level, and what stands in a URL, which everybody logs."""

from __future__ import annotations

import inspect
import json
import logging
from typing import TYPE_CHECKING, Any

import pytest

from keycloak_facade import AsyncKeycloakRealm, KeycloakRealm
from keycloak_facade.credentials import (
    ClientSecret,
    ClientSecretJwt,
    DPoP,
    DPoPKey,
    Password,
    PrivateKeyJwt,
    RefreshToken,
    StaticToken,
)
from keycloak_facade.exceptions import KeycloakError
from tests.generated.operations import OPERATIONS
from tests.scrubbing import SECRET_NAMES
from tests.security.loopback import Answering, Stub, stub
from tests.security.test_redirects import CALLS, CONTEXT, DISCOVERY, SECRET, document_of
from tests.security.test_secrets_in_frames import JWK, PRIVATE, SIGNED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.loopback
LOGGERS = ("keycloak_facade", "httpx", "httpcore", "hpack", "asyncio", "httpx_retries", "joserfc", "authlib")
TOKENS = {"access_token": SECRET, "refresh_token": SECRET, "expires_in": 0, "keys": [], "active": True, "interval": 0}

each_flavour = pytest.mark.parametrize("kind", [KeycloakRealm, AsyncKeycloakRealm], ids=["sync", "async"])


@pytest.fixture(params=[200, 400, 401, 503])
def server(request: pytest.FixtureRequest) -> Iterator[Stub]:
    def answer(answering: Answering) -> None:
        if DISCOVERY in answering.path:
            answering.send(200, json.dumps(document_of(answering.server.url)).encode())
        else:
            answering.send(request.param, json.dumps(TOKENS | {"error": "invalid_grant"}).encode())

    with stub(answer) as server:
        yield server


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> Callable[[], list[str]]:
    for name in ("", *LOGGERS):
        caplog.set_level(logging.DEBUG, name)
    return lambda: [f"{record.getMessage()} {record.args!r} {record.exc_info!r}" for record in caplog.records]


async def call(realm: Any, calling: Callable[[Any], Any]) -> None:
    try:
        answer = calling(realm)
        if inspect.isawaitable(answer):
            await answer
    except KeycloakError:
        pass
    finally:
        closed = realm.close()
        if inspect.isawaitable(closed):
            await closed


def assert_hidden(logged: list[str], server: Stub) -> None:
    assert any("receive_response_headers" in line for line in logged)
    for secret in (SECRET, PRIVATE, SIGNED):
        assert [line for line in logged if secret in line] == []
        assert [received.path for received in server.received if secret in received.path] == []


@pytest.mark.parametrize("name", [name for name in CALLS if name not in {"device_token", "backchannel_token"}])
@each_flavour
async def test_any_call(kind: type[Any], name: str, server: Stub, logged: Callable[[], list[str]]) -> None:
    await call(kind(server.url, "r", verify=CONTEXT, max_retries=0), CALLS[name])
    assert_hidden(logged(), server)


@pytest.mark.parametrize(
    "credentials",
    [
        Password("ann", SECRET, client_secret=SECRET, totp=SECRET),
        ClientSecret("c", SECRET),
        ClientSecretJwt("c", SECRET),
        PrivateKeyJwt("c", JWK, algorithm="ES256"),
        DPoP(Password("ann", SECRET), DPoPKey(JWK)),
        DPoP(StaticToken(SECRET), DPoPKey(JWK)),
        RefreshToken(SECRET, client_id="c", client_secret=SECRET),
        StaticToken(SECRET),
    ],
    ids=lambda credentials: type(credentials).__name__,
)
@each_flavour
async def test_any_login(kind: type[Any], credentials: Any, server: Stub, logged: Callable[[], list[str]]) -> None:
    realm = kind(server.url, "r", credentials=credentials, verify=CONTEXT, max_retries=0)
    await call(realm, lambda realm: realm.admin.realms.by_name("r").get())
    assert_hidden(logged(), server)


def test_no_operation_takes_a_secret_in_its_query() -> None:
    secret = SECRET_NAMES | {"code", "otp", "totp", "private_key", "client_assertion"}
    taken = {(operation.id, name) for operation in OPERATIONS for name in operation.query}
    assert taken
    assert [pair for pair in taken if pair[1] in secret] == []


@each_flavour
async def test_what_httpcore_logs_of_an_answer(kind: type[Any], logged: Callable[[], list[str]]) -> None:
    """SECURITY.md says so: the cookies of an answer are in the log of httpcore, and of nothing else."""
    with stub(lambda answering: answering.send(200, b"{}", set_cookie=f"KEYCLOAK_IDENTITY={SECRET}")) as server:
        await call(kind(server.url, "r", verify=CONTEXT), lambda realm: realm.published())
    assert {line.partition(" ")[0] for line in logged() if SECRET in line} == {"receive_response_headers.complete"}
