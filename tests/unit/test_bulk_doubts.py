"""Whose a user is that is there after a request without an answer: nobody else's is taken for one that was made."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest

from keycloak_facade._core.bulk_entry import BulkEntry
from keycloak_facade.exceptions import Conflict
from keycloak_openapi.models import UserRepresentation
from tests.unit.test_bulk_outages import call, each_flavour, ids
from tests.unit.user_server import LOST, Failure, UserServer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from keycloak_facade.bulk import BulkResult

pytestmark = [
    pytest.mark.loopback,
    pytest.mark.filterwarnings("ignore::keycloak_facade.exceptions.InsecureConnectionWarning"),
]

ANN: dict[str, Any] = {
    "username": "ann",
    "email": "Ann@example.org",
    "firstName": "Ann",
    "lastName": "",
    "enabled": True,
    "attributes": {"floor": ["2", "3", ""], "room": "21", "size": 7, "unseen": ["x"]},
}
SHOWN: dict[str, Any] = ANN | {
    "email": "ann@example.org",
    "attributes": {"floor": ["3", "2"], "room": ["21"], "size": ["7"], "given by the server": ["y"]},
}
STARTED = 1_700_000_000.0
LOOKED = STARTED + 40


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("keycloak_facade._core.outages._FIRST_PAUSE", 0.02)


@pytest.fixture
def server() -> Iterator[UserServer]:
    with UserServer.running() as running:
        yield running


def has_made(found: dict[str, Any], **given: Any) -> bool | None:
    entry = BulkEntry(ANN, UserRepresentation.from_dict(ANN | given), doubts=1, began_at=STARTED)
    return entry.has_made(UserRepresentation.from_dict(found), LOOKED)


def outcomes(result: BulkResult) -> list[tuple[str, str, str | None]]:
    """Return the list, the name and the reconciliation of each record."""
    kinds = ("created", "skipped", "updated", "failed")
    return [(kind, record.username, record.reconciled) for kind in kinds for record in getattr(result, kind)]


@pytest.mark.parametrize(
    ("seconds", "answer"),
    [
        (-86_400.0, False),
        (-301.0, False),
        (-299.0, None),
        (-61.0, None),
        (-59.0, True),
        (0.5, True),
        (39.5, True),
        (99.0, True),
        (101.0, None),
        (86_400.0, None),
    ],
)
def test_the_time_of_a_user_tells_who_made_it(seconds: float, answer: bool | None) -> None:
    assert has_made(SHOWN | {"createdTimestamp": round((STARTED + seconds) * 1000)}) is answer


@pytest.mark.parametrize(
    "other",
    [
        {"email": "other@example.org"},
        {"firstName": "ANN"},
        {"lastName": "Other"},
        {"enabled": False},
        {"attributes": {"floor": ["2"]}},
        {"attributes": {"room": ["22"]}},
    ],
)
def test_a_user_that_differs_is_another(other: dict[str, Any]) -> None:
    at = {"createdTimestamp": round(STARTED * 1000) + 5}
    assert has_made(SHOWN | at) is True
    assert has_made(SHOWN | at | other) is False


@pytest.mark.parametrize("name", ["email", "firstName", "lastName", "attributes"])
def test_what_is_not_shown_tells_nothing(name: str) -> None:
    at = {"createdTimestamp": round(STARTED * 1000) + 5}
    assert has_made(SHOWN | at | {name: None}) is True


def test_a_time_that_was_given_tells_nothing_unless_it_differs() -> None:
    given = round(STARTED * 1000) + 5
    assert has_made(SHOWN | {"createdTimestamp": given}, createdTimestamp=given) is None
    assert has_made(SHOWN | {"createdTimestamp": given}, createdTimestamp=given - 1) is False


def test_what_is_like_it_is_its_own_where_no_times_are_kept() -> None:
    assert has_made(SHOWN) is True
    assert has_made(SHOWN | {"firstName": "Other"}) is False


@pytest.mark.parametrize("made_at", ["yesterday", "1700000000005", [], {}, 1.5, 10**400])
@pytest.mark.parametrize("attributes", [None, [], "floor", 7, {"room": "21"}])
def test_a_time_that_is_none_leaves_it_unknown(made_at: object, attributes: object) -> None:
    found = SHOWN | {"createdTimestamp": made_at, "attributes": attributes}
    assert has_made(found) is None


@pytest.mark.parametrize(("on_conflict", "kind"), [("fail", "failed"), ("skip", "skipped")])
@each_flavour
async def test_a_user_of_a_run_before_is_not_claimed(
    flavour: str, on_conflict: str, kind: str, server: UserServer
) -> None:
    server.add("ann", age=120)
    server.failures = [Failure(503, is_done=False)]
    result = await call(flavour, server.url, "create_many", [{"username": "ann"}], on_conflict=on_conflict)
    assert outcomes(result) == [(kind, "ann", "unknown")]
    assert [type(record.error) for record in result.failed] == [Conflict] * (kind == "failed")


@each_flavour
async def test_a_user_that_another_made_a_moment_ago_is_not_claimed(flavour: str, server: UserServer) -> None:
    server.add("ann", firstName="Other")
    server.failures = [Failure(503, is_done=False)]
    result = await call(flavour, server.url, "create_many", [{"username": "ann", "first_name": "Ann"}])
    assert outcomes(result) == [("failed", "ann", "not done")]
    assert isinstance(result.failed[0].error, Conflict)


@each_flavour
async def test_a_user_that_is_as_it_was_sent_is_claimed(flavour: str, server: UserServer) -> None:
    server.failures = [Failure(LOST, is_done=True)]
    result = await call(flavour, server.url, "create_many", [ANN])
    assert outcomes(result) == [("created", "ann", "done")]


@pytest.mark.parametrize("made_at", ["yesterday", [], {}, 10**400])
@each_flavour
async def test_a_malformed_time_does_not_end_the_work(flavour: str, made_at: object, server: UserServer) -> None:
    server.add("ann")
    server.users["ann"]["createdTimestamp"] = made_at
    server.failures = [Failure(LOST, is_done=False)]
    result = await call(flavour, server.url, "create_many", [{"username": "ann"}, {"username": "bob"}], concurrency=1)
    assert outcomes(result) == [("created", "bob", None), ("failed", "ann", "unknown")]


@pytest.mark.parametrize("is_done", [True, False])
@each_flavour
async def test_a_user_with_the_id_of_before_is_overwritten(flavour: str, is_done: bool, server: UserServer) -> None:
    server.add("ann", "1", age=86_400, firstName="Old")
    server.failures = [Failure(503, is_done=is_done)]
    users = [{"username": "ann", "id": "1", "firstName": "New"}]
    result = await call(flavour, server.url, "import_many", users, on_conflict="overwrite")
    assert outcomes(result) == [("updated", "ann", "sent again")]
    assert server.users["ann"]["firstName"] == "New"
    assert ids(server) == {"ann": "1"}


@pytest.mark.parametrize(("on_conflict", "kind"), [("fail", "failed"), ("skip", "skipped")])
@pytest.mark.parametrize("is_there", [True, False])
@each_flavour
async def test_whose_an_id_is_that_was_given_is_not_known(
    flavour: str, is_there: bool, on_conflict: str, kind: str, server: UserServer
) -> None:
    if is_there:
        server.add("ann", "1", age=86_400)
    server.failures = [Failure(503, is_done=not is_there)]
    users = [{"username": "ann", "id": "1"}, {"username": "bob", "id": "2"}]
    result = await call(flavour, server.url, "import_many", users[:1], on_conflict=on_conflict)
    assert outcomes(result) == [(kind, "ann", "unknown")]
    result = await call(flavour, server.url, "import_many", users[1:], on_conflict=on_conflict)
    assert outcomes(result) == [("created", "bob", None)]


@pytest.mark.parametrize(
    ("given", "is_done", "outcome"),
    [
        ({}, True, ("created", "ann", "done")),
        ({}, False, ("failed", "ann", "not done")),
        ({"id": "1"}, True, ("failed", "ann", "unknown")),
        ({"id": "1"}, False, ("failed", "ann", "not done")),
    ],
)
@each_flavour
async def test_the_last_import_of_a_user_is_in_doubt_too(
    flavour: str, given: dict[str, Any], is_done: bool, outcome: tuple[str, str, str], server: UserServer
) -> None:
    server.failures = [Failure(503, is_done=False), Failure(503, is_done=False), Failure(503, is_done=is_done)]
    result = await call(flavour, server.url, "import_many", [{"username": "ann", **given}])
    assert outcomes(result) == [outcome]


@pytest.mark.parametrize(
    "retry_after", ["Mon, 01 Jan 99999999999999999999 00:00:00 GMT", "Wed, 21 Oct 2015 07:28:00 +999999999999999999"]
)
@pytest.mark.parametrize("verb", ["create_many", "import_many"])
@each_flavour
async def test_a_date_beyond_all_is_no_wish(flavour: str, verb: str, retry_after: str, server: UserServer) -> None:
    server.failures = [Failure(429, is_done=False, retry_after=retry_after)]
    began = time.monotonic()
    result = await call(flavour, server.url, verb, [{"username": "ann"}])
    assert outcomes(result) == [("created", "ann", None)]
    assert time.monotonic() - began < 2
