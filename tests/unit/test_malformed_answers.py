"""An answer of success that is not what the operation promises is one UnexpectedAnswer, whatever it is."""

from __future__ import annotations

import json
import pickle
import re
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from keycloak_facade import AsyncKeycloakRealm, KeycloakRealm
from keycloak_facade._core.uma_grant import uma_ticket_request
from keycloak_facade.exceptions import ApiError, NotFound, TokenError, UnexpectedAnswer
from keycloak_openapi.api import certificates, groups, identity_providers, localization, organization_members, users

if TYPE_CHECKING:
    from collections.abc import Callable

    from keycloak_openapi.request import Request

DEPTH = 100_000
MALFORMED: dict[str, bytes] = {
    "empty": b"",
    "html": b"<!doctype html><title>Sign in</title>",
    "cut": b'{"id":"1","firstName":"A',
    "byte order mark": b'\xef\xbb\xbf{"id":"1"}',
    "utf-16": '{"id":"1"}'.encode("utf-16"),
    "latin-1": '{"firstName":"Ä"}'.encode("latin-1"),
    "two": b"{}{}",
    "NaN": b'{"createdTimestamp":NaN}',
    "infinity": b'{"createdTimestamp":-Infinity}',
    "huge number": b'{"createdTimestamp":' + b"9" * 5_000 + b"}",
    "deep arrays": b"[" * DEPTH + b"]" * DEPTH,
    "deep objects": b'{"a":' * DEPTH + b"1" + b"}" * DEPTH,
}
NO_OBJECT = {"null": b"null", "list": b"[]", "list of lists": b"[[]]", "text": b'"x"', "number": b"1", "bool": b"true"}
NO_USER = NO_OBJECT | {
    "credentials are a number": b'{"credentials":5}',
    "credentials are an object": b'{"credentials":{}}',
    "a credential is a text": b'{"credentials":["x"]}',
    "a credential is a list": b'{"credentials":[[]]}',
}
NO_LIST = {
    "null": b"null",
    "object": b"{}",
    "text": b'"x"',
    "number": b"1",
    "null in it": b"[null]",
    "text in it": b'["x"]',
}
NO_MAP = {"null": b"null", "list": b"[]", "text": b'"x"', "number": b"1"}
NO_NUMBER = {"null": b"null", "object": b"{}", "text": b'"x"', "bool": b"true", "list": b"[]"}
NO_TOKENS = NO_OBJECT | {"no token": b"{}", "a token is a number": b'{"access_token":1}'}
NO_DECISION = NO_OBJECT | {"no result": b"{}", "the result is a text": b'{"result":"true"}'}
NO_BOOL = {"null": b"null", "object": b"{}", "text": b'"x"', "number": b"1"}

WRONG: list[tuple[Request[Any], dict[str, bytes]]] = [
    (users.get_user("r", "1"), NO_USER),
    (users.list_users("r"), NO_LIST),
    (users.count_user_groups("r", "1"), NO_MAP),
    (organization_members.count_organization_members("r", "1"), NO_NUMBER),
    (uma_ticket_request("/token", "permissions", {}), NO_LIST),
    (uma_ticket_request("/token", "decision", {}), NO_DECISION),
    (uma_ticket_request("/token", None, {}), NO_TOKENS),
    (identity_providers.reload_identity_provider_keys("r", "1"), NO_BOOL),
]
CASES = [
    pytest.param(request, body, id=f"{request.url}-{name}")
    for request, bodies in WRONG
    for name, body in (MALFORMED | bodies).items()
]


PAGE = b"<!doctype html><title>Sign in</title>"
WITHOUT_JSON: list[Request[Any]] = [
    users.delete_user("r", "1"),
    users.create_user("r", {}),
    groups.create_group("r", {}),
    localization.get_localization_text("r", "en", "k"),
    certificates.download_client_keystore("r", "1", "jwt.credential", {}),
    identity_providers.export_identity_provider("r", "i"),
]


def read(request: Request[Any], status: int = 200, **content: Any) -> Any:
    sent = httpx.Request(request.method, f"https://keycloak.test{request.url}", headers={"Authorization": "canary"})
    return request.read(httpx.Response(status, request=sent, **content))


@pytest.mark.parametrize(("request_", "body"), CASES)
@pytest.mark.parametrize("media_type", ["application/json", "text/html; charset=latin-1", None])
def test_a_malformed_body(request_: Request[Any], body: bytes, media_type: str | None) -> None:
    with pytest.raises(UnexpectedAnswer) as caught:
        read(request_, content=body, headers={"Content-Type": media_type} if media_type else None)
    error = caught.value
    assert (error.status_code, error.method, error.path) == (200, request_.method, request_.url)
    assert (media_type or "no content type").partition(";")[0] in str(error)
    assert len(str(error)) < 300
    assert error.response.content == body


def test_a_null_is_left_out_of_a_list_but_not_of_a_page_whose_length_tells_whether_more_follows() -> None:
    body = b'[null,{"id":"1","credentials":[null]}]'
    assert read(users.list_user_credentials("r", "1"), content=body) == [{"id": "1", "credentials": [None]}]
    assert read(users.get_user("r", "1"), content=body[6:-1]) == {"id": "1", "credentials": []}
    with pytest.raises(UnexpectedAnswer, match="expected a JSON array without nulls"):
        read(users.list_users("r"), content=body)


@pytest.mark.parametrize("request_", WITHOUT_JSON, ids=lambda request: request.template)
def test_a_web_page_where_there_is_no_json(request_: Request[Any]) -> None:
    with pytest.raises(UnexpectedAnswer, match=r"web page|no Location header") as caught:
        read(request_, content=PAGE, headers={"Content-Type": "text/HTML; charset=utf-8"})
    assert caught.value.template == request_.template


def test_text_of_another_encoding() -> None:
    request = localization.get_localization_text("r", "en", "k")
    assert read(request, content="Ä".encode("latin-1"), headers={"Content-Type": "text/plain; charset=latin-1"}) == "Ä"
    with pytest.raises(UnexpectedAnswer, match="1 bytes\\) is not valid utf-8"):
        read(request, content="Ä".encode("latin-1"), headers={"Content-Type": "text/plain"})
    with pytest.raises(UnexpectedAnswer):
        read(request, content=b"x", headers={"Content-Type": "text/plain; charset=unheard-of"})


@pytest.mark.parametrize("status", [200, 302, 403, 404, 500])
def test_what_identifies_the_call(status: int) -> None:
    with pytest.raises(ApiError) as caught:
        read(users.get_user("r", "1"), status, content=b"[", headers={"X-Request-Id": "abc", "Location": "/x"})
    for error in (caught.value, pickle.loads(pickle.dumps(caught.value))):  # noqa: S301 - made a moment ago
        assert error.template == "/admin/realms/{realm}/users/{user_id}"
        assert (error.status_code, error.method, error.path) == (status, "GET", "/admin/realms/r/users/1")
        assert error.request_id == "abc"
    with pytest.raises(ApiError) as caught:
        read(users.get_user("r", "1"), status, content=b"[", headers={"X-Correlation-Id": "def"})
    assert caught.value.request_id == "def"
    with pytest.raises(ApiError) as caught:
        read(users.get_user("r", "1"), status, content=b"[")
    assert caught.value.request_id is None


@pytest.mark.parametrize("location", [None, "", "/"])
def test_a_location_that_names_nothing(location: str | None) -> None:
    headers = {} if location is None else {"Location": location}
    with pytest.raises(UnexpectedAnswer, match="no Location header that names what was created"):
        read(users.create_user("r", {}), 201, headers=headers)


TOKEN_ANSWERS = (
    MALFORMED
    | NO_MAP
    | {
        "no token": b"{}",
        "token is null": b'{"access_token":null}',
        "token is an object": b'{"access_token":{}}',
        "lifespan is huge": b'{"access_token":"x","expires_in":' + b"9" * 400 + b"}",
        "lifespan is null": b'{"access_token":"x","expires_in":null}',
        "lifespan is text": b'{"access_token":"x","expires_in":"soon"}',
        "refresh lifespan is a list": b'{"access_token":"x","expires_in":60,"refresh_expires_in":[]}',
    }
)
DOCUMENT = {
    "token_endpoint": "https://keycloak.test/token",
    "jwks_uri": "https://keycloak.test/certs",
    "userinfo_endpoint": "https://keycloak.test/userinfo",
}


def transport(body: bytes) -> httpx.MockTransport:
    """A server that knows its endpoints and answers everything else so."""

    def handle(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/.well-known/openid-configuration"):
            return httpx.Response(200, json=DOCUMENT)
        return httpx.Response(200, content=body)

    return httpx.MockTransport(handle)


def realm_answering(body: bytes) -> KeycloakRealm:
    return KeycloakRealm("https://keycloak.test", "r", http_client=httpx.Client(transport=transport(body)))


@pytest.mark.parametrize("body", TOKEN_ANSWERS.values(), ids=TOKEN_ANSWERS)
async def test_a_malformed_token_answer(body: bytes) -> None:
    realm = realm_answering(body)
    with pytest.raises(TokenError, match=r"login of client 'admin-cli' at realm 'r': POST .*: 200 OK: ") as caught:
        realm.admin.login("ann", "canary").realms.by_name("r").get()
    assert isinstance(caught.value.original_exc, UnexpectedAnswer)
    http_client = httpx.AsyncClient(transport=transport(body))
    async with AsyncKeycloakRealm("https://keycloak.test", "r", http_client=http_client) as aio:
        with pytest.raises(TokenError, match="200 OK"):
            await aio.admin.login("ann", "canary").realms.by_name("r").get()


def async_realm_answering(body: bytes) -> AsyncKeycloakRealm:
    return AsyncKeycloakRealm("https://keycloak.test", "r", http_client=httpx.AsyncClient(transport=transport(body)))


NO_TOKEN = {name: body for name, body in TOKEN_ANSWERS.items() if "lifespan" not in name}
NO_DOCUMENT = MALFORMED | NO_MAP
NO_KEYS = NO_DOCUMENT | {"no keys": b"{}", "null": b'{"keys":null}', "keys are an object": b'{"keys":{}}'}


@pytest.mark.parametrize("body", NO_TOKEN.values(), ids=NO_TOKEN.keys())
async def test_a_malformed_token_answer_to_a_client(body: bytes) -> None:
    with pytest.raises(UnexpectedAnswer):
        realm_answering(body).open_id_connect("c", "canary").client_credentials()
    with pytest.raises(UnexpectedAnswer):
        await async_realm_answering(body).open_id_connect("c", "canary").client_credentials()


@pytest.mark.parametrize("body", NO_DOCUMENT.values(), ids=NO_DOCUMENT.keys())
async def test_a_malformed_document(body: bytes) -> None:
    client, aio = realm_answering(body).open_id_connect("c"), async_realm_answering(body).open_id_connect("c")
    with pytest.raises(UnexpectedAnswer):
        client.certs()
    with pytest.raises(UnexpectedAnswer):
        client.userinfo("t")
    with pytest.raises(UnexpectedAnswer):
        await aio.certs()
    with pytest.raises(UnexpectedAnswer):
        await aio.userinfo("t")
    everything = httpx.MockTransport(lambda _: httpx.Response(200, content=body))
    realm = KeycloakRealm("https://keycloak.test", "r", http_client=httpx.Client(transport=everything))
    with pytest.raises(UnexpectedAnswer):
        realm.open_id_connect("c").well_known.load()
    http_client = httpx.AsyncClient(transport=everything)
    with pytest.raises(UnexpectedAnswer):
        await AsyncKeycloakRealm("https://keycloak.test", "r", http_client=http_client).open_id_connect("c")


@pytest.mark.parametrize("body", NO_KEYS.values(), ids=NO_KEYS.keys())
async def test_malformed_keys(body: bytes) -> None:
    with pytest.raises(UnexpectedAnswer):
        realm_answering(body).token_keys.get()
    with pytest.raises(UnexpectedAnswer):
        await async_realm_answering(body).token_keys.get()


VERBS: dict[str, tuple[Callable[[Any], Any], bytes]] = {
    "a user has no id": (lambda realm: realm.users.by_username("a").get(), b'[{"username":"a"}]'),
    "the id of a client is a number": (
        lambda realm: realm.clients.by_client_id("a").get(),
        b'[{"id":1,"clientId":"a"}]',
    ),
    "a flow has no alias": (lambda realm: realm.authentication.flows.by_id("1").copy("b"), b"{}"),
    "no count of groups": (lambda realm: realm.groups.count(), b"{}"),
    "the count of groups is a text": (lambda realm: realm.groups.count(), b'{"count":"1"}'),
    "no count of a user's groups": (lambda realm: realm.users.by_id("1").groups.count(), b"{}"),
    "no count of sessions": (lambda realm: realm.clients.by_id("1").sessions.count(), b"{}"),
    "sessions are no number": (lambda realm: realm.sessions.client_stats(), b'[{"active":"x"}]'),
    "a policy has no id": (
        lambda realm: realm.clients.by_id("1").authz.policies.regex.create("a", target_claim="b", pattern="c"),
        b"{}",
    ),
}


@pytest.mark.parametrize(("verb", "body"), VERBS.values(), ids=VERBS)
async def test_a_verb_that_wants_what_is_not_there(verb: Callable[[Any], Any], body: bytes) -> None:
    realm, aio = realm_answering(body), async_realm_answering(body)
    realm.admin.set_token("token")
    with pytest.raises(UnexpectedAnswer, match=r"there is no|invalid literal") as caught:
        verb(realm.admin.realms.by_name("r"))
    assert (caught.value.status_code, caught.value.template is None) == (200, False)
    aio.admin.set_token("token")
    with pytest.raises(UnexpectedAnswer, match=re.escape(str(caught.value))):
        await verb(aio.admin.realms.by_name("r"))


def test_what_a_verb_does_not_want_is_left_alone() -> None:
    realm = realm_answering(b'{"attributes":[{}]}')
    profile = realm.admin.set_token("token").realms.by_name("r").user_profile
    with pytest.raises(NotFound, match="there is no attribute of the user profile 'a'"):
        profile.attributes.by_name("a").get()
    profile.attributes.create("a")
    odd = [{"id": ["1"]}, {"id": ["1"]}, {"id": {}, "type": "t"}]
    users_ = realm_answering(json.dumps(odd).encode()).admin.set_token("token").realms.by_name("r").users
    assert users_.all() == odd


@pytest.mark.parametrize("status", [200, 404])
def test_a_header_outside_ascii_is_no_obstacle(status: int) -> None:
    def answer(_: httpx.Request) -> httpx.Response:
        stream = httpx.ByteStream(b'{"realm":"r"}')
        return httpx.Response(status, headers=[(b"X-Served-By", "Zo\u00eb".encode())], stream=stream)

    http = httpx.Client(transport=httpx.MockTransport(answer))
    with KeycloakRealm("https://keycloak.test", "r", http_client=http) as realm:
        realm.admin.set_token("token")
        get = realm.admin.realms.by_name("r").get
        if status == httpx.codes.OK:
            assert get().realm == "r"
            return
        with pytest.raises(ApiError) as caught:
            get()
        assert caught.value.response.headers["X-Served-By"] == "Zo\u00eb"
