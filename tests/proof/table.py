"""Makes docs/operations.md: one row for each operation, with what proves it."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.contract import Contract

    from tests.proof.plugin import Proof

HEAD = """\
# Operations

Every operation of the generated client, the facade's call for it, and the test that calls it so on a real Keycloak,
which leads to what the server answered. `scripts/operations` makes this table while it runs the tests; an operation
without a row fails `scripts/check`. `r` stands for `realm.admin.realms.by_name(name)`, `~` for `/admin/realms/{realm}`
and `@` for `/realms/{realm}`.

"""
SHORT = ("realm.admin.realms.by_name(name).", "r.")


def rows(contract: Contract, proofs: Iterable[Proof]) -> dict[str, Proof]:
    """Return the proof of each operation that has one.

    Of several, that of the test module which is most about operations of its tag, by the verb that does least besides.
    """
    known = sorted(set(proofs))
    tags = {name: contract.operation(name).body["tags"][0] for name in contract.operation_ids()}
    about = Counter((proof.test.partition(".")[0], tags[proof.operation]) for proof in known)
    does = Counter(call for _, call in {(proof.operation, proof.call) for proof in known})

    def rank(proof: Proof) -> tuple[int, int, int, Proof]:
        module = proof.test.partition(".")[0]
        return -about[module, tags[proof.operation]], does[proof.call], len(proof.call), proof

    best: dict[str, Proof] = {}
    for proof in sorted(known, key=rank):
        best.setdefault(proof.operation, proof)
    return best


def render(contract: Contract, proofs: dict[str, Proof]) -> str:
    """Return the page."""
    names = sorted(proofs, key=lambda name: (contract.operation(name).body["tags"][0], name))
    parts = [HEAD, f"{len(proofs)} operations.\n"]
    for tag, group in groupby(names, lambda name: str(contract.operation(name).body["tags"][0])):
        parts.append(f"\n## {tag}\n\n| operation | request | call | test |\n| --- | --- | --- | --- |\n")
        parts += [_row(contract, proofs[name]) for name in group]
    return "".join(parts)


def _row(contract: Contract, proof: Proof) -> str:
    operation = contract.operation(proof.operation)
    request = operation.key.replace("/admin/realms/{realm}", "~").replace("/realms/{realm}", "@")
    link = f"[{proof.test}](../cassettes/26.7/{proof.cassette})"
    return f"| `{proof.operation}` | `{request}` | `{proof.call.replace(*SHORT)}` | {link} |\n"
