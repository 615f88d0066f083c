"""A request is described first: what would be sent is looked at here, and what would be read."""

from __future__ import annotations

import io
import json
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import parse_qsl

import httpx
import pytest

from keycloak_openapi.api import certificates, clients, events, users
from keycloak_openapi.errors import InvalidPathError, NotFound
from keycloak_openapi.models import KeystoreUpload, RoleRepresentation, UserRepresentation
from keycloak_openapi.request import (
    Request,
    bytes_body,
    created_id,
    json_body,
    json_or_multipart,
    json_or_text,
    multipart,
    nothing,
    segment,
    text_body,
    without_nulls,
)

BASE = "https://keycloak.test/auth"
SECRET = "canary-41d7"


def sent(request: Request[Any]) -> httpx.Request:
    """What httpx would send."""
    arguments = request.arguments(BASE)
    return httpx.Client().build_request(arguments.pop("method"), arguments.pop("url"), **arguments)


def post(**body: Any) -> httpx.Request:
    return sent(Request(method="POST", url="/x", decode=nothing, **body))


def answer(status: int = 200, **content: Any) -> httpx.Response:
    return httpx.Response(status, request=httpx.Request("POST", f"{BASE}/x"), **content)


@pytest.mark.parametrize(
    ("value", "encoded"),
    [
        ("plain-1_2~3.4", "plain-1_2~3.4"),
        ("a/b", "a%2Fb"),
        ("a%2Fb", "a%252Fb"),
        ("%2e%2e", "%252e%252e"),
        ("...", "..."),
        ("..;", "..%3B"),
        ("a b+c", "a%20b%2Bc"),
        ("\\", "%5C"),
        ("ü", "%C3%BC"),
        ("\x00", "%00"),
        ("\u202e", "%E2%80%AE"),
    ],
)
def test_a_path_value_is_encoded_whole(value: str, encoded: str) -> None:
    assert segment(value) == encoded


@pytest.mark.parametrize("value", ["", ".", "..", "\ud800", f"{SECRET}\udfff"])
def test_a_path_value_that_means_something_else_is_refused(value: str) -> None:
    with pytest.raises(InvalidPathError) as caught:
        segment(value)
    assert isinstance(caught.value, ValueError)
    str(caught.value).encode()


@pytest.mark.parametrize("value", [None, 1, b"x", ["x"], UserRepresentation(id="1")])
def test_a_path_value_is_a_string(value: Any) -> None:
    with pytest.raises(InvalidPathError, match=f"expected a string for the URL path, got {type(value).__name__}"):
        segment(value)


@pytest.mark.parametrize("value", ["a&b=c", "a+b c", "line\nbreak", "ünïcode \U0001f511", "%2e", "#?/", '"'])
def test_a_query_value_arrives_as_it_was(value: str) -> None:
    url = sent(users.list_users("r", search=value, q=None, exact=False)).url
    assert parse_qsl(url.query.decode(), strict_parsing=True) == [("exact", "false"), ("search", value)]


def test_a_query_list_is_repeated() -> None:
    request = Request(method="GET", url="/x", params={"p": ["a#1", "b"], "empty": []}, decode=nothing)
    assert parse_qsl(sent(request).url.query.decode()) == [("p", "a#1"), ("p", "b")]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (date(2026, 11, 24), "2026-11-24"),
        (datetime(2026, 11, 24, 12, 0, 0, 500_000, tzinfo=UTC), "1795521600500"),
        (datetime(2026, 11, 24, 13, tzinfo=timezone(timedelta(hours=1))), "1795521600000"),
        (1795521600000, "1795521600000"),
        ("2026-11-24", "2026-11-24"),
    ],
)
def test_a_query_takes_days_and_moments(value: date | str | int, expected: str) -> None:
    query = sent(events.list_events("r", date_from=value)).url.query
    assert parse_qsl(query.decode()) == [("dateFrom", expected)]


def test_a_query_of_nones_is_none_at_all() -> None:
    assert sent(users.list_users("r")).url == f"{BASE}/admin/realms/r/users"


def test_an_absolute_url_is_left_alone() -> None:
    request = Request(method="GET", url="https://other.test/certs", decode=nothing)
    assert sent(request).url == "https://other.test/certs"


def test_a_body_has_no_nulls_at_any_depth() -> None:
    given = {"a": None, "b": [{"c": None, "d": False}, None], "e": {"f": {"g": None}}, "h": "", "i": 0, "j": []}
    assert without_nulls(given) == {"b": [{"d": False}, None], "e": {"f": {}}, "h": "", "i": 0, "j": []}
    user = UserRepresentation.from_dict({"attributes": {"a": None, "b": ["1"]}})
    user["lastName"] = None
    assert json.loads(sent(users.create_user("r", user)).content) == {"attributes": {"b": ["1"]}}
    assert user["lastName"] is None


def test_a_body_may_be_any_mapping_and_any_sequence() -> None:
    mapping = MappingProxyType({"firstName": "Ann", "attributes": MappingProxyType({"a": None}), "email": None})
    assert json.loads(sent(users.create_user("r", mapping)).content) == {"firstName": "Ann", "attributes": {}}
    roles = (RoleRepresentation(id="1"), {"id": "2", "name": None})
    assert json.loads(json.dumps(without_nulls(roles))) == [{"id": "1"}, {"id": "2"}]


def test_a_json_body_says_so() -> None:
    request = sent(users.create_user("r", {"firstName": "Ä"}))
    assert request.headers["content-type"] == "application/json"
    assert request.headers["accept"] == "application/json"
    assert request.content.decode() == '{"firstName":"Ä"}'


def test_an_empty_json_body_is_sent() -> None:
    assert sent(users.create_user("r", {})).content == b"{}"


@pytest.mark.parametrize("file", [b"PEM", io.BytesIO(b"PEM"), ("key.pem", b"PEM"), ("key.pem", b"PEM", "text/plain")])
def test_a_body_with_a_file_is_multipart(file: Any) -> None:
    for split in (multipart, json_or_multipart):
        if isinstance(file, io.BytesIO):
            file.seek(0)
        request = post(**split({"keystoreFormat": "PEM", "file": file, "password": None}))
        assert request.headers["content-type"].startswith("multipart/form-data; boundary=")
        content = request.read().decode()
        assert content.count("Content-Disposition") == 2
        assert 'name="keystoreFormat"\r\n\r\nPEM' in content
        assert 'name="file"; filename=' in content


@pytest.mark.parametrize("file", ["store.p12", Path("store.p12"), None, 5, ["store.p12"]])
def test_a_multipart_body_without_a_file_is_refused(file: Any) -> None:
    for body in (KeystoreUpload(file=file, store_password=SECRET), {"file": file, "storePassword": SECRET}):
        with pytest.raises(TypeError, match="expected a file") as caught:
            certificates.upload_client_keystore("r", "1", "jwt.credential", body)
        assert SECRET not in str(caught.value)


def test_a_body_without_a_file_is_json_where_it_may_be() -> None:
    request = post(**json_or_multipart({"providerId": "saml", "fromUrl": None}))
    assert json.loads(request.content) == {"providerId": "saml"}


def test_a_body_that_is_text_or_json() -> None:
    text = post(**json_or_text("name: ä", "application/yaml"))
    assert (text.headers["content-type"], text.content.decode()) == ("application/yaml", "name: ä")
    document = post(**json_or_text({"clientId": "a", "name": None}, "application/yaml"))
    assert (document.headers["content-type"], document.content) == ("application/json", b'{"clientId":"a"}')
    generated = sent(clients.convert_client_description("r", "<xml/>"))
    assert (generated.method, generated.content) == ("POST", b"<xml/>")


def test_a_repr_shows_neither_body_nor_header_nor_query() -> None:
    request = Request(
        method="POST",
        url="/x",
        params={"code": SECRET},
        json={"password": SECRET},
        data={"password": SECRET},
        content=SECRET,
        files={"key": SECRET.encode()},
        headers={"Authorization": SECRET},
        decode=nothing,
    )
    assert repr(request) == str(request) == "Request(POST /x)"


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        (f"{BASE}/admin/realms/r/users/4f-1", "4f-1"),
        (f"{BASE}/admin/realms/r/users/4f-1/", "4f-1"),
        ("/admin/realms/r/roles/a%2Fb%20c", "a/b c"),
    ],
)
def test_the_id_of_what_was_created(location: str, expected: str) -> None:
    assert users.create_user("r", {}).read(answer(201, headers={"location": location})) == expected


def test_what_is_read() -> None:
    assert Request(method="GET", url="/x", decode=json_body()).read(answer(json=[1])) == [1]
    assert Request(method="GET", url="/x", decode=text_body).read(answer(content="ä".encode())) == "ä"
    assert Request(method="GET", url="/x", decode=bytes_body).read(answer(content=b"\xff")) == b"\xff"
    assert users.delete_user("r", "1").read(answer(204)) is None
    user = users.get_user("r", "1").read(answer(json={"id": "1", "email": None}))
    assert (type(user), user) == (UserRepresentation, {"id": "1"})


def test_a_status_outside_success_is_not_read() -> None:
    with pytest.raises(NotFound):
        Request(method="GET", url="/x", decode=created_id).read(answer(404, headers={"location": "/users/1"}))
