"""What counts as a proof of an operation in docs/operations.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest
from pipeline.contract import Contract
from pipeline.documents import SPEC, read_json

from keycloak_facade import KeycloakRealm
from keycloak_openapi.api import groups, users
from tests.proof.places import places
from tests.proof.plugin import Proof, ProofPlugin
from tests.proof.table import render, rows

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(scope="module")
def contract() -> Contract:
    return Contract(read_json(SPEC / "openapi.json"))


@pytest.fixture
def calls(request: pytest.FixtureRequest, contract: Contract) -> Callable[[Callable[[KeycloakRealm], Any]], list[Any]]:
    """Run a function as the body of a test, and return the operations with the calls that were noted."""

    def answer(request: httpx.Request) -> httpx.Response:
        status = 404 if request.url.path.endswith("/none") else 200
        body: Any = [{"id": "1"}] if request.url.params or request.url.path.endswith(("realm", "users")) else {}
        return httpx.Response(status, json=body)

    def run(body: Callable[[KeycloakRealm], Any]) -> list[Any]:
        plugin = ProofPlugin(contract)
        around = plugin.pytest_runtest_call(request.node)
        next(around)
        with KeycloakRealm(
            "http://keycloak.test", "r", http_client=httpx.Client(transport=httpx.MockTransport(answer))
        ) as realm:
            realm.admin.set_token("token")
            body(realm)
        with pytest.raises(StopIteration):
            around.send(None)
        return [(proof.operation, proof.call) for proof in plugin.proofs]

    return run


def test_a_verb_is_named_with_the_place_where_it_is(calls: Any) -> None:
    assert calls(lambda realm: realm.admin.realms.by_name("r").users.by_id("u").get()) == [
        ("get_user", "realm.admin.realms.by_name(name).users.by_id(user_id).get()")
    ]


def test_the_inner_verb_counts(calls: Any) -> None:
    below = "realm.admin.realms.by_name(name).groups.by_id(group_id)"
    assert calls(lambda realm: realm.admin.realms.by_name("r").groups.by_id("g").update(name="n")) == [
        ("get_group", f"{below}.get()"),
        ("update_group", f"{below}.replace()"),
    ]


def test_a_stream_is_named_though_its_verb_has_returned(calls: Any) -> None:
    assert calls(lambda realm: next(iter(realm.admin.realms.by_name("r").users.iter()))) == [
        ("list_users", "realm.admin.realms.by_name(name).users.iter()")
    ]


@pytest.mark.parametrize(
    "body",
    [
        lambda realm: realm.admin.send(users.get_user("r", "u")),
        lambda realm: realm.client.send(groups.get_group("r", "g")),
        lambda realm: realm.admin.get("/admin/realms/r/users/u"),
    ],
    ids=["a generated request", "without the administration", "a path"],
)
def test_past_the_facade_is_no_proof(calls: Any, body: Any) -> None:
    assert calls(body) == []


def test_a_failure_is_no_proof(calls: Any) -> None:
    def body(realm: KeycloakRealm) -> None:
        with pytest.raises(Exception, match="404"):
            realm.admin.realms.by_name("r").users.by_id("none").get()

    assert calls(body) == []


def test_places_of_one_class_are_told_apart_by_their_operations() -> None:
    found = [expression for expression in places().values() if expression.endswith("role_mappings.realm")]
    assert "realm.admin.realms.by_name(name).users.by_id(user_id).role_mappings.realm" in found
    assert len(found) == len(set(found)) > 1


def test_a_row(contract: Contract, calls: Any) -> None:
    assert "| `get_user` | `GET ~/users/{user_id}` |" in render(contract, rows(contract, [_proof()]))


def _proof() -> Proof:
    return Proof(
        "get_user", "realm.admin.realms.by_name(name).users.by_id(user_id).get()", "test_users.test_get", "x.yaml"
    )
