"""Each status is an error of its own, that says what Keycloak said."""

from __future__ import annotations

import gzip
import pickle
from typing import Any

import httpx
import pytest

from keycloak_facade import exceptions
from keycloak_facade.exceptions import (
    ApiError,
    BadRequest,
    Conflict,
    FieldError,
    Forbidden,
    KeycloakClientError,
    KeycloakError,
    NotFound,
    ServerError,
    TokenError,
    TooManyRequests,
    TransportError,
    Unauthorized,
    UnexpectedAnswer,
)
from keycloak_openapi.errors import raise_for_status

URL = "https://keycloak.test/admin/realms/r/users"


def answer(status: int, **content: Any) -> httpx.Response:
    return httpx.Response(status, request=httpx.Request("POST", URL), **content)


def error_of(status: int, **content: Any) -> ApiError:
    with pytest.raises(ApiError) as caught:
        raise_for_status(answer(status, **content))
    return caught.value


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (300, ApiError),
        (304, ApiError),
        (400, BadRequest),
        (401, Unauthorized),
        (403, Forbidden),
        (404, NotFound),
        (405, ApiError),
        (409, Conflict),
        (418, ApiError),
        (429, TooManyRequests),
        (500, ServerError),
        (503, ServerError),
        (599, ServerError),
    ],
)
def test_each_status_has_its_error(status: int, kind: type[ApiError]) -> None:
    error = error_of(status)
    assert type(error) is kind
    assert (error.status_code, error.method, error.path) == (status, "POST", "/admin/realms/r/users")
    assert str(error).startswith(f"POST /admin/realms/r/users: {status}")
    assert isinstance(error, KeycloakClientError)


@pytest.mark.parametrize("status", [200, 201, 204, 206])
def test_success_is_none(status: int) -> None:
    raise_for_status(answer(status))


def test_the_hierarchy_is_the_documented_one() -> None:
    answers = (BadRequest, Unauthorized, Forbidden, NotFound, Conflict, TooManyRequests, ServerError, UnexpectedAnswer)
    bases: dict[type[BaseException], type[BaseException]] = dict.fromkeys(answers, ApiError)
    bases |= dict.fromkeys((exceptions.TimeoutError, exceptions.ConnectionError), TransportError)
    bases |= dict.fromkeys((exceptions.ExpiredSignatureError, exceptions.JWTClaimsError), exceptions.JWTError)
    bases |= dict.fromkeys((ApiError, TransportError, TokenError, exceptions.JWTError), KeycloakError)
    bases |= {exceptions.InvalidPathError: KeycloakError, KeycloakError: Exception}
    assert {kind: kind.__bases__[0] for kind in bases} == bases
    assert issubclass(exceptions.InvalidPathError, ValueError)
    assert KeycloakClientError is KeycloakError


def test_a_body_of_oauth() -> None:
    error = error_of(400, json={"error": "invalid_grant", "error_description": "Invalid user credentials"})
    assert (error.error, error.error_description) == ("invalid_grant", "Invalid user credentials")
    assert str(error).endswith(": 400 Bad Request: invalid_grant: Invalid user credentials")


def test_a_body_of_the_admin_api() -> None:
    error = error_of(409, json={"errorMessage": "User exists with same username"})
    assert (error.error, error.error_description) == (None, "User exists with same username")
    assert str(error).endswith(": 409 Conflict: User exists with same username")


def test_a_body_with_one_rejected_field() -> None:
    error = error_of(400, json={"field": "username", "errorMessage": "error-invalid-length", "params": ["username", 3]})
    assert error.field_errors == (FieldError("username", "error-invalid-length", ("username", 3)),)
    assert "username: error-invalid-length" in str(error)


def test_a_body_with_several_rejected_fields() -> None:
    faults = [{"field": "email", "errorMessage": "invalid"}, {"errorMessage": "no"}, "odd", {"params": 1, "field": 2}]
    error = error_of(400, json={"errors": faults})
    assert error.field_errors == (FieldError("email", "invalid"), FieldError(None, "no"), FieldError(None, ""))
    assert str(error).endswith("email: invalid: no")


def test_a_body_with_violations() -> None:
    violations = ["auth.method: must not be blank", "no", 1, "appUrl: must be like https: //x"]
    error = error_of(400, json={"error": "Provided data is invalid", "violations": violations})
    assert error.field_errors == (
        FieldError("auth.method", "must not be blank"),
        FieldError(None, "no"),
        FieldError("appUrl", "must be like https: //x"),
    )
    assert "Provided data is invalid: auth.method: must not be blank" in str(error)


def test_a_challenge_in_place_of_a_body() -> None:
    challenge = 'Bearer realm="r", error="invalid_token", error_description="Token verification failed"'
    error = error_of(401, headers={"WWW-Authenticate": challenge})
    assert (error.error, error.error_description) == ("invalid_token", "Token verification failed")
    assert error_of(401, headers={"WWW-Authenticate": 'Bearer realm="r"'}).error is None


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>",
        b"null",
        b"[]",
        b'"x"',
        b"1",
        b"\xff",
        b'{"error":1,"errors":{}}',
        b"[" * 100_000,
        b'{"error":NaN}',
    ],
)
def test_a_body_that_says_nothing(body: bytes) -> None:
    error = error_of(500, content=body)
    assert (error.error, error.error_description, error.field_errors) == (None, None, ())
    assert str(error) == "POST /admin/realms/r/users: 500 Internal Server Error"
    assert error.response.content == body


def test_a_compressed_body_can_be_read_again() -> None:
    error = error_of(400, headers={"Content-Encoding": "gzip"}, content=gzip.compress(b'{"error":"e"}'))
    assert error.response.json() == {"error": error.error} == {"error": "e"}


def test_a_problem_of_our_own_takes_the_place_of_the_servers() -> None:
    assert str(UnexpectedAnswer(answer(200), problem="no JSON")) == "POST /admin/realms/r/users: 200 OK: no JSON"


def test_the_original_is_the_http_librarys() -> None:
    original = error_of(404).original_exc
    assert isinstance(original, httpx.HTTPStatusError)
    assert original.response.status_code == 404


@pytest.mark.parametrize(
    "error",
    [
        error_of(409, json={"errorMessage": "User exists", "errors": [{"field": "a", "errorMessage": "b"}]}),
        error_of(503),
        UnexpectedAnswer(answer(200, content=b"<html>"), problem="no JSON"),
        TokenError("login failed", original_exc=error_of(400, json={"error": "invalid_grant"})),
        exceptions.InvalidPathError("'..' cannot stand in a URL path"),
        exceptions.TimeoutError("late", original_exc=httpx.ReadTimeout("late")),
        exceptions.ConnectionError("gone", original_exc=httpx.ConnectError("gone")),
        exceptions.JWTClaimsError("the audience is another"),
        KeycloakError(),
    ],
    ids=lambda error: type(error).__name__,
)
@pytest.mark.parametrize("protocol", [2, pickle.HIGHEST_PROTOCOL])
def test_an_error_can_be_pickled(error: KeycloakError, protocol: int) -> None:
    again = pickle.loads(pickle.dumps(error, protocol))  # noqa: S301 - made in the line itself
    assert type(again) is type(error)
    assert str(again) == str(error)
    assert type(again.original_exc) is type(error.original_exc)
    for name in ("status_code", "error", "error_description", "field_errors", "method", "path"):
        assert getattr(again, name, None) == getattr(error, name, None)


def test_a_field_error_is_a_value() -> None:
    fault = FieldError("email", "invalid")
    assert fault == FieldError("email", "invalid", ())
    assert fault != FieldError("email", "missing")
    with pytest.raises(AttributeError):
        fault.message = "x"  # type: ignore[misc]  # what the test is about
