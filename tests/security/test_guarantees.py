"""Guarantees that have no other place, and the page that lists them all."""

from __future__ import annotations

import ast
import inspect
import re
import time
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey

import keycloak_facade
from keycloak_facade import AsyncKeycloakRealm, KeycloakRealm
from keycloak_facade.exceptions import AuthorizationError, JWTClaimsError, KeycloakError, TransportError
from tests.security.loopback import stub

SECRET = "canary-0001"
ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "security-guarantees.md"
SOURCES = [
    path
    for package in (Path(keycloak_facade.__file__).parent, ROOT / "generated" / "keycloak_openapi")
    for path in sorted(package.rglob("*.py"))
]

each_flavour = pytest.mark.parametrize("kind", [KeycloakRealm, AsyncKeycloakRealm], ids=["sync", "async"])


async def done(answer: Any) -> Any:
    return await answer if inspect.isawaitable(answer) else answer


@pytest.mark.parametrize("value", ["a&b=c", "a+b c", "line\r\nbreak", "ünïcode \U0001f511", "%2e", "#?/;", '"', "\x00"])
@each_flavour
async def test_a_form_arrives_as_it_was(kind: type[Any], value: str) -> None:
    received: list[dict[str, str]] = []

    def handle(request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            received.append(dict(parse_qsl(request.content.decode(), keep_blank_values=True, strict_parsing=True)))
        url = "https://keycloak.test/realms/r"
        return httpx.Response(200, json={"issuer": url, "token_endpoint": f"{url}/token", "access_token": "t"})

    http = httpx.Client if kind is KeycloakRealm else httpx.AsyncClient
    realm = kind("https://keycloak.test", "r", http_client=http(transport=httpx.MockTransport(handle)))
    oidc = realm.open_id_connect(value, value)
    await done(oidc.password_credentials(value, value, scope=None, totp=None, empty="", other=None))
    assert received == [
        {
            "client_id": value,
            "client_secret": value,
            "grant_type": "password",
            "username": value,
            "password": value,
            "empty": "",
        }
    ]


@pytest.mark.parametrize("end", ["\r\nInjected: 1", "\nInjected: 1", "\x00"])
@pytest.mark.loopback
@each_flavour
async def test_a_header_does_not_make_another_one(kind: type[Any], end: str) -> None:
    with stub(lambda answering: answering.send(200, b"{}")) as server:
        realm = kind(server.url, "r", {"X-Mine": f"{SECRET}{end}"})
        with pytest.raises(TransportError) as caught:
            await done(realm.published())
        await done(realm.close())
        assert server.received == []
    assert SECRET not in f"{caught.value!r} {caught.value.original_exc!r}"


KEY = RSAKey.generate_key(2048, {"use": "sig", "alg": "RS256", "kid": "k"})


def refused_state(state: str) -> str:
    oidc = KeycloakRealm("https://keycloak.test", "r", issuer="https://keycloak.test/realms/r").open_id_connect("c")
    oidc.well_known.contents = {"issuer": "https://keycloak.test/realms/r"}
    return oidc.authorization_response({"code": "1", "state": state}, state="mine")["code"]


def refused_nonce(nonce: str) -> str:
    claims = {"iss": "https://keycloak.test/realms/r", "aud": "c", "exp": int(time.time()) + 60, "nonce": nonce}
    token = jwt.encode({"alg": "RS256", "kid": "k"}, claims, KEY)
    oidc = KeycloakRealm("https://keycloak.test", "r").open_id_connect("c")
    return str(oidc.decode_token(token, KeySet([KEY]), issuer=str(claims["iss"]), nonce="mine")["aud"])


@pytest.mark.parametrize(
    ("check", "compare", "refusal"),
    [
        (refused_state, "keycloak_facade._core.login.compare_digest", AuthorizationError),
        (refused_nonce, "keycloak_facade._core.jwt_claims.hmac.compare_digest", JWTClaimsError),
    ],
)
def test_states_and_nonces_are_compared_in_constant_time(
    check: Any, compare: str, refusal: type[KeycloakError], monkeypatch: pytest.MonkeyPatch
) -> None:
    """hmac.compare_digest decides, and nothing else does."""
    assert check("mine")
    with pytest.raises(refusal):
        check("other")
    monkeypatch.setattr(compare, lambda *_: True)
    assert check("other")
    monkeypatch.setattr(compare, lambda *_: False)
    with pytest.raises(refusal):
        check("mine")


def imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.add(str(node.module))
    return found


def test_randomness_is_that_of_secrets() -> None:
    assert len(SOURCES) > 100
    # Pauses need not be a secret.
    assert [path.name for path in SOURCES if imported(path) & {"random", "numpy.random"}] == ["outages.py"]
    assert "secrets" in imported(Path(keycloak_facade.__file__).parent / "_core" / "login.py")


def test_the_page_names_tests_that_are_there() -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", PAGE.read_text("utf-8"))
    assert len(named) > 20
    assert [
        f"{path}::{test}"
        for path, test in named
        if not (ROOT / path).is_file() or (test and f"def {test}(" not in (ROOT / path).read_text("utf-8"))
    ] == []
