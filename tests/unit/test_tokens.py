"""How long a token is good, which ones can stand in a header, and what a refused login says."""

from __future__ import annotations

import inspect
import json
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from keycloak_facade import AsyncKeycloakRealm, KeycloakRealm
from keycloak_facade._core.tokens import GrantedToken, TokenResponse, checked_token, login_failed, token_response
from keycloak_facade.credentials import ClientSecret, DPoP, RefreshToken
from keycloak_facade.exceptions import BadRequest, KeycloakError, TokenError
from tests.unit.wire import URL

if TYPE_CHECKING:
    from collections.abc import Callable

    from keycloak_facade.credentials import Credentials

SECRET = "canary-e11f"
AT = 1000.0
INFINITY = float("inf")


def granted(**answer: Any) -> GrantedToken:
    response: TokenResponse = {"access_token": SECRET, "refresh_token": SECRET}
    response.update(answer)  # type: ignore[typeddict-item]  # the test's own
    return GrantedToken(response, requested_at=AT)


@pytest.mark.parametrize(
    ("lifespan", "renewed_after"),
    [(5, 4.5), (60, 54), (300, 270), (600, 570), (36_000, 35_970), (0, 0), ("60", 54), (1.5, 1.35)],
)
def test_it_is_renewed_a_tenth_before_its_end_or_half_a_minute(lifespan: Any, renewed_after: float) -> None:
    token = granted(expires_in=lifespan)
    assert token.renew_at == pytest.approx(AT + renewed_after)
    assert token.is_good(AT + renewed_after - 0.01)
    assert not token.is_good(AT + renewed_after + 0.01)


def test_without_a_lifespan_it_is_good_for_nothing() -> None:
    assert not granted().is_good(AT)


@pytest.mark.parametrize(
    ("answer", "until"),
    [
        ({"refresh_expires_in": 1800}, AT + 1800),
        ({"refresh_expires_in": 0}, INFINITY),
        ({}, INFINITY),
        ({"refresh_token": None, "refresh_expires_in": 1800}, AT),
    ],
    ids=["session", "offline", "unknown", "none"],
)
def test_how_long_it_can_be_refreshed(answer: dict[str, Any], until: float) -> None:
    token = granted(expires_in=60, **answer)
    for now in (AT, AT + 1799.9, AT + 1800, AT + 1e9):
        assert token.can_refresh(now) is (now < until)


def test_a_repr_shows_no_token() -> None:
    assert SECRET not in repr(granted(expires_in=60))
    assert "renew_at=1054.0" in repr(granted(expires_in=60))


@pytest.mark.parametrize("answer", [None, [], "x", 1, {}, {"access_token": None}, {"access_token": ["x"]}])
def test_what_is_no_token_answer(answer: Any) -> None:
    with pytest.raises(TypeError, match="no access token"):
        token_response(answer)


def test_a_token_answer_is_kept_as_it_is() -> None:
    answer = {"access_token": "x", "not-before-policy": 0, "future": [1]}
    assert token_response(answer) is answer


@pytest.mark.parametrize("token", ["x", "eyJ.e30.x_-", "opaque~+/=="])
def test_a_token_for_a_header(token: str) -> None:
    assert checked_token(token) == token


BAD = {
    "empty": "",
    "CR": "\r",
    "LF": "\n",
    "CRLF and a header": "\r\nX-Injected: 1",
    "NUL": "\0",
    "tab": "\t",
    "space": " ",
    "DEL": "\x7f",
    "latin-1": "ä",
    "right-to-left": "\u202e",
    "line separator": "\u2028",
    "surrogate": "\ud800",
}


async def done(answer: Any) -> Any:
    return await answer if inspect.isawaitable(answer) else answer


def ways_of(realm: Any, token: str) -> dict[str, Callable[[], Any]]:
    """What sends a token, by whose it is."""

    def admin_with(credentials: Credentials) -> Any:
        return type(realm)(URL, "r", credentials=credentials, http_client=realm.client.session).admin

    return {
        "checked": lambda: checked_token(token),
        "given": lambda: realm.admin.set_token(token).realms.all(brief_representation=True),
        "asked for": lambda: realm.admin.set_token(lambda: token).realms.all(brief_representation=True),
        "granted": lambda: admin_with(ClientSecret("c", "s")).realms.by_name("r").get(),
        "granted and bound": lambda: admin_with(DPoP(ClientSecret("c", "s"))).realms.by_name("r").get(),
        "refreshed": lambda: admin_with(RefreshToken("r", client_id="c")).realms.by_name("r").get(),
        "the user's": lambda: realm.account(token).get(),
        "asked for, of the user": lambda: realm.account(lambda: token).get(),
        "of a registration": lambda: realm.client_registration(token).default.create("c"),
        "of a registered client": lambda: realm.client_registration().default.by_client_id("c", token).get(),
        "userinfo": lambda: realm.open_id_connect("c").userinfo(token),
        "ticket": lambda: realm.open_id_connect("c").uma_ticket(token),
        "UMA": lambda: realm.uma2.resource_set_read(token, "1"),
    }


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD.keys())
@pytest.mark.parametrize("place", ["start", "middle", "end"])
@pytest.mark.parametrize("kind", [KeycloakRealm, AsyncKeycloakRealm], ids=["sync", "async"])
async def test_a_token_that_cannot_stand_in_a_header_is_refused_and_not_quoted(
    bad: str, place: str, kind: type[Any]
) -> None:
    token = {"start": bad + SECRET, "middle": f"{SECRET[:3]}{bad}{SECRET}", "end": SECRET + bad}[place] if bad else ""
    sent: list[str] = []

    def handle(request: httpx.Request) -> httpx.Response:
        sent.append(request.url.path.rpartition("/")[2])
        answer = {"access_token": token, "token_type": "DPoP" if "dpop" in request.headers else "Bearer"}
        answer |= {"token_endpoint": f"{URL}/t", "userinfo_endpoint": f"{URL}/u"}
        return httpx.Response(200, content=json.dumps(answer).encode())

    http = httpx.Client if kind is KeycloakRealm else httpx.AsyncClient
    realm = kind(URL, "r", http_client=http(transport=httpx.MockTransport(handle)))
    for name, way in ways_of(realm, token).items():
        with pytest.raises(TokenError) as caught:
            await done(way())
        assert SECRET not in f"{caught.value!r} {caught.value.__context__!r} {caught.value.__cause__!r}", name
        assert "cannot stand in a header" in str(caught.value)
    assert set(sent) <= {"openid-configuration", "uma2-configuration", "token"}


@pytest.mark.parametrize("token", [None, 1, b"x", ["x"], {"access_token": SECRET}])
def test_a_token_is_a_string(token: Any) -> None:
    with pytest.raises(TokenError, match=f"expected an access token as a string, got {type(token).__name__}") as caught:
        checked_token(token)
    assert SECRET not in str(caught.value)


def refusal(**content: Any) -> BadRequest:
    return BadRequest(httpx.Response(400, request=httpx.Request("POST", f"{URL}/realms/r/token"), **content))


def test_a_refused_login_says_where_and_why() -> None:
    error = refusal(json={"error": "invalid_grant", "error_description": "Invalid user credentials"})
    there = login_failed(error, client_id="admin-cli", realm="master", elsewhere=True)
    assert isinstance(there, KeycloakError)
    assert str(there) == "login of client 'admin-cli' at realm 'master': invalid_grant: Invalid user credentials"
    assert (there.error, there.error_description) == ("invalid_grant", "Invalid user credentials")
    assert there.original_exc is error
    here = login_failed(error, client_id="admin-cli", realm="r", elsewhere=False)
    assert str(here) == (
        "login of client 'admin-cli' at realm 'r': invalid_grant: Invalid user credentials. An account or client of "
        'another realm needs realm="...", that of the server\'s administrators is realm="master"'
    )


def test_a_login_that_failed_without_a_reason_names_the_answer() -> None:
    error = login_failed(refusal(), client_id="c", realm="r", elsewhere=True)
    assert str(error) == "login of client 'c' at realm 'r': POST /realms/r/token: 400 Bad Request"
    assert (error.error, error.error_description) == (None, None)


def test_a_token_error_without_an_answer() -> None:
    error = TokenError("not logged in")
    assert (error.error, error.error_description, error.original_exc) == (None, None, None)
