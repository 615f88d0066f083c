"""One HTTP call, described but not yet sent."""

from __future__ import annotations

import json
from datetime import date, datetime
from http import HTTPStatus
from typing import IO, TYPE_CHECKING, Any, Generic, TypeGuard, TypeVar
from urllib.parse import quote, unquote

from attrs import frozen

from ._json import is_mapping, is_sequence
from .answer import ACCEPTED_ENCODING
from .errors import ApiError, InvalidPathError, UnexpectedAnswer, raise_for_status, without_frames

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ._http import httpx
    from .model import Decoder

T = TypeVar("T")

File = bytes | IO[bytes] | tuple[str, bytes | IO[bytes]] | tuple[str, bytes | IO[bytes], str]
"""What a multipart body takes for a file: its bytes or stream, or (name, bytes or stream[, media type])."""


@frozen(kw_only=True)
class Request(Generic[T]):
    """One HTTP call, described but not yet sent; T is what it answers.

    Attributes:
        url: the path below the server's base URL, or an absolute URL.
        template: the path with the names of its values in it, as in `/admin/realms/{realm}/users/{user_id}`.
        params: the query; an entry of None is left out, a list is repeated, a datetime goes in milliseconds since the
            epoch.
        decode: reads an answer of success.
    """

    method: str
    url: str
    decode: Callable[[httpx.Response], T]
    template: str | None = None
    params: Mapping[str, Any] | None = None
    json: Any = None
    data: Mapping[str, Any] | None = None
    files: Mapping[str, File] | None = None
    content: bytes | str | None = None
    headers: Mapping[str, str] = {"Accept": "application/json"}

    def __repr__(self) -> str:
        # Bodies and headers carry passwords and tokens.
        return f"Request({self.method} {self.url})"

    def read(self, response: httpx.Response) -> T:
        """Return what the answer holds.

        Raises:
            ApiError: if the status is not one of success, or the answer cannot be read.
        """
        try:
            raise_for_status(response)
            return self._decoded(response)
        except ApiError as error:
            error.template = self.template
            raise

    def _decoded(self, response: httpx.Response) -> T:
        try:
            return self.decode(response)
        except (ValueError, TypeError, LookupError, OverflowError, RecursionError) as exc:
            without_frames(exc)
            raise UnexpectedAnswer(response, problem=_problem(response, exc)) from None

    def arguments(self, base_url: str = "") -> dict[str, Any]:
        """Return the keyword arguments of httpx's `request` that send this call."""
        url = base_url + self.url if self.url.startswith("/") else self.url
        headers = {"Accept-Encoding": ACCEPTED_ENCODING, **self.headers}
        arguments: dict[str, Any] = {"method": self.method, "url": url, "headers": headers}
        given = {key: _query_value(value) for key, value in (self.params or {}).items() if value is not None}
        # An empty query would have httpx parse the URL once more.
        if given:
            arguments["params"] = given
        for name in ("json", "data", "files", "content"):
            value = getattr(self, name)
            if value is not None:
                arguments[name] = value
        return arguments


def segment(value: str) -> str:
    """Encode one value of a URL path.

    The server resolves `.` and `..`, and takes an empty segment for the collection, so that deleting a role
    of such a name would delete something else: these are refused.

    Raises:
        InvalidPathError: if the value is no string, empty, `.`, `..` or not encodable as UTF-8.
    """
    _require_string(value)
    if value in {"", ".", ".."}:
        raise InvalidPathError(f"{value!r} cannot stand in a URL path")
    try:
        return quote(value, safe="")
    except UnicodeEncodeError:
        raise InvalidPathError(f"{value!a} cannot be encoded as UTF-8") from None


def _require_string(value: object) -> None:
    if not isinstance(value, str):
        raise InvalidPathError(f"expected a string for the URL path, got {type(value).__name__}")


def _query_value(value: Any) -> Any:
    if isinstance(value, datetime):
        return round(value.timestamp() * 1000)
    return value.isoformat() if isinstance(value, date) else value


def without_nulls(value: Any) -> Any:
    """Leave nulls out of a JSON body: the server refuses fields that it does not know, nulls included."""
    if is_mapping(value):
        return {key: without_nulls(item) for key, item in value.items() if item is not None}
    if is_sequence(value):
        return [without_nulls(item) for item in value]
    return value


def is_file(value: object) -> TypeGuard[File]:
    """Tell whether a value is a file of a multipart body; a text is none, be it a path or not."""
    return isinstance(value, (bytes, tuple)) or hasattr(value, "read")


def multipart(body: Mapping[str, Any]) -> dict[str, Any]:
    """Split a multipart body into the fields and the files that httpx wants apart.

    Raises:
        TypeError: if there is no file in it; without one, httpx would send a form of another media type.
    """
    files = {key: value for key, value in body.items() if is_file(value)}
    if not files:
        raise TypeError(
            "expected a file: bytes, a stream, or a tuple of a name and one of these; a text or a path is none"
        )
    fields = {key: value for key, value in body.items() if key not in files and value is not None}
    return {"data": fields, "files": files}


def json_or_multipart(body: Mapping[str, Any]) -> dict[str, Any]:
    """Send a body that holds a file as multipart/form-data, any other as JSON."""
    return multipart(body) if any(map(is_file, body.values())) else {"json": without_nulls(body)}


def json_or_text(body: str | Mapping[str, Any], text_kind: str) -> dict[str, Any]:
    """Send a string as it is, of the media type that the server takes for one; anything else as JSON."""
    if isinstance(body, str):
        return {"content": body.encode(), "headers": {"Accept": "application/json", "Content-Type": text_kind}}
    return {"json": without_nulls(body)}


def parse_json(response: httpx.Response) -> Any:
    """Read JSON, which is UTF-8 without a byte order mark (RFC 8259, section 8.1).

    Raises:
        ValueError: if the body is something else.
        RecursionError: if it is nested too deeply.
    """
    return _JSON.decode(response.content.decode())


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON")


_JSON = json.JSONDecoder(parse_constant=_refuse_constant)


def json_body(decode: Decoder | None = None) -> Callable[[httpx.Response], Any]:
    """Read JSON, by a decoder where the shape is known."""
    if decode is None:
        return parse_json
    return lambda response: decode(parse_json(response))


def or_nothing(read: Callable[[httpx.Response], T]) -> Callable[[httpx.Response], T | None]:
    """Read the body where there is any, else None."""
    return lambda response: read(response) if response.content else None


def json_or_nothing(decode: Decoder | None = None) -> Callable[[httpx.Response], Any]:
    """Read JSON where there is any, else None."""
    return or_nothing(json_body(decode))


def text_body(response: httpx.Response) -> str:
    """Read the body as text.

    Raises:
        ValueError: if it is a web page, or not of the encoding that the answer names.
    """
    return bytes_body(response).decode(response.charset_encoding or "utf-8")


def bytes_body(response: httpx.Response) -> bytes:
    """Read the body as it is.

    Raises:
        ValueError: if it is a web page.
    """
    nothing(response)
    return response.content


def text_or_bytes_body(response: httpx.Response) -> str | bytes:
    """Read the body as text where the answer says that it is text."""
    kind = response.headers.get("content-type", "")
    return text_body(response) if kind.startswith("text/") else response.content


def nothing(response: httpx.Response) -> None:
    """Read nothing.

    Raises:
        ValueError: if the answer is a web page: no operation answers one, a proxy's login does.
    """
    if response.content and response.headers.get("content-type", "").lower().startswith("text/html"):
        raise ValueError("it is a web page")


def created_id(response: httpx.Response) -> str:
    """Read the id of what was created from the Location header."""
    created = unquote(response.headers.get("location", "").rstrip("/").rpartition("/")[2])
    if not created:
        raise LookupError("the answer has no Location header that names what was created")
    return created


def created_id_or_nothing(response: httpx.Response) -> str | None:
    """Read the id of what was created, None where what was there already was only moved."""
    if response.status_code == HTTPStatus.CREATED:
        return created_id(response)
    nothing(response)
    return None


def _problem(response: httpx.Response, exc: Exception) -> str:
    if isinstance(exc, LookupError):
        return str(exc)
    kind = response.headers.get("content-type", "no content type").partition(";")[0]
    if isinstance(exc, TypeError):
        return f"the answer ({kind}) has another shape than expected: {exc}"
    if isinstance(exc, UnicodeDecodeError):
        return f"the answer ({kind}, {len(response.content)} bytes) is not valid {exc.encoding}"
    if isinstance(exc, (json.JSONDecodeError, RecursionError)):
        return f"the answer ({kind}, {len(response.content)} bytes) is not valid JSON"
    return f"the answer ({kind}) cannot be read: {exc}"
