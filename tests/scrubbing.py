"""Takes secrets, addresses and moments out of what is recorded, and puts others in when it is replayed."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, quote, urlencode

from keycloak_openapi._json import is_array, is_object
from tests.stand_ins import HASH_OF, NAME, PREFIX, PUBLIC_MEMBERS, access_token_hash, made

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from vcr.request import Request

SERVER_URL = "http://keycloak.test"
SHORTEST_PASSWORD = 12
ADMIN_PASSWORD = f"{PREFIX}admin-password"

SECRET_NAMES = frozenset(
    {
        *("access_token", "refresh_token", "id_token", "rpt", "ticket", "token", "logout_token", "id_token_hint"),
        *("subject_token", "actor_token", "assertion", "claim_token", "registration_access_token", "private_key"),
        *("registrationAccessToken", "secret", "client_secret", "clientSecret", "rotatedSecret", "privateKey"),
        *("password", "newPassword", "storePassword", "keyPassword", "bindCredential", "totp", "secretData"),
        *("jwt.credential.private.key", "saml.signing.private.key", "saml.encryption.private.key"),
        *("code_verifier", "device_code", "user_code", "auth_req_id", "request_uri", "session_code"),
    }
)
_SECRET_IN_FORM = SECRET_NAMES | {"code"}
_SECRET_IN_URL = re.compile(r"[?&;](code|session_code|request_uri|user_code|key)=([\w.~%+-]{8,})")
_SECRET_IN_PAGE = re.compile(r'name="(code)" value="([\w.~-]{8,})"')
_PAGE = re.compile(r'<h1.*?</h1>|<form[^>]*>|<input type="hidden"[^>]*>|</form>', re.DOTALL)
_PRIVATE_KEY = re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----.*?-----END [A-Z ]*PRIVATE KEY-----", re.DOTALL)
_JWT = re.compile(r"eyJ[\w-]+\.[\w-]+\.[\w-]+(?:\.[\w-]+\.[\w-]+)?")
_ORIGIN = re.compile(r"http(?P<colon>:|%3A)(?P<slashes>//|%2F%2F)(?:127\.0\.0\.1|localhost)(?::|%3A)\d+")
_MASK = re.compile(r"\**")
_BOUNDARY = re.compile(r"boundary=(\S+)")
_FIELD = re.compile(r'name="([^"]*)"')
_KEPT_ANSWER_HEADERS = ("content-type", "location", "www-authenticate")
_AUTHORIZED_BY = "authorized-by"
_PROVED_BY = "proved-by"
_OF_THE_MACHINE = ("javaHome", "osName", "osVersion", "userDir", "userName", "userTimezone")
_CHANGING_CLAIMS = frozenset({"jti", "iat", "nbf", "exp"})


class Vault:
    """The secrets of one test, each with the name that stands for it in the cassette.

    Those that the server made are named wherever they occur. Those that the test brings along are named in the
    order in which it sends them, which is the same each time.
    """

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = dict(names)
        self._own: dict[str, str] = {}

    def request(self, request: Request) -> Request:
        """Return what of a request is recorded and compared."""
        kind = _string(request.headers.get("content-type", b""))
        # A request that is replayed comes by twice, the second time with what the first has made of it.
        authorization = _string(request.headers.get("authorization") or request.headers.get(_AUTHORIZED_BY, b""))
        if boundary := _BOUNDARY.search(kind):
            body = self._parts(_bytes(request.body), boundary[1])
            kind = kind.replace(boundary[1], "boundary")
        else:
            body = _string(request.body or b"")
        if "urlencoded" in kind:
            body = self._form(body)
        elif "json" in kind:
            with suppress(ValueError):  # the id of a new member of an organization stands there without quotes
                body = _dumped(_mapped(json.loads(body), self._leaf))
        headers = {"content-type": kind}
        if authorization:
            scheme, _, credentials = authorization.partition(" ")
            headers[_AUTHORIZED_BY] = f"{scheme} {self._secret(credentials)}"
        if proof := _string(request.headers.get("dpop") or request.headers.get(_PROVED_BY, b"")):
            headers[_PROVED_BY] = self._proof(proof, authorization.partition(" ")[2])
        request.headers = {name: value for name, value in headers.items() if value}
        request.uri = self._text(request.uri)
        request.body = self._text(body).encode()
        return request

    def _proof(self, proof: str, token: str) -> str:
        """Return what a proof of possession says (RFC 9449), but for what is new each time."""
        if not _JWT.fullmatch(proof):
            return proof
        header, claims = (json.loads(_decoded(part)) for part in proof.split(".")[:2])
        said = {name: value for name, value in claims.items() if name not in _CHANGING_CLAIMS}
        if "ath" in said:
            said["ath"] = "of the token" if said["ath"] == _hash(token) else "of another token"
        return self._text(_dumped({"typ": header["typ"], "alg": header["alg"], **said}))

    def _form(self, body: str) -> str:
        pairs = parse_qsl(body, keep_blank_values=True)
        return urlencode([(name, self._parameter(name, value)) for name, value in pairs])

    def _parts(self, body: bytes, boundary: str) -> str:
        """Return a multipart body with a name in the place of each secret and of each file that is no text."""
        parts: list[str] = []
        for part in body.split(f"--{boundary}".encode()):
            head, gap, content = (piece.decode(errors="replace") for piece in part.partition(b"\r\n\r\n"))
            field = _FIELD.search(head)
            if "\ufffd" in content:
                content = f"{PREFIX}file\r\n"
            elif field and field[1] in SECRET_NAMES:
                content = self._secret(content.removesuffix("\r\n")) + "\r\n"
            parts.append(head + gap + content)
        return "--boundary".join(parts)

    def _parameter(self, name: str, value: str) -> str:
        if name == "client_assertion" and _JWT.fullmatch(value):
            claims = json.loads(_decoded(value.split(".")[1]))
            return _dumped({claim: said for claim, said in claims.items() if claim not in _CHANGING_CLAIMS})
        return self._secret(value) if name in _SECRET_IN_FORM else value

    def _leaf(self, name: str, value: str) -> str:
        return self._secret(value) if name in SECRET_NAMES else value

    def _secret(self, value: str) -> str:
        if value in self._names or value.startswith(PREFIX) or _MASK.fullmatch(value):
            return self._names.get(value, value)
        return self._own.setdefault(value, f"{PREFIX}own-secret-{len(self._own) + 1}")

    def _text(self, text: str) -> str:
        for secret, name in sorted(self._names.items(), key=lambda item: -len(item[0])):
            text = text.replace(secret, name).replace(quote(secret, safe=""), name)
        return _ORIGIN.sub(r"http\g<colon>\g<slashes>keycloak.test", text)


class Scrubber(Vault):
    """Names the secrets of what is recorded.

    Raises:
        ValueError: if the password may be a part of other words.
    """

    def __init__(self, server_url: str, admin_password: str) -> None:
        if len(admin_password) < SHORTEST_PASSWORD:
            raise ValueError(f"to be recorded, the administrator's password needs {SHORTEST_PASSWORD} characters")
        super().__init__({admin_password: ADMIN_PASSWORD})
        self._server_url = server_url
        self._tokens: dict[str, dict[str, Any]] = {}

    def response(self, response: dict[str, Any]) -> dict[str, Any]:
        """Return an answer as it is recorded."""
        headers = {name.lower(): [_string(value) for value in values] for name, values in response["headers"].items()}
        kept = {name: headers[name] for name in _KEPT_ANSWER_HEADERS if name in headers}
        kind = "".join(kept.get("content-type", []))
        if "octet-stream" in kind or "zip" in kind:
            body = f"{PREFIX}file"
        else:
            body = self._answer(_string(response["body"]["string"]), "json" in kind)
        if "kc-page-title" in body:
            # What a browser of the tests reads of a page.
            body = "\n".join(_PAGE.findall(body))
        kept = {name: [self._in_text(value) for value in values] for name, values in kept.items()}
        return {"status": response["status"], "headers": kept, "body": {"string": body.encode()}}

    def received(self, body: str) -> str:
        """Return what an application was sent as it is recorded."""
        return self._in_text(body)

    def tokens(self) -> dict[str, dict[str, Any]]:
        """Return header and claims of the tokens that were named."""
        hashes = {
            access_token_hash(secret, token["header"]["alg"]): name
            for secret, name in self._names.items()
            if (token := self._tokens.get(name))
        }
        for token in self._tokens.values():
            if name := hashes.get(token["claims"].get("at_hash", "")):
                token["claims"]["at_hash"] = HASH_OF + name
        return self._tokens

    def _answer(self, body: str, is_json: bool) -> str:
        if is_json and body:
            body = _dumped(_with_named_keys(_mapped(json.loads(body), self._answered)))
        return self._in_text(body)

    def _answered(self, name: str, value: str) -> str:
        if name not in SECRET_NAMES or _MASK.fullmatch(value):
            return value
        return self._own.get(value) or self._name(value, name)

    def _in_text(self, text: str) -> str:
        for name, secret in (*_SECRET_IN_URL.findall(text), *_SECRET_IN_PAGE.findall(text)):
            self._name(secret, name)
        for secret in _PRIVATE_KEY.findall(text):
            self._name(secret, "private-key")
        for secret in _JWT.findall(text):
            self._name(secret, "token")
        return self._text(text)

    def _text(self, text: str) -> str:
        return super()._text(text).replace(self._server_url, SERVER_URL)

    def _name(self, secret: str, kind: str) -> str:
        if secret in self._names or secret.startswith(PREFIX):
            return self._names.get(secret, secret)
        kind = re.sub(r"(?<=[a-z])(?=[A-Z])|[_.]", "-", kind).lower()
        self._names[secret] = name = f"{PREFIX}{kind}-{len(self._names)}"
        if _JWT.fullmatch(secret) and secret.count(".") == 2:
            header, claims = (json.loads(self._text(_decoded(part))) for part in secret.split(".")[:2])
            self._tokens[name] = {"header": header, "claims": claims}
        return name


class Filler(Vault):
    """Puts secrets of its own in the places of those that a cassette names."""

    def __init__(self, tokens: Mapping[str, Mapping[str, Any]]) -> None:
        values = made(tokens)
        super().__init__({value: name for name, value in values.items() if name in tokens})
        self._values = values

    def response(self, response: dict[str, Any]) -> dict[str, Any]:
        """Return an answer as the client gets it."""
        headers = {name: [self.filled(value) for value in values] for name, values in response["headers"].items()}
        body = self.filled(_string(response["body"]["string"]))
        return response | {"headers": headers, "body": {"string": body.encode()}}

    def filled(self, text: str) -> str:
        """Return a text with the secrets that it names."""
        values = self._values | {name: secret for secret, name in self._own.items()}
        return NAME.sub(lambda name: values.get(name[0], name[0]), text)


def leaves(document: Any) -> Iterator[tuple[str, str]]:
    """Yield the strings of a JSON document, each with the name that it stands under."""
    found: list[tuple[str, str]] = []

    def note(name: str, value: str) -> str:
        found.append((name, value))
        return value

    _mapped(document, note)
    yield from found


def _mapped(document: Any, change: Callable[[str, str], str], name: str = "") -> Any:
    """Change the strings of a JSON document; the value of a credential stands under the credential's type."""
    if is_object(document):
        kind = str(document.get("type"))
        is_credential = kind in {"secret", "password"}
        return {
            key: _mapped(value, change, kind if key == "value" and is_credential else key)
            for key, value in document.items()
        }
    if is_array(document):
        return [_mapped(value, change, name) for value in document]
    return change(name, document) if isinstance(document, str) else document


def _with_named_keys(document: Any) -> Any:
    """Name keys of ours in a key set and in a realm's page, for the tokens will be signed with them."""
    if not is_object(document):
        return document
    if "systemInfo" in document:
        document["systemInfo"] |= dict.fromkeys(_OF_THE_MACHINE, f"{PREFIX}machine")
    if "public_key" in document:
        document["public_key"] = f"{PREFIX}public-key"
    keys = document.get("keys")
    for key in keys if is_array(keys) else ():
        if is_object(key) and "kty" in key:
            for member in ("x5c", "x5t", "x5t#S256"):
                key.pop(member, None)
            for member in PUBLIC_MEMBERS[key["kty"]]:
                key[member] = f"{PREFIX}{key.get('crv', key['kty']).lower()}-{member}"
    return document


def _dumped(document: Any) -> str:
    return json.dumps(document, separators=(",", ":"), ensure_ascii=False)


def _decoded(part: str) -> str:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)).decode()


def _hash(token: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(token.encode()).digest()).rstrip(b"=").decode()


def _string(value: Any) -> str:
    return _bytes(value).decode()


def _bytes(value: Any) -> bytes:
    if hasattr(value, "read"):
        value = value.read()
    return value if isinstance(value, bytes) else str(value).encode()
