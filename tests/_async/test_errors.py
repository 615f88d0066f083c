"""What errors say, and what they never hold."""

from __future__ import annotations

import copy
import json
import pickle
import traceback
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from keycloak_facade import AsyncKeycloakRealm
from keycloak_facade.exceptions import (
    ApiError,
    BadRequest,
    Conflict,
    Forbidden,
    KeycloakClientError,
    NotFound,
    ServerError,
    TokenError,
    TooManyRequests,
    Unauthorized,
    UnexpectedAnswer,
)
from keycloak_openapi.api import users as api
from tests._async.made import PASSWORD, make_user

if TYPE_CHECKING:
    from collections.abc import Callable

    from keycloak_facade._async.admin.realm import AsyncRealm

# By name, for a traceback quotes the lines of this file.
SECRETS = TOKEN, WORD, QUERY, COOKIE = "a-secret-token", "a-secret-password", "a-secret-query", "a-secret-cookie"


async def error_of(answer: httpx.Response) -> ApiError:
    """The error of a request that carries secrets, whose answer is a cookie, too."""

    def handle(_request: httpx.Request) -> httpx.Response:
        headers = {**answer.headers, "Set-Cookie": f"KEYCLOAK_IDENTITY={COOKIE}"}
        return httpx.Response(answer.status_code, headers=headers, content=answer.content)

    async with httpx.AsyncClient(transport=httpx.MockTransport(handle)) as http_client:
        realm = AsyncKeycloakRealm("https://keycloak.test", "r", http_client=http_client, max_retries=0)
        admin = realm.admin.set_token(TOKEN)
        with pytest.raises(ApiError) as caught:
            await admin.put("/realms/r/x", json.dumps({"value": WORD}), {"X-A": "b"}, token=QUERY)
    return caught.value


def everything_of(error: BaseException) -> str:
    """All that a logger, a debugger or a pickle shows of an error."""
    parts = [repr(error), str(error), "".join(traceback.format_exception(error)), repr(pickle.dumps(error))]
    shown: list[object] = [error, error.__cause__, error.__context__]
    shown += [value for one in shown for value in getattr(one, "__dict__", {}).values()]
    for one in shown:
        parts += [repr(one), repr(getattr(one, "__dict__", ""))]
        for message in (one, getattr(one, "request", None), getattr(getattr(one, "response", None), "request", None)):
            if isinstance(message, (httpx.Request, httpx.Response)):
                parts += [repr(message.headers.raw), repr(message.content)]
                parts += [str(message.url) if isinstance(message, httpx.Request) else ""]
    return "\n".join(parts)


async def test_error_message(admin: AsyncRealm, realm: AsyncKeycloakRealm) -> None:
    await admin.users.create("bob")
    with pytest.raises(Conflict) as caught:
        await admin.users.create("bob")
    error, path = caught.value, f"/admin/realms/{realm.realm_name}/users"
    assert (error.status_code, error.method, error.path) == (409, "POST", path)
    assert (error.error, error.error_description) == (None, "User exists with same username")
    assert str(error) == f"POST {path}: 409 Conflict: User exists with same username"
    assert error.response.json() == {"errorMessage": "User exists with same username"}
    assert isinstance(error, KeycloakClientError)
    assert isinstance(error.original_exc, httpx.HTTPStatusError)


async def test_error_alone(admin: AsyncRealm) -> None:
    with pytest.raises(NotFound) as caught:
        await admin.users.by_id("none").get()
    assert (caught.value.error, caught.value.error_description) == ("User not found", None)
    assert str(caught.value).endswith("/users/none: 404 Not Found: User not found")


async def test_error_and_description(realm: AsyncKeycloakRealm) -> None:
    with pytest.raises(BadRequest) as caught:
        await realm.open_id_connect("admin-cli").refresh_token("none")
    assert (caught.value.error, caught.value.error_description) == ("invalid_grant", "Invalid refresh token")
    assert str(caught.value).endswith("400 Bad Request: invalid_grant: Invalid refresh token")


async def test_one_field(admin: AsyncRealm) -> None:
    with pytest.raises(BadRequest) as caught:
        await admin.users.create("bob", email="no-email")
    [fault] = caught.value.field_errors
    assert (fault.field, fault.message, list(fault.params)[:1]) == ("email", "error-invalid-email", ["email"])
    assert str(caught.value).endswith("400 Bad Request: error-invalid-email: email: error-invalid-email")


async def test_several_fields(admin: AsyncRealm) -> None:
    with pytest.raises(BadRequest) as caught:
        await admin.users.create("a/b", email="no-email", first_name="<>")
    faults = {fault.field: fault.message for fault in caught.value.field_errors}
    assert faults == {
        "username": "error-username-invalid-character",
        "email": "error-invalid-email",
        "firstName": "error-person-name-invalid-character",
    }
    assert "email: error-invalid-email" in str(caught.value)


async def test_what_the_account_may_not_do(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    await make_user(admin, "bob")
    tokens = await realm.open_id_connect("admin-cli").password_credentials("bob", PASSWORD)
    bobs = AsyncKeycloakRealm(realm.server_url, realm.realm_name)
    users = bobs.admin.set_token(tokens["access_token"]).realms.by_name(realm.realm_name).users
    with pytest.raises(Forbidden) as caught:
        await users.all()
    assert (caught.value.status_code, caught.value.error) == (403, "HTTP 403 Forbidden")
    bobs.admin.set_token("no-token")
    with pytest.raises(Unauthorized) as refused:
        await bobs.admin.realms.by_name(realm.realm_name).users.all()
    await bobs.close()
    assert (refused.value.status_code, refused.value.error) == (401, "HTTP 401 Unauthorized")


async def test_other_statuses(realm: AsyncKeycloakRealm) -> None:
    with pytest.raises(ApiError) as caught:
        await realm.client.put(f"/realms/{realm.realm_name}", "")
    assert type(caught.value) is ApiError
    assert (caught.value.status_code, caught.value.error) == (405, "HTTP 405 Method Not Allowed")


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (302, ApiError),
        (400, BadRequest),
        (401, Unauthorized),
        (403, Forbidden),
        (404, NotFound),
        (409, Conflict),
        (418, ApiError),
        (429, TooManyRequests),
        (500, ServerError),
        (503, ServerError),
    ],
)
async def test_statuses(status: int, expected: type[ApiError]) -> None:
    error = await error_of(httpx.Response(status, json={"error": "why"}))
    assert type(error) is expected
    assert (error.status_code, error.error, error.method, error.path) == (status, "why", "PUT", "/realms/r/x")


@pytest.mark.parametrize("body", [b"", b"<html>", b"[1]", b'"text"', b"null", b'{"error": {"a": 1}}', b"\xff"])
async def test_bodies_that_say_nothing(body: bytes) -> None:
    error = await error_of(httpx.Response(502, content=body))
    assert (type(error), error.error, error.error_description, error.field_errors) == (ServerError, None, None, ())
    assert str(error) == "PUT /realms/r/x: 502 Bad Gateway"
    assert error.response.content == body


async def test_an_error_in_the_challenge() -> None:
    challenge = 'Bearer realm="r", error="invalid_token", error_description="Token verification failed"'
    error = await error_of(httpx.Response(401, headers={"WWW-Authenticate": challenge}))
    assert (error.error, error.error_description) == ("invalid_token", "Token verification failed")


async def test_a_redirect_is_not_followed() -> None:
    error = await error_of(httpx.Response(302, headers={"Location": f"https://other.test/a?token={QUERY}"}))
    assert str(error) == "PUT /realms/r/x: 302 Found: redirects to https://other.test/a, which is not followed"


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (httpx.Response(200, html="<html>"), r"the answer \(text/html, 6 bytes\) is not valid JSON"),
        (httpx.Response(200, json=["bob"]), "has another shape than expected"),
        (httpx.Response(200), r"the answer \(no content type, 0 bytes\) is not valid JSON"),
    ],
    ids=["html", "list", "empty"],
)
async def test_success_that_cannot_be_read(answer: httpx.Response, problem: str) -> None:
    async with httpx.AsyncClient(transport=httpx.MockTransport(lambda _request: answer)) as http_client:
        realm = AsyncKeycloakRealm("https://keycloak.test", "r", http_client=http_client)
        with pytest.raises(UnexpectedAnswer, match=problem):
            await realm.admin.set_token("t").send(api.get_user("r", "bob"))


async def test_creation_without_a_location() -> None:
    answer = httpx.Response(201)
    async with httpx.AsyncClient(transport=httpx.MockTransport(lambda _request: answer)) as http_client:
        realm = AsyncKeycloakRealm("https://keycloak.test", "r", http_client=http_client)
        with pytest.raises(UnexpectedAnswer, match="the answer has no Location header"):
            await realm.admin.set_token("t").realms.by_name("r").users.create("bob")


@pytest.mark.parametrize("status", [302, 400, 401, 500])
async def test_an_error_holds_no_secret(status: int) -> None:
    error = await error_of(httpx.Response(status, json={"error": "why"}))
    assert not error.response.request.headers.get("Authorization")
    assert [secret for secret in SECRETS if secret in everything_of(error)] == []


async def test_a_failed_login_holds_no_secret() -> None:
    answer = httpx.Response(401, json={"error": "invalid_grant"})
    async with httpx.AsyncClient(transport=httpx.MockTransport(lambda _request: answer)) as http_client:
        realm = AsyncKeycloakRealm("https://keycloak.test", "r", http_client=http_client)
        realm.admin.login("bob", WORD, client_id="app", client_secret=TOKEN)
        with pytest.raises(TokenError, match="invalid_grant") as caught:
            await realm.admin.realms.all()
    assert [secret for secret in SECRETS if secret in everything_of(caught.value)] == []


def pickled(error: ApiError) -> Any:
    return pickle.loads(pickle.dumps(error))  # noqa: S301 - its own


@pytest.mark.parametrize("duplicate", [copy.copy, pickled], ids=["copied", "pickled"])
async def test_a_copy_of_an_error_says_the_same(duplicate: Callable[[ApiError], Any]) -> None:
    error = await error_of(httpx.Response(409, json={"error": "why", "error_description": "because"}))
    copied = duplicate(error)
    assert type(copied) is Conflict
    for name in ("status_code", "error", "error_description", "field_errors", "method", "path"):
        assert getattr(copied, name) == getattr(error, name)
    assert str(copied) == str(error)
    assert copied.response.json() == error.response.json()
