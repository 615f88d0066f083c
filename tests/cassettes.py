"""Cassettes: what Keycloak answered, kept without its secrets, its address and its moment."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

import vcr

if TYPE_CHECKING:
    from vcr.request import Request

FOLDER = Path(__file__).parent.parent / "cassettes" / "26.7"
SERVER_URL = "http://keycloak.test"
HIDDEN = "hidden"

SECRET_NAMES = frozenset(
    {
        "access_token",
        "client_assertion",
        "client_secret",
        "clientSecret",
        "code_verifier",
        "id_token",
        "password",
        "refresh_token",
        "registrationAccessToken",
        "rpt",
        "secret",
        "subject_token",
        "ticket",
        "token",
        "totp",
    }
)
_JWT = re.compile(r"eyJ[\w-]*\.[\w-]*\.[\w-]*")
_STAND_IN = re.compile(r"(?:token|secret)-\d+|hidden")
_KEPT_HEADERS = frozenset({"content-type", "location", "www-authenticate"})


class Scrubber:
    """Puts stand-ins for secrets into what is recorded.

    Each secret of an answer gets a stand-in of its own, which a later request carries too: the test that replays
    the answers sends the same. A secret that comes from the test itself is hidden alike in both.
    """

    def __init__(self, server_url: str) -> None:
        self._server_url = server_url
        self._stand_ins: dict[str, str] = {}

    def request(self, request: Request) -> Request:
        """Return the request as it is recorded and compared."""
        request.uri = self._text(request.uri.replace(self._server_url, SERVER_URL))
        kind = request.headers.get("content-type", b"")
        request.headers = {"content-type": _string(kind)} if kind else {}
        if request.body:
            request.body = self._body(_string(request.body), _string(kind))
        return request

    def response(self, response: dict[str, Any]) -> dict[str, Any]:
        """Return the answer as it is recorded."""
        headers = {name.lower(): values for name, values in response["headers"].items()}
        kept = {
            name: [self._text(_string(value)).replace(self._server_url, SERVER_URL) for value in values]
            for name, values in headers.items()
            if name in _KEPT_HEADERS
        }
        body = _string(response["body"]["string"]).replace(self._server_url, SERVER_URL)
        try:
            document = json.loads(body)
        except ValueError:
            body = self._text(body)
        else:
            body = json.dumps(self._answer(document), separators=(",", ":"))
        return {"status": response["status"], "headers": kept, "body": {"string": body.encode()}}

    def _body(self, body: str, kind: str) -> bytes:
        if "urlencoded" in kind:
            pairs = [(key, self._sent(key, value)) for key, value in parse_qsl(body, keep_blank_values=True)]
            return urlencode(pairs).encode()
        try:
            document = json.loads(body)
        except ValueError:
            return self._text(body).encode()
        return json.dumps(self._sent("", document), separators=(",", ":"), sort_keys=True).encode()

    def _sent(self, name: str, value: Any) -> Any:
        if isinstance(value, dict):
            is_password = value.get("type") == "password"
            return {
                key: self._sent("secret" if is_password and key == "value" else key, item)
                for key, item in value.items()
            }
        if isinstance(value, list):
            return [self._sent(name, item) for item in value]
        if not isinstance(value, str):
            return value
        if name in SECRET_NAMES:
            return value if _STAND_IN.fullmatch(value) else self._stand_ins.get(value, HIDDEN)
        return self._text(value)

    def _answer(self, value: Any, name: str = "") -> Any:
        if isinstance(value, dict):
            is_secret = value.get("type") == "secret"
            return {
                key: self._answer(item, "secret" if is_secret and key == "value" else key)
                for key, item in value.items()
            }
        if isinstance(value, list):
            return [self._answer(item, name) for item in value]
        if isinstance(value, str) and name in SECRET_NAMES:
            return self._stand_in(value, "token" if "token" in name or "." in value else "secret")
        return self._text(value) if isinstance(value, str) else value

    def _text(self, text: str) -> str:
        return _JWT.sub(lambda jwt: self._stand_in(jwt[0], "token"), text)

    def _stand_in(self, secret: str, kind: str) -> str:
        if _STAND_IN.fullmatch(secret):
            return secret
        return self._stand_ins.setdefault(secret, f"{kind}-{len(self._stand_ins) + 1}")


def recorder(server_url: str, *, recording: bool) -> vcr.VCR:
    """Return what records from a server, or replays without one."""
    scrubber = Scrubber(server_url)
    machine = vcr.VCR(
        record_mode=vcr.mode.ALL if recording else vcr.mode.NONE,
        match_on=["method", "uri", "body"],
        before_record_request=scrubber.request,
        before_record_response=scrubber.response,
    )
    machine.register_matcher("body", _same_body)
    return machine


def _same_body(first: Request, second: Request) -> None:
    assert _string(first.body or b"") == _string(second.body or b"")


def path_of(module: str, test: str) -> Path:
    """Return the cassette of a test; the async test and its blocking twin share it."""
    name = re.sub(r"[^\w-]+", "-", test).strip("-")
    return FOLDER / module / f"{name}.yaml"


def _string(value: Any) -> str:
    if hasattr(value, "read"):
        value = value.read()
    return value.decode() if isinstance(value, bytes) else str(value)
