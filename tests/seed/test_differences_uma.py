"""Each row of the table that tells of a behaviour, shown: authorization services and UMA."""

from __future__ import annotations

import base64
import importlib
import json
import logging
from typing import TYPE_CHECKING, Any, TypeVar

import httpx
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.seed.conftest import FakeKeycloak

pytestmark = pytest.mark.usefixtures("installed")

Test = TypeVar("Test", bound="Callable[..., object]")
SHOWN: set[str] = set()
TOKEN = "/realms/r/protocol/openid-connect/token"
RESOURCES = "/realms/r/authz/protection/resource_set"
POLICIES = "/realms/r/authz/protection/uma-policy"


def shows(key: str) -> Callable[[Test], Test]:
    """The test proves this row of the table."""
    SHOWN.add(key)
    return lambda test: test


def errors() -> Any:
    return importlib.import_module("keycloak.exceptions")


def form(request: httpx.Request) -> httpx.QueryParams:
    return httpx.QueryParams(request.content.decode())


def granting(*permissions: dict[str, Any]) -> Callable[[httpx.Request], httpx.Response]:
    """The UMA grant's answer, in whichever form it is asked for."""

    def answer(request: httpx.Request) -> httpx.Response:
        if form(request).get("response_mode") == "permissions":
            return httpx.Response(200, json=list(permissions))
        claims = json.dumps({"authorization": {"permissions": list(permissions)}}).encode()
        token = f"e30.{base64.urlsafe_b64encode(claims).decode().rstrip('=')}.x"
        return httpx.Response(200, json={"access_token": token, "refresh_token": token})

    return answer


@shows("keycloak.authz.KeycloakAuthz.entitlement: request")
def test_entitlement(fake: FakeKeycloak) -> None:
    fake.answers["POST", TOKEN] = granting({"rsid": "1", "rsname": "r"})
    assert fake.realm().authz("c").entitlement("t")["rpt"].startswith("e30.")
    sent = form(fake.requests[-1])
    assert sent["grant_type"] == "urn:ietf:params:oauth:grant-type:uma-ticket"
    assert sent["audience"] == "c"


@shows("keycloak.authz.KeycloakAuthz.get_permissions: errors")
def test_get_permissions(fake: FakeKeycloak) -> None:
    fake.answer("POST", TOKEN, 403, json={"error": "access_denied", "error_description": "not_authorized"})
    assert fake.realm().authz("c").get_permissions("t", [("r", "s")]) == {}
    for error in ("invalid_resource", "invalid_grant"):
        fake.answer("POST", TOKEN, 400, json={"error": error})
        with pytest.raises(errors().KeycloakClientError):
            fake.realm().authz("c").get_permissions("t", [("r", "s")])


@shows("keycloak.authz.KeycloakAuthz.eval_permissions: order")
def test_eval_permissions(fake: FakeKeycloak) -> None:
    fake.answers["POST", TOKEN] = granting(
        {"rsid": "2", "rsname": "b", "scopes": ["s"]}, {"rsid": "1", "rsname": "a", "scopes": ["t", "s"]}
    )
    authz = fake.realm().authz("c")
    assert authz.eval_permissions("t", [("a", "s"), ("b", "s")]) is True
    assert authz.eval_permissions("t", [("a", "s"), ("c", "s")]) is False


@shows("keycloak.uma1.KeycloakUMA1: errors")
def test_uma1(fake: FakeKeycloak) -> None:
    with pytest.raises(errors().KeycloakClientError, match="uma2"):
        fake.realm().uma1.resource_set_list("t")


@shows("keycloak.uma.KeycloakUMA.resource_set_delete: result")
@shows("keycloak.uma.KeycloakUMA.permission_delete: result")
@pytest.mark.parametrize(("method", "path"), [("resource_set_delete", RESOURCES), ("permission_delete", POLICIES)])
def test_uma_deletes(fake: FakeKeycloak, method: str, path: str) -> None:
    fake.answer("DELETE", f"{path}/there", 204)
    uma = fake.realm().uma()
    assert getattr(uma, method)("t", "there") is None
    with pytest.raises(errors().KeycloakClientError):
        getattr(uma, method)("t", "missing")


@shows("keycloak.authz.KeycloakAuthz.get_permissions: request")
def test_permissions_without_a_refresh_token(fake: FakeKeycloak) -> None:
    fake.answers["POST", TOKEN] = granting({"rsid": "1", "rsname": "a", "scopes": ["s"]})
    assert fake.realm().authz("c").get_permissions("t", [("a", "s")]) == {
        "permissions": [{"rsid": "1", "rsname": "a", "scopes": ["s"]}]
    }
    assert form(fake.requests[-1])["response_mode"] == "permissions"


@shows("keycloak.authz.KeycloakAuthz.get_permissions: empty list")
@shows("keycloak.authz.KeycloakAuthz.eval_permissions: empty list")
@pytest.mark.parametrize("nothing", [[], ()])
def test_nothing_is_asked_for(fake: FakeKeycloak, nothing: Sequence[tuple[str, str]]) -> None:
    fake.answers["POST", TOKEN] = granting({"rsid": "1", "rsname": "a", "scopes": ["s"]})
    authz = fake.realm().authz("c")
    assert authz.get_permissions("t", nothing) == {}
    assert authz.eval_permissions("t", nothing) is False


@shows("keycloak.authz.KeycloakAuthz.eval_permissions: no list")
def test_anything_is_asked_for(fake: FakeKeycloak) -> None:
    fake.answers["POST", TOKEN] = granting({"rsid": "1", "rsname": "a", "scopes": ["s"]})
    assert fake.realm().authz("c").eval_permissions("t") is True
    fake.answer("POST", TOKEN, 403, json={"error": "access_denied", "error_description": "not_authorized"})
    assert fake.realm().authz("c").eval_permissions("t") is False


@shows("keycloak.authz.KeycloakAuthz.logger: name and level")
def test_a_denial_is_logged(fake: FakeKeycloak, caplog: pytest.LogCaptureFixture) -> None:
    fake.answer("POST", TOKEN, 403, json={"error": "access_denied", "error_description": "not_authorized"})
    with caplog.at_level(logging.INFO, "keycloak_facade.authz"):
        fake.realm().authz("c").get_permissions("t")
    assert [(record.name, record.levelname) for record in caplog.records] == [("keycloak_facade.authz", "INFO")]


@shows("keycloak.uma.KeycloakUMA: unknown keywords")
@shows("keycloak.uma.KeycloakUMA.resource_set_create: id")
@pytest.mark.parametrize(
    ("method", "arguments", "keyword"),
    [
        ("resource_set_create", ["name"], "id"),
        ("resource_set_create", ["name"], "_id"),
        ("resource_set_create", ["name"], "no_such_field"),
        ("resource_set_update", ["1", "name"], "no_such_field"),
        ("resource_set_list", [], "no_such_field"),
        ("resource_create_ticket", ["1", ["s"]], "no_such_field"),
        ("resource_associate_permission", ["1", "name", ["s"]], "no_such_field"),
        ("permission_update", ["1"], "no_such_field"),
        ("permission_list", [], "no_such_field"),
    ],
)
def test_unknown_keywords(fake: FakeKeycloak, method: str, arguments: list[object], keyword: str) -> None:
    with pytest.raises(TypeError, match=f"'{keyword}'"):
        getattr(fake.realm().uma(), method)("t", *arguments, **{keyword: "1"})
    assert fake.requests == []


@shows("keycloak.uma.KeycloakUMA.resource_set_update: fields left out")
@shows("keycloak.uma.KeycloakUMA.permission_update: fields left out")
@pytest.mark.parametrize(
    ("method", "path", "there", "change"),
    [
        (
            "resource_set_update",
            RESOURCES,
            {"_id": "1", "name": "n", "uris": ["/u"], "resource_scopes": [{"id": "2", "name": "s"}]},
            {"name": "new"},
        ),
        ("permission_update", POLICIES, {"id": "1", "name": "n", "description": "d"}, {"roles": ["r"]}),
    ],
)
def test_updates_keep_the_rest(
    fake: FakeKeycloak, method: str, path: str, there: dict[str, Any], change: dict[str, Any]
) -> None:
    fake.answer("GET", f"{path}/1", json=there)
    fake.answer("PUT", f"{path}/1", 204)
    getattr(fake.realm().uma(), method)("t", "1", **change)
    assert [request.method for request in fake.requests] == ["GET", "PUT"]
    written = json.loads(fake.requests[-1].content)
    kept = {"uris": ["/u"], "resource_scopes": ["s"]} if path == RESOURCES else there
    assert written == {**kept, **change}


def test_every_row_is_shown(differences: frozenset[str]) -> None:
    rows = {
        key
        for key in differences
        if ": " in key
        and key.startswith(("keycloak.authz", "keycloak.uma"))
        and not key.endswith((": kind", ": value"))
        and ": base keycloak" not in key
    }
    assert rows == SHOWN
