"""What the browser comes back with: which redirects are believed, and what ties them to a login."""

from __future__ import annotations

import asyncio
from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from keycloak_facade import AsyncKeycloakRealm, KeycloakRealm
from keycloak_facade.exceptions import AuthorizationError, KeycloakError

if TYPE_CHECKING:
    from keycloak_facade.openid_connect import KeycloakOpenidConnect

ISSUER = "https://keycloak.test/realms/r"
STATE = "canary-state"
DOCUMENT: dict[str, Any] = {
    "issuer": ISSUER,
    "authorization_endpoint": f"{ISSUER}/auth",
    "end_session_endpoint": f"{ISSUER}/logout",
    "authorization_response_iss_parameter_supported": True,
}
GOOD = {"code": "canary-code", "state": STATE, "session_state": "s", "iss": ISSUER}


def client(**changed: Any) -> KeycloakOpenidConnect:
    oidc = KeycloakRealm("https://keycloak.test", "r").open_id_connect("app")
    oidc.well_known.contents = DOCUMENT | changed
    return oidc


def url(*, mark: str = "?", **changed: str | None) -> str:
    fields = {name: value for name, value in (GOOD | changed).items() if value is not None}
    return f"https://app.example.org/back{mark}{urlencode(fields)}"


@pytest.mark.parametrize(
    "redirect",
    [
        url(),
        url(mark="#"),
        url(mark="?a=b#"),
        url(mark="?a=b&a=c&"),
        urlsplit(url()).path + "?" + urlsplit(url()).query,
        GOOD,
        GOOD | {"other": "x"},
    ],
)
def test_a_good_redirect(redirect: Any) -> None:
    assert client().authorization_response(redirect, state=STATE) == GOOD


WRONG: dict[str, tuple[Any, str | None, str]] = {
    "another state": (url(state="other"), STATE, "another state"),
    "no state": (url(state=None), STATE, "another state"),
    "an empty state": (url(state=""), STATE, "another state"),
    "a longer state": (url(state=STATE + "x"), STATE, "another state"),
    "odd characters": (url(state="ümläut"), STATE, "another state"),
    "a state that was not sent": (url(), None, "another state"),
    "another server": (url(iss="https://evil.test/realms/r"), STATE, 'this one has iss "https://evil.test/realms/r"'),
    "nearly the server": (url(iss=ISSUER + "/"), STATE, "this one has iss"),
    "no server": (url(iss=None), STATE, "names no iss"),
    "no code": (url(code=None), STATE, "neither a code nor an error"),
    "an empty code": (url(code=""), STATE, "neither a code nor an error"),
    "nothing": ("https://app.example.org/back", STATE, "names no iss"),
    "two codes": (url() + "&code=another", STATE, "more than one code"),
    "two states": (url() + f"&state={STATE}", STATE, "more than one state"),
    "another server's error": (url(error="access_denied", iss="https://evil.test"), STATE, "this one has iss"),
    "an error of another login": (url(error="access_denied", state="other"), STATE, "another state"),
    "posted": (GOOD | {"state": "other"}, STATE, "another state"),
}


@pytest.mark.parametrize(("redirect", "state", "problem"), WRONG.values(), ids=WRONG)
def test_a_redirect_that_is_not_to_be_trusted(redirect: Any, state: str | None, problem: str) -> None:
    with pytest.raises(AuthorizationError, match=problem) as caught:
        client().authorization_response(redirect, state=state)
    assert caught.value.error is None
    assert "canary" not in f"{caught.value!s} {caught.value!r} {vars(caught.value)!r}"


def test_a_server_that_does_not_name_itself() -> None:
    for document in ({"authorization_response_iss_parameter_supported": False}, {"issuer": ISSUER}):
        oidc = client()
        oidc.well_known.contents = {name: value for name, value in DOCUMENT.items() if "iss_" not in name} | document
        assert oidc.authorization_response(url(iss=None), state=STATE)["code"] == GOOD["code"]
        with pytest.raises(AuthorizationError, match="has iss"):
            oidc.authorization_response(url(iss="https://evil.test"), state=STATE)


def test_a_login_without_state() -> None:
    assert client().authorization_response(url(state=None), state=None)["code"] == GOOD["code"]


def test_a_refusal() -> None:
    redirect = url(code=None, error="access_denied", error_description='no "way"\n')
    with pytest.raises(AuthorizationError) as caught:
        client().authorization_response(redirect, state=STATE)
    assert isinstance(caught.value, KeycloakError)
    assert (caught.value.error, caught.value.error_description) == ("access_denied", 'no "way"\n')
    assert str(caught.value) == 'the login was refused: "access_denied: no \\"way\\"\\n"'


def test_the_issuer_of_the_callers_counts() -> None:
    other = "https://sso.example.org/realms/r"
    oidc = KeycloakRealm("https://keycloak.test", "r", issuer=other).open_id_connect("app")
    oidc.well_known.contents = DOCUMENT
    assert oidc.authorization_response(url(iss=other), state=STATE).get("iss") == other
    with pytest.raises(AuthorizationError, match="has iss"):
        oidc.authorization_response(url(), state=STATE)


def test_the_asynchronous_client_checks_the_same() -> None:
    async def check() -> None:
        oidc = AsyncKeycloakRealm("https://keycloak.test", "r").open_id_connect("app")
        oidc.well_known.contents = DOCUMENT
        assert await oidc.authorization_response(url(), state=STATE) == GOOD
        with pytest.raises(AuthorizationError, match="another state"):
            await oidc.authorization_response(url(), state="other")

    asyncio.run(check())


def test_what_ties_a_redirect_to_a_login_is_random() -> None:
    made = [make() for make in (client().generate_state, client().generate_nonce) for _ in range(50)]
    assert len(set(made)) == 100
    assert {len(value) for value in made} == {43}  # 256 bits in base64url


def test_pkce() -> None:
    made = [client().generate_pkce() for _ in range(50)]
    assert len({pkce.code_verifier for pkce in made}) == 50
    for pkce in made:
        assert len(pkce.code_verifier) == 64  # 384 bits; RFC 7636 wants 43 to 128 characters
        digest = sha256(pkce.code_verifier.encode()).digest()
        assert pkce.code_challenge == urlsafe_b64encode(digest).rstrip(b"=").decode()
        assert pkce.parameters == {"code_challenge": pkce.code_challenge, "code_challenge_method": "S256"}
        assert pkce.code_verifier not in repr(pkce)
    query = parse_qs(urlsplit(client().authorization_url(**made[0].parameters)).query)
    assert (query["code_challenge"], query["code_challenge_method"]) == ([made[0].code_challenge], ["S256"])


def test_the_url_of_a_logout() -> None:
    assert client().logout_url() == f"{ISSUER}/logout?client_id=app"
    there = "https://app.example.org/bye?a=b&c"
    asked = client().logout_url(id_token_hint="t", post_logout_redirect_uri=there, state="s/1", ui_locales=None)
    assert asked.partition("?")[0] == f"{ISSUER}/logout"
    assert parse_qs(urlsplit(asked).query) == {
        "client_id": ["app"],
        "id_token_hint": ["t"],
        "post_logout_redirect_uri": [there],
        "state": ["s/1"],
    }
