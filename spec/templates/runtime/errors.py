"""What a call raises.

    KeycloakError
    ├── ApiError                  Keycloak answered, and not with success
    │   ├── Redirected            3xx with a target, which is not followed
    │   ├── BadRequest            400
    │   ├── Unauthorized          401
    │   ├── Forbidden             403
    │   ├── NotFound              404
    │   ├── Conflict              409
    │   ├── TooManyRequests       429
    │   ├── ServerError           5xx
    │   └── UnexpectedAnswer      a success that cannot be read
    ├── TransportError            no answer came, or none that can be read
    │   ├── TimeoutError          not in time
    │   ├── ConnectionError       not at all
    │   └── AnswerTooLargeError   it was larger than allowed
    └── InvalidPathError          refused before anything was sent; also a ValueError

No message and no attribute holds a request header or a request body: credentials travel in them.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from ._http import httpx
from ._json import is_array, is_object

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class KeycloakError(Exception):
    """Base of everything that this client raises.

    Attributes:
        original_exc: the exception of the HTTP library behind this one, if there was one.
    """

    def __init__(self, message: str = "", *, original_exc: BaseException | None = None) -> None:
        super().__init__(message)
        self.original_exc = original_exc


class InvalidPathError(KeycloakError, ValueError):
    """A value cannot stand in a URL path; nothing was sent."""


class TransportError(KeycloakError):
    """No answer came from the server, or none that can be read."""


class TimeoutError(TransportError):
    """The server did not answer in time."""


class ConnectionError(TransportError):
    """The server could not be reached, or the connection broke."""


class AnswerTooLargeError(TransportError):
    """An answer had more bytes than it may have; reading ended there."""


class FieldError(NamedTuple):
    """One rejected field of a request."""

    field: str | None
    message: str
    params: tuple[object, ...] = ()


class ApiError(KeycloakError):
    """Keycloak answered with a status outside 2xx.

    Attributes:
        status_code: the HTTP status.
        error: Keycloak's or OAuth's error code, such as `invalid_grant`.
        error_description: the explanation that came with it, `errorMessage` of the Admin API included.
        field_errors: the fields that were rejected, with the reason of each.
        hint: what it takes, where that is known, such as the role that is missing; the message ends with it.
        method: the HTTP method of the request.
        path: the path of the request, without its query.
        response: the answer; the request that it names carries no header and no body.
        template: the path with the names of its values in it, as in `/admin/realms/{realm}/users/{user_id}`; None for
            what is no operation of the specification.
    """

    template: str | None = None

    def __init__(self, response: httpx.Response, *, problem: str | None = None, hint: str | None = None) -> None:
        self.response: httpx.Response = _without_credentials(response)
        self.status_code: int = response.status_code
        self.method: str = response.request.method
        self.path: str = response.request.url.path
        body = _error_body(response)
        self.error: str | None = _text(body.get("error"))
        self.error_description: str | None = _text(body.get("error_description")) or _text(body.get("errorMessage"))
        self.field_errors: tuple[FieldError, ...] = tuple(_field_errors(body))
        self.hint: str | None = hint or self._hint()
        self._problem = problem
        message = f"{self.method} {self.path}: {self.status_code} {response.reason_phrase}".rstrip()
        original = httpx.HTTPStatusError(message, request=self.response.request, response=self.response)
        details = problem or self._details()
        text = f"{message}: {details}" if details else message
        super().__init__(f"{text.rstrip('.')}. {self.hint}" if self.hint else text, original_exc=original)

    def __reduce__(self) -> tuple[Callable[[httpx.Response], ApiError], tuple[httpx.Response], dict[str, Any]]:
        return partial(type(self), problem=self._problem, hint=self.hint), (self.response,), {"template": self.template}

    @property
    def request_id(self) -> str | None:
        """What the server, or a proxy before it, calls the request: `X-Request-Id`, else `X-Correlation-Id`."""
        headers = self.response.headers
        found: str | None = headers.get("x-request-id") or headers.get("x-correlation-id")
        return found

    def _hint(self) -> str | None:
        from .hints import hint_for  # noqa: PLC0415 - scripts start sooner without

        path = self.response.request.url.raw_path.decode("ascii")
        return hint_for(self.status_code, self.method, path, self.error, self.error_description)

    def _details(self) -> str:
        parts = [self.error, self.error_description]
        parts += [": ".join(filter(None, (fault.field, fault.message))) for fault in self.field_errors]
        return ": ".join(dict.fromkeys(part for part in parts if part))


class Redirected(ApiError):
    """3xx: the server points elsewhere, where credentials are not sent."""

    @property
    def target(self) -> str:
        """Where it points, without query and fragment, for these may hold a code or a token."""
        location = self.response.headers["location"]
        try:
            url = self.response.request.url.join(location)
        except httpx.InvalidURL:
            return location.partition("?")[0].partition("#")[0].rpartition("@")[2]
        return str(url.copy_with(userinfo=b"", query=None, fragment=None))

    def _details(self) -> str:
        return f"redirects to {self.target}, which is not followed"


class BadRequest(ApiError):
    """400: the request is wrong."""


class Unauthorized(ApiError):
    """401: the token or the client's credentials are missing, wrong or expired."""


class Forbidden(ApiError):
    """403: the token does not carry the role or the permission."""


class NotFound(ApiError):
    """404: there is no such object."""


class Conflict(ApiError):
    """409: such an object exists already."""


class TooManyRequests(ApiError):
    """429: too many requests."""


class ServerError(ApiError):
    """5xx: the server failed."""


class UnexpectedAnswer(ApiError):
    """The answer has a status of success, but is not what the operation promises."""


_BY_STATUS: dict[int, type[ApiError]] = {
    400: BadRequest,
    401: Unauthorized,
    403: Forbidden,
    404: NotFound,
    409: Conflict,
    429: TooManyRequests,
}


def raise_for_status(response: httpx.Response) -> None:
    """Raise the ApiError that fits an answer outside 2xx."""
    if not response.is_success:
        kind = ServerError if response.is_server_error else ApiError
        kind = Redirected if response.has_redirect_location else kind
        raise _BY_STATUS.get(response.status_code, kind)(response)


def without_frames(error: BaseException | None) -> None:
    """Forget where an error and those behind it were raised: variables there hold headers, bodies and tokens."""
    while error is not None:
        error.__traceback__ = None
        error = error.__cause__ or error.__context__


def _without_credentials(response: httpx.Response) -> httpx.Response:
    headers = [(name, value) for name, value in response.headers.raw if name.lower() not in _UNSAFE_HEADERS]
    request = httpx.Request(response.request.method, response.request.url.copy_with(query=None))
    return httpx.Response(response.status_code, headers=headers, content=response.content, request=request)


# The copy's content is decoded already; cookies are credentials.
_UNSAFE_HEADERS = frozenset({b"content-encoding", b"content-length", b"transfer-encoding", b"set-cookie"})


def _error_body(response: httpx.Response) -> Mapping[str, Any]:
    """Read the error from the JSON body or else from WWW-Authenticate (RFC 6750, section 3)."""
    try:
        body = response.json()
    except (ValueError, RecursionError):
        body = None
    if is_object(body):
        return body
    challenge = response.headers.get("www-authenticate", "")
    return {name: value for name in ("error", "error_description") if (value := _parameter(challenge, name))}


def _parameter(challenge: str, name: str) -> str | None:
    _, found, rest = challenge.partition(f'{name}="')
    return rest.partition('"')[0] if found else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _field_errors(body: Mapping[str, Any]) -> list[FieldError]:
    violations = body.get("violations")
    if is_array(violations):
        return [_violation(violation) for violation in violations if isinstance(violation, str)]
    listed = body.get("errors")
    faults: list[Any] = listed if is_array(listed) else [body] if _text(body.get("field")) else []
    return [
        FieldError(
            field=_text(fault.get("field")),
            message=_text(fault.get("errorMessage")) or "",
            params=tuple(params) if is_array(params := fault.get("params")) else (),
        )
        for fault in faults
        if is_object(fault)
    ]


def _violation(text: str) -> FieldError:
    """Read what the second version of the administration says of a field, as in `auth.method: must not be blank`."""
    field, colon, message = text.partition(": ")
    return FieldError(field=field, message=message) if colon else FieldError(field=None, message=text)
