"""No cassette holds a secret, whatever recorded it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

import pytest
import yaml

from keycloak_openapi._json import is_array, is_object
from tests.cassettes import FOLDER
from tests.scrubbing import SECRET_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

STAND_IN = re.compile(r"stand-in-[\w-]+|\*{10}|")
JWT = re.compile(r"eyJ[\w-]{8,}\.[\w-]+")
NAMES = SECRET_NAMES | {"code", "device_code", "privateKey", "private_key", "registration_access_token", "secretData"}
PRIVATE_KEY = re.compile(r"PRIVATE KEY-----")
LOCAL = re.compile(r"https?://(?:127\.0\.0\.1|localhost|\[::1\]):\d")
PRIVATE_JWK_MEMBERS = {"d", "p", "q", "dp", "dq", "qi", "k"}
HEADERS = {"authorization", "cookie", "set-cookie", "dpop", "proxy-authorization"}


def secrets_in(cassette: Mapping[str, Any]) -> Iterator[str]:
    """Say what a cassette holds that it must not, without quoting it."""
    text = json.dumps(cassette, default=lambda raw: raw.decode("latin-1"))
    for what, pattern in (("JWT", JWT), ("private key", PRIVATE_KEY), ("local address", LOCAL)):
        if pattern.search(text):
            yield what
    for interaction in cassette["interactions"]:
        for side in ("request", "response"):
            headers = {name.lower(): values for name, values in interaction[side]["headers"].items()}
            yield from (f"header {name}" for name in HEADERS & headers.keys())
            for url in [str(interaction[side].get("uri", "")), *headers.get("location", [])]:
                yield from in_pairs(parse_qsl(urlsplit(str(url)).query))
        yield from in_body(interaction["request"]["body"])
        yield from in_body(interaction["response"]["body"]["string"])


def in_body(body: str | bytes | None) -> Iterator[str]:
    text = body.decode("latin-1") if isinstance(body, bytes) else body or ""
    try:
        document = json.loads(text)
    except ValueError:
        yield from in_pairs(parse_qsl(text))
    else:
        yield from in_document(document)


def in_pairs(pairs: list[tuple[str, str]]) -> Iterator[str]:
    yield from (f"value of {name}" for name, value in pairs if name in NAMES and not STAND_IN.fullmatch(value))


def in_document(value: Any, name: str = "") -> Iterator[str]:
    if is_object(value):
        if "kty" in value and PRIVATE_JWK_MEMBERS & value.keys():
            yield "private JWK"
        is_secret = value.get("type") in ("password", "secret")
        for key, item in value.items():
            yield from in_document(item, "secret" if is_secret and key == "value" else key)
    elif is_array(value):
        for item in value:
            yield from in_document(item, name)
    elif isinstance(value, str):
        if name in NAMES and not STAND_IN.fullmatch(value):
            yield f"value of {name}"
        if value.startswith("{"):
            yield from in_body(value)


def load(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load(path.read_text("utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe
    return loaded


def test_no_cassette_holds_a_secret() -> None:
    paths = sorted(FOLDER.parent.rglob("*.yaml"))
    assert paths
    found = {str(path.relative_to(FOLDER.parent)): sorted(set(secrets_in(load(path)))) for path in paths}
    assert {path: secrets for path, secrets in found.items() if secrets} == {}


def cassette(
    *, request: str = "", response: str = "", headers: dict[str, list[str]] | None = None, uri: str = "http://k/"
) -> dict[str, Any]:
    sent: dict[str, Any] = {"method": "POST", "uri": uri, "headers": {}, "body": request}
    answered = {"status": {"code": 200}, "headers": headers or {}, "body": {"string": response}}
    return {"interactions": [{"request": sent, "response": answered}], "version": 1}


def test_stand_ins_are_no_secrets() -> None:
    clean = cassette(
        request="grant_type=password&password=stand-in-admin-password&client_secret=stand-in-own-1&user=bob",
        response='{"access_token": "stand-in-access-token-2", "secret": "**********", "password": "", "kty": "RSA"}',
        headers={"Location": ["http://k/?code=stand-in-code-3"]},
    )
    assert list(secrets_in(clean)) == []


@pytest.mark.parametrize(
    ("planted", "found"),
    [
        (cassette(request="x=eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJib2IifQ.c2ln"), "JWT"),
        (cassette(response='{"a": ["eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJib2IifQ.c2ln"]}'), "JWT"),
        (cassette(request="grant_type=password&password=pw"), "value of password"),
        (cassette(request="client_secret=a&client_id=b"), "value of client_secret"),
        (cassette(request='{"credentials": [{"type": "password", "value": "pw"}]}'), "value of secret"),
        (cassette(response='{"type": "secret", "value": "s"}'), "value of secret"),
        (cassette(response='{"clients": [{"secret": "s"}]}'), "value of secret"),
        (cassette(response='{"ticket": "t"}'), "value of ticket"),
        (cassette(response='{"config": {"privateKey": ["MIIE"]}}'), "value of privateKey"),
        (cassette(response='{"saml.signing.private.key": "MIIE"}'), "value of saml.signing.private.key"),
        (cassette(response='{"refresh_token": "r"}'), "value of refresh_token"),
        (cassette(response='{"keys": [{"kty": "EC", "x": "a", "d": "b"}]}'), "private JWK"),
        (
            cassette(request='{"attributes": {"jwks.string": "{\\"kty\\": \\"oct\\", \\"k\\": \\"b\\"}"}}'),
            "private JWK",
        ),
        (cassette(response="-----BEGIN RSA PRIVATE KEY-----"), "private key"),
        (cassette(headers={"Set-Cookie": ["a=b"]}), "header set-cookie"),
        (cassette(headers={"Authorization": ["Bearer x"]}), "header authorization"),
        (cassette(headers={"Location": ["http://k/?code=a.b.c"]}), "value of code"),
        (cassette(uri="http://k/?token=t"), "value of token"),
        (cassette(response="http://127.0.0.1:8080/admin"), "local address"),
    ],
    ids=lambda value: value.replace(" ", "-") if isinstance(value, str) else "",
)
def test_a_planted_secret_is_found(planted: dict[str, Any], found: str) -> None:
    assert list(secrets_in(planted)) == [found]
