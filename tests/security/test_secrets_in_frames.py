"""What a traceback lists with the variables of its frames, as pytest --showlocals and error reporters do."""

from __future__ import annotations

import inspect
import json
import socket
import time
import traceback
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet, RSAKey

import keycloak_facade
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
    TokenProvider,
)
from keycloak_facade.exceptions import KeycloakError
from keycloak_openapi.client import AsyncClient, Client
from keycloak_openapi.request import Request, nothing
from tests.security.loopback import Answering, Stub, stub
from tests.security.test_redirects import CALLS, CONTEXT, DISCOVERY, SECRET, document_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HERE = str(Path(__file__).parent)
OURS = str(Path(keycloak_facade.__file__).parent)

each_flavour = pytest.mark.parametrize("kind", [KeycloakRealm, AsyncKeycloakRealm], ids=["sync", "async"])

GIVEN = {
    # The caller's own dict or text, in the frame of the verb that it was given to.
    ("create", "fields"),
    ("create", "body"),
    ("_send", "values"),
    ("get", "headers"),
    ("post", "data"),
    ("put", "data"),
    ("delete", "data"),
    ("_write", "data"),
    ("send_raw", "parts"),
    ("pushed_authorization_request", "kwargs"),
    ("pushed_authorization_request", "form"),
    ("backchannel_authentication", "login_hint"),
    ("backchannel_authentication", "form"),
}
"""The variables that show what was given; SECURITY.md says so."""


async def done(answer: Any) -> Any:
    return await answer if inspect.isawaitable(answer) else answer


async def error_of(call: Callable[[], Any]) -> BaseException:
    with pytest.raises(KeycloakError) as caught:
        await done(call())
    return caught.value


def errors_of(error: BaseException) -> Iterator[BaseException]:
    waiting: list[BaseException | None] = [error]
    seen: set[int] = set()
    while waiting:
        each = waiting.pop()
        if each is not None and id(each) not in seen:
            seen.add(id(each))
            yield each
            waiting += [each.__cause__, each.__context__, getattr(each, "original_exc", None)]


def shown_by(error: BaseException, secret: str = SECRET) -> set[tuple[str, str]]:
    """The functions and variables, but for those of tests, that show a secret."""
    shown: set[tuple[str, str]] = set()
    for each in errors_of(error):
        for frame, _ in traceback.walk_tb(each.__traceback__):
            if not frame.f_code.co_filename.startswith(HERE):
                values = frame.f_locals.items()
                shown |= {(frame.f_code.co_name, name) for name, value in values if secret in repr(value)}
    return shown


def failing(how: str) -> Any:
    """What a server does that tells its endpoints, and fails otherwise."""

    def answer(answering: Answering) -> None:
        if DISCOVERY in answering.path:
            answering.send(200, json.dumps(document_of(answering.server.url)).encode())
        elif how == "dropped":
            answering.connection.shutdown(socket.SHUT_RDWR)
            answering.close_connection = True
        elif how == "unreadable":
            answering.send(200, json.dumps({"refresh_token": SECRET, "keys": 1, "access_token": 1}).encode())
        elif how == "cut":
            answering.send(200, json.dumps({"refresh_token": SECRET}).encode()[:-1])
        else:
            answering.send(int(how), b'{"error": "invalid_grant"}')

    return answer


@pytest.fixture(params=["400", "401", "500", "dropped", "unreadable", "cut"])
def how(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def server(how: str) -> Iterator[Stub]:
    with stub(failing(how)) as server:
        yield server


BOUNDED = [name for name in CALLS if name not in {"device_token", "backchannel_token"}]
"""The others ask again when there is no answer."""

READ_NOTHING = {
    *("replace", "delete", "reset_password", "admin.get", "admin.post", "admin.put", "admin.delete"),
    *("client.get", "client.post", "client.put", "client.delete"),
}
READ_ANY_OBJECT = {
    *("get", "account", "published", "certs", "userinfo", "logout", "resource_set_create"),
    *("client_registration", "register_client", "registered_client"),
}
SUCCEEDING = {"cut": READ_NOTHING, "unreadable": READ_NOTHING | READ_ANY_OBJECT}
"""The calls that an answer is good enough for which others cannot read."""


@pytest.mark.loopback
@each_flavour
async def test_the_frames_of_any_call(kind: type[Any], how: str, server: Stub) -> None:
    for name in BOUNDED:
        realm = kind(server.url, "r", verify=CONTEXT, max_retries=0)
        call = partial(CALLS[name], realm)
        if name in SUCCEEDING.get(how, ()):
            await done(call())
        else:
            assert shown_by(await error_of(call)) - GIVEN == set(), name
        await done(realm.close())


@pytest.mark.loopback
@each_flavour
async def test_what_was_given_is_in_the_frame_of_the_verb_alone(kind: type[Any]) -> None:
    shown: set[tuple[str, str]] = set()
    with stub(failing("500")) as server:
        realm = kind(server.url, "r", verify=CONTEXT)
        for name in BOUNDED:
            shown |= shown_by(await error_of(partial(CALLS[name], realm)))
        await done(realm.close())
    assert shown == GIVEN


@pytest.mark.loopback
@pytest.mark.parametrize("name", ["device_token", "backchannel_token"])
@each_flavour
async def test_the_frames_of_a_login_that_is_waited_for(kind: type[Any], name: str) -> None:
    with stub(failing("400")) as server:
        realm = kind(server.url, "r", verify=CONTEXT)
        with pytest.raises(KeycloakError) as caught:
            await done(CALLS[name](realm))
        await done(realm.close())
    assert shown_by(caught.value) == set()


# The example of RFC 7515, appendix A.3.
PRIVATE = "jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI"
JWK: dict[str, str | list[str]] = {
    "kty": "EC",
    "crv": "P-256",
    "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
    "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
    "d": PRIVATE,
}
SIGNED = "eyJ0eXAiOi"
"""What assertions and proofs begin with: the base64 of `{"typ":`."""

LOGINS = [
    Password("ann", SECRET, client_secret=SECRET, totp=SECRET),
    ClientSecret("c", SECRET),
    ClientSecretJwt("c", SECRET),
    PrivateKeyJwt("c", JWK, algorithm="ES256"),
    PrivateKeyJwt("c", json.dumps(JWK), algorithm="ES256"),
    PrivateKeyJwt("c", ECKey.import_key(JWK), algorithm="ES256"),
    DPoP(Password("ann", SECRET), DPoPKey(JWK)),
    DPoP(StaticToken(SECRET), DPoPKey(JWK)),
    RefreshToken(SECRET, client_id="c", client_secret=SECRET),
    StaticToken(SECRET),
    StaticToken(f"{SECRET}\n"),
    TokenProvider(lambda: SECRET),
]


@pytest.mark.loopback
@pytest.mark.parametrize("credentials", LOGINS, ids=lambda credentials: type(credentials).__name__)
@each_flavour
async def test_the_frames_of_any_login(kind: type[Any], credentials: Any, server: Stub) -> None:
    realm = kind(server.url, "r", credentials=credentials, verify=CONTEXT, max_retries=0)
    error = await error_of(realm.admin.realms.by_name("r").users.all)
    await done(realm.close())
    text = "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())
    for secret in (SECRET, PRIVATE, SIGNED):
        assert shown_by(error, secret) == set()
        assert secret not in text


@each_flavour
async def test_a_token_that_is_renewed(kind: type[Any]) -> None:
    """The second refresh fails, and so does the login that follows: both tokens of the first are in no frame."""
    answers = [httpx.Response(200, json={"access_token": SECRET, "refresh_token": SECRET, "expires_in": 0})]

    def handle(_request: httpx.Request) -> httpx.Response:
        return answers.pop() if answers else httpx.Response(400, json={"error": "invalid_grant"})

    http: Any = httpx.Client if kind is KeycloakRealm else httpx.AsyncClient
    realm = kind("https://keycloak.test", "r", http_client=http(transport=httpx.MockTransport(handle)))
    realm.admin.login("ann", SECRET)
    for _ in range(2):
        with pytest.raises(KeycloakError) as caught:
            await done(realm.admin.realms.by_name("r").get())
        assert shown_by(caught.value) == set()


KEY = RSAKey.generate_key(2048, {"use": "sig", "alg": "RS256", "kid": "k"})


@pytest.mark.parametrize("changed", [{"exp": 1}, {"aud": "other"}, {"iss": "other"}, {"typ": "Refresh"}, {}])
@pytest.mark.parametrize("cut", [0, 1, 400])
async def test_a_token_that_is_refused(changed: dict[str, Any], cut: int) -> None:
    claims = {"iss": "https://keycloak.test/realms/r", "aud": "c", "exp": int(time.time()) + 60, "nonce": SECRET}
    token = jwt.encode({"alg": "RS256", "kid": "k"}, claims | changed, KEY)
    token = token[: len(token) - cut]
    payload = token.split(".")[1]
    oidc = KeycloakRealm("https://keycloak.test", "r").open_id_connect("c")
    with pytest.raises(KeycloakError) as caught:
        oidc.decode_token(token, KeySet([KEY]).as_dict(), issuer="https://keycloak.test/realms/r", nonce="other")
    assert shown_by(caught.value, payload) == set()


@pytest.mark.parametrize("parts", [{"json": {"a": SECRET}}, {"data": {"a": SECRET}}, {"headers": {"A": SECRET}}])
async def test_the_frames_of_the_http_library_are_forgotten(parts: dict[str, Any]) -> None:
    def handle(request: httpx.Request) -> httpx.Response:
        write(request.headers.raw, request.content)
        return httpx.Response(200)

    def write(*written: Any) -> None:
        try:
            int(str(written))
        except ValueError as error:
            raise httpx.WriteError("broken") from error

    request = Request(method="POST", url="/x", decode=nothing, **parts)
    with httpx.Client(transport=httpx.MockTransport(handle)) as http, pytest.raises(KeycloakError) as caught:
        Client(http, "https://keycloak.test").send(request)
    async with httpx.AsyncClient(transport=httpx.MockTransport(handle)) as http_async:
        with pytest.raises(KeycloakError) as caught_async:
            await AsyncClient(http_async, "https://keycloak.test").send(request)
    for error in (caught.value, caught_async.value):
        behind = [each for each in errors_of(error) if each is not error]
        assert [type(each) for each in behind] == [httpx.WriteError, ValueError]
        assert [each.__traceback__ for each in behind] == [None, None]
        assert shown_by(error) == set()


@pytest.mark.parametrize("parts", [{"json": {"a": f"{SECRET}\ud800"}}, {"headers": {"A": f"{SECRET}ä\ud800"}}])
def test_what_cannot_be_encoded(parts: dict[str, Any]) -> None:
    with (
        httpx.Client(transport=httpx.MockTransport(lambda _request: httpx.Response(200))) as http,
        pytest.raises(ValueError) as caught,  # noqa: PT011 - the text is tested elsewhere
    ):
        Client(http, "https://keycloak.test").send(Request(method="POST", url="/x", decode=nothing, **parts))
    assert shown_by(caught.value) == set()
