"""Logout tokens, signed claims and nonces: each check of theirs, by a token that it must refuse."""

from __future__ import annotations

import asyncio
import logging
import re
import time
from functools import partial
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import KeySet, OctKey, RSAKey

from keycloak_facade import AsyncKeycloakRealm, KeycloakRealm
from keycloak_facade.exceptions import ExpiredSignatureError, JWTClaimsError, JWTError, UnexpectedAnswer

if TYPE_CHECKING:
    from collections.abc import Callable

ISSUER = "https://keycloak.test/realms/r"
KEY = RSAKey.generate_key(2048, {"use": "sig", "alg": "RS256", "kid": "k"})
FOREIGN = RSAKey.generate_key(2048, {"use": "sig", "alg": "RS256", "kid": "k"})
EVENT = "http://schemas.openid.net/event/backchannel-logout"
DOCUMENT = {
    "issuer": ISSUER,
    "userinfo_endpoint": f"{ISSUER}/userinfo",
    "introspection_endpoint": f"{ISSUER}/introspect",
    "jwks_uri": f"{ISSUER}/certs",
}


def token(changed: dict[str, Any] | None = None, key: RSAKey = KEY, **header: Any) -> str:
    """A logout token, changed; a claim of None is left out."""
    now = int(time.time())
    claims = {"iss": ISSUER, "aud": "app", "iat": now, "exp": now + 120, "jti": "j", "sub": "u", "sid": "s"}
    claims |= {"typ": "Logout", "events": {EVENT: {}}} | (changed or {})
    content = {name: value for name, value in claims.items() if value is not None}
    return jwt.encode({"alg": "RS256", "typ": "logout+jwt", "kid": "k"} | header, content, key, algorithms=["RS256"])


class Server:
    """A realm with one key, which answers what it is told to."""

    def __init__(self, answer: httpx.Response | None = None) -> None:
        self.answer = answer

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/certs"):
            return httpx.Response(200, json=KeySet([KEY]).as_dict(private=False))
        assert self.answer is not None
        return self.answer

    @property
    def client(self) -> Any:
        http = httpx.Client(transport=httpx.MockTransport(self))
        oidc = KeycloakRealm("https://keycloak.test", "r", http_client=http).open_id_connect("app")
        oidc.well_known.contents = DOCUMENT
        return oidc


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"sub": None},
        {"sid": None},
        {"typ": None},
        {"aud": ["other", "app"]},
        {"events": {EVENT: {"more": 1}, "x": 1}},
    ],
    ids=str,
)
def test_a_logout_token(changed: dict[str, Any]) -> None:
    claims = Server().client.decode_logout_token(token(changed))
    assert (claims["iss"], claims["jti"]) == (ISSUER, "j")
    assert claims == claims | {name: value for name, value in changed.items() if value is not None}


def test_a_logout_token_of_an_older_server() -> None:
    assert Server().client.decode_logout_token(token(typ="JWT"))["sid"] == "s"


WRONG: dict[str, tuple[Callable[[], str], type[JWTError], str]] = {
    "unsigned": (lambda: token().rpartition(".")[0] + ".", JWTError, "signature"),
    "of another key": (partial(token, key=FOREIGN), JWTError, "signature is wrong"),
    "of another issuer": (partial(token, {"iss": "https://evil.test/realms/r"}), JWTClaimsError, "expected issuer"),
    "of no issuer": (partial(token, {"iss": None}), JWTClaimsError, "expected issuer"),
    "for another client": (partial(token, {"aud": "other"}), JWTClaimsError, "expected audience"),
    "for nobody": (partial(token, {"aud": None}), JWTClaimsError, "expected audience"),
    "without iat": (partial(token, {"iat": None}), JWTError, 'no "iat"'),
    "of the future": (partial(token, {"iat": int(time.time()) + 3600}), JWTClaimsError, "issued in the future"),
    "without exp": (partial(token, {"exp": None}), JWTError, 'no "exp"'),
    "expired": (partial(token, {"exp": int(time.time()) - 1}), ExpiredSignatureError, "has expired"),
    "without jti": (partial(token, {"jti": None}), JWTError, 'no "jti"'),
    "with an empty jti": (partial(token, {"jti": ""}), JWTClaimsError, "jti is empty"),
    "without user and session": (partial(token, {"sub": None, "sid": None}), JWTClaimsError, "sub or sid"),
    "with an empty session": (partial(token, {"sid": ""}), JWTClaimsError, "sub or sid"),
    "with a number for a session": (partial(token, {"sid": 1}), JWTClaimsError, "sub or sid"),
    "without events": (partial(token, {"events": None}), JWTClaimsError, "backchannel-logout"),
    "with other events": (partial(token, {"events": {"x": {}}}), JWTClaimsError, "backchannel-logout"),
    "with an event that is no object": (
        partial(token, {"events": {EVENT: True}}),
        JWTClaimsError,
        "backchannel-logout",
    ),
    "with a list of events": (partial(token, {"events": [EVENT]}), JWTClaimsError, "backchannel-logout"),
    "with a nonce": (partial(token, {"nonce": "n"}), JWTClaimsError, "has no nonce"),
    "with an empty nonce": (partial(token, {"nonce": ""}), JWTClaimsError, "has no nonce"),
    "an ID token": (partial(token, {"typ": "ID"}, typ="JWT"), JWTClaimsError, "expected a token of type"),
    "an access token": (partial(token, {"typ": "Bearer"}, typ="at+jwt"), JWTClaimsError, "expected a token of type"),
    "of no type": (partial(token, {"typ": None}, typ="JWT"), JWTClaimsError, "expected a token of type"),
}


@pytest.mark.parametrize(("given", "kind", "problem"), WRONG.values(), ids=WRONG)
def test_what_is_no_logout_token(given: Callable[[], str], kind: type[JWTError], problem: str) -> None:
    with pytest.raises(kind, match=problem):
        Server().client.decode_logout_token(given())


def test_the_limits_of_a_logout_token_are_the_callers() -> None:
    expired = token({"exp": int(time.time()) - 5})
    assert Server().client.decode_logout_token(expired, leeway=30)["jti"] == "j"
    with pytest.raises(JWTError, match="algorithms allow ES256 only"):
        Server().client.decode_logout_token(token(), algorithms=["ES256"])
    with pytest.raises(ValueError, match="algorithms is empty"):
        Server().client.decode_logout_token(token(), algorithms=[])


def test_the_asynchronous_client_checks_the_same() -> None:
    async def check() -> None:
        async with httpx.AsyncClient(transport=httpx.MockTransport(Server())) as http:
            oidc = AsyncKeycloakRealm("https://keycloak.test", "r", http_client=http).open_id_connect("app")
            oidc.well_known.contents = DOCUMENT
            assert (await oidc.decode_logout_token(token()))["jti"] == "j"
            with pytest.raises(JWTClaimsError, match="has no nonce"):
                await oidc.decode_logout_token(token({"nonce": "n"}))

    asyncio.run(check())


def userinfo(text: str, kind: str) -> Any:
    return Server(httpx.Response(200, text=text, headers={"content-type": kind})).client.userinfo("t")


def test_claims_that_are_signed() -> None:
    plain = {"typ": None, "events": None, "iat": None, "exp": None, "jti": None, "sid": None}
    signed = token(plain, typ="JWT")
    for kind in ("application/jwt", "application/jwt;charset=utf-8"):
        assert userinfo(signed, kind) == {"iss": ISSUER, "aud": "app", "sub": "u"}
    with pytest.raises(JWTError, match="signature is wrong"):
        userinfo(token(plain, FOREIGN, typ="JWT"), "application/jwt")
    with pytest.raises(JWTClaimsError, match="expected issuer"):
        userinfo(token(plain | {"iss": "https://evil.test"}, typ="JWT"), "application/jwt")
    with pytest.raises(JWTClaimsError, match="expected audience"):
        userinfo(token(plain | {"aud": "other"}, typ="JWT"), "application/jwt")
    with pytest.raises(JWTError):
        userinfo('{"sub": "u"}', "application/jwt")
    with pytest.raises(UnexpectedAnswer, match="not valid JSON"):
        userinfo(signed, "application/json")


def test_the_nonce() -> None:
    id_token = token({"typ": "ID", "nonce": "mine", "events": None}, typ="JWT")
    client = Server().client
    assert client.decode_token(id_token, nonce="mine")["nonce"] == "mine"
    assert client.decode_token(id_token, KeySet([KEY]).as_dict(private=False), nonce="mine")["nonce"] == "mine"
    assert client.decode_token(id_token)["nonce"] == "mine"
    for wrong in ("other", "", "ümläut", "mine "):
        with pytest.raises(JWTClaimsError, match="nonce is not that of the login"):
            client.decode_token(id_token, nonce=wrong)
    with pytest.raises(JWTClaimsError, match="no nonce"):
        client.decode_token(token({"typ": "ID", "events": None}, typ="JWT"), nonce="mine")
    with pytest.raises(JWTClaimsError, match="nonce is a string"):
        client.decode_token(token({"typ": "ID", "nonce": 1, "events": None}, typ="JWT"), nonce="1")


def refresh_token() -> str:
    claims = {"typ": "Refresh", "aud": ISSUER, "exp": int(time.time()) + 60}
    return jwt.encode({"alg": "HS512"}, claims, OctKey.import_key("x" * 64), algorithms=["HS512"])


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (partial(token, {"typ": "Bearer", "aud": "account"}), 'not for client "app"'),
        (partial(token, {"typ": "Bearer", "aud": None}), 'not for client "app"'),
        (partial(token, {"typ": "Bearer", "aud": ["a", "b"]}), r'aud is \["a", "b"\]. An audience mapper'),
        (refresh_token, "token_type_hint='refresh_token'"),
        (partial(token, {"typ": "Bearer"}), None),
        (partial(token, {"typ": "Bearer", "aud": "account", "exp": 1}), None),
        (partial(token, {"typ": "Bearer", "aud": "account", "exp": None}), None),
        (lambda: "no-token", None),
        (lambda: "", None),
        (lambda: "a.b.c", None),
    ],
)
def test_the_reason_for_an_inactive_token_is_logged(
    given: Callable[[], str], told: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    client = Server(httpx.Response(200, json={"active": False})).client
    asked = given()
    with caplog.at_level(logging.WARNING):
        for _ in range(2):
            assert client.introspect(asked) == {"active": False}
    messages = [record.getMessage() for record in caplog.records]
    assert len(messages) == (told is not None)
    assert not asked or asked not in "".join(messages)
    assert told is None or re.search(told, messages[0])


@pytest.mark.parametrize("answer", ["[]", "{}", '{"active": "false"}', "null", ""])
def test_a_malformed_introspection(answer: str) -> None:
    with pytest.raises(UnexpectedAnswer):
        Server(httpx.Response(200, text=answer)).client.introspect("t")
