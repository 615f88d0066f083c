"""docs/migrating-from-python-keycloak.md has each method of python-keycloak, and a call that sends what that sends."""

from __future__ import annotations

import ast
import builtins
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import httpx
import pytest

from keycloak_facade import KeycloakRealm
from tests.generated.operations import SPEC

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pipeline.contract import Contract

PAGE = (Path(__file__).parents[2] / "docs" / "migrating-from-python-keycloak.md").read_text(encoding="utf-8")
LISTED = Path(__file__).with_name("python_keycloak_methods.txt").read_text(encoding="utf-8").splitlines()
METHODS = {
    name: {re.sub(r"{[\w-]+}", "{}", operation) for operation in operations.split(", ") if operation}
    for name, _, operations in (line.partition(" ") for line in LISTED if not line.startswith("#"))
}
"""The operations that each method calls itself."""

DEPTH = 2
TEXT = "1"
"""Each text in answers, and each that a name of the page stands for: so what is looked up by a name is found."""
PLACEHOLDERS: dict[str, Any] = {
    **{name: {} for name in ("fields", "filters", "payload", "config")},
    **{name: [] for name in ("actions", "clients", "policies", "resources", "roles", "scopes", "users")},
    "diff": 1,
}
"""What other names of the page stand for."""


class Row(NamedTuple):
    """One row of the page.

    Attributes:
        method: of python-keycloak.
        calls: each of them does what the method does, or one of the things that it does.
        others: calls that the remark names.
    """

    method: str
    calls: list[str]
    others: list[str]


def code_in(text: str) -> list[str]:
    return re.findall(r"`([^`]+)`", text)


ROWS = [
    Row(method, code_in(calls), [code for code in code_in(remark) if code.startswith(("r.", "realm."))])
    for method, calls, remark in re.findall(r"^\| `(\w+)` \|([^|\n]+)\|([^|\n]*)\|$", PAGE, re.MULTILINE)
]


def example(schema: dict[str, Any], depth: int = 0) -> Any:
    """Return a value that a schema describes: lists of one, objects in objects, but no lists in them."""
    if "$ref" in schema:
        schema = SPEC["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    if "properties" in schema:
        return {key: example(value, depth + 1) for key, value in schema["properties"].items() if depth < DEPTH}
    if "items" in schema:
        return [] if depth else [example(schema["items"])]
    values: dict[str, Any] = {"object": {} if depth else {"count": 1}, "integer": 1, "number": 1, "boolean": True}
    return values.get(schema.get("type", "object"), TEXT)


@pytest.fixture(scope="module")
def run(contract: Contract) -> Iterator[Callable[[str], set[str]]]:
    """Run code of the page, and return the operations that it sends."""
    sent: set[str] = set()

    def answer(request: httpx.Request) -> httpx.Response:
        found = contract.find(request.method, request.url.raw_path.decode().partition("?")[0])
        assert found, f"{request.method} {request.url.path} is no operation"
        operation = contract.operation(found)
        sent.add(re.sub(r"{\w+}", "{}", operation.key.replace("/admin/realms/{realm}", "~")))
        status, described = next(iter(operation.body["responses"].items()))
        schema = described.get("content", {}).get("application/json", {}).get("schema")
        content = {"json": example(schema)} if schema else {}
        return httpx.Response(int(status), **content, headers={"Location": f"{request.url}/id"})

    with KeycloakRealm(
        "http://keycloak.test", "shop", http_client=httpx.Client(transport=httpx.MockTransport(answer))
    ) as realm:
        realm.admin.set_token("token")

        def run(code: str) -> set[str]:
            used = {node.id for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Name)} - set(dir(builtins))
            names = {name: PLACEHOLDERS.get(name, TEXT) for name in used}
            sent.clear()
            exec(code, names | {"realm": realm, "r": realm.admin.realms.by_name("shop")})  # noqa: S102 - the page's own
            return set(sent)

        yield run


def test_each_method_has_one_row() -> None:
    assert sorted(row.method for row in ROWS) == sorted(METHODS)


def test_the_page_says_how_many_they_are() -> None:
    assert re.findall(r"\b(\d+) methods\b", "".join(PAGE.splitlines(keepends=True)[:5])) == [str(len(ROWS))]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.method)
def test_the_calls_of_a_row_send_what_the_method_sends(row: Row, run: Callable[[str], set[str]]) -> None:
    sent = [run(code) for code in row.calls]
    assert METHODS[row.method] <= set().union(*sent)
    assert all(METHODS[row.method] & operations for operations in sent) or not METHODS[row.method]
    for code in row.others:
        run(code)


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row.calls[0].endswith(".update(**fields)")], ids=lambda row: row.method
)
def test_what_updates_takes_the_payload_too(row: Row, run: Callable[[str], set[str]]) -> None:
    place = row.calls[0].removesuffix(".update(**fields)")
    assert run(f"{place}.replace(payload)") == METHODS[row.method]


@pytest.mark.parametrize(
    ("code", "error"),
    [
        ("r.users.by_email(email)", AttributeError),
        ("r.users.by_id(user_id).enable()", AttributeError),
        ("r.users.by_id(user_id).update(nickname=name)", TypeError),
        ("r.users.all(nickname=name)", TypeError),
        ("r.users.by_id(user_id).reset_password()", TypeError),
        ("r.groups.by_id(group_id).role_mappings.realm.effective(brief=True)", TypeError),
    ],
)
def test_a_call_that_does_not_exist_fails(code: str, error: type[Exception], run: Callable[[str], set[str]]) -> None:
    with pytest.raises(error):
        run(code)


def test_what_a_call_sends_is_seen(run: Callable[[str], set[str]]) -> None:
    assert run("r.users.by_id(user_id).update(enabled=False)") == {"GET ~/users/{}", "PUT ~/users/{}"}
