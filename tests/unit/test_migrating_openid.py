"""docs/migrating-from-python-keycloak.md has each method of KeycloakOpenID and KeycloakUMA, and a call for it."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey

from keycloak_facade import KeycloakRealm
from tests import migration_page
from tests.migration_page import OPENID, PAGE, TEXT, UMA, Row, described_answer, methods_in, rows_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pipeline.contract import Contract

METHODS = methods_in(Path(__file__).with_name("python_keycloak_openid_methods.txt"))
ROWS = [*rows_of(OPENID), *rows_of(UMA)]
ANOTHER_WAY = {"entitlement", "load_authorization_config", "get_policies", "get_permissions", "format_url"}
"""What no server has any more, is not needed, or is decided by the server here."""

SHOP = "http://keycloak.test/realms/shop"
CONNECT = f"{SHOP}/protocol/openid-connect"
DISCOVERY = {
    "issuer": SHOP,
    "authorization_endpoint": f"{CONNECT}/auth",
    "token_endpoint": f"{CONNECT}/token",
    "introspection_endpoint": f"{CONNECT}/token/introspect",
    "userinfo_endpoint": f"{CONNECT}/userinfo",
    "end_session_endpoint": f"{CONNECT}/logout",
    "jwks_uri": f"{CONNECT}/certs",
    "device_authorization_endpoint": f"{CONNECT}/auth/device",
}
KEY = RSAKey.generate_key(2048, {"kid": "k", "use": "sig", "alg": "RS256"})
TOKEN = jwt.encode(
    {"alg": "RS256", "kid": "k"},
    {"iss": SHOP, "aud": TEXT, "sub": TEXT, "typ": "Bearer", "exp": time.time() + 600},
    KEY,
)
PERMISSION = {"rsid": TEXT, "rsname": TEXT, "scopes": [TEXT]}
DEVICE = {
    "device_code": TEXT,
    "user_code": TEXT,
    "verification_uri": f"{SHOP}/device",
    "verification_uri_complete": f"{SHOP}/device?user_code={TEXT}",
    "expires_in": 60,
}
ANSWERS: dict[str, Any] = {
    "/.well-known/openid-configuration": DISCOVERY,
    "/.well-known/uma2-configuration": DISCOVERY,
    "/protocol/openid-connect/certs": {"keys": [KEY.as_dict(private=False)]},
    "/protocol/openid-connect/userinfo": {"sub": TEXT},
    "/protocol/openid-connect/token/introspect": {"active": True},
    "/protocol/openid-connect/auth/device": DEVICE,
    "/protocol/openid-connect/logout": None,
}
TOKEN_ANSWERS: dict[str | None, Any] = {
    None: {"access_token": TOKEN, "expires_in": 60},
    "permissions": [PERMISSION],
    "decision": {"result": True},
}


@pytest.fixture(scope="module")
def run(contract: Contract) -> Iterator[Callable[[str], set[str]]]:
    """Run code of the page with new objects, and return the requests that it sends."""
    sent: set[str] = set()

    def answer(request: httpx.Request) -> httpx.Response:
        if described := described_answer(contract, request):
            sent.add(described[0])
            return described[1]
        path = request.url.path.removeprefix("/realms/shop")
        key = f"{request.method} /realms/{{}}{path}"
        if path == "/protocol/openid-connect/token":
            form = httpx.QueryParams(request.content.decode())
            sent.add(f"{key} {form['grant_type']}")
            return httpx.Response(200, json=TOKEN_ANSWERS[form.get("response_mode")])
        sent.add(key)
        return httpx.Response(200, json=ANSWERS[path]) if ANSWERS[path] else httpx.Response(204)

    with httpx.Client(transport=httpx.MockTransport(answer)) as http_client:

        def run(code: str) -> set[str]:
            sent.clear()
            realm = KeycloakRealm("http://keycloak.test", "shop", http_client=http_client)
            objects = {"realm": realm, "openid": realm.open_id_connect(TEXT, TEXT), "uma": realm.uma()}
            migration_page.run(code, **objects, token=TOKEN, device=DEVICE)
            return set(sent)

        yield run


def test_each_method_has_one_row() -> None:
    assert [row.method for row in ROWS] == list(METHODS)


def test_the_page_says_how_many_they_are() -> None:
    said = re.search(r"the (\d+) of `KeycloakOpenID` and the\s(\d+) of `KeycloakUMA`", PAGE.partition("\n## ")[0])
    assert said
    assert [int(number) for number in said.groups()] == [len(rows_of(OPENID)), len(rows_of(UMA))]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.method)
def test_the_calls_of_a_row_send_what_the_method_sends(row: Row, run: Callable[[str], set[str]]) -> None:
    sent = [run(code) for code in row.calls]
    if row.method not in ANOTHER_WAY:
        assert METHODS[row.method] <= set().union(*sent)
        assert all(METHODS[row.method] & requests for requests in sent)
    for code in row.others:
        run(code)


@pytest.mark.parametrize(
    ("code", "error"),
    [
        ("openid.token(username, password)", AttributeError),
        ("openid.refresh_token()", TypeError),
        ("openid.uma_ticket(audience=client_id)", TypeError),
        ("uma.resource_set_create(token, name, scope=scopes)", TypeError),
        ("list(uma.resource_set_iter(token, resource_type=kind))", TypeError),
    ],
)
def test_a_call_that_does_not_exist_fails(code: str, error: type[Exception], run: Callable[[str], set[str]]) -> None:
    with pytest.raises(error):
        run(code)


def test_what_a_call_sends_is_seen(run: Callable[[str], set[str]]) -> None:
    assert run("openid.refresh_token(refresh_token)") == {
        "GET /realms/{}/.well-known/openid-configuration",
        "POST /realms/{}/protocol/openid-connect/token refresh_token",
    }
