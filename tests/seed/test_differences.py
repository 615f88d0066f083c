"""Each row of the table that tells of a behaviour, shown: the realm, its client, OpenID Connect."""

from __future__ import annotations

import importlib
import logging
import netrc
from contextlib import nullcontext, suppress
from typing import TYPE_CHECKING, Any, TypeVar

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.seed.conftest import FakeKeycloak

pytestmark = pytest.mark.usefixtures("installed")

Test = TypeVar("Test", bound="Callable[..., object]")
SHOWN: set[str] = set()
TOKEN = "/realms/r/protocol/openid-connect/token"


def shows(key: str) -> Callable[[Test], Test]:
    """The test proves this row of the table."""
    SHOWN.add(key)
    return lambda test: test


def errors() -> Any:
    return importlib.import_module("keycloak.exceptions")


@shows("keycloak.realm.KeycloakRealm: server path")
@pytest.mark.parametrize("base", ["", "/auth"])
def test_base_path(fake: FakeKeycloak, base: str) -> None:
    fake.base = base
    fake.answer("GET", f"{base}/realms/r/protocol/openid-connect/certs", json={"keys": []})
    assert fake.realm().open_id_connect("c", "s").certs() == {"keys": []}


@shows("keycloak.realm.KeycloakRealm.admin: identity")
def test_admin_is_one(fake: FakeKeycloak) -> None:
    realm = fake.realm()
    assert realm.admin is realm.admin


@shows("keycloak.client.KeycloakClient.session: type")
def test_session() -> None:
    with importlib.import_module("keycloak.client").KeycloakClient("https://keycloak.test") as client:
        assert isinstance(client.session, httpx.Client)


@shows("keycloak.aio.client.KeycloakClient.session: type")
async def test_session_in_aio() -> None:
    client_class = importlib.import_module("keycloak.aio.client").KeycloakClient
    async with client_class("https://keycloak.test", headers={}) as client:
        assert isinstance(client.session, httpx.AsyncClient)


@shows("keycloak.client.KeycloakClient: time-outs")
def test_timeouts() -> None:
    with importlib.import_module("keycloak.client").KeycloakClient("https://keycloak.test") as client:
        timeout = client.session.timeout
    assert None not in (timeout.connect, timeout.read, timeout.write, timeout.pool)


@shows("keycloak.client.KeycloakClient: environment")
def test_netrc(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, fake: FakeKeycloak) -> None:
    file = tmp_path / ".netrc"
    file.write_text("machine keycloak.test login l password p\n", "utf-8")
    file.chmod(0o600)
    monkeypatch.setenv("NETRC", str(file))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert netrc.netrc().authenticators("keycloak.test") == ("l", "", "p")
    fake.answer("GET", "/realms/r/x", json={})
    client = fake.realm().client
    client.get("https://keycloak.test/realms/r/x", headers={"Authorization": "Bearer t"})
    client.get("https://keycloak.test/realms/r/x")
    assert [request.headers.get("authorization") for request in fake.requests] == ["Bearer t", None]


@shows("keycloak.client.KeycloakClient: environment")
@pytest.mark.parametrize(
    ("variable", "is_read"), [("SSL_CERT_FILE", True), ("REQUESTS_CA_BUNDLE", False), ("CURL_CA_BUNDLE", False)]
)
def test_authorities(variable: str, is_read: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(variable, str(tmp_path / "missing.pem"))
    with (
        importlib.import_module("keycloak.client").KeycloakClient("https://keycloak.test") as client,
        pytest.raises(FileNotFoundError) if is_read else nullcontext(),
    ):
        assert client.session


@shows("keycloak.client.KeycloakClient.logger: name and texts")
def test_logger(fake: FakeKeycloak, caplog: pytest.LogCaptureFixture) -> None:
    fake.answer("GET", "/realms/r/x", 403, json={"error": "no"})
    with caplog.at_level(logging.DEBUG, "keycloak_facade"), suppress(errors().KeycloakClientError):
        fake.realm().client.get("https://keycloak.test/realms/r/x", headers={"Authorization": "Bearer t"})
    told = [(record.name, record.getMessage()) for record in caplog.records if "/realms/r/x" in record.getMessage()]
    assert told == [("keycloak_facade", "GET /realms/r/x: 403")]


@shows("keycloak.client.KeycloakClient: redirects")
def test_redirects(fake: FakeKeycloak) -> None:
    fake.answer("GET", "/realms/r/x", 302, headers={"Location": "https://elsewhere.test/"})
    try:
        fake.realm().client.get("https://keycloak.test/realms/r/x", headers={"Authorization": "Bearer t"})
    except errors().KeycloakClientError:
        pass
    assert {request.url.host for request in fake.requests} == {"keycloak.test"}


@shows("keycloak.client.KeycloakClient: other servers")
def test_other_servers(fake: FakeKeycloak) -> None:
    fake.answer("GET", "/x", json={})
    for sending in (fake.realm(trusted_origins=["https://elsewhere.test"]), fake.realm()):
        with suppress(errors().KeycloakClientError):
            sending.client.get("https://elsewhere.test/x")
    assert [request.url.host for request in fake.requests] == ["elsewhere.test"]


@shows("keycloak.client.KeycloakClient: transport errors")
def test_transport_errors(fake: FakeKeycloak) -> None:
    def refuse(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused", request=request)

    realm = fake.realm(http_client=httpx.Client(transport=httpx.MockTransport(refuse)))
    with pytest.raises(errors().KeycloakClientError) as caught:
        realm.client.get("https://keycloak.test/realms/r/x")
    assert isinstance(caught.value, errors().TransportError)
    assert isinstance(caught.value.original_exc, httpx.ConnectError)


@shows("keycloak.client.KeycloakClient: empty answers")
def test_empty_answers(fake: FakeKeycloak) -> None:
    fake.answer("PUT", "/realms/r/x", 204)
    assert fake.realm().client.put("https://keycloak.test/realms/r/x", data="{}") is None


@shows("keycloak.client.KeycloakClient.delete: result")
def test_delete(fake: FakeKeycloak) -> None:
    fake.answer("DELETE", "/realms/r/x", 204)
    client = fake.realm().client
    assert client.delete("https://keycloak.test/realms/r/x", headers={}) is None
    with pytest.raises(errors().KeycloakClientError):
        client.delete("https://keycloak.test/realms/r/missing", headers={})


@shows("keycloak.client.KeycloakClient.delete: keywords")
@pytest.mark.parametrize("keyword", ["json", "params", "timeout", "verify"])
def test_keywords_of_requests(fake: FakeKeycloak, keyword: str) -> None:
    fake.answer("DELETE", "/realms/r/x", 204)
    realm = fake.realm()
    for deletes in (realm.client.delete, realm.admin.set_token("t").delete):
        with pytest.raises(TypeError, match=rf"{keyword}= .* data="):
            deletes("https://keycloak.test/realms/r/x", headers={}, **{keyword: {"a": 1}})
    assert fake.requests == []
    realm.client.delete("https://keycloak.test/realms/r/x", headers={}, data='{"a": 1}', current=True)
    assert (fake.requests[-1].content, fake.requests[-1].url.query) == (b'{"a": 1}', b"current=true")


@shows("keycloak.exceptions.KeycloakClientError: secrets")
async def test_errors_hold_no_token(fake: FakeKeycloak) -> None:
    fake.answer("GET", "/realms/r/x", 401, json={"error": "HTTP 401 Unauthorized"})
    async with fake.aio_realm() as realm:
        with pytest.raises(errors().KeycloakClientError) as caught:
            await realm.client.get("https://keycloak.test/realms/r/x", headers={"Authorization": "Bearer secret-token"})
    error = caught.value
    shown = f"{error} {error!r} {error.args!r} {error.original_exc} {error.original_exc!r}"
    assert "secret-token" not in shown


@shows("keycloak.openid_connect.KeycloakOpenidConnect.decode_token: unknown keywords")
def test_decode_token_refuses_unknown_keywords(fake: FakeKeycloak) -> None:
    with pytest.raises(TypeError, match="audiense"):
        fake.realm().open_id_connect("c", "s").decode_token("a.b.c", {"keys": []}, audiense="x")


@shows("keycloak.openid_connect.KeycloakOpenidConnect.decode_token: strictness")
def test_decode_token_wants_an_audience(fake: FakeKeycloak) -> None:
    key = RSAKey.generate_key(2048, {"kid": "k"})
    keys = {"keys": [key.as_dict(private=False)]}
    token = jwt.encode({"alg": "RS256", "kid": "k"}, {"azp": "c"}, key)
    client = fake.realm().open_id_connect("c", "s")
    with pytest.raises(errors().JWTClaimsError, match="aud"):
        client.decode_token(token, keys)
    assert client.decode_token(token, keys, options={"require_aud": False}) == {"azp": "c"}


@shows("keycloak.openid_connect.KeycloakOpenidConnect.decode_token: errors")
def test_decode_token_errors(fake: FakeKeycloak) -> None:
    with pytest.raises(errors().JWTError):
        fake.realm().open_id_connect("c", "s").decode_token("not.a.token", {"keys": []})


@shows("keycloak.openid_connect.KeycloakOpenidConnect.token_exchange: subject_token_type")
def test_token_exchange(fake: FakeKeycloak) -> None:
    fake.answer("POST", TOKEN, json={"access_token": "a"})
    fake.realm().open_id_connect("c", "s").token_exchange(subject_token="t")
    sent = httpx.QueryParams(fake.requests[-1].content.decode())
    assert sent["subject_token_type"] == "urn:ietf:params:oauth:token-type:access_token"
    fake.realm().open_id_connect("c", "s").token_exchange(subject_token="t", subject_token_type="urn:x")
    sent = httpx.QueryParams(fake.requests[-1].content.decode())
    assert sent["subject_token_type"] == "urn:x"


@shows("keycloak.openid_connect.KeycloakOpenidConnect.decode_token: options")
def test_decode_token_refuses_unknown_options(fake: FakeKeycloak) -> None:
    with pytest.raises(ValueError, match=r"verify_audience.*verify_aud\b"):
        fake.realm().open_id_connect("c", "s").decode_token("a.b.c", {"keys": []}, options={"verify_audience": True})


@shows("keycloak.openid_connect.KeycloakOpenidConnect.decode_token: secrets and other keys")
def test_decode_token_takes_no_text_for_a_secret(fake: FakeKeycloak) -> None:
    secret = "a secret of at least thirty-two bytes"
    token = jwt.encode({"alg": "HS256"}, {"aud": "c"}, OctKey.import_key(secret))
    client = fake.realm().open_id_connect("c", "s")
    with pytest.raises(ValueError, match="OctKey") as caught:
        client.decode_token(token, secret, algorithms=["HS256"])
    assert not isinstance(caught.value, errors().JWTError)
    assert client.decode_token(token, OctKey.import_key(secret), algorithms=["HS256"]) == {"aud": "c"}


def test_every_row_is_shown(differences: frozenset[str]) -> None:
    rows = {
        key
        for key in differences
        if ": " in key
        and not key.startswith(
            ("keycloak.admin", "keycloak.aio: ", "keycloak.aio.realm", "keycloak.authz", "keycloak.uma")
        )
        and not key.endswith((": kind", ": value"))
        and ": base keycloak" not in key
    }
    assert rows == SHOWN
