"""What is measured, of whom, and what is required."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen
from peers import FACADE, HTTPX, JWT, PREDECESSOR, PYTHON_KEYCLOAK, STOCK, Peer

if TYPE_CHECKING:
    from collections.abc import Mapping

OURS = "keycloak-facade"
_LOOP = "python-keycloak"
_ASYNC = "python-keycloak, async"


@frozen
class Contender:
    """One way to do the work: a task of a worker, run by the interpreter of a peer."""

    peer: Peer
    worker: str
    task: str


@frozen
class Figure:
    """One piece of work, done by all who can.

    Attributes:
        name: names it on the command line.
        title: names it in the table.
        against: `keycloak`, a real one; `stub`, a server that answers at once; or nothing.
        measures: `processor` and `wall` time, and `memory`.
        count: how often the work is done within a measurement, so that times are told per piece.
        rounds: how often each contender is measured.
        contenders: by label; this client is the first.
        least: by measure and label, how many times as good as that one this client has to be.
        most_memory: MiB by which this client may grow.
    """

    name: str
    title: str
    against: str
    measures: tuple[str, ...]
    count: int
    rounds: int
    contenders: Mapping[str, Contender]
    least: Mapping[tuple[str, str], float] = field(factory=dict)
    most_memory: float | None = None
    per_piece: bool = False


def _of(task: str, *labels: str, **others: Contender) -> dict[str, Contender]:
    known = {
        OURS: Contender(FACADE, "facade", task),
        "httpx": Contender(HTTPX, "raw_httpx", task),
        _LOOP: Contender(PYTHON_KEYCLOAK, "python_keycloak", task),
        "python-keycloak-client": Contender(PREDECESSOR, "python_keycloak_client", task),
        "openapi-python-client": Contender(STOCK, "stock", task),
    }
    return {label: known[label] for label in (OURS, *labels)} | others


def figures(iterated: int = 20_000) -> list[Figure]:
    """Return all figures; `iterated` is the number of users that are gone through."""
    everyone = ("httpx", "openapi-python-client", "python-keycloak", "python-keycloak-client")
    return [
        Figure(
            name="cold-script",
            title="Cold script: log in, list 10 users",
            against="keycloak",
            measures=("processor", "wall"),
            count=10,
            rounds=45,
            contenders=_of("cold_script", *everyone),
            least={("processor", "httpx"): 1 / 1.4, ("processor", _LOOP): 1 / 0.55},
        ),
        Figure(
            name="get",
            title="Read a user",
            against="stub",
            measures=("processor",),
            count=500,
            rounds=15,
            contenders=_of("get", *everyone),
            least={("processor", "httpx"): 1 / 1.2, ("processor", _LOOP): 1 / 0.75},
            per_piece=True,
        ),
        Figure(
            name="get-async",
            title="Read a user, async",
            against="stub",
            measures=("processor",),
            count=500,
            rounds=15,
            contenders=_of("get_async", "httpx", "openapi-python-client", "python-keycloak"),
            per_piece=True,
        ),
        Figure(
            name="list-users",
            title="List 10,000 users",
            against="keycloak",
            measures=("wall", "processor"),
            count=10_000,
            rounds=9,
            contenders=_of("list_users", "httpx", "openapi-python-client", "python-keycloak"),
            least={("wall", _LOOP): 1 / 0.5, ("processor", _LOOP): 1 / 0.6},
        ),
        Figure(
            name="iter-users",
            title=f"Go through {iterated:,} users",
            against="keycloak",
            measures=("wall", "processor", "memory"),
            count=iterated,
            rounds=5,
            contenders=_of("iter_users", "python-keycloak"),
            least={("wall", _LOOP): 1},
            most_memory=10,
        ),
        Figure(
            name="import-users",
            title="Create 2,000 users",
            against="keycloak",
            measures=("wall", "processor"),
            count=2000,
            rounds=5,
            contenders=_of(
                "import_users",
                "python-keycloak",
                **{_ASYNC: Contender(PYTHON_KEYCLOAK, "python_keycloak", "import_users_async")},
            ),
            least={("wall", _LOOP): 3.5, ("wall", _ASYNC): 2.2},
        ),
        Figure(
            name="import-passwords",
            title="Create 500 users with passwords",
            against="keycloak",
            measures=("wall", "processor"),
            count=500,
            rounds=5,
            contenders=_of("import_users", "python-keycloak"),
            least={("wall", _LOOP): 1.7},
        ),
        Figure(
            name="decode-user",
            title="Model of a user's JSON",
            against="",
            measures=("processor",),
            count=20_000,
            rounds=15,
            contenders=_of("decode_user", "openapi-python-client"),
            least={("processor", "openapi-python-client"): 5},
            per_piece=True,
        ),
        Figure(
            name="decode-realm",
            title="Models of a client's and a realm's JSON",
            against="",
            measures=("processor",),
            count=2000,
            rounds=15,
            contenders=_of("decode_realm", "openapi-python-client"),
            least={("processor", "openapi-python-client"): 2.5},
            per_piece=True,
        ),
        Figure(
            name="decode-token",
            title="Verify an access token",
            against="",
            measures=("processor",),
            count=3000,
            rounds=15,
            contenders=_of("decode_token", "python-keycloak", **_TOKEN_LIBRARIES),
            least={("processor", "python-jose"): 3, ("processor", "cryptography"): 0.6},
            per_piece=True,
        ),
    ]


_TOKEN_LIBRARIES = {
    "python-jose": Contender(JWT, "jwt_libraries", "python_jose"),
    "PyJWT": Contender(JWT, "jwt_libraries", "pyjwt"),
    "joserfc, imported keys": Contender(JWT, "jwt_libraries", "joserfc"),
    "jwcrypto, imported keys": Contender(JWT, "jwt_libraries", "jwcrypto"),
    "cryptography": Contender(JWT, "jwt_libraries", "floor"),
}
