"""docs/migrating-from-python-keycloak.md: its rows, and code of it that is run and what that sends."""

from __future__ import annotations

import ast
import builtins
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import httpx

from tests.generated.operations import SPEC

if TYPE_CHECKING:
    from pipeline.contract import Contract

PAGE = (Path(__file__).parents[1] / "docs" / "migrating-from-python-keycloak.md").read_text(encoding="utf-8")
ADMIN, OPENID, UMA = re.split(r"^## Keycloak(?:OpenID|UMA)$", PAGE, flags=re.MULTILINE)
"""The parts that have the methods of each class."""
TEXT = "1"
"""Each text in answers, and each that a name of the page stands for: so what is looked up by a name is found."""
PLACEHOLDERS: dict[str, Any] = {
    **{name: {} for name in ("fields", "filters", "payload", "config")},
    **{name: [] for name in ("actions", "clients", "policies", "resources", "roles", "scopes", "users")},
    "diff": 1,
}
"""What other names of the page stand for."""
DEPTH = 2


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


def rows_of(part: str) -> list[Row]:
    """Return the rows of a part of the page."""
    return [
        Row(method, code_in(calls), [code for code in code_in(remark) if re.match(r"(r|realm|openid|uma)\.", code)])
        for method, calls, remark in re.findall(r"^\| `(\w+)` \|([^|\n]+)\|([^|\n]*)\|$", part, re.MULTILINE)
    ]


def methods_in(file: Path) -> dict[str, set[str]]:
    """Return the methods that a file lists, each with its requests: method, template and, of a token, the grant."""
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {
        name: {re.sub(r"{[\w-]+}", "{}", request) for request in requests.split(", ") if request}
        for name, _, requests in (line.partition(" ") for line in lines)
    }


def run(code: str, **names: Any) -> None:
    """Run code of the page; names that are not given stand for something that fits."""
    used = {node.id for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Name)} - set(dir(builtins))
    exec(code, {name: PLACEHOLDERS.get(name, TEXT) for name in used} | names)  # noqa: S102 - the page's own


def described_answer(contract: Contract, request: httpx.Request) -> tuple[str, httpx.Response] | None:
    """Return the operation that a request calls, and an answer of success to it; None if it calls none."""
    found = contract.find(request.method, request.url.raw_path.decode().partition("?")[0])
    if found is None:
        return None
    operation = contract.operation(found)
    status, described = next(iter(operation.body["responses"].items()))
    schema = described.get("content", {}).get("application/json", {}).get("schema")
    content = {"json": example(schema)} if schema else {}
    answer = httpx.Response(int(status), **content, headers={"Location": f"{request.url}/id"})
    return re.sub(r"{\w+}", "{}", operation.key), answer


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
