"""Compares every answer in the cassettes with the curated spec."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

import yaml

from .contract import Contract
from .documents import ROOT, SPEC, read_json

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CASSETTES = ROOT / "cassettes" / "26.7"
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# OpenID Connect, its discovery and registration, and pages for people are described by other documents than this spec.
ELSEWHERE = re.compile(
    r"/|/admin/([^/]+/console/)?"
    r"|/realms/[^/]+/(protocol/|\.well-known/|login-actions/|broker/|device(?:$|/)).*"
)
NO_SUCH_OPERATION = (404, 405)
BASE_PATH = re.compile(r"/auth(?=/|$)")


class Call(NamedTuple):
    """A recorded request with its answer."""

    method: str
    path: str
    status: int
    headers: dict[str, str]
    content: bytes


def calls(cassette: Path) -> Iterator[Call]:
    """Read a cassette; paths are below the server's base."""
    for interaction in yaml.load(cassette.read_bytes(), Loader=LOADER)["interactions"]:  # noqa: S506  # a safe one
        request, answer = interaction["request"], interaction["response"]
        content = answer["body"]["string"]
        yield Call(
            method=request["method"],
            path=BASE_PATH.sub("", urlsplit(str(request["uri"])).path),
            status=answer["status"]["code"],
            headers={name: values[0] for name, values in answer["headers"].items()},
            content=content.encode() if isinstance(content, str) else content,
        )


def main() -> int:
    """Print what the cassettes hold, and return 1 if an answer is not as described."""
    contract = Contract(read_json(SPEC / "openapi.json"))
    compared: Counter[str] = Counter()
    problems: Counter[str] = Counter()
    for cassette in sorted(CASSETTES.rglob("*.yaml")):
        for call in calls(cassette):
            operation = contract.find(call.method, call.path)
            if operation is not None:
                compared[operation] += 1
                found = contract.problems(operation, call.status, call.headers, call.content)
            else:
                known = ELSEWHERE.fullmatch(call.path) or call.status in NO_SUCH_OPERATION
                found = [] if known else [f"{call.method} {call.path} is not described"]
            problems.update(f"{cassette.relative_to(CASSETTES)}: {problem}" for problem in found)
    for problem, times in sorted(problems.items()):
        print(problem, f"({times} times)" if times > 1 else "")
    print(f"{compared.total()} recorded answers of {len(compared)} operations compared, {problems.total()} disagree")
    return bool(problems)
